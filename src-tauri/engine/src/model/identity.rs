/// What an article is recognised by within a feed, the surest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identity {
    /// The document's own id: GUID, Atom id, `rdf:about`.
    pub guid: Option<String>,
    /// The address, in the form in which two spellings of it are equal.
    pub url_key: Option<String>,
    /// Of title and date, when there is nothing else.
    pub date_key: Option<String>,
}
