//! The options of clients, receivers, handles and calls: checked once, and kept with their secrets out of sight.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use zeroize::Zeroizing;

pub use super::environment::from_env;
use super::provider::{OptionKind, OptionSpec, Returned};
pub use super::secrets::Given;
use super::secrets::Wiped;
use crate::{Error, ErrorKind, Observer, Signer};

/// The options that are no JSON, because they do something.
#[derive(Clone, Default)]
pub struct Objects {
    /// Signs in place of a key.
    pub signer: Option<Arc<dyn Signer>>,
    /// Is told of calls.
    pub observer: Option<Arc<dyn Observer>>,
    /// The environment variable by which the host's language adds certificate authorities.
    pub authorities_variable: Option<&'static str>,
}

impl fmt::Debug for Objects {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Objects").finish_non_exhaustive()
    }
}

/// The checked options of a constructor.
#[derive(Default)]
pub struct Options {
    texts: BTreeMap<&'static str, Zeroizing<String>>,
    lists: BTreeMap<&'static str, Zeroizing<Vec<String>>>,
    others: BTreeMap<&'static str, Value>,
    signer: Option<Arc<dyn Signer>>,
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Names only: a private key is an option like any other in here.
        let names = self.texts.keys().chain(self.lists.keys()).chain(self.others.keys());
        f.debug_set().entries(names).finish()
    }
}

impl Options {
    /// Checks a JSON object of options against `specs` and fills in the defaults.
    ///
    /// # Errors
    /// `ErrorKind::Config` that names the option which is unknown, missing, empty or of a wrong type.
    pub fn parse(specs: &'static [OptionSpec], json: &[u8]) -> Result<Self, Error> {
        Self::parse_with(specs, json, Objects::default())
    }

    /// The same with those that are no JSON.
    ///
    /// # Errors
    /// The same, and `ErrorKind::Config` if a signer is given and there is no option that takes a signer, or a key was given too.
    pub fn parse_with(specs: &'static [OptionSpec], json: &[u8], objects: Objects) -> Result<Self, Error> {
        let given = if json.is_empty() {
            Given::default()
        } else {
            let given = serde_json::from_slice::<serde_json::Map<_, _>>(json);
            given.map_err(|_| Error::new(ErrorKind::Config, "the options must be a JSON object"))?.into()
        };
        let unknown = given.keys().find(|name| specs.iter().all(|spec| spec.name != name.as_str()));
        if let Some(name) = unknown {
            let known: Vec<_> = specs.iter().map(|spec| spec.name).collect();
            return Err(refusal(name, &format!("is not an option; there are {}", known.join(", "))));
        }
        let mut options = Self { signer: objects.signer, ..Self::default() };
        if options.signer.is_some() && specs.iter().all(|spec| spec.kind != OptionKind::Signer) {
            return Err(Error::new(ErrorKind::Config, "this provider takes no signer"));
        }
        for spec in specs {
            let value = given.get(spec.name).filter(|value| !value.is_null());
            let replaced = options.replacement(specs, spec);
            match (value, replaced) {
                (Some(_), Some(other)) => {
                    return Err(refusal(spec.name, &format!("cannot be given together with `{}`", other.name)));
                }
                (Some(value), None) => options.take(spec, value)?,
                (None, Some(_)) => {}
                (None, None) => options.take_default(specs, spec)?,
            }
        }
        Ok(options)
    }

    /// The same for the options of one call.
    ///
    /// # Errors
    /// `ErrorKind::InvalidArgument`, because the client itself is sound.
    pub fn parse_call(specs: &'static [OptionSpec], json: &[u8]) -> Result<Self, Error> {
        Self::parse_with(specs, json, Objects::default()).map_err(|error| {
            let field = error.field().unwrap_or("options").to_owned();
            Error::new(ErrorKind::InvalidArgument, format!("{error}; nothing was sent")).with_field(field)
        })
    }

