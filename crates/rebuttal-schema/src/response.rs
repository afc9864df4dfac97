//! What a response says became of the request.

use serde::{Deserialize, Serialize};

use crate::data::{plain, tables};
use crate::error_kind::ErrorKind;

plain!(ErrorKind = ErrorKind::Api);

tables! {
    /// How a provider's answers say what became of a request.
    pub struct ResponseRules / OwnedResponseRules {
        /// Where the status stands, as the keys on the way to it; empty where HTTP's status is all there is.
        pub status: &'static [&'static str],
        /// Where the code stands.
        pub code: &'static [&'static str],
        /// Where the provider's words stand.
        pub message: &'static [&'static str],
        /// Where the type of a failure stands, which is coarser than its code.
        pub error_type: &'static [&'static str],
        /// Texts that errors carry along: a name, and where they stand.
        pub details: &'static [(&'static str, &'static [&'static str])],
        /// The header that gives the reason of a refusal.
        pub reason_header: Option<&'static str>,
        /// The header that says whether to repeat: `true` or `false`.
        pub retry_header: Option<&'static str>,
        /// What each status means. One that is not listed means that nobody knows.
        pub statuses: &'static [(&'static str, Meaning)],
        /// The codes of refusals that are believed without a signature: those that are given before the caller is known.
        pub unsigned: &'static [&'static str],
        /// The codes that are known.
        pub codes: &'static [CodeRule],
        /// The types that are known; a code's rule comes first.
        pub types: &'static [CodeRule],
    }

    /// What is known about one of the provider's codes or types.
    pub struct CodeRule / OwnedCodeRule {
        /// The code on the wire.
        pub code: &'static str,
        /// The kind of error that it becomes; none for a success.
        pub kind: Option<ErrorKind>,
        /// The statuses with which it comes; empty where that is not known.
        pub statuses: &'static [&'static str],
        /// What it means.
        pub description: &'static str,
        /// What to do next.
        pub advice: &'static str,
    }
}

/// What a provider's status means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Meaning {
    /// It happened.
    Done,
    /// It did not, and will not.
    Refused,
    /// The provider can't say.
    #[default]
    Unknown,
}

plain!(Meaning = Meaning::Unknown);

impl ResponseRules {
    /// Whether a status means that.
    pub fn means(&self, status: &str, meaning: Meaning) -> bool {
        self.statuses.iter().any(|(wire, known)| *wire == status && *known == meaning)
    }

    /// Whether a refusal is believed that carries no signature. One without the provider's code is HTTP's own.
    pub fn believes_unsigned(&self, http_status: u16, code: Option<&str>) -> bool {
        match code {
            Some(code) => self.unsigned.contains(&code),
            None => !(200..300).contains(&http_status),
        }
    }
}
