//! Operations: what is sent where, how it may be repeated, and what the response looks like.

use crate::binding::Binding;
use crate::retry::RetryClass;
use crate::shape::{Kind, Messages, ObjectShape};

/// An operation's facts.
#[derive(Debug)]
pub struct Operation {
    /// The operationId.
    pub id: &'static str,
    /// The HTTP method, in capitals.
    pub method: &'static str,
    /// The path, with its parameters' names in braces.
    pub path: &'static str,
    /// How it may be repeated.
    pub retry: RetryClass,
    /// All parameters, as the caller names them and as they travel.
    pub parameters: &'static ObjectShape,
    /// Where each parameter travels, in the order of `parameters.fields`.
    pub locations: &'static [Location],
    /// How each is written in a query or form, in the same order.
    pub styles: &'static [Style],
    /// Members of the body that are always the same: the name on the wire, and JSON.
    pub fixed: &'static [(&'static str, &'static str)],
    /// How the body is written, where there is one.
    pub encoding: Option<Encoding>,
    /// The client option that holds the base URL, where it is another one than the client's first.
    pub host: Option<&'static str>,
    /// What the answer looks like.
    pub response: ResponseShape,
    /// How to get from one page of the answer to the next.
    pub pages: Option<Pages>,
    /// What the answer must have to be about this request.
    pub binding: &'static [Binding],
}

impl Operation {
    /// How a parameter is written in a query or form; one that the document does not know is nested.
    pub fn style(&self, wire: &str) -> Style {
        let place = self.parameters.fields.iter().position(|field| field.wire == wire);
        place.map_or(Style::Deep, |index| self.styles[index])
    }
}

/// How a body is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Compact JSON; files as Base64.
    Json,
    /// `application/x-www-form-urlencoded`
    Form,
    /// `multipart/form-data`; files as parts of their own.
    Multipart,
}

/// How a parameter is written in a query or form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `a=1`; a list as `a=1&a=2`.
    Form,
    /// A list as `a=1,2`.
    Comma,
    /// `a[b]=1`; a list as `a[0]=1`.
    Deep,
}

/// What an answer looks like.
#[derive(Clone, Copy, Debug)]
pub enum ResponseShape {
    /// A JSON object.
    Object(&'static ObjectShape),
    /// One of the provider's messages.
    Message(&'static Messages),
    /// Bytes, whatever they are.
    Binary,
}

impl ResponseShape {
    /// What the answer's JSON is, if it is any.
    pub fn kind(self) -> Option<Kind> {
        match self {
            Self::Object(shape) => Some(Kind::Object(shape)),
            Self::Message(messages) => Some(Kind::Message(messages)),
            Self::Binary => None,
        }
    }

    /// Whether it is a message, or a page of them.
    pub fn has_messages(self) -> bool {
        fn is(kind: &Kind) -> bool {
            match kind {
                Kind::Message(_) => true,
                Kind::List(item) => is(item),
                _ => false,
            }
        }
        match self {
            Self::Object(shape) => shape.fields.iter().any(|field| is(&field.kind)),
            Self::Message(_) => true,
            Self::Binary => false,
        }
    }
}

/// How to get from one page of a list to the next. Names are those on the wire.
#[derive(Clone, Copy, Debug)]
pub struct Pages {
    /// The field of the answer that holds the page's items.
    pub items: &'static str,
    /// The parameter that asks for what comes after a cursor.
    pub after: &'static str,
    /// The parameter that asks for what comes before a cursor: the way back.
    pub before: Option<&'static str>,
    /// Where the next cursor stands.
    pub cursor: Cursor,
}

/// Where the cursor of the next page stands.
#[derive(Clone, Copy, Debug)]
pub enum Cursor {
    /// In a field of the page's last item (its first on the way back).
    Item {
        /// The item's field.
        field: &'static str,
        /// The answer's field that says whether there is another page.
        more: &'static str,
    },
    /// In a field of the answer, which is absent, null or empty on the last page.
    Next {
        /// The answer's field.
        field: &'static str,
    },
}

/// Where a parameter travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In the body.
    Body,
}
