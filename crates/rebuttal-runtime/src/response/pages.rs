//! From one page of a list to the next.

use crate::message;
use crate::mismatch::Mismatch;
use crate::request::validate::Names;
use crate::request::value::{Value, member};
use crate::response::coerce::coerce;
use crate::response::validate::{Ends, Extract, validate};
use crate::{Error, ErrorKind, Outcome};
use bytes::Bytes;
use rebuttal_schema::{Operation, Pages, Provider};

/// How one page was asked for.
pub(crate) struct Page {
    tables: &'static Provider,
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
        tables: &'static Provider,
        operation: &'static Operation,
        given: &Value,
        names: Names,
    ) -> Result<Option<Self>, Error> {
        let Some(pages) = operation.pages else { return Ok(None) };
        let page = Self { tables, operation, pages, given: given.clone(), names };
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
        let known = self.tables.shape(self.operation.parameters).fields.iter().find(|field| field.wire == wire);
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

    /// The parameters of the call for the page behind this one, if there is one; `ends` is what reading it has found.
    ///
    /// # Errors
    /// `ErrorKind::Decode` if the page says that there is more and not how to get there: stopping would lose what is there,
    /// and asking again would go on for ever.
    pub(crate) fn next(&self, raw: &Bytes, ends: Option<&Ends>) -> Result<Option<Value>, Error> {
        let parameter = match self.pages.before {
            Some(before) if self.backwards() => before,
            _ => self.pages.after,
        };
        let Some(cursor) = self.cursor(raw, ends)? else { return Ok(None) };
        if self.given(parameter) == Some(&*cursor) {
            return Err(self.stuck("the cursor that led to it"));
        }
        let mut next = self.given.clone();
        if let Value::Object(parameters) = &mut next {
            let name = self.spelled(parameter);
            parameters.retain(|(known, _)| known != name);
            parameters.push((name.to_owned(), Value::Text(cursor)));
        }
        Ok(Some(next))
    }

    fn cursor(&self, raw: &Bytes, ends: Option<&Ends>) -> Result<Option<String>, Error> {
        let Ends { more, first, last } = ends.cloned().map_or_else(|| self.ends(raw), Ok)?;
        match self.pages.more {
            None => Ok(last.filter(|cursor| !cursor.is_empty())),
            Some(_) if !more => Ok(None),
            Some(_) => {
                let cursor = if self.backwards() { first } else { last };
                cursor.map(Some).ok_or_else(|| self.stuck("no item to go on from"))
            }
        }
    }

    /// Of a page that went straight into a type.
    ///
    /// # Errors
    /// Where the type took what the document does not promise.
    fn ends(&self, raw: &[u8]) -> Result<Ends, Error> {
        let kind = self.operation.response.kind().filter(|_| !self.operation.has_nothing(raw));
        let Some(kind) = kind else { return Ok(Ends::default()) };
        let extracted = validate(self.tables, kind, raw, Extract::Pages(&self.pages), message::read).or_else(|| {
            let coerced = coerce(self.tables, kind, raw, message::read).ok()?;
            validate(self.tables, kind, &coerced.json, Extract::Pages(&self.pages), message::read)
        });
        extracted.map(|extracted| extracted.ends).ok_or_else(|| self.stuck("another shape than the document's"))
    }

    /// The error for a page that leads to one that was read before: going on would never end.
    pub(crate) fn circle(&self) -> Error {
        self.stuck("a cursor that was followed before")
    }

    fn stuck(&self, found: &str) -> Error {
        let mismatch = Mismatch {
            path: format!("/{}", self.pages.items),
            expected: "a way to the next page, which it says there is,".to_owned(),
            found: found.to_owned(),
        };
        // A list is read; no effect is sought.
        crate::mismatch::decode_error("the page", &mismatch)
            .with_outcome(Outcome::NotDone)
            .during(self.tables.name, self.operation.id)
    }
}