    /// The signer's option, where it was given in place of this one.
    fn replacement(&self, specs: &'static [OptionSpec], spec: &OptionSpec) -> Option<&'static OptionSpec> {
        let signer =
            || specs.iter().find(|other| other.kind == OptionKind::Signer && other.instead_of == Some(spec.name));
        self.signer.as_ref().and_then(|_| signer())
    }

    fn take_default(&mut self, specs: &'static [OptionSpec], spec: &'static OptionSpec) -> Result<(), Error> {
        match spec.default {
            Some(text) => {
                let value = serde_json::from_str(text).unwrap_or_else(|_| Value::from(text));
                let value = if spec.kind.is_text() { Value::from(text) } else { value };
                self.take(spec, &value)
            }
            None if spec.required => {
                let other = specs.iter().find(|other| other.instead_of == Some(spec.name));
                let other = other.map(|other| format!(", or `{}` in its place", other.name)).unwrap_or_default();
                Err(refusal(spec.name, &format!("is required{other}")))
            }
            None => Ok(()),
        }
    }

    fn take(&mut self, spec: &'static OptionSpec, value: &Value) -> Result<(), Error> {
        match (spec.kind, value) {
            (OptionKind::Strings, Value::String(one)) => {
                self.lists.insert(spec.name, Zeroizing::new(vec![filled(spec, one)?.to_owned()]));
            }
            (OptionKind::Strings, Value::Array(several)) if !several.is_empty() => {
                let texts = several.iter().map(|one| {
                    let text = one.as_str().ok_or_else(|| refusal(spec.name, "must hold text only"))?;
                    filled(spec, text).map(str::to_owned)
                });
                self.lists.insert(spec.name, texts.collect::<Result<Vec<_>, _>>()?.into());
            }
            (OptionKind::String | OptionKind::Secret | OptionKind::Url | OptionKind::Path, Value::String(text)) => {
                self.texts.insert(spec.name, Zeroizing::new(filled(spec, text)?.to_owned()));
            }
            (OptionKind::Integer, Value::Number(number)) if number.is_i64() => {
                self.others.insert(spec.name, value.clone());
            }
            (OptionKind::Boolean, Value::Bool(_)) => {
                self.others.insert(spec.name, value.clone());
            }
            (OptionKind::Seconds, Value::Number(number)) => {
                seconds(number.as_f64().unwrap_or(-1.0))
                    .ok_or_else(|| refusal(spec.name, "must be a positive number of seconds, at most a year"))?;
                self.others.insert(spec.name, value.clone());
            }
            (kind, _) => return Err(refusal(spec.name, &format!("must be {}", kind.expected()))),
        }
        Ok(())
    }

    /// The text of an option; empty if it was not given.
    pub fn text(&self, name: &str) -> &str {
        self.texts.get(name).map_or("", |text| text.as_str())
    }

    /// The text of an option that has no default.
    pub fn optional_text(&self, name: &str) -> Option<&str> {
        self.texts.get(name).map(|text| text.as_str())
    }

    /// The texts of an option that takes several.
    pub fn texts(&self, name: &str) -> &[String] {
        self.lists.get(name).map_or(&[], |texts| texts.as_slice())
    }

    /// The signer of the application's own, where it was given.
    pub fn signer(&self) -> Option<Arc<dyn Signer>> {
        self.signer.clone()
    }

    /// The headers that carry options.
    ///
    /// # Errors
    /// Of that kind, naming the option whose value no header takes.
    #[cfg(feature = "client")]
    pub(crate) fn headers(&self, specs: &'static [OptionSpec], kind: ErrorKind) -> Result<http::HeaderMap, Error> {
        let mut headers = http::HeaderMap::new();
        for (spec, header) in specs.iter().filter_map(|spec| Some((spec, spec.header?))) {
            let other = || self.others.get(spec.name).map(Value::to_string);
            let text = match self.optional_text(spec.name) {
                Some(text) => text.into(),
                None => match other() {
                    Some(text) => std::borrow::Cow::Owned(text),
                    None => continue,
                },
            };
            let name = http::HeaderName::from_bytes(header.as_bytes()).ok();
            let Some((name, mut value)) = name.zip(super::secrets::header(&[&text])) else {
                let message = format!("the option `{}` holds characters that no header takes", spec.name);
                return Err(Error::new(kind, message).with_field(spec.name));
            };
            value.set_sensitive(spec.kind == OptionKind::Secret);
            headers.insert(name, value);
        }
        Ok(headers)
    }

    /// A whole number.
    pub fn integer(&self, name: &str) -> Option<i64> {
        self.others.get(name).and_then(Value::as_i64)
    }

    /// True or false; false if it was not given.
    pub fn flag(&self, name: &str) -> bool {
        self.others.get(name).and_then(Value::as_bool).unwrap_or(false)
    }

    /// A duration.
    pub fn duration(&self, name: &str) -> Option<Duration> {
        self.others.get(name).and_then(Value::as_f64).and_then(seconds)
    }
}

impl OptionKind {
    fn is_text(self) -> bool {
        matches!(self, Self::String | Self::Secret | Self::Strings | Self::Url | Self::Path)
    }

