//! From one page of a list to the next.

use super::coerce::{Mismatch, coerce_kind};
use super::messages;
use super::prepare::Names;
use super::validate::{Ends, Extract, validate_kind};
use super::value::{Value, member};
use crate::response::ResponseInfo;
use crate::{Error, ErrorKind, Outcome};
use rebuttal_schema::{Cursor, Operation, Pages};

/// How one page was asked for.
pub(crate) struct Page {
    provider: &'static str,
    operation: &'static Operation,
    pages: Pages,
    /// The call's parameters, as the caller gave them.
    given: Value,
    names: Names,
}

impl Page {
    /// None if the operation has no pages.
    ///
    /// # Errors
    /// `ErrorKind::InvalidArgument` if the caller asks for both directions at once.
    pub(crate) fn of(
        provider: &'static str,
        operation: &'static Operation,
        given: &Value,
        names: Names,
    ) -> Result<Option<Self>, Error> {
        let Some(pages) = operation.pages else { return Ok(None) };
        let page = Self { provider, operation, pages, given: given.clone(), names };
        if let Some(before) = pages.before
            && page.given(before).is_some()
            && page.given(pages.after).is_some()
        {
            let (after, before) = (page.spelled(pages.after), page.spelled(before));
            let message =
                format!("`{after}` and `{before}` exclude each other: one direction at a time; nothing was sent");
            return Err(Error::new(ErrorKind::InvalidArgument, message).with_field(before));
        }
        Ok(Some(page))
    }

    /// The caller's spelling of a parameter.
    fn spelled(&self, wire: &'static str) -> &'static str {
        let known = self.operation.parameters.fields.iter().find(|field| field.wire == wire);
        known.filter(|_| self.names == Names::Snake).map_or(wire, |field| field.name)
    }

    fn given(&self, wire: &'static str) -> Option<&str> {
        match &self.given {
            Value::Object(members) => member(members, self.spelled(wire))?.as_text(),
            _ => None,
        }
    }

    pub(crate) fn backwards(&self) -> bool {
        self.pages.before.is_some_and(|before| self.given(before).is_some())
    }

    /// The parameters of the call for the page behind `info`, if there is one.
    ///
    /// # Errors
    /// `ErrorKind::Decode` if the page says that there is more and not how to get there: stopping would lose what is there,
    /// and asking again would go on for ever.
    pub(crate) fn next(&self, info: &ResponseInfo) -> Result<Option<Value>, Error> {
        let parameter = match self.pages.before {
            Some(before) if self.backwards() => before,
            _ => self.pages.after,
        };
        let Some(cursor) = self.cursor(info)? else { return Ok(None) };
        if self.given(parameter) == Some(&*cursor) {
            return Err(self.stuck(info, "the cursor that led to it"));
        }
        let mut next = self.given.clone();
        if let Value::Object(parameters) = &mut next {
            let name = self.spelled(parameter);
            parameters.retain(|(known, _)| known != name);
            parameters.push((name.to_owned(), Value::Text(cursor)));
        }
        Ok(Some(next))
    }

    fn cursor(&self, info: &ResponseInfo) -> Result<Option<String>, Error> {
        let Ends { more, first, last } = info.ends.clone().unwrap_or_else(|| self.ends(&info.raw));
        match self.pages.cursor {
            Cursor::Next { .. } => Ok(last.filter(|cursor| !cursor.is_empty())),
            Cursor::Item { .. } if !more => Ok(None),
            Cursor::Item { .. } => {
                let cursor = if self.backwards() { first } else { last };
                cursor.map(Some).ok_or_else(|| self.stuck(info, "no item to go on from"))
            }
        }
    }

    /// Of a page that went straight into a type; it was found to be what the document promises.
    fn ends(&self, raw: &[u8]) -> Ends {
        let Some(kind) = self.operation.response.kind() else { return Ends::default() };
        let extracted = validate_kind(&kind, raw, Extract::Pages(&self.pages), messages::read).or_else(|| {
            let coerced = coerce_kind(&kind, raw, messages::read).ok()?;
            validate_kind(&kind, &coerced.json, Extract::Pages(&self.pages), messages::read)
        });
        extracted.map(|extracted| extracted.ends).unwrap_or_default()
    }

    /// The error for a page that leads to one that was read before: going on would never end.
    pub(crate) fn circle(&self, info: &ResponseInfo) -> Error {
        self.stuck(info, "a cursor that was followed before")
    }

    fn stuck(&self, info: &ResponseInfo, found: &str) -> Error {
        let mismatch = Mismatch {
            path: format!("/{}", self.pages.items),
            expected: "a way to the next page, which it says there is,".to_owned(),
            found: found.to_owned(),
        };
        // A list is read; no effect is sought.
        super::decode_error("the page", &mismatch)
            .with_outcome(Outcome::NotDone)
            .during(self.provider, self.operation.id)
            .with_http_status(info.http_status)
            .with_request_id(info.request_id.clone())
            .with_raw(info.raw.clone())
    }
}
