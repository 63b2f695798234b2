#!/usr/bin/env python3
"""Make the Indonesian root list and the affix weights of the stemmer.

usage: make-roots.py --words WORDS.txt --cases CASES.jsonl --whole whole.txt --out roots.txt --rust weights.rs
       make-roots.py --words WORDS.txt --cases CASES.jsonl --check

WORDS.txt is the word list inside Tesseract's Indonesian model (Apache-2.0):
    combine_tessdata -u ind.traineddata ind.
    dawg2wordlist ind.lstm-unicharset ind.lstm-word-dawg WORDS.txt
CASES.jsonl has a {"word", "root", "n"} a line. Only the weights are fitted on the
cases: no word of theirs goes into the list, every root is read or derived from WORDS.txt. whole.txt is
written by hand: words that look derived and are not (menit is no meN- + tit), and that come out wrong without.
--check fits on half of the cases' roots and scores the other half, four times.

How: (1) every word of the list gets all its affix analyses; (2) a log-linear model ranks
them by evidence from the list alone: is the root itself a word, in how many other affix
patterns does it occur, what affixes, what shape; (3) the best analysis of each word, followed
to its end, gives its root, and a root's family is the words that come to it; (4) a smaller
model with no more than the list, the affixes and the root's shape is fitted to (3) and the
cases: these are the weights of the Rust code; (5) roots whose usual forms come out the same
without them are dropped.   Needs Python 3 with numpy and scipy.
"""
import argparse, collections, json, math, random, re
import numpy as np
import scipy.sparse as sparse
from scipy.optimize import minimize

VOWELS = set("aeiou")
SUFFIXES = ("", "kan", "an", "i", "wan")
POSSESSIVES = ("", "nya", "ku", "mu")
PARTICLES = ("", "lah", "kah", "tah", "pun")
PREFIXES = ("", "meN", "meN*", "meNe", "peN", "peN*", "peNe", "di", "ke", "se", "ter", "te", "ber", "be", "per", "pe", "ku",
            "ketidak")
INNER = {  # which prefixes may stand inside which
    "meN": ("per", "pe", "ber", "be", "ter", "te", "ke", "se"), "meN*": ("per", "pe", "ber", "ter"),
    "peN": ("per", "ber", "ke", "se"), "di": ("per", "pe", "ber", "be", "ter", "te", "ke", "se"),
    "ke": ("ber", "be", "ter", "te", "se", "peN", "pe", "per"), "se": ("ke", "peN", "pe", "per", "ber", "ter"),
    "ter": ("per", "ke", "se"), "ber": ("ke", "peN", "pe", "per", "se"), "per": ("se", "ber", "ke"), "ku": ("per", "pe"),
    "ketidak": ("ber", "ter", "se", "peN", "meN"),
}
ONSETS = set("bl br dr fl fr gl gr kl kr pl pr ps sk sl sm sn sp st sw sy tr ts kh ny ng sr kw dw gh vl th ch sh ph".split())
WHOLE = 1.5  # weight of a case that is its own root: the cases have fewer of them than text has
ROUNDS = 2  # of labelling
WHOLE_WORD = -1  # in place of a family size
SCALE = 8  # weights are kept in eighths of a natural-log odds


# ---------------------------------------------------------------- grammar
def nasal(word, head):
    """meN- and peN- with their sound changes: (variant, root)."""
    if not word.startswith(head) or len(word) < 5:
        return
    rest = word[2:]
    if rest[0] in "lmnrwy":
        yield "", rest
    if rest.startswith("ng") and len(rest) > 2:
        x = rest[2:]
        if x[0] in VOWELS:
            yield "", x
            yield "", "k" + x
            if x[0] == "e" and len(x) > 3:
                yield "e", x[1:]
        elif x[0] in "ghq" or x[:2] in ("kh", "kl", "kr", "ks"):
            yield "", x
        elif x[0] == "k":
            yield "*", x
    elif rest.startswith("ny") and len(rest) > 2:
        if rest[2] in VOWELS:
            yield "", "s" + rest[2:]
    elif rest[0] == "n":
        x = rest[1:]
        if x[0] in VOWELS:
            yield "", "t" + x
        elif x[0] in "cdjz" or x[:2] in ("sy", "tr", "ts", "sp", "st"):
            yield "", x
        elif x[0] in "ts":
            yield "*", x
    elif rest[0] == "m":
        x = rest[1:]
        if x[0] in VOWELS:
            yield "", "p" + x
        elif x[0] in "bfv" or x[:2] in ("pr", "pl", "ps"):
            yield "", x
        elif x[0] == "p":
            yield "*", x


