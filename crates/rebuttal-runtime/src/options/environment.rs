//! Options from environment variables: one reading of their texts for all languages.

use std::ffi::OsString;

use crate::options::given::{Given, OptionValue};
use crate::options::refusals::{replacement, required};
use crate::{Error, ErrorKind};
use rebuttal_schema::{OptionKind, OptionSpec};

/// The options that the variables of this process give. A blank variable counts as one that is not set. That a required one is
/// not set is found when the options are checked, because the program may set it, or another in its place, before.
///
/// # Errors
/// `ErrorKind::Config` that names a variable which holds what its option does not take.
pub fn from_env(specs: &'static [OptionSpec]) -> Result<Given, Error> {
    let mut given = Given::default();
    read(specs, &mut given, process)?;
    Ok(given.read_from_env())
}

/// The variables of this process.
pub fn process(variable: &str) -> Option<OsString> {
    std::env::var_os(variable)
}

/// Adds what variables give for the options that are not given. A variable is not read where its option is given, or another
/// one in place of it. `variable` reads one: some languages keep variables of their own for a thread.
///
/// # Errors
/// `ErrorKind::Config` that names the option and the variable, and never shows the text.
pub fn complete(
    specs: &'static [OptionSpec],
    given: &mut Given,
    variable: impl Fn(&str) -> Option<OsString>,
) -> Result<(), Error> {
    read(specs, given, variable)?;
    let missing = specs.iter().find(|spec| {
        let other = replacement(specs, spec).is_some_and(|other| given.has(other.name));
        spec.required && !given.has(spec.name) && !other
    });
    missing.map_or(Ok(()), |spec| Err(required(specs, spec, spec.env)))
}

/// The same without asking whether any is missing.
fn read(
    specs: &'static [OptionSpec],
    given: &mut Given,
    variable: impl Fn(&str) -> Option<OsString>,
) -> Result<(), Error> {
    for spec in specs {
        let other = replacement(specs, spec);
        if given.has(spec.name) || other.is_some_and(|other| given.has(other.name)) {
            continue;
        }
        let value = match spec.env.and_then(&variable).map(OsString::into_string) {
            Some(Ok(text)) => value(spec, &text)?,
            Some(Err(_)) => return Err(refusal(spec, "is not text")),
            None => None,
        };
        if let Some(value) = value {
            given.insert_read(spec, value);
        }
    }
    Ok(())
}
/// What a variable's text gives for an option; none if it is blank.
///
/// # Errors
/// `ErrorKind::Config` that names the variable, and never shows the text.
fn value(spec: &OptionSpec, text: &str) -> Result<Option<OptionValue>, Error> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Ok(None);
    }
    let read = match spec.kind {
        OptionKind::Strings => return texts(spec, trimmed).map(Some),
        OptionKind::Boolean => boolean(trimmed).map(OptionValue::from).ok_or("must be true or false"),
        OptionKind::Integer => trimmed.parse::<i64>().map(OptionValue::from).map_err(|_| "must be a whole number"),
        OptionKind::Seconds => match trimmed.parse::<f64>() {
            Ok(number) if number.is_finite() => Ok(OptionValue::Number(number)),
            _ => Err("must be a number of seconds"),
        },
        OptionKind::String
        | OptionKind::Secret
        | OptionKind::Url
        | OptionKind::Path
        | OptionKind::Signer
        | OptionKind::Observer => Ok(text.into()),
    };
    read.map(Some).map_err(|problem| refusal(spec, problem))
}

fn boolean(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "true" | "1" | "yes" => Some(true),
        "false" | "0" | "no" => Some(false),
        _ => None,
    }
}

/// Several texts in one variable: as a JSON list, as PEM one after the other, or with commas or semicolons between them,
/// which neither keys nor secrets hold. White space separates where the option says so: PEM and Base64 may have it inside.
fn texts(spec: &OptionSpec, text: &str) -> Result<OptionValue, Error> {
    const PEM: &str = "-----BEGIN ";
    let separates = |c: char| matches!(c, ',' | ';') || (spec.split_at_space && c.is_whitespace());
    let several: Vec<String> = if text.starts_with('[') {
        serde_json::from_str(text).map_err(|_| refusal(spec, "must be a JSON list of texts, as it begins like one"))?
    } else if text.contains(PEM) {
        let mut starts: Vec<usize> = text.match_indices(PEM).map(|(at, _)| at).collect();
        // What stands before the first, such as a quotation mark, stays with it.
        starts[0] = 0;
        let ends = starts.iter().skip(1).copied().chain([text.len()]);
        let piece =
            |(start, end): (&usize, usize)| text[*start..end].trim_matches(|c: char| c.is_whitespace() || separates(c));
        starts.iter().zip(ends).map(piece).map(str::to_owned).collect()
    } else {
        text.split(separates).map(str::trim).filter(|one| !one.is_empty()).map(str::to_owned).collect()
    };
    if several.is_empty() {
        return Err(refusal(spec, "holds nothing but separators"));
    }
    Ok(OptionValue::Texts(several.into()))
}

fn refusal(spec: &OptionSpec, problem: &str) -> Error {
    let variable = spec.env.unwrap_or_default();
    let message = format!("the environment variable {variable} (option `{}`) {problem}", spec.name);
    Error::new(ErrorKind::Config, message).with_field(spec.name)
}
