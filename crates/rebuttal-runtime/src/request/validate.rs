//! What the caller gives becomes what will be sent, or a refusal that names the caller's field. Nothing is sent before.

use std::cell::RefCell;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::request::files;
use crate::request::files::{ATTACHMENT, FilePart};
use crate::request::forms::brackets;
use crate::request::identifier;
use crate::request::limits::Policy;
use crate::request::value::{Members, Value, member};
use crate::response::coerce::push;
use crate::{Error, ErrorKind};
use rebuttal_schema::{
    Encoding, FieldShape, FileRule, Kind, Location, ObjectShape, Operation, Provider, Style, UnionId,
};

/// How the keys of a request are spelled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Names {
    /// As on the wire.
    #[default]
    Wire,
    /// As on the wire, by typed calls: refusals name the methods by which these clear.
    Typed,
    /// In snake_case.
    Snake,
}

/// The key under which a request carries parameters that the document does not know yet.
pub const EXTRA: &str = "$extra";

/// A request whose parameters are checked and sorted by where they travel.
#[derive(Default)]
pub struct Prepared {
    path: Members,
    query: Members,
    body: Members,
    /// The body, where it is one value.
    pub(crate) whole: Option<Value>,
    pub(crate) is_whole: bool,
    pub(crate) files: Vec<FilePart>,
}

impl std::fmt::Debug for Prepared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Prepared").finish_non_exhaustive()
    }
}

impl Prepared {
    /// The value of a path parameter; `prepare` has made sure that it is there.
    pub fn path(&self, wire: &str) -> &str {
        member(&self.path, wire).and_then(Value::as_text).unwrap_or_default()
    }

    /// The query's parameters.
    pub fn query(&self) -> &Members {
        &self.query
    }

    /// The value of a parameter, wherever it travels.
    pub(crate) fn parameter(&self, wire: &str) -> Option<&Value> {
        [&self.path, &self.query, &self.body].into_iter().find_map(|parameters| member(parameters, wire))
    }

    /// The body's members.
    pub fn body(&self) -> &Members {
        &self.body
    }
}

/// Checks the parameters of `operation` and sorts them by where they travel.
///
/// # Errors
/// `ErrorKind::InvalidArgument` for the first parameter that is missing, unknown, of a wrong type, outside its limits, or
/// an identifier that could reach another operation.
pub fn prepare(
    tables: &'static Provider,
    operation: &Operation,
    given: Value,
    names: Names,
    policy: &Policy,
) -> Result<Prepared, Error> {
    let Value::Object(mut given) = given else {
        return Err(refusal("request", "", "the parameters must be an object"));
    };
    let extra = extra(&mut given)?;
    let is_whole = operation.locations.contains(&Location::Whole);
    if (operation.encoding.is_none() || is_whole) && !extra.is_empty() {
        let lacks = if is_whole { "a body that is no object" } else { "no body" };
        let problem = format!("{} has {lacks}, so `extra` has nowhere to go", operation.id);
        return Err(refusal("extra", "", &problem));
    }
    let nested = matches!(operation.encoding, Some(Encoding::Form | Encoding::Multipart));
    let parameters = tables.shape(operation.parameters);
    let files = RefCell::default();
    let walk = Walk { tables, operation, names, policy, nested, document: false, files: &files };
    let whole = walk.object(parameters, given, "", &mut String::new())?;
    let mut prepared = Prepared { is_whole, ..Prepared::default() };
    for (wire, value) in whole {
        // What is a file goes behind the others, into JSON straight from where it is, into multipart as a part.
        let is_file = |value: &Value| matches!(value, Value::File(_));
        match &value {
            value if is_file(value) => continue,
            Value::List(items) if operation.encoding == Some(Encoding::Multipart) && items.iter().any(is_file) => {
                continue;
            }
            _ => {}
        }
        let place = parameters.fields.iter().position(|field| field.wire == wire);
        let target = match place.map(|index| operation.locations[index]) {
            Some(Location::Path) => &mut prepared.path,
            Some(Location::Query) => &mut prepared.query,
            Some(Location::Whole) => {
                prepared.whole = Some(value);
                continue;
            }
            Some(Location::Body) | None => &mut prepared.body,
        };
        target.push((wire, value));
    }
    prepared.files = files.into_inner();
    for (wire, value) in operation.fixed {
        // Generated from JSON; a null would be refused by the provider.
        prepared.body.push(((*wire).to_owned(), Value::read(value.as_bytes()).unwrap_or(Value::Null)));
    }
    for (wire, value) in extra {
        // In a form, the name of a member may say by itself where inside it belongs.
        let (whole, _) = wire.split_once('[').filter(|_| nested).unwrap_or((&wire, ""));
        if operation.fixed.iter().any(|(fixed, _)| *fixed == whole) {
            let problem = format!("{} is what it is because `{whole}` is fixed", operation.id);
            return Err(refusal("extra", &format!("/{wire}"), &problem));
        }
        if nested {
            let name = if brackets::pair(&wire) { brackets::carry(&value) } else { Err(wire.as_str()) };
            name.map_err(|key| refusal("extra", &format!("/{wire}"), &brackets::problem("extra", key)))?;
        }
        // Newer members of what is an object may be among the new ones: `evidence[newer]`.
        let inside = |kind: &Kind| matches!(kind, Kind::Object(_) | Kind::Map(_) | Kind::List(_) | Kind::Json);
        let known = parameters.fields.iter().find(|field| field.wire == whole);
        if known.is_some_and(|field| whole == wire || !inside(&field.kind)) {
            let problem = format!("`{whole}` is a known parameter: give it by its name, not in `extra`");
            return Err(refusal("extra", &format!("/{wire}"), &problem));
        }
        prepared.body.push((wire, value));
    }
    Ok(prepared)
}