def strip_prefix(word):
    """One prefix off: (prefix, rest)."""
    for head in ("meN", "peN"):
        for variant, root in nasal(word, head[:2]):
            yield head + variant, root
    for p in ("di", "ke", "se", "ter", "ber", "per", "ku", "ketidak"):
        if word.startswith(p):
            yield p, word[len(p):]
    if word.startswith("kau"):
        yield "ku", word[3:]
    for p in ("te", "be"):  # one r of two is lost: te-rasa, be-kerja
        if word.startswith(p) and len(word) > 5 and (word[2] == "r" or word[2] not in VOWELS and word[3:5] == "er"):
            yield p, word[2:]
    for p in ("bel", "pel"):
        if word.startswith(p + "ajar"):
            yield p[:2] + "r", word[3:]
    if word.startswith("pe") and len(word) > 4 and word[2] not in VOWELS and word[2] not in "lmnwy":
        yield "pe", word[2:]


def prefixes(word):
    yield "", "", word
    for outer, rest in strip_prefix(word):
        yield outer, "", rest
        for inner, root in strip_prefix(rest):
            if inner in INNER.get(outer, ()):
                yield outer, inner, root


def clitics(word):
    yield "", "", word
    for part in PARTICLES:
        base = word[:len(word) - len(part)]
        if part and word.endswith(part) and len(word) > 5:
            yield "", part, base
        if not part or word.endswith(part) and len(word) > 5:
            for poss in POSSESSIVES[1:]:
                if base.endswith(poss):
                    yield poss, part, base[:-len(poss)]


def analyses(word):
    """All (outer, inner, suffix, possessive, particle, root); the word itself first."""
    for poss, part, base in clitics(word):
        for suffix in SUFFIXES:
            if base.endswith(suffix):
                for outer, inner, root in prefixes(base[:len(base) - len(suffix)]):
                    if len(root) >= 3 and not VOWELS.isdisjoint(root):
                        yield outer, inner, suffix, poss, part, root


def shape(root):
    """What is odd about a root's letters, and its syllables."""
    if root[0] not in VOWELS and root[1] not in VOWELS:
        yield "cluster" if root[:2] in ONSETS else "odd onset"
    if root[-1] in "cjqvwxyz":
        yield "odd end"
    elif root[-1] in "bdgf":
        yield "voiced end"
    if root[-1] not in VOWELS and root[-2] not in VOWELS and root[-2:] != "ng":
        yield "cluster end"
    yield "syllables %d" % min(len(re.findall("[aeiou]+", root)), 4)


# ---------------------------------------------------------------- the word list as evidence
class Lexicon:
    def __init__(self, path):
        case = collections.defaultdict(set)
        for line in open(path, encoding="utf-8"):
            w = line.strip()
            case[w.lower()].add("l" if w.islower() else "T" if w[1:].islower() else "U")
        # seen in lower case, only with a capital (a name, mostly), or only in capitals
        self.case = {w: min(c, key="lTU".index) for w, c in case.items() if re.fullmatch("[a-z]{3,}", w)}
        self.an = {w: a for w in self.case if (a := list(dict.fromkeys(analyses(w))))}
        self.case = {w: self.case[w] for w in self.an}
        self.family = collections.defaultdict(dict)
        for w, an in self.an.items():
            for a in an:
                if a[5] != w and self.case[w] == "l":
                    self.family[a[5]].setdefault(w, a[:3])
        self.memo = {}
        self.root = None  # of each word, once the first round has told

    def support(self, root, word, agreed=False):
        """Distinct affix patterns of the root, except those of the word and of what is made from it."""
        key = root, word, agreed
        if key not in self.memo:
            end = self.root.get(root, root) if agreed else None
            made = self.family.get(word, {}) if root != word else {}
            self.memo[key] = len({p for w, p in self.family.get(root, {}).items()
                                  if w != word and w not in made and any(p) and (not agreed or self.root[w] == end)})
        return self.memo[key]


