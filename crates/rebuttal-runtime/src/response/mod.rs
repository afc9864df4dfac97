//! An answer together with how it came.

pub mod binding;
pub mod coerce;
#[cfg(feature = "client")]
pub(crate) mod decode;
#[cfg(feature = "client")]
pub(crate) mod download;
pub(crate) mod pages;
pub(crate) mod portable;
pub mod status;
pub mod validate;

use std::any::TypeId;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use bytes::Bytes;

use crate::request::value::Value;
use crate::response::pages::Page;
use crate::response::validate::Ends;
use crate::{Error, ErrorKind};

/// How an answer came: what is known of it besides its content.
#[derive(Clone)]
pub struct ResponseInfo {
    pub(crate) http_status: u16,
    pub(crate) request_id: Option<String>,
    pub(crate) attempts: u32,
    pub(crate) idempotency_key: Option<String>,
    pub(crate) raw: Bytes,
    pub(crate) unreadable_fields: Vec<String>,
    pub(crate) headers: http::HeaderMap,
    /// With one page of a list: how it was asked for.
    pub(crate) page: Option<Arc<Page>>,
    /// With one page of a list: what it says of the next, if that was seen while it was read.
    pub(crate) ends: Option<Ends>,
}

impl ResponseInfo {
    /// The HTTP status.
    pub fn http_status(&self) -> u16 {
        self.http_status
    }

    /// The provider's identifier of the request, where it gives one.
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// How many requests were started for it.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// The key by which the provider would know a repetition of this call, where it takes one.
    pub fn idempotency_key(&self) -> Option<&str> {
        self.idempotency_key.as_deref()
    }

    /// The answer's bytes as they arrived. They may hold personal data and evidence: don't log them.
    pub fn raw(&self) -> &Bytes {
        &self.raw
    }

    /// JSON pointers of what could not be read: it is in [`raw`](Self::raw), and absent from the value.
    pub fn unreadable_fields(&self) -> &[String] {
        &self.unreadable_fields
    }

    /// The first header of that name, whatever its case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The headers, names in lower case. A value that is not text is left out.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.headers.iter().filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?)))
    }

    /// With one page of a list: the parameters of the call for the next page, as JSON spelled like this call's. None on
    /// the last page, and for what has no pages.
    ///
    /// # Errors
    /// `ErrorKind::Decode` if the page says that there is more and not how to get there.
    pub fn next_page(&self) -> Result<Option<Vec<u8>>, Error> {
        let next = self.next_request()?;
        Ok(next.map(|parameters| {
            let mut json = Vec::new();
            parameters.write(&mut json);
            json
        }))
    }

    /// With one page of a list: the error for a next page that was read before. Whoever follows pages finds that out,
    /// because only there all of them are known.
    pub fn circle(&self) -> Error {
        let unknown = || {
            let error = Error::new(ErrorKind::Decode, "the next page is one that was read before");
            error.with_outcome(crate::Outcome::NotDone)
        };
        self.about(self.page.as_ref().map_or_else(unknown, |page| page.circle()))
    }

    pub(crate) fn next_request(&self) -> Result<Option<Value>, Error> {
        let next = self.page.as_ref().map_or(Ok(None), |page| page.next(&self.raw, self.ends.as_ref()));
        next.map_err(|error| self.about(error))
    }

    /// Adds to an error how this response came.
    fn about(&self, error: Error) -> Error {
        error.with_http_status(self.http_status).with_request_id(self.request_id.clone()).with_raw(self.raw.clone())
    }

    /// Whether this page was asked for on the way back: its items come in reverse then.
    pub fn backwards(&self) -> bool {
        self.page.as_ref().is_some_and(|page| page.backwards())
    }
}

impl fmt::Debug for ResponseInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResponseInfo")
            .field("http_status", &self.http_status)
            .field("request_id", &self.request_id)
            .field("attempts", &self.attempts)
            .field("raw", &format_args!("{} bytes", self.raw.len()))
            .finish_non_exhaustive()
    }
}

/// An answer's value, to which it derefs, and how it came.
#[derive(Clone)]
#[non_exhaustive]
pub struct Response<T> {
    /// What the provider answered, on the heap, where it was read: futures that hold a response stay small.
    pub value: Box<T>,
    /// How it came.
    pub info: ResponseInfo,
}

impl<T> Response<T> {
    #[cfg(feature = "client")]
    pub(crate) fn new(value: Box<T>, info: ResponseInfo) -> Self {
        Self { value, info }
    }

    /// The value alone.
    pub fn into_inner(self) -> T {
        *self.value
    }
}

impl<T: fmt::Debug + 'static> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The generated types hide what is private themselves. A download is nothing but evidence.
        let mut show = f.debug_struct("Response");
        match TypeId::of::<T>() == TypeId::of::<Bytes>() {
            true => show.field("value", &format_args!("{} bytes", self.info.raw.len())),
            false => show.field("value", &self.value),
        };
        show.field("info", &self.info).finish()
    }
}

impl<T> Deref for Response<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}
