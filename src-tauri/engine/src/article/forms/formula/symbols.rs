//! What TeX calls the characters that formulas are made of.

/// The command for a character that has one.
pub(super) fn command(c: char) -> Option<&'static str> {
    SYMBOLS.binary_search_by_key(&c, |(symbol, _)| *symbol).ok().map(|at| SYMBOLS[at].1)
}

/// The command that sets a character above what it marks.
pub(super) fn accent(mark: &str) -> Option<&'static str> {
    Some(match mark {
        "→" | "⃗" | "⟶" => "\\vec",
        "^" | "ˆ" | "̂" => "\\hat",
        "~" | "˜" | "∼" | "̃" => "\\tilde",
        "˙" | "." | "̇" => "\\dot",
        "¨" | ".." | "̈" => "\\ddot",
        "¯" | "‾" | "̅" | "\u{304}" | "―" | "_" | "–" => "\\overline",
        "⏞" => "\\overbrace",
        "ˇ" => "\\check",
        "˘" => "\\breve",
        "´" => "\\acute",
        "`" => "\\grave",
        _ => return None,
    })
}

/// Names of functions that TeX has commands for.
pub(super) const FUNCTIONS: [&str; 32] = [
    "arccos", "arcsin", "arctan", "arg", "cos", "cosh", "cot", "coth", "csc", "deg", "det", "dim", "exp", "gcd", "hom",
    "inf", "ker", "lg", "lim", "liminf", "limsup", "ln", "log", "max", "min", "sec", "sin", "sinh", "sup", "tan", "tanh",
    "Pr",
];

/// In the order of the characters.
const SYMBOLS: [(char, &str); 121] = [
    ('#', "\\#"),
    ('$', "\\$"),
    ('%', "\\%"),
    ('&', "\\&"),
    ('_', "\\_"),
    ('{', "\\{"),
    ('}', "\\}"),
    ('¬', "\\neg"),
    ('±', "\\pm"),
    ('·', "\\cdot"),
    ('×', "\\times"),
    ('÷', "\\div"),
    ('Γ', "\\Gamma"),
    ('Δ', "\\Delta"),
    ('Θ', "\\Theta"),
    ('Λ', "\\Lambda"),
    ('Ξ', "\\Xi"),
    ('Π', "\\Pi"),
    ('Σ', "\\Sigma"),
    ('Φ', "\\Phi"),
    ('Ψ', "\\Psi"),
    ('Ω', "\\Omega"),
    ('α', "\\alpha"),
    ('β', "\\beta"),
    ('γ', "\\gamma"),
    ('δ', "\\delta"),
    ('ε', "\\varepsilon"),
    ('ζ', "\\zeta"),
    ('η', "\\eta"),
    ('θ', "\\theta"),
    ('ι', "\\iota"),
    ('κ', "\\kappa"),
    ('λ', "\\lambda"),
    ('μ', "\\mu"),
    ('ν', "\\nu"),
    ('ξ', "\\xi"),
    ('π', "\\pi"),
    ('ρ', "\\rho"),
    ('ς', "\\varsigma"),
    ('σ', "\\sigma"),
    ('τ', "\\tau"),
    ('υ', "\\upsilon"),
    ('φ', "\\varphi"),
    ('χ', "\\chi"),
    ('ψ', "\\psi"),
    ('ω', "\\omega"),
    ('ϕ', "\\phi"),
    ('ϵ', "\\epsilon"),
    ('†', "\\dagger"),
    ('‡', "\\ddagger"),
    ('…', "\\ldots"),
    ('′', "'"),
    ('″', "''"),
    ('ℏ', "\\hbar"),
    ('ℓ', "\\ell"),
    ('←', "\\leftarrow"),
    ('↑', "\\uparrow"),
    ('→', "\\to"),
    ('↓', "\\downarrow"),
    ('↔', "\\leftrightarrow"),
    ('↦', "\\mapsto"),
    ('⇐', "\\Leftarrow"),
    ('⇒', "\\Rightarrow"),
    ('⇔', "\\Leftrightarrow"),
    ('∀', "\\forall"),
    ('∂', "\\partial"),
    ('∃', "\\exists"),
    ('∅', "\\emptyset"),
    ('∇', "\\nabla"),
    ('∈', "\\in"),
    ('∉', "\\notin"),
    ('∋', "\\ni"),
    ('∏', "\\prod"),
    ('∐', "\\coprod"),
    ('∑', "\\sum"),
    ('−', "-"),
    ('∓', "\\mp"),
    ('∖', "\\setminus"),
    ('∗', "*"),
    ('∘', "\\circ"),
    ('∙', "\\bullet"),
    ('√', "\\surd"),
    ('∝', "\\propto"),
    ('∞', "\\infty"),
    ('∠', "\\angle"),
    ('∣', "\\mid"),
    ('∥', "\\parallel"),
    ('∧', "\\land"),
    ('∨', "\\lor"),
    ('∩', "\\cap"),
    ('∪', "\\cup"),
    ('∫', "\\int"),
    ('∬', "\\iint"),
    ('∭', "\\iiint"),
    ('∮', "\\oint"),
    ('∴', "\\therefore"),
    ('∼', "\\sim"),
    ('≃', "\\simeq"),
    ('≅', "\\cong"),
    ('≈', "\\approx"),
    ('≠', "\\neq"),
    ('≡', "\\equiv"),
    ('≤', "\\leq"),
    ('≥', "\\geq"),
    ('≪', "\\ll"),
    ('≫', "\\gg"),
    ('⊂', "\\subset"),
    ('⊃', "\\supset"),
    ('⊆', "\\subseteq"),
    ('⊇', "\\supseteq"),
    ('⊕', "\\oplus"),
    ('⊗', "\\otimes"),
    ('⊢', "\\vdash"),
    ('⊤', "\\top"),
    ('⊥', "\\perp"),
    ('⋅', "\\cdot"),
    ('⋆', "\\star"),
    ('⋮', "\\vdots"),
    ('⋯', "\\cdots"),
    ('⋱', "\\ddots"),
    ('⟨', "\\langle"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_are_found() {
        assert!(SYMBOLS.is_sorted_by(|(one, _), (other, _)| one < other));
        assert_eq!(command('∑'), Some("\\sum"));
        assert_eq!(command('x'), None);
        assert_eq!(accent("^"), Some("\\hat"));
    }
}
