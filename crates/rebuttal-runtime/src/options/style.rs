//! How a language writes options: one rule for their names, durations and messages.

use std::borrow::Cow;

use rebuttal_schema::OptionSpec;

use crate::Error;

/// How the caller's language writes options.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// Names in snake_case, durations in seconds: Rust and Python.
    #[default]
    Snake,
    /// Names in camelCase, durations in milliseconds: JavaScript.
    Camel,
}

impl Style {
    /// An option's or argument's name in this style, from the one in snake_case.
    pub fn name(self, name: &str) -> Cow<'_, str> {
        if self == Self::Snake || !name.contains('_') {
            return name.into();
        }
        let (first, rest) = name.split_once('_').unwrap_or((name, ""));
        let rest = rest.split('_').map(|part| {
            let (head, tail) = part.split_at_checked(1).unwrap_or((part, ""));
            head.to_ascii_uppercase() + tail
        });
        std::iter::once(first.to_owned()).chain(rest).collect::<String>().into()
    }

    /// What durations are counted in.
    pub(crate) fn unit(self) -> &'static str {
        match self {
            Self::Snake => "seconds",
            Self::Camel => "milliseconds",
        }
    }

    /// How many of its units a second has.
    pub(crate) fn per_second(self) -> f64 {
        match self {
            Self::Snake => 1.0,
            Self::Camel => 1000.0,
        }
    }

    /// The error with the options of these tables named in this style.
    pub fn error_of_options(self, error: Error, tables: &[&[OptionSpec]]) -> Error {
        // The one property of errors that their messages mention.
        self.error(error, |name| {
            name == "provider_message" || tables.iter().copied().flatten().any(|spec| spec.name == name)
        })
    }

    /// The error with all names between backticks in this style: of a function's arguments, none of which is a wire name.
    pub fn error_of_arguments(self, error: Error) -> Error {
        self.error(error, |_| true)
    }

    fn error(self, error: Error, is_ours: impl Fn(&str) -> bool) -> Error {
        if self == Self::Snake {
            error
        } else {
            error.with_names(|name| is_ours(name).then(|| self.name(name).into_owned()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ErrorKind;

    #[test]
    fn names_of_options_are_written_in_the_callers_style() {
        assert_eq!(Style::Snake.name("max_file_bytes"), "max_file_bytes");
        assert_eq!(Style::Camel.name("max_file_bytes"), "maxFileBytes");
        assert_eq!(Style::Camel.name("timeout"), "timeout");
        let error = Error::new(ErrorKind::Config, "`a_b`, `c_d`, a_b and `a_b.c`").with_field("a_b");
        let error = Style::Camel.error(error, |name| name == "a_b");
        assert_eq!(error.to_string(), "`aB`, `c_d`, a_b and `a_b.c`");
        assert_eq!(error.field(), Some("aB"));
    }
}