def bucket(n):
    return sum(n >= x for x in (1, 2, 3, 5, 9))


def evidence_features(lex, word, a):
    outer, inner, suffix, poss, part, root = a
    own = root == word
    seen = lex.case.get(root, "-")
    seen = "own" + ("T" if seen == "U" else seen) if own else seen
    pre, e = outer + "+" + inner, bucket(lex.support(root, word))
    yield from ("pre " + pre, "suf " + suffix, "clitic %s %s" % (poss, part), "pre %s suf %s" % (pre, suffix),
                "seen " + seen, "support %d %s" % (e, seen), "len %d" % min(len(root), 7), "own %d" % own,
                "support %d len %d" % (e, min(len(root), 5)), "support %d suf %s" % (e, suffix),
                "support %d pre %s" % (e, pre))
    if lex.root:
        e = bucket(lex.support(root, word, True))
        yield from ("agreed %d %s" % (e, seen), "agreed %d %d len %d" % (own, e, min(len(root), 5)),
                    "agreed %d suf %s" % (e, suffix), "agreed %d pre %s" % (e, pre))
    for s in shape(root):
        yield "shape " + s
    if (inner or outer)[1:3] == "eN":
        yield "nasal %s %d" % (root[0], root[1] in VOWELS)
    if suffix and not outer:
        yield "bare suf %s %s %d" % (suffix, seen, e)
    if outer and not suffix:
        yield "bare pre %s %s" % (pre, seen)


