/// The feed, or the saved page, that named an address: it says how far asking for it may reach, and as whom its own
/// server is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedBy {
    pub url: String,
    /// It was last reached at an address of a private network.
    pub is_private: bool,
    /// What its server is told that we are, where Warta's own name is not wanted.
    pub user_agent: Option<String>,
    /// It has a sign-in in the keyring.
    pub signs_in: bool,
}