fn extra(given: &mut Members) -> Result<Members, Error> {
    let Some(place) = given.iter().position(|(key, _)| key == EXTRA) else { return Ok(Members::new()) };
    match given.remove(place).1 {
        Value::Null => Ok(Members::new()),
        Value::Object(extra) => Ok(extra),
        _ => Err(refusal("extra", "", "`extra` must be an object of parameter names and values")),
    }
}

#[derive(Clone, Copy)]
struct Walk<'p> {
    tables: &'static Provider,
    operation: &'p Operation,
    names: Names,
    policy: &'p Policy,
    /// Keys travel inside brackets.
    nested: bool,
    /// Inside of a part that is JSON.
    document: bool,
    files: &'p RefCell<Vec<FilePart>>,
}

impl Walk<'_> {
    /// `field` is the caller's name so far (`evidence.receipt`), `path` the JSON pointer on the wire.
    fn object(
        &self,
        shape: &'static ObjectShape,
        given: Members,
        field: &str,
        path: &mut String,
    ) -> Result<Members, Error> {
        let mut out = Members::with_capacity(given.len());
        for (key, value) in given {
            let Some(known) = shape.fields.iter().find(|known| self.spelled(known) == key) else {
                let (name, at) = (join(field, &key), format!("{path}/{key}"));
                let problem =
                    format!("`{name}` is not a parameter here; `extra` takes what is newer than this release");
                // What has no name is a fault of the whole.
                return Err(refusal(if name.is_empty() { "request" } else { &name }, &at, &problem));
            };
            let name = join(field, &key);
            let at = path.len();
            push(path, known.wire);
            let value = self.member(known, value, &name, path)?;
            path.truncate(at);
            out.push((known.wire.to_owned(), value));
        }
        let missing = shape.fields.iter().find(|known| known.required && member(&out, known.wire).is_none());
        if let Some(missing) = missing {
            let name = join(field, self.spelled(missing));
            return Err(refusal(&name, &format!("{path}/{}", missing.wire), &format!("`{name}` is required")));
        }
        Ok(out)
    }

    fn spelled(&self, field: &FieldShape) -> &'static str {
        match self.names {
            Names::Wire | Names::Typed => field.wire,
            Names::Snake => field.name,
        }
    }

    /// An empty text would clear what the provider has, which nobody should do without saying so.
    fn empty(&self, name: &str, path: &str) -> Error {
        let clear = if self.names == Names::Typed { "`Field::Clear`" } else { "`CLEAR`" };
        refusal(name, path, &format!("`{name}` is empty; {clear} clears it, leaving it out keeps it"))
    }

    fn member(&self, known: &'static FieldShape, value: Value, name: &str, path: &mut String) -> Result<Value, Error> {
        if value == Value::Null {
            if known.clearable {
                return Ok(Value::Null);
            }
            return Err(refusal(name, path, &format!("`{name}` cannot be cleared; leave it out instead")));
        }
        if known.clearable && value.as_text() == Some("") {
            return Err(self.empty(name, path));
        }
        // A parameter has a path of one segment.
        let parameter = path.rfind('/') == Some(0);
        let document = parameter && self.tables.style(self.operation, known.wire) == Style::Json;
        let within = if document { Walk { nested: false, document, ..*self } } else { *self };
        let value = within.value(known.kind, value, name, path)?;
        if self.policy.check {
            self.policy
                .limits(self.tables, known, &value)
                .map_err(|problem| refusal(name, path, &format!("`{name}` {problem}")))?;
        }
        if known.identifier {
            identifier::check(&value).map_err(|problem| refusal(name, path, &format!("`{name}` {problem}")))?;
        }
        Ok(value)
    }

    /// Notes a file; its number stands for its content.
    fn file(&self, part: FilePart) -> Result<Value, Error> {
        let listed = part.path.rsplit('/').next().is_some_and(|last| last.parse::<usize>().is_ok());
        let is_part = part.is_parameter() || (listed && part.path.matches('/').count() == 2);
        if self.document || (self.operation.encoding != Some(Encoding::Json) && !is_part) {
            return Err(files::refusal(&part, "stands where a body like this carries no files"));
        }
        let mut files = self.files.borrow_mut();
        files.push(part);
        Ok(Value::File(files.len() - 1))
    }

    /// One of several objects. One that a field tells to be none of them is newer than the document, and is sent as it is.
    fn union(&self, id: UnionId, map: Members, name: &str, path: &mut String) -> Result<Value, Error> {
        let union = self.tables.union(id);
        let mut tags = vec![union.tag];
        for (value, shape) in union.variants {
            let shape = self.tables.shape(*shape);
            let field = shape.fields.iter().find(|field| field.wire == union.tag);
            let tag = field.map_or(union.tag, |field| self.spelled(field));
            if member(&map, tag).and_then(Value::as_text) == Some(*value) {
                return self.object(shape, map, name, path).map(Value::Object);
            }
            tags.push(tag);
        }
        if tags.iter().any(|tag| member(&map, tag).and_then(Value::as_text).is_some()) {
            return self.value(Kind::Json, Value::Object(map), name, path);
        }
        let values: Vec<_> = union.variants.iter().map(|(value, _)| *value).collect();
        let tag = tags.pop().unwrap_or(union.tag);
        let problem = format!("`{name}` needs `{tag}`, which says what it is: {}", values.join(", "));
        Err(refusal(name, path, &problem))
    }

    fn value(&self, kind: Kind, value: Value, name: &str, path: &mut String) -> Result<Value, Error> {
        match (kind, value) {
            (Kind::Object(shape), Value::Object(map)) => {
                Ok(Value::Object(self.object(self.tables.shape(shape), map, name, path)?))
            }
            (Kind::Union(union), Value::Object(map)) => self.union(union, map, name, path),
            (Kind::Map(item), Value::Object(map)) => {
                let item = self.tables.kind(item);
                let mut out = Members::with_capacity(map.len());
                for (key, value) in map {
                    if self.nested && !brackets::take(&key) {
                        return Err(refusal(name, path, &brackets::problem(name, &key)));
                    }
                    let at = path.len();
                    push(path, &key);
                    let value = self.value(item, value, &format!("{name}[{key:?}]"), path)?;
                    path.truncate(at);
                    out.push((key, value));
                }
                Ok(Value::Object(out))
            }
            (Kind::List(item), Value::List(list)) => {
                let item = self.tables.kind(item);
                let mut out = Vec::with_capacity(list.len());
                for (index, value) in list.into_iter().enumerate() {
                    let at = path.len();
                    push(path, &index.to_string());
                    out.push(self.value(item, value, &format!("{name}[{index}]"), path)?);
                    path.truncate(at);
                }
                Ok(Value::List(out))
            }
            (Kind::Clearable(_), Value::Null) => Ok(Value::Null),
            (Kind::Clearable(_), Value::Text(text)) if text.is_empty() => Err(self.empty(name, path)),
            (Kind::Clearable(inner), value) => self.value(self.tables.kind(inner), value, name, path),
            (Kind::File(_) | Kind::Base64, Value::Object(map)) if matches!(&*map, [(key, Value::Number(_))] if key == ATTACHMENT) =>
            {
                let rule = if let Kind::File(rule) = kind { *self.tables.file(rule) } else { FileRule::EMPTY };
                let number = map.first().and_then(|(_, number)| number.as_integer());
                let index = number.and_then(|index| usize::try_from(index).ok()).unwrap_or(usize::MAX);
                self.file(FilePart { field: name.to_owned(), path: path.clone(), rule, index })
            }
            // Typed calls hold what is inside of objects as bytes, which are Base64 here.
            (Kind::Base64, Value::Text(text)) if self.names == Names::Typed && STANDARD.decode(&text).is_ok() => {
                Ok(Value::Text(text))
            }
            // What is open may hold what nobody described, but a file could travel in many ways.
            (Kind::Json, value) if holds_file(&value) => {
                let problem = format!("`{name}` holds a file where the document describes none");
                Err(refusal(name, path, &problem))
            }
            (Kind::Json, value) if self.nested => match brackets::carry(&value) {
                Ok(()) => Ok(value),
                Err(key) => Err(refusal(name, path, &brackets::problem(name, key))),
            },
            (Kind::UnixTime, Value::Number(number)) if is_milliseconds(&number) => {
                let seconds = number.parse::<f64>().unwrap_or_default().div_euclid(1000.0);
                let problem = format!("`{name}` is {number}, which is milliseconds; in seconds it is {seconds}");
                Err(refusal(name, path, &problem))
            }
            (kind, value) if scalar_fits(kind, &value) => Ok(value),
            (kind, value) => {
                let expected = if kind == Kind::Base64 { "a file" } else { kind.expected() };
                Err(refusal(name, path, &format!("`{name}` must be {expected}, not {}", found(&value))))
            }
        }
    }
}

