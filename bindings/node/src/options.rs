//! Options as JavaScript writes them, and those that come from environment variables.

use std::ffi::OsString;

use bytes::Bytes;
use napi::bindgen_prelude::{Either, Object};
use napi_derive::napi;
use rebuttal::dynamic::{self, Configured, Options, Style};
use zeroize::Zeroizing;

use crate::failure::{Failure, either};
use crate::functions::Value;

/// Options with names in camelCase and durations in milliseconds.
pub(crate) fn in_camel_case(json: &str) -> Options<'_> {
    Options { json: json.as_bytes(), style: Style::Camel }
}

/// The options that an environment gives beside those given. It is `process.env`: a worker may have variables of its own.
#[napi(catch_unwind)]
pub(crate) fn variables(
    provider: String,
    receiver: bool,
    options: String,
    environment: Object<'_>,
) -> Either<Failure, Value> {
    let options = Zeroizing::new(options);
    let configured = if receiver { Configured::Receiver } else { Configured::Client };
    let variable = |name: &str| environment.get::<String>(name).ok().flatten().map(OsString::from);
    let read = dynamic::from_env(&provider, configured, in_camel_case(&options), variable);
    either(read, |json| Value::text(Some(Bytes::from(json))))
}
