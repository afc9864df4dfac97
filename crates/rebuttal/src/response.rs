//! An answer together with how it came.

use std::ops::Deref;

use bytes::Bytes;

/// How an answer came: what is known of it besides its content.
#[derive(Clone)]
#[non_exhaustive]
pub struct ResponseInfo {
    /// The HTTP status.
    pub http_status: u16,
    /// The headers in their order, names in lower case. A value that is not text is left out.
    pub headers: Vec<(String, String)>,
    /// The provider's identifier of the request, where it gives one.
    pub request_id: Option<String>,
    /// How many requests were started for it.
    pub attempts: u32,
    /// The answer's bytes as they arrived.
    pub raw: Bytes,
}

impl std::fmt::Debug for ResponseInfo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ResponseInfo")
            .field("http_status", &self.http_status)
            .field("request_id", &self.request_id)
            .field("attempts", &self.attempts)
            .field("raw", &format_args!("{} bytes", self.raw.len()))
            .finish_non_exhaustive()
    }
}

/// An answer's value, which it derefs to, and how it came.
#[derive(Clone, Debug)]
pub struct Response<T> {
    value: T,
    info: ResponseInfo,
}

impl<T> Response<T> {
    #[cfg(feature = "client")]
    pub(crate) fn new(value: T, info: ResponseInfo) -> Self {
        Self { value, info }
    }

    /// The value alone.
    pub fn into_inner(self) -> T {
        self.value
    }

    /// The HTTP status.
    pub fn http_status(&self) -> u16 {
        self.info.http_status
    }

    /// The first header of that name, whatever its case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.info.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// The provider's identifier of the request, where it gives one.
    pub fn request_id(&self) -> Option<&str> {
        self.info.request_id.as_deref()
    }

    /// How many requests were started for it.
    pub fn attempts(&self) -> u32 {
        self.info.attempts
    }

    /// The answer's bytes as they arrived.
    pub fn raw(&self) -> &Bytes {
        &self.info.raw
    }
}

impl<T> Deref for Response<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}
