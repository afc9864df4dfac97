//! The options of clients, receivers, handles and calls: checked once, and kept with their secrets out of sight.

pub mod environment;
pub mod given;
mod refusals;
pub mod style;

use rebuttal_schema::{OptionKind, OptionSpec};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use zeroize::Zeroizing;

pub use crate::options::environment::from_env;
use crate::options::given::HostObject;
pub use crate::options::given::{Given, OptionValue};
pub use crate::options::refusals::refusal;
use crate::options::refusals::{replacement, required, unknown};
pub use crate::options::style::Style;
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

/// The checked options of a constructor or a call.
#[derive(Default)]
pub struct Options {
    values: BTreeMap<&'static str, OptionValue>,
    signer: Option<Arc<dyn Signer>>,
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Names only: a private key is an option like any other in here.
        f.debug_set().entries(self.values.keys()).finish()
    }
}

impl Options {
    /// Checks options against `specs` and fills in the defaults.
    ///
    /// # Errors
    /// `ErrorKind::Config` that names the option which is unknown, missing, empty or of a wrong type.
    pub fn check(specs: &'static [OptionSpec], given: Given) -> Result<Self, Error> {
        Self::check_with(specs, given, Objects::default())
    }

    /// The same with those that are no data.
    ///
    /// # Errors
    /// The same, and `ErrorKind::Config` if a signer is given and there is no option that takes a signer, or a key was given too.
    pub fn check_with(specs: &'static [OptionSpec], mut given: Given, objects: Objects) -> Result<Self, Error> {
        if let Some(name) = given.names().find(|name| specs.iter().all(|spec| spec.name != *name)) {
            return Err(unknown(specs, name, given.style));
        }
        let mut options = Self { signer: objects.signer, ..Self::default() };
        if options.signer.is_some() && specs.iter().all(|spec| spec.kind != OptionKind::Signer) {
            return Err(Error::new(ErrorKind::Config, "this provider takes no signer"));
        }
        let from_env = given.is_from_env();
        for spec in specs {
            let other = options.replacement(specs, spec);
            if other.is_some() {
                given.forget_read(spec.name);
            }
            match (given.take(spec.name), other) {
                (Some(_), Some(other)) => {
                    return Err(refusal(spec.name, &format!("cannot be given together with `{}`", other.name)));
                }
                (Some(value), None) => options.take(spec, value, given.style)?,
                (None, Some(_)) => {}
                (None, None) if from_env && spec.required && spec.default.is_none() => {
                    return Err(required(specs, spec, spec.env));
                }
                (None, None) => options.take_default(specs, spec)?,
            }
        }
        Ok(options)
    }

    /// The same for the options of one call.
    ///
    /// # Errors
    /// `ErrorKind::InvalidArgument`, because the client itself is sound.
    pub fn check_call(specs: &'static [OptionSpec], given: Given) -> Result<Self, Error> {
        Self::check(specs, given).map_err(Error::of_call)
    }

