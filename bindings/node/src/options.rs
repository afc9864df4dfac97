//! Options as JavaScript writes them.

use rebuttal::dynamic::{Options, Style};

/// Options with names in camelCase and durations in milliseconds.
pub(crate) fn in_camel_case(json: &str) -> Options<'_> {
    Options { json: json.as_bytes(), style: Style::Camel }
}
