//! Checks parameters against the description, as strictly as the provider does, and gives them their types.

use serde_json::{Map, Value, json};

use super::Spec;
use super::failure::Failure;

/// Reads parameters by the schema of an object. Texts become numbers and flags; an empty text that clears becomes null.
pub(super) fn check(spec: &Spec, schema: &Value, given: &Map<String, Value>) -> Result<Map<String, Value>, Failure> {
    object(spec, schema, given, "")
}

/// How a part of a parameter is written: `evidence[receipt]`.
fn part(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}[{name}]") }
}

fn object(spec: &Spec, schema: &Value, given: &Map<String, Value>, path: &str) -> Result<Map<String, Value>, Failure> {
    let required = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
    if let Some(name) = required.into_iter().find(|name| !given.contains_key(*name)) {
        return Err(Failure::missing(&part(path, name)));
    }
    if let Some(most) = schema["maxProperties"].as_u64()
        && given.len() as u64 > most
    {
        return Err(Failure::param(path, format!("Invalid {path}: it can have at most {most} keys.")));
    }
    let mut checked = Map::new();
    for (name, text) in given {
        let path = part(path, name);
        let rule = match (schema["properties"].get(name), &schema["additionalProperties"]) {
            (Some(rule), _) => rule,
            (None, rule @ Value::Object(_)) => {
                let most = schema["x-max-key-length"].as_u64().unwrap_or(u64::MAX);
                if name.is_empty() || name.chars().count() as u64 > most {
                    return Err(Failure::param(
                        &path,
                        format!("Invalid key {name:?}: it can have 1 to {most} characters."),
                    ));
                }
                rule
            }
            (None, _) => return Err(Failure::unknown(&path)),
        };
        checked.insert(name.clone(), value(spec, rule, text, &path)?);
    }
    Ok(checked)
}

fn value(spec: &Spec, rule: &Value, given: &Value, path: &str) -> Result<Value, Failure> {
    let schema = spec.resolved(rule);
    if given == "" {
        let clears = rule["nullable"] == true || schema["nullable"] == true;
        return if clears { Ok(Value::Null) } else { Err(Failure::empty(path)) };
    }
    match (schema["type"].as_str().unwrap_or_default(), given) {
        // A range of time may also be one moment.
        ("object", Value::String(text)) if rule["$ref"] == "#/components/schemas/CreatedRange" => {
            let moment = integer(schema, text, path)?;
            Ok(json!({"gte": moment, "lte": moment}))
        }
        ("object", Value::Object(map)) => object(spec, schema, map, path).map(Value::Object),
        ("object", _) => Err(Failure::param(path, format!("Invalid object: {path} has parts, such as {path}[…]."))),
        ("array", Value::Array(items)) => list(spec, schema, items.iter(), path),
        ("array", Value::Object(map)) => {
            // Indexes count from 0, in order and without a gap.
            match map.keys().enumerate().find(|(index, key)| index.to_string() != **key) {
                None => list(spec, schema, map.values(), path),
                Some((index, key)) => Err(Failure::param(
                    &part(path, key),
                    format!("Invalid array: {path} continues with the index {index}, not {key:?}."),
                )),
            }
        }
        ("array", _) => Err(Failure::param(path, format!("Invalid array: write {path}[0], {path}[1] and so on."))),
        ("string", Value::Bool(true)) if schema["format"] == "binary" => Ok(json!(true)),
        ("string", _) if schema["format"] == "binary" => {
            Err(Failure::param(path, format!("Invalid file: {path} must be a part with a file name.")))
        }
        (kind, Value::String(text)) => scalar(kind, schema, text, path),
        (_, _) => Err(Failure::param(path, format!("Invalid value: {path} has no parts and is no file."))),
    }
}

fn list<'a>(
    spec: &Spec,
    schema: &Value,
    items: impl ExactSizeIterator<Item = &'a Value>,
    path: &str,
) -> Result<Value, Failure> {
    let count = items.len() as u64;
    let (least, most) = (schema["minItems"].as_u64().unwrap_or(0), schema["maxItems"].as_u64().unwrap_or(u64::MAX));
    if !(least..=most).contains(&count) {
        let wanted = if least == most { format!("exactly {least}") } else { format!("{least} to {most}") };
        return Err(Failure::param(path, format!("Invalid array: {path} needs {wanted} items and has {count}.")));
    }
    let items = items.enumerate();
    let items = items.map(|(index, item)| value(spec, &schema["items"], item, &part(path, &index.to_string())));
    items.collect::<Result<Vec<_>, _>>().map(Value::Array)
}

fn scalar(kind: &str, schema: &Value, text: &str, path: &str) -> Result<Value, Failure> {
    match (kind, text) {
        ("integer", text) => integer(schema, text, path),
        ("boolean", "true") => Ok(json!(true)),
        ("boolean", "false") => Ok(json!(false)),
        ("boolean", _) => Err(Failure::param(path, format!("Invalid boolean: {path} must be true or false."))),
        ("string", text) => string(schema, text, path),
        (other, _) => Err(Failure::param(path, format!("The sandbox does not know how to read {path} as {other:?}."))),
    }
}

fn integer(schema: &Value, text: &str, path: &str) -> Result<Value, Failure> {
    let refused =
        |why: String| Failure::param(path, format!("Invalid integer: {why}")).with_code("parameter_invalid_integer");
    let digits = text.strip_prefix('-').unwrap_or(text);
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = text.parse::<i64>().ok().filter(|_| plain);
    let number = number.ok_or_else(|| refused(format!("{path} must be a whole number.")))?;
    let (least, most) = (schema["minimum"].as_i64(), schema["maximum"].as_i64());
    if least.is_some_and(|least| number < least) || most.is_some_and(|most| number > most) {
        return Err(refused(format!("{path} is out of its range.")));
    }
    Ok(json!(number))
}

fn string(schema: &Value, text: &str, path: &str) -> Result<Value, Failure> {
    let length = text.chars().count() as u64;
    let (least, most) = (schema["minLength"].as_u64().unwrap_or(0), schema["maxLength"].as_u64().unwrap_or(u64::MAX));
    if length > most {
        return Err(Failure::param(
            path,
            format!("Invalid string: {path} has {length} characters, at most {most} are taken."),
        ));
    }
    if length < least {
        return Err(Failure::param(
            path,
            format!("Invalid string: {path} has {length} characters, at least {least} are needed."),
        ));
    }
    if let Some(values) = schema["enum"].as_array()
        && !values.iter().any(|value| value == text)
    {
        let known: Vec<_> = values.iter().filter_map(Value::as_str).collect();
        return Err(Failure::param(path, format!("Invalid {path}: must be one of {}.", known.join(", "))));
    }
    Ok(json!(text))
}