/// Whether an attachment stands in a value.
fn holds_file(value: &Value) -> bool {
    match value {
        Value::Object(map) => {
            matches!(&**map, [(key, Value::Number(_))] if key == ATTACHMENT)
                || map.iter().any(|(_, value)| holds_file(value))
        }
        Value::List(items) => items.iter().any(holds_file),
        _ => false,
    }
}

fn scalar_fits(kind: Kind, value: &Value) -> bool {
    match kind {
        Kind::Json => true,
        Kind::Text | Kind::Expandable(_) => matches!(value, Value::Text(_)),
        Kind::Integer | Kind::UnixTime => value.as_integer().is_some(),
        Kind::Number => matches!(value, Value::Number(_)),
        Kind::Boolean => matches!(value, Value::Boolean(_)),
        Kind::Base64 | Kind::File(_) | Kind::Object(_) | Kind::List(_) | Kind::Map(_) => false,
        Kind::Union(_) => false,
        Kind::Clearable(_) | Kind::Message => false,
    }
}

/// As seconds it would be after the year 5138 or as far before 1970. A filter with it would find nothing, or all.
fn is_milliseconds(number: &str) -> bool {
    number.parse::<f64>().is_ok_and(|value| value.abs() >= 1e11)
}

fn found(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Boolean(_) => "true or false",
        Value::Number(_) => "a number",
        Value::Text(_) => "text",
        Value::List(_) => "a list",
        Value::Object(_) => "an object",
        Value::File(_) => "a file",
    }
}

fn join(field: &str, key: &str) -> String {
    if field.is_empty() { key.to_owned() } else { format!("{field}.{key}") }
}

fn refusal(field: &str, path: &str, problem: &str) -> Error {
    Error::new(ErrorKind::InvalidArgument, format!("{problem}; nothing was sent")).with_field(field).with_path(path)
}
