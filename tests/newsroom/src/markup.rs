//! Text into markup.

/// Text for an element or a double-quoted attribute, in HTML and XML alike.
pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Markup carried whole inside XML.
pub(crate) fn cdata(markup: &str) -> String {
    format!("<![CDATA[{}]]>", markup.replace("]]>", "]]]]><![CDATA[>"))
}

/// One piece of markup for each item, on lines of their own.
pub(crate) fn each<T>(items: impl IntoIterator<Item = T>, piece: impl FnMut(T) -> String) -> String {
    items.into_iter().map(piece).collect::<Vec<_>>().join("\n")
}
