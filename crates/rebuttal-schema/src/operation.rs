//! Operations: what is sent where, how it may be repeated, and what the response looks like.

use serde::{Deserialize, Serialize};

use crate::binding::Binding;
use crate::data::{plain, tables};
use crate::retry::RetryClass;
use crate::shape::{Kind, ShapeId};

plain!(
    Encoding = Encoding::Json,
    Style = Style::Form,
    ResponseShape = ResponseShape::Binary,
    Location = Location::Path,
);

tables! {
    /// An operation's facts.
    pub struct Operation / OwnedOperation {
        /// The operationId.
        pub id: &'static str,
        /// The HTTP method, in capitals.
        pub method: &'static str,
        /// The path, with its parameters' names in braces.
        pub path: &'static str,
        /// How it may be repeated.
        pub retry: RetryClass,
        /// All parameters, as the caller names them and as they travel.
        pub parameters: ShapeId,
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
        /// Whether some success has no content, although others have.
        pub may_be_empty: bool,
        /// How to get from one page of the answer to the next.
        pub pages: Option<Pages>,
        /// What the answer must have to be about this request.
        pub binding: &'static [Binding],
    }

    /// How to get from one page of a list to the next. Names are those on the wire.
    pub struct Pages / OwnedPages {
        /// The field of the answer that holds the page's items.
        pub items: &'static str,
        /// The parameter that asks for what comes after a cursor.
        pub after: &'static str,
        /// The parameter that asks for what comes before a cursor: the way back.
        pub before: Option<&'static str>,
        /// The field with the next cursor: the last item's (the first's on the way back) if there is a field
        /// `more`, otherwise the answer's, which is absent, null or empty on the last page.
        pub cursor: &'static str,
        /// The answer's field that says whether there is another page.
        pub more: Option<&'static str>,
    }
}

/// How a body is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Encoding {
    #[default]
    /// Compact JSON; files as Base64.
    Json,
    /// `application/x-www-form-urlencoded`
    Form,
    /// `multipart/form-data`; files as parts of their own.
    Multipart,
}

/// How a parameter is written in a query or form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Style {
    #[default]
    /// `a=1`; a list as `a=1&a=2`.
    Form,
    /// A list as `a=1,2`.
    Comma,
    /// `a[b]=1`; a list as `a[0]=1`.
    Deep,
    /// A part of multipart that is JSON.
    Json,
}

/// What an answer looks like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ResponseShape {
    /// Bytes, whatever they are.
    #[default]
    Binary,
    /// A JSON object.
    Object(ShapeId),
    /// One of the provider's messages.
    Message,
    /// Other JSON: a list, a map or a scalar.
    Value(Kind),
    /// No content. What comes all the same says nothing.
    Nothing,
}

impl ResponseShape {
    /// What the answer's JSON is, if it is any.
    pub fn kind(self) -> Option<Kind> {
        match self {
            Self::Object(shape) => Some(Kind::Object(shape)),
            Self::Message => Some(Kind::Message),
            Self::Value(kind) => Some(kind),
            Self::Binary | Self::Nothing => None,
        }
    }
}

impl Operation {
    /// Whether a success with this body has no content, as the document promises or allows.
    pub fn has_nothing(&self, body: &[u8]) -> bool {
        match self.response {
            ResponseShape::Nothing => true,
            _ => self.may_be_empty && matches!(body.trim_ascii(), b"" | b"null"),
        }
    }
}

/// Where a parameter travels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Location {
    #[default]
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In the body.
    Body,
    /// As the body, which is this one value.
    Whole,
}
