//! The limits that a request is checked against before it is sent: the document's, as a client's options change them.

use rebuttal_schema::{FieldShape, FileRule, Kind, Limits, Provider};
use std::collections::BTreeMap;

use crate::options::Options;
use crate::request::value::{Value, member};
use crate::{Error, ErrorKind};

/// The limits that hold for one client.
#[derive(Clone, Debug)]
pub struct Policy {
    /// Whether lengths, counts and sizes are checked at all.
    pub(crate) check: bool,
    /// What the client's options put in the place of the document's.
    replaced: BTreeMap<&'static str, u64>,
}

impl Policy {
    /// Takes the limits that the client's options give.
    ///
    /// # Errors
    /// `ErrorKind::Config` that names the option which is no positive number.
    pub(crate) fn new(provider: &'static Provider, options: &Options) -> Result<Self, Error> {
        // Responses have no limits, so these are all of requests.
        let fields = provider.shapes.iter().flat_map(|shape| shape.fields);
        let names = fields.flat_map(|field| [field.limits.option, field.limits.total_option]).flatten();
        let names = names.chain(provider.files.iter().filter_map(|rule| rule.max_bytes_option));
        let mut replaced = BTreeMap::new();
        for name in names {
            let Some(value) = options.integer(name) else { continue };
            let value = u64::try_from(value).ok().filter(|value| *value > 0).ok_or_else(|| {
                let message = format!("the option `{name}` must be a positive number");
                Error::new(ErrorKind::Config, message).with_field(name)
            })?;
            replaced.insert(name, value);
        }
        Ok(Self { check: options.flag("check_limits"), replaced })
    }

    /// The document's limits as they are.
    #[cfg(test)]
    pub(crate) fn unchanged() -> Self {
        Self { check: true, replaced: BTreeMap::new() }
    }

    fn or(&self, most: Option<u64>, option: Option<&'static str>) -> Option<u64> {
        most.map(|most| option.and_then(|option| self.replaced.get(option).copied()).unwrap_or(most))
    }

    /// The most bytes that a file may have.
    pub(crate) fn file(&self, rule: &FileRule) -> Option<u64> {
        self.or(rule.max_bytes, rule.max_bytes_option).filter(|_| self.check)
    }

    /// Checks a field's lengths and counts.
    ///
    /// # Errors
    /// What is wrong, to stand behind the field's name.
    pub(crate) fn limits(&self, tables: &Provider, field: &FieldShape, value: &Value) -> Result<(), String> {
        let limits = &field.limits;
        match value {
            Value::Text(text) => self.length(limits, text, "has"),
            Value::Number(_) => value.as_integer().map_or(Ok(()), |number| range(limits, number)),
            Value::List(items) => {
                self.count(limits, items.len())?;
                items
                    .iter()
                    .filter_map(Value::as_text)
                    .try_for_each(|text| self.length(limits, text, "holds a text of"))
            }
            Value::Object(map) => {
                if let Kind::Map(_) = field.kind {
                    self.count(limits, map.len())?;
                    for (key, value) in map {
                        key_length(limits, key)?;
                        self.length(limits, value.as_text().unwrap_or_default(), "holds a value of")?;
                    }
                }
                self.total(tables, field, value)
            }
            _ => Ok(()),
        }
    }

    fn length(&self, limits: &Limits, text: &str, verb: &str) -> Result<(), String> {
        let length = text.chars().count() as u64;
        if limits.min_length.is_some_and(|least| length < least) {
            let least = limits.min_length.unwrap_or_default();
            let short = format!("{verb} only {length} characters; the provider takes no fewer than {least}");
            return Err(if length == 0 { "is empty".to_owned() } else { short });
        }
        match self.or(limits.max_length, limits.option).filter(|most| length > *most) {
            Some(most) => {
                Err(format!("{verb} {length} characters; the provider takes at most {most}{}", cure(limits.option)))
            }
            None => Ok(()),
        }
    }

    fn count(&self, limits: &Limits, count: usize) -> Result<(), String> {
        let count = count as u64;
        if let Some(least) = limits.min_items.filter(|least| count < *least) {
            return Err(format!("has {count} items; the provider takes no fewer than {least}"));
        }
        let option = limits.option.filter(|_| limits.max_length.is_none());
        match self.or(limits.max_items, option).filter(|most| count > *most) {
            Some(most) => Err(format!("has {count} items; the provider takes at most {most}{}", cure(option))),
            None => Ok(()),
        }
    }

    fn total(&self, tables: &Provider, field: &FieldShape, value: &Value) -> Result<(), String> {
        let Some(most) = self.or(field.limits.max_total, field.limits.total_option) else { return Ok(()) };
        let length = characters(tables, field.kind, value);
        if length <= most {
            return Ok(());
        }
        let cure = cure(field.limits.total_option);
        Err(format!("holds {length} characters of text together; the provider takes at most {most}{cure}"))
    }
}

fn cure(option: Option<&str>) -> String {
    option.map(|option| format!(" (the client option `{option}` changes that)")).unwrap_or_default()
}

fn range(limits: &Limits, number: i64) -> Result<(), String> {
    match (limits.minimum, limits.maximum) {
        (Some(least), _) if number < least => Err(format!("is {number}; the provider takes no less than {least}")),
        (_, Some(most)) if number > most => Err(format!("is {number}; the provider takes at most {most}")),
        _ => Ok(()),
    }
}

fn key_length(limits: &Limits, key: &str) -> Result<(), String> {
    let length = key.chars().count() as u64;
    match limits.max_key_length.filter(|most| length > *most) {
        Some(most) => Err(format!("has a key of {length} characters; the provider takes at most {most}")),
        None => Ok(()),
    }
}

/// The characters of all texts inside that are no identifiers.
fn characters(tables: &Provider, kind: Kind, value: &Value) -> u64 {
    match (kind, value) {
        (Kind::Object(shape), Value::Object(map)) => {
            let fields = tables.shape(shape).fields.iter().filter(|field| !field.identifier);
            fields.filter_map(|field| Some(characters(tables, field.kind, member(map, field.wire)?))).sum()
        }
        (Kind::Map(inner), Value::Object(map)) => {
            map.iter().map(|(_, value)| characters(tables, tables.kind(inner), value)).sum()
        }
        (Kind::List(inner), Value::List(items)) => {
            items.iter().map(|item| characters(tables, tables.kind(inner), item)).sum()
        }
        (Kind::Clearable(inner), value) => characters(tables, tables.kind(inner), value),
        (_, Value::Text(text)) => text.chars().count() as u64,
        _ => 0,
    }
}
