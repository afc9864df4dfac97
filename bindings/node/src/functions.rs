//! A provider's functions, handles with functions, such as a parsed key, and the options from environment variables.

use std::ffi::OsString;

use bytes::Bytes;
use napi::bindgen_prelude::{Either, Either3, Object, Uint8Array};
use napi_derive::napi;
use rebuttal::dynamic::{self, Argument, Configured, Handle, Registry, Returned, Style};
use zeroize::Zeroizing;

use crate::convert::{Copied, Text};
use crate::failure::{Failure, either};
use crate::options::in_camel_case;

/// Text, bytes or a whole number.
type JsArgument = Either3<String, Uint8Array, i64>;

/// An object with functions.
#[napi]
pub struct NativeHandle(Handle);

/// The result of a function: text, bytes, or nothing.
#[napi(object, object_from_js = false)]
pub struct Value {
    pub value: Option<Either<Text, Copied>>,
}

impl Value {
    /// UTF-8 text, or nothing.
    pub(crate) fn text(text: Option<Bytes>) -> Self {
        Self { value: text.map(|text| Either::A(text.into())) }
    }
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

/// Reads the table of a provider that is not bundled; gives the name by which it is used from then on.
#[napi(catch_unwind)]
pub(crate) fn load_provider(table: String) -> Either<Failure, Value> {
    let loaded = dynamic::load(table.as_bytes(), &Registry::default());
    either(loaded, |provider| Value::text(Some(Bytes::from_static(provider.name.as_bytes()))))
}

/// Paths for a log.
#[napi(object, object_from_js = false)]
pub(crate) struct Shown {
    pub shown: Vec<String>,
}

/// JSON pointers of what could not be read, without the keys of maps.
#[napi(catch_unwind)]
pub(crate) fn unreadable_shown(provider: String, unreadable: Vec<String>) -> Either<Failure, Shown> {
    either(dynamic::unreadable_shown(&provider, &unreadable), |shown| Shown { shown })
}

/// Opens a handle; `options` is a JSON object.
#[napi(catch_unwind)]
pub(crate) fn open_handle(provider: String, handle: String, options: String) -> Either<Failure, NativeHandle> {
    let options = Zeroizing::new(options);
    either(dynamic::handle(&provider, &handle, in_camel_case(&options)), NativeHandle)
}

/// Runs a function that needs no handle.
#[napi(catch_unwind)]
pub(crate) fn run_function(provider: String, function: String, given: Vec<JsArgument>) -> Either<Failure, Value> {
    value(dynamic::run(&provider, &function, &arguments(&given), Style::Camel))
}

#[napi]
impl NativeHandle {
    /// Runs one of its functions.
    #[napi(catch_unwind)]
    pub fn run(&self, function: String, given: Vec<JsArgument>) -> Either<Failure, Value> {
        value(self.0.run(&function, &arguments(&given)))
    }
}

fn arguments(given: &[JsArgument]) -> Vec<Argument<'_>> {
    given
        .iter()
        .map(|one| match one {
            Either3::A(text) => Argument::Text(text),
            Either3::B(bytes) => Argument::Bytes(bytes),
            Either3::C(number) => Argument::Integer(*number),
        })
        .collect()
}

fn value(result: Result<Returned, rebuttal::Error>) -> Either<Failure, Value> {
    either(result, |returned| match returned {
        Returned::Nothing => Value { value: None },
        Returned::Text(text) => Value::text(Some(Bytes::from(text))),
        Returned::Bytes(bytes) => Value { value: Some(Either::B(Copied(Bytes::from(bytes)))) },
    })
}