    fn expected(self) -> &'static str {
        match self {
            Self::String | Self::Secret => "text",
            Self::Signer => "a signer",
            Self::Observer => "an observer",
            Self::Strings => "text or a list of texts",
            Self::Url => "a URL",
            Self::Path => "the path of a file",
            Self::Integer => "a whole number",
            Self::Boolean => "true or false",
            Self::Seconds => "a number of seconds",
        }
    }
}

/// A year is longer than anyone waits, and far below what a `Duration` overflows at.
fn seconds(value: f64) -> Option<Duration> {
    (value > 0.0 && value <= 31_536_000.0).then(|| Duration::from_secs_f64(value))
}

fn filled<'a>(spec: &OptionSpec, text: &'a str) -> Result<&'a str, Error> {
    if text.trim().is_empty() { Err(refusal(spec.name, "is empty")) } else { Ok(text) }
}

fn refusal(name: &str, problem: &str) -> Error {
    Error::new(ErrorKind::Config, format!("the option `{name}` {problem}")).with_field(name)
}

/// A builder's options as the JSON that everything else takes.
pub fn json(options: impl Into<Given>) -> Zeroizing<Vec<u8>> {
    Wiped::json(&options.into())
}

/// A request's value as JSON.
pub fn value<T: serde::Serialize>(value: T) -> Value {
    // Our request types hold text keys only, so this cannot fail; a null would be refused by name.
    serde_json::to_value(value).unwrap_or(Value::Null)
}

/// A list of a request.
pub fn items<V>(items: impl IntoIterator<Item = impl Into<V>>) -> Vec<V> {
    items.into_iter().map(Into::into).collect()
}

/// A map of a request.
pub fn entries<V>(entries: impl IntoIterator<Item = (impl Into<String>, impl Into<V>)>) -> BTreeMap<String, V> {
    entries.into_iter().map(|(key, value)| (key.into(), value.into())).collect()
}

/// Keeps a file and gives what stands for it among the parameters.
pub fn attachment(attachments: &mut Vec<crate::Attachment>, attachment: crate::Attachment) -> Value {
    attachments.push(attachment);
    serde_json::json!({ super::prepare::ATTACHMENT: attachments.len() - 1 })
}

/// Adds a parameter that the document does not know.
pub fn extra(parameters: &mut serde_json::Map<String, Value>, name: String, value: Value) {
    let extra = parameters.entry(super::prepare::EXTRA).or_insert_with(|| Value::Object(serde_json::Map::new()));
    if let Value::Object(extra) = extra {
        extra.insert(name, value);
    }
}

/// A message's content in its type.
///
/// # Errors
/// `ErrorKind::Decode`; its shape was checked before, so this says that the generated type and table differ.
pub fn read<T: serde::de::DeserializeOwned>(json: &[u8]) -> Result<T, Error> {
    // Without the cause: it may show the value that does not fit.
    serde_json::from_slice(json).map_err(|_| undecoded("the message does not fit its type"))
}

/// The error for a message that no table lists.
pub fn no_message(id: &str) -> Error {
    undecoded(format!("this release has no message {id}"))
}

/// Reading a message changes nothing at the provider.
fn undecoded(message: impl Into<String>) -> Error {
    Error::new(ErrorKind::Decode, message).with_outcome(crate::Outcome::NotDone)
}

/// The text that a function gave back.
pub fn text(returned: Returned) -> String {
    match returned {
        Returned::Text(text) => text,
        Returned::Bytes(_) | Returned::Nothing => String::new(),
    }
}

/// The bytes that a function gave back.
pub fn bytes(returned: Returned) -> Vec<u8> {
    match returned {
        Returned::Bytes(bytes) => bytes,
        Returned::Text(text) => text.into_bytes(),
        Returned::Nothing => Vec::new(),
    }
}

/// Nothing but the absence of an error.
pub fn nothing(_: Returned) {}
