//! Options of clients, receivers, handles and calls.

use serde::{Deserialize, Serialize};

use crate::data::{plain, tables};

tables! {
    /// An option of a constructor.
    pub struct OptionSpec / OwnedOptionSpec {
        /// snake_case, as in Python; Node's camelCase is turned into it at the border.
        pub name: &'static str,
        /// What values it takes.
        pub kind: OptionKind,
        /// Whether there is no client without it.
        pub required: bool,
        /// The required option that this one makes unnecessary, and that may not be given beside it.
        pub instead_of: Option<&'static str>,
        /// The environment variable that `from_env` reads.
        pub env: Option<&'static str>,
        /// Whether white space in that variable separates several texts. Commas and semicolons always do.
        pub split_at_space: bool,
        /// The value that holds when none is given, as text.
        pub default: Option<&'static str>,
        /// The header that carries its value.
        pub header: Option<&'static str>,
    }
}

/// Whether HTTP takes it as the name of a header (RFC 9110, section 5.6.2).
pub fn is_header_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}

/// What is wrong with a name that HTTP does not take.
pub(crate) fn not_a_header(name: &str) -> String {
    format!("is `{name}`, which no header can be called")
}

/// What values an option takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum OptionKind {
    /// Text.
    #[default]
    String,
    /// Text that is never shown again.
    Secret,
    /// A `Signer`, given beside the other options.
    Signer,
    /// An `Observer`, given beside the other options.
    Observer,
    /// One text or several.
    Strings,
    /// An absolute URL.
    Url,
    /// Where a file lies.
    Path,
    /// A whole number.
    Integer,
    /// True or false.
    Boolean,
    /// A duration; as JSON a number of seconds, fractions allowed.
    Seconds,
}

plain!(OptionKind = OptionKind::String);

impl OptionKind {
    /// Whether its values are texts.
    pub fn is_text(self) -> bool {
        matches!(self, Self::String | Self::Secret | Self::Strings | Self::Url | Self::Path)
    }

    /// For messages: what was expected.
    pub fn expected(self) -> &'static str {
        match self {
            Self::String | Self::Secret => "text",
            Self::Signer => "a signer",
            Self::Observer => "an observer",
            Self::Strings => "text or a list of texts",
            Self::Url => "a URL",
            Self::Path => "the path of a file",
            Self::Integer => "a whole number",
            Self::Boolean => "true or false",
            Self::Seconds => "a number of seconds",
        }
    }
}