    /// The signer's option, where it was given in place of this one.
    fn replacement(&self, specs: &'static [OptionSpec], spec: &OptionSpec) -> Option<&'static OptionSpec> {
        self.signer.as_ref().and_then(|_| replacement(specs, spec)).filter(|other| other.kind == OptionKind::Signer)
    }

    fn take_default(&mut self, specs: &'static [OptionSpec], spec: &'static OptionSpec) -> Result<(), Error> {
        match spec.default {
            Some(text) if spec.kind.is_text() => self.take(spec, text.into(), Style::Snake),
            Some(text) => self.take(spec, serde_json::from_str(text).unwrap_or(OptionValue::Null), Style::Snake),
            None if spec.required => Err(required(specs, spec, None)),
            None => Ok(()),
        }
    }

    fn take(&mut self, spec: &'static OptionSpec, value: OptionValue, style: Style) -> Result<(), Error> {
        let value = match (spec.kind, value) {
            (_, OptionValue::Null) => return Err(refusal(spec.name, "is null; leave it out instead")),
            // What it does is among the objects.
            (OptionKind::Signer, OptionValue::Object(_)) if self.signer.is_some() => return Ok(()),
            (OptionKind::Observer, OptionValue::Object(_)) => return Ok(()),
            (OptionKind::Strings, OptionValue::Text(mut one)) => {
                filled(spec, &one)?;
                OptionValue::Texts(Zeroizing::new(vec![std::mem::take(&mut *one)]))
            }
            (OptionKind::Strings, OptionValue::Texts(several)) if !several.is_empty() => {
                several.iter().try_for_each(|text| filled(spec, text))?;
                OptionValue::Texts(several)
            }
            (OptionKind::String | OptionKind::Secret | OptionKind::Url | OptionKind::Path, OptionValue::Text(text))
            | (OptionKind::Url | OptionKind::Path, OptionValue::Object(HostObject { text: Some(text), .. })) => {
                filled(spec, &text)?;
                OptionValue::Text(text)
            }
            (OptionKind::Integer, value @ OptionValue::Integer(_)) => value,
            (OptionKind::Boolean, value @ OptionValue::Boolean(_)) => value,
            (OptionKind::Seconds, value) => {
                let number =
                    seconds(&value).map(|number| number / style.per_second()).filter(|number| is_wait(*number));
                let problem = || format!("must be a positive number of {}, at most a year", style.unit());
                OptionValue::Number(number.ok_or_else(|| refusal(spec.name, &problem()))?)
            }
            (kind, value) => {
                let found = match value {
                    OptionValue::Object(HostObject { is, .. }) if !is.is_empty() => format!(", not {is}"),
                    _ => String::new(),
                };
                return Err(refusal(spec.name, &format!("must be {}{found}", kind.expected())));
            }
        };
        self.values.insert(spec.name, value);
        Ok(())
    }

    /// The text of an option; empty if it was not given.
    pub fn text(&self, name: &str) -> &str {
        self.optional_text(name).unwrap_or_default()
    }

    /// The text of an option that has no default.
    pub fn optional_text(&self, name: &str) -> Option<&str> {
        match self.values.get(name)? {
            OptionValue::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The texts of an option that takes several.
    pub fn texts(&self, name: &str) -> &[String] {
        match self.values.get(name) {
            Some(OptionValue::Texts(texts)) => texts,
            _ => &[],
        }
    }

    /// The signer of the application's own, where it was given.
    pub fn signer(&self) -> Option<Arc<dyn Signer>> {
        self.signer.clone()
    }

    /// The headers that carry options.
    ///
    /// # Errors
    /// `ErrorKind::Config` that names the option whose value no header takes.
    #[cfg(feature = "client")]
    pub(crate) fn headers(&self, specs: &'static [OptionSpec]) -> Result<http::HeaderMap, Error> {
        let mut headers = http::HeaderMap::new();
        for (spec, header) in specs.iter().filter_map(|spec| Some((spec, spec.header?))) {
            let text: std::borrow::Cow<'_, str> = match self.values.get(spec.name) {
                Some(OptionValue::Text(text)) => std::borrow::Cow::Borrowed(text),
                Some(OptionValue::Integer(number)) => number.to_string().into(),
                Some(OptionValue::Boolean(value)) => value.to_string().into(),
                _ => continue,
            };
            let name = http::HeaderName::from_bytes(header.as_bytes()).ok();
            let Some((name, mut value)) = name.zip(crate::options::given::header(&[&text])) else {
                return Err(refusal(spec.name, "holds characters that no header takes"));
            };
            value.set_sensitive(spec.kind == OptionKind::Secret);
            headers.insert(name, value);
        }
        Ok(headers)
    }

    /// A whole number.
    pub fn integer(&self, name: &str) -> Option<i64> {
        match self.values.get(name)? {
            OptionValue::Integer(number) => Some(*number),
            _ => None,
        }
    }

    /// True or false; false if it was not given.
    pub fn flag(&self, name: &str) -> bool {
        matches!(self.values.get(name), Some(OptionValue::Boolean(true)))
    }

    /// A duration.
    pub fn duration(&self, name: &str) -> Option<Duration> {
        self.values.get(name).and_then(seconds).map(Duration::from_secs_f64)
    }
}

fn seconds(value: &OptionValue) -> Option<f64> {
    match value {
        OptionValue::Integer(number) => Some(*number as f64),
        OptionValue::Number(number) => Some(*number),
        _ => None,
    }
}

/// A year is longer than anyone waits, and far below what a `Duration` overflows at.
fn is_wait(seconds: f64) -> bool {
    seconds > 0.0 && seconds <= 31_536_000.0
}

fn filled(spec: &OptionSpec, text: &str) -> Result<(), Error> {
    if text.trim().is_empty() { Err(refusal(spec.name, "is empty")) } else { Ok(()) }
}