# ---------------------------------------------------------------- log-linear ranking
class Ranker:
    def fit(self, groups, l2=1.0):
        """groups: (features of each analysis, indices of the right ones, weight)."""
        self.index, row, col, group, gold, weight, n = {}, [], [], [], [], [], 0
        for g, (analyses_, right, w) in enumerate(groups):
            weight.append(w)
            for j, feats in enumerate(analyses_):
                for f in feats:
                    row.append(n)
                    col.append(self.index.setdefault(f, len(self.index)))
                group.append(g)
                gold.append(j in right)
                n += 1
        x = sparse.csr_matrix((np.ones(len(row)), (row, col)), shape=(n, len(self.index)))
        group, gold, weight = np.array(group), np.array(gold), np.array(weight)

        def loss(theta):
            z = x @ theta
            top = np.full(len(weight), -1e9)
            np.maximum.at(top, group, z)
            ez = np.exp(z - top[group])
            every, good = np.bincount(group, ez), np.bincount(group, ez * gold) + 1e-300
            slope = weight[group] * (ez * gold / good[group] - ez / every[group])
            return -(weight * np.log(good / every)).sum() + l2 * (theta @ theta) / 2, l2 * theta - x.T @ slope

        theta = minimize(loss, np.zeros(len(self.index)), jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
        self.w = {f: theta[i] for f, i in self.index.items()}
        return self

    def best(self, word, features):
        score = lambda a: sum(self.w.get(f, 0) for f in features(word, a))
        return max(analyses(word), key=score, default=(word,))[-1]


def labelled(cases, features):
    for c in cases:
        an = list(dict.fromkeys(analyses(c["word"])))
        right = {i for i, a in enumerate(an) if a[5] == c["root"]}
        if right and len(an) > 1:
            weight = (2.0 if c["n"] else 1.0) * (WHOLE if c["word"] == c["root"] else 1.0)
            yield [list(features(c["word"], a)) for a in an], right, weight


def names(lex):
    """Capitalised words that only a weak affix would cut: taken as roots."""
    weak = {("", "an"), ("", "i"), ("", "wan"), ("ke", ""), ("se", ""), ("pe", "")}
    for w, c in lex.case.items():
        others = [a for a in lex.an[w] if a[5] != w]
        if c == "T" and others and all(
                lex.support(a[5], w) < 2 or (not a[1] and (a[0], a[2]) in weak and lex.case.get(a[5]) != "l") for a in others):
            yield w


def label_words(lex, cases):
    """The root of every word of the list, and the family size of every root. The second round counts as a root's
    family only the words that the first gave it."""
    lex.root = None
    for _ in range(ROUNDS):
        lex.memo = {}
        lex.root, roots = label_round(lex, cases)
    return lex.root, roots


def label_round(lex, cases):
    feats = lambda w, a: evidence_features(lex, w, a)
    groups = list(labelled(cases, feats))
    for w in names(lex):
        an = lex.an[w]
        groups.append(([list(feats(w, a)) for a in an], {i for i, a in enumerate(an) if a[5] == w}, 0.15))
    ranker, memo = Ranker().fit(groups), {}

    def root_of(w):
        for _ in range(4):
            if w not in memo:
                memo[w] = ranker.best(w, feats)
            if memo[w] == w:
                break
            w = memo[w]
        return w

    root = {w: root_of(w) for w in lex.case}
    size = collections.Counter(r for w, r in root.items() if r != w and lex.case[w] == "l")
    roots = {r: size[r] for w, r in root.items() if lex.case[w] == "l" or lex.case[w] == "T" and (size[r] or r == w)}
    return root, roots


# ---------------------------------------------------------------- what the Rust code has
def grade(roots, root):
    """0: not in the list; 1: no derived word known; 2 to 4: a small, middling, large family; 5: never derived."""
    n = roots.get(root)
    return 0 if n is None else 5 if n == WHOLE_WORD else 1 + (n > 0) + (n > 2) + (n > 6)


def runtime_features(roots, word, a):
    outer, inner, suffix, poss, part, root = a
    g = grade(roots, root)
    yield "%s %d" % ("own" if root == word else "root", g)
    yield from ("outer " + outer, "outer %s %s" % (outer, suffix), "suffix " + suffix, "poss " + poss, "part " + part)
    if inner:
        yield from ("inner " + inner, "inner %s %s" % (inner, suffix))
    yield "length %d %d" % (g > 0, min(len(root), 7))
    if not g:
        for s in shape(root):
            yield s
        if (inner or outer)[1:3] == "eN":
            yield "nasal " + root[0]


def fit_runtime(lex, cases, root, roots):
    feats = lambda w, a: runtime_features(roots, w, a)
    groups = list(labelled(cases, feats))
    for w, r in root.items():
        an = lex.an[w]
        right = {i for i, a in enumerate(an) if a[5] == r}
        if right and len(an) > 1 and lex.case[w] != "U":
            groups.append(([list(feats(w, a)) for a in an], right, 0.1 if lex.case[w] == "l" else 0.05))
    r = Ranker().fit(groups, 2.0)
    r.w = {f: max(-127, min(127, round(v * SCALE))) for f, v in r.w.items()}
    return r


def usual_forms(root):
    """Forms that must still come to the root if it is dropped from the list."""
    head = {"p": "mem", "t": "men", "s": "meny", "k": "meng"}.get(root[0])
    tail = root[1:] if head else root
    if not head:
        head = ("meng" if root[0] in VOWELS or root[0] in "ghq" else "mem" if root[0] in "bfv" else
                "men" if root[0] in "cdjz" else "me")
    return root, root + "nya", "ber" + root, "di" + root + "kan", head + tail + "kan", "ke" + root + "an", "se" + root


def prune(lex, runtime, roots):
    kept = dict(roots)
    for r in sorted(roots):
        if roots[r] == 0:
            del kept[r]
            forms = usual_forms(r) if lex.case.get(r) == "l" else (r,)
            if any(runtime.best(f, lambda w, a: runtime_features(kept, w, a)) != r for f in forms):
                kept[r] = 0
    return kept


def add_whole(runtime, roots, whole):
    """Marks the words that were told by hand to look derived only, where the weights alone get them wrong."""
    wrong = [w for w in whole if runtime.best(w, lambda w, a: runtime_features(roots, w, a)) != w]
    return {**roots, **dict.fromkeys(wrong, WHOLE_WORD)}


def make(lex, cases, whole=()):
    root, roots = label_words(lex, cases)
    runtime = fit_runtime(lex, cases, root, roots)
    runtime.w["own 5"], runtime.w["root 5"] = 127, runtime.w["root 4"]
    return runtime, add_whole(runtime, prune(lex, runtime, roots), whole)


# ---------------------------------------------------------------- output and check
def rust_tables(w):
    get = lambda f: w.get(f, 0)
    row = lambda values: "[" + ", ".join(str(max(-127, min(127, v))) for v in values) + "]"
    out = ["pub(super) const OWN: [i8; 6] = %s;" % row(get("own %d" % g) for g in range(6)),
           "pub(super) const ROOT: [i8; 6] = %s;" % row(get("root %d" % g) for g in range(6)),
           "pub(super) const LENGTH: [[i8; 8]; 2] = [\n    %s,\n    %s,\n];" % tuple(
               row(get("length %d %d" % (k, n)) for n in range(8)) for k in (0, 1)),
           "pub(super) const SYLLABLES: [i8; 5] = %s;" % row(get("syllables %d" % n) for n in range(5))]
    for name in ("cluster", "odd onset", "odd end", "voiced end", "cluster end"):
        out.append("pub(super) const %s: i16 = %d;" % (name.upper().replace(" ", "_"), get(name)))
    out.append("/// By the first letter of an unlisted root after meN- or peN-, a to z.\npub(super) const NASAL: [i8; 26] = [")
    letters = [str(get("nasal " + chr(97 + i))) for i in range(26)]
    out += ["    " + ", ".join(letters[i:i + 13]) + "," for i in (0, 13)] + ["];"]
    out.append("pub(super) const POSSESSIVE: [i8; 4] = %s;" % row(get("poss " + p) for p in POSSESSIVES))
    out.append("pub(super) const PARTICLE: [i8; 5] = %s;" % row(get("part " + p) for p in PARTICLES))
    out.append("/// Outer prefix by suffix: none, -kan, -an, -i, -wan.\n#[rustfmt::skip]\npub(super) const OUTER: [[i8; 5]; %d] = [" % len(PREFIXES))
    for p in PREFIXES:
        out.append("    %s, // %s" % (row(get("outer " + p) + get("suffix " + s) + get("outer %s %s" % (p, s)) for s in SUFFIXES), p or "none"))
    out.append("];\n/// Inner prefix by suffix.\n#[rustfmt::skip]\npub(super) const INNER: [[i8; 5]; %d] = [" % len(PREFIXES))
    for p in PREFIXES:
        out.append("    %s, // %s" % (row((get("inner " + p) + get("inner %s %s" % (p, s))) if p else 0 for s in SUFFIXES), p or "none"))
    out.append("];")
    return "\n".join(out) + "\n"


def score(cases, stem):
    pairs = lambda keys: sum(math.comb(n, 2) for n in collections.Counter(keys).values())
    root = {c["word"]: c["root"] for c in cases if "-" not in c["word"]}
    both, said, true = pairs((root[w], stem(w)) for w in root), pairs(map(stem, root)), pairs(root.values())
    return "P %.4f R %.4f F1 %.4f" % (both / said, both / true, 2 * both / (said + true))


def check(lex, cases):
    for seed in (0, 1):
        order = sorted({c["root"] for c in cases})
        random.Random(seed).shuffle(order)
        first = set(order[:len(order) // 2])
        halves = [[c for c in cases if (c["root"] in first) == side] for side in (True, False)]
        for train, test in (halves, halves[::-1]):
            runtime, roots = make(lex, train)
            stem = lambda w, memo={}, f=lambda w, a: runtime_features(roots, w, a): memo.get(w) or memo.setdefault(w, runtime.best(w, f))
            print("seed %d, %d roots: all %s | text %s" % (seed, len(roots), score(test, stem), score([c for c in test if c["n"]], stem)), flush=True)



def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--words", required=True)
    ap.add_argument("--cases", required=True)
    ap.add_argument("--whole", help="words that only look derived, told by hand")
    ap.add_argument("--out")
    ap.add_argument("--rust")
    ap.add_argument("--check", action="store_true")
    args = ap.parse_args()
    cases = [json.loads(l) for l in open(args.cases, encoding="utf-8")]
    cases = [c for c in cases if c.get("lang", "id") == "id"]
    lex = Lexicon(args.words)
    if args.check:
        return check(lex, cases)
    whole = open(args.whole).read().split() if args.whole else ()
    runtime, roots = make(lex, cases, whole)
    with open(args.out, "w") as f:
        f.writelines("%s %d\n" % (r, grade(roots, r)) for r in sorted(roots))
    source = open(args.rust, encoding="utf-8").read()
    begin, end = "// Weights: written by make-roots.py.\n", "// End of the weights.\n"
    head, tail = source.index(begin) + len(begin), source.index(end)
    open(args.rust, "w", encoding="utf-8").write(source[:head] + rust_tables(runtime.w) + source[tail:])
    print("%d roots" % len(roots))


main()
