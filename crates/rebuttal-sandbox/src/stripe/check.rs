//! Checks parameters against their tables, as strictly as the provider does, and gives them their types.

use serde_json::{Map, Value, json};

use super::failure::Failure;
use crate::generated::stripe::{CREATED_RANGE, UPDATE_DISPUTE_REQUEST};
use crate::tables::{Field, Kind};

/// Clients must say whether to submit; the provider takes "yes" if nothing is said.
const NOT_REQUIRED: &str = UPDATE_DISPUTE_REQUEST.field("submit").name;

/// Reads parameters. Texts become numbers and flags; an empty text that clears becomes null.
pub(super) fn check(fields: &'static [Field], given: &Map<String, Value>) -> Result<Map<String, Value>, Failure> {
    object(fields, given, "")
}

/// How a part of a parameter is written: `evidence[receipt]`.
fn part(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}[{name}]") }
}

fn object(fields: &'static [Field], given: &Map<String, Value>, path: &str) -> Result<Map<String, Value>, Failure> {
    let mut required = fields.iter().filter(|field| field.required && field.name != NOT_REQUIRED);
    if let Some(missing) = required.find(|field| !given.contains_key(field.name)) {
        return Err(Failure::missing(&part(path, missing.name)));
    }
    let checked = given.iter().map(|(name, text)| {
        let path = part(path, name);
        let field = fields.iter().find(|field| field.name == name).ok_or_else(|| Failure::unknown(&path))?;
        Ok((name.clone(), value(field, field.kind, field.clears, text, &path)?))
    });
    checked.collect()
}

fn map(
    field: &'static Field,
    kind: Kind,
    given: &Map<String, Value>,
    path: &str,
) -> Result<Map<String, Value>, Failure> {
    let ((_, most), longest) = (field.items, field.keys);
    if given.len() as u64 > most {
        return Err(Failure::param(path, format!("Invalid {path}: it can have at most {most} keys.")));
    }
    let checked = given.iter().map(|(name, text)| {
        let path = part(path, name);
        if name.is_empty() || name.chars().count() as u64 > longest {
            let message = format!("Invalid key {name:?}: it can have 1 to {longest} characters.");
            return Err(Failure::param(&path, message));
        }
        Ok((name.clone(), value(field, kind, false, text, &path)?))
    });
    checked.collect()
}

/// Reads a value of a kind, which is the field's or one inside; limits are the field's.
fn value(field: &'static Field, kind: Kind, clears: bool, given: &Value, path: &str) -> Result<Value, Failure> {
    if let Kind::Clearable(inner) = kind {
        return value(field, *inner, true, given, path);
    }
    if given == "" {
        return if clears { Ok(Value::Null) } else { Err(Failure::empty(path)) };
    }
    match (kind, given) {
        // A range of time may also be one moment.
        (Kind::Object(range), Value::String(text)) if range.name == CREATED_RANGE.name => {
            let moment = integer(field, text, path)?;
            Ok(json!({"gte": moment, "lte": moment}))
        }
        (Kind::Object(known), Value::Object(given)) => object(known.fields, given, path).map(Value::Object),
        (Kind::Map(inner), Value::Object(given)) => map(field, *inner, given, path).map(Value::Object),
        (Kind::Object(_) | Kind::Map(_), _) => {
            Err(Failure::param(path, format!("Invalid object: {path} has parts, such as {path}[…].")))
        }
        (Kind::List(item), Value::Array(items)) => list(field, *item, items.iter(), path),
        (Kind::List(item), Value::Object(map)) => {
            // Indexes count from 0, in order and without a gap.
            match map.keys().enumerate().find(|(index, key)| index.to_string() != **key) {
                None => list(field, *item, map.values(), path),
                Some((index, key)) => Err(Failure::param(
                    &part(path, key),
                    format!("Invalid array: {path} continues with the index {index}, not {key:?}."),
                )),
            }
        }
        (Kind::List(_), _) => {
            Err(Failure::param(path, format!("Invalid array: write {path}[0], {path}[1] and so on.")))
        }
        (Kind::File { .. }, Value::Bool(true)) => Ok(json!(true)),
        (Kind::File { .. }, _) => {
            Err(Failure::param(path, format!("Invalid file: {path} must be a part with a file name.")))
        }
        (kind, Value::String(text)) => scalar(field, kind, text, path),
        (_, _) => Err(Failure::param(path, format!("Invalid value: {path} has no parts and is no file."))),
    }
}

fn list<'a>(
    field: &'static Field,
    item: Kind,
    items: impl ExactSizeIterator<Item = &'a Value>,
    path: &str,
) -> Result<Value, Failure> {
    let (count, (least, most)) = (items.len() as u64, field.items);
    if !(least..=most).contains(&count) {
        let wanted = if least == most { format!("exactly {least}") } else { format!("{least} to {most}") };
        return Err(Failure::param(path, format!("Invalid array: {path} needs {wanted} items and has {count}.")));
    }
    let items = items.enumerate();
    let items = items.map(|(index, one)| value(field, item, false, one, &part(path, &index.to_string())));
    items.collect::<Result<Vec<_>, _>>().map(Value::Array)
}

fn scalar(field: &Field, kind: Kind, text: &str, path: &str) -> Result<Value, Failure> {
    match (kind, text) {
        (Kind::Integer, text) => integer(field, text, path),
        (Kind::Boolean, "true") => Ok(json!(true)),
        (Kind::Boolean, "false") => Ok(json!(false)),
        (Kind::Boolean, _) => Err(Failure::param(path, format!("Invalid boolean: {path} must be true or false."))),
        (Kind::Enum(known), text) => one_of(known, text, path),
        (Kind::Text | Kind::Time, text) => string(field, text, path),
        (kind, _) => Err(Failure::param(path, format!("The sandbox does not know how to read {path} as {kind:?}."))),
    }
}

fn integer(field: &Field, text: &str, path: &str) -> Result<Value, Failure> {
    let refused =
        |why: String| Failure::param(path, format!("Invalid integer: {why}")).with_code("parameter_invalid_integer");
    let digits = text.strip_prefix('-').unwrap_or(text);
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = text.parse::<i64>().ok().filter(|_| plain);
    let number = number.ok_or_else(|| refused(format!("{path} must be a whole number.")))?;
    let (least, most) = field.range;
    if !(least..=most).contains(&number) {
        return Err(refused(format!("{path} is out of its range.")));
    }
    Ok(json!(number))
}

fn one_of(known: &[&str], text: &str, path: &str) -> Result<Value, Failure> {
    if known.contains(&text) {
        return Ok(json!(text));
    }
    Err(Failure::param(path, format!("Invalid {path}: must be one of {}.", known.join(", "))))
}

fn string(field: &Field, text: &str, path: &str) -> Result<Value, Failure> {
    let (length, (least, most)) = (text.chars().count() as u64, field.length);
    let refused =
        |limit: String| Err(Failure::param(path, format!("Invalid string: {path} has {length} characters, {limit}.")));
    if length > most {
        return refused(format!("at most {most} are taken"));
    }
    if length < least {
        return refused(format!("at least {least} are needed"));
    }
    Ok(json!(text))
}
