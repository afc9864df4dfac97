//! What binds a response to its request. A response counts as being about the request only if it shows that: on a
//! connection that is used again, or behind a proxy, it may belong to another one.

use std::borrow::Cow;

use rebuttal_schema::{Bound, Operation};

use crate::json;
use crate::mismatch::Mismatch;
use crate::request::value::Value;

/// What the response to one call must have.
#[derive(Default)]
pub(crate) struct Expected(Vec<(&'static [&'static str], Wanted)>);

enum Wanted {
    Present,
    Text { text: Cow<'static, str>, optional: bool },
}

impl Expected {
    /// With the call's parameters, which `given` finds by their names on the wire.
    pub(crate) fn of<'a>(operation: &'static Operation, given: impl Fn(&str) -> Option<&'a Value>) -> Self {
        let expected = operation.binding.iter().filter_map(|binding| {
            let text = |text| Wanted::Text { text, optional: binding.bound == Bound::IfPresent };
            let wanted = match binding.bound {
                Bound::Present => Wanted::Present,
                Bound::Value | Bound::IfPresent => text(Cow::Borrowed(binding.text)),
                Bound::Parameter => text(Cow::Owned(given(binding.text)?.to_plain_text())),
            };
            Some((binding.place, wanted))
        });
        Self(expected.collect())
    }

    /// Whether nothing is declared, so that every JSON would do.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a response's body has all of it. In one that was read as it stands, `promised`, the fields of the outermost
    /// object stand once, so what follows the first is not read again.
    ///
    /// # Errors
    /// The first place that has something else.
    pub(crate) fn check(&self, body: &[u8], promised: bool) -> Result<(), Mismatch> {
        for (place, wanted) in &self.0 {
            let mismatch = |expected: String, found: &str| Mismatch {
                path: place.iter().map(|key| format!("/{key}")).collect(),
                expected,
                found: found.to_owned(),
            };
            let pluck = |place: &'static [&'static str]| match place {
                [key] if promised => json::first(body, key),
                _ => json::pluck(body, place),
            };
            match wanted {
                Wanted::Present if json::present(body, place) => {}
                Wanted::Present => return Err(mismatch("a value".to_owned(), "nothing")),
                Wanted::Text { text, optional } => match pluck(place) {
                    Some(found) if found == *text => {}
                    None if *optional && !json::present(body, place) => {}
                    found => return Err(mismatch(shown(text), &found.map_or("no text".into(), |it| shown(&it)))),
                },
            }
        }
        Ok(())
    }
}

/// An identifier as it is; of anything else no more than that it is a text, because it may be private.
pub(crate) fn shown(text: &str) -> String {
    let identifier = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    match text.len() {
        1..=64 if text.bytes().all(identifier) => format!("`{text}`"),
        _ => "another text".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expected(fields: &[(&'static [&'static str], &'static str)]) -> Expected {
        let wanted = |text| Wanted::Text { text: Cow::Borrowed(text), optional: false };
        Expected(fields.iter().map(|(place, text)| (*place, wanted(*text))).collect())
    }

    #[test]
    fn what_was_read_as_it_stands_is_not_read_to_its_end_again() {
        let expected = expected(&[(&["id"], "7"), (&["of", "kind"], "case")]);
        let good = r#"{"a":[1],"id":"7","of":{"kind":"case"},"b":2}"#;
        let other = r#"{"id":"8","of":{"kind":"case"}}"#;
        assert_eq!(expected.check(good.as_bytes(), true), Ok(()));
        assert_eq!(expected.check(other.as_bytes(), true).expect_err("another").path, "/id");
        assert_eq!(expected.check(b"{}", true).expect_err("nothing").found, "no text");
    }

    #[test]
    fn a_response_must_have_every_bound_field_once_and_as_a_scalar() {
        let expected = expected(&[(&["id"], "7"), (&["of", "kind"], "case")]);
        for good in [r#"{"id":"7","of":{"kind":"case"}}"#, r#"{"of":{"kind":"case"},"id":7,"new":[]}"#] {
            assert_eq!(expected.check(good.as_bytes(), false), Ok(()), "{good}");
        }
        let cases = [
            (r#"{"id":"8","of":{"kind":"case"}}"#, "/id", "`8`"),
            (r#"{"id":"7","of":{"kind":"Case"}}"#, "/of/kind", "`Case`"),
            (r#"{"id":"7","of":"case"}"#, "/of/kind", "no text"),
            (r#"{"id":"7","id":"7","of":{"kind":"case"}}"#, "/id", "no text"),
            (r#"{"id":{"id":"7"}}"#, "/id", "no text"),
            (r#"{"id":"Jane Doe, 1 Main Street"}"#, "/id", "another text"),
            (r#"{"error":{"code":"busy"}}"#, "/id", "no text"),
            ("null", "/id", "no text"),
            ("[]", "/id", "no text"),
            ("{}", "/id", "no text"),
        ];
        for (body, path, found) in cases {
            let mismatch = expected.check(body.as_bytes(), false).expect_err(body);
            assert_eq!((&*mismatch.path, &*mismatch.found), (path, found), "{body}");
        }
    }
}
