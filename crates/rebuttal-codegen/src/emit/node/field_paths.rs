//! Which fields hold values that JSON has no type for (bytes in responses and messages, Unix times in requests), and which
//! fields of responses and messages are private.

use std::collections::BTreeMap;

use minijinja::context;
use minijinja::value::Value;

use super::text::{key, quoted};
use super::types::shown;
use crate::api::{Api, Field, Operation, Ty, Type, TypeKind, Union};
use crate::emit::template::all;

/// By type, its fields that hold such a value, directly or inside, each with its path in TypeScript.
pub type Table<'a> = BTreeMap<&'a str, Vec<(&'a str, String)>>;

/// The fields of responses and messages that hold bytes, which are Base64 text on the wire.
pub fn bytes(api: &Api) -> Table<'_> {
    table(api, |table, field| path(table, &Ty::Bytes, &field.ty), |ty| ty.in_answer)
}

/// The fields of responses and messages that hold evidence or personal data. Bytes are never shown anyway.
pub fn private(api: &Api) -> Table<'_> {
    let hidden = |table: &Table<'_>, field: &Field| match field.private {
        true => match field.ty {
            Ty::Bytes => None,
            // The id is shown; the object that may replace it is hidden.
            Ty::Expandable(_) => Some("false".to_owned()),
            _ => Some("true".to_owned()),
        },
        // No field has this type, so only the types of the table are found.
        false => path(table, &Ty::Named(String::new()), &field.ty),
    };
    table(api, hidden, |ty| ty.in_answer)
}

/// The fields of requests that hold what JSON has no type for: Unix times (`true`), for which users can pass a `Date`, and
/// files inside of objects and lists (`false`).
pub fn conversions(api: &Api) -> Table<'_> {
    let mut table = table(api, |table, field| conversion(table, &field.ty), |ty| ty.in_request);
    // The fields of a body are the operation's own parameters.
    let shown: Vec<_> = shown(api).map(|ty| ty.name.as_str()).collect();
    table.retain(|name, _| shown.contains(name));
    table
}

fn conversion(table: &Table<'_>, ty: &Ty) -> Option<String> {
    let files = || path(table, &Ty::Bytes, ty).or_else(|| path(table, &Ty::File, ty));
    path(table, &Ty::UnixTime, ty).or_else(|| files().map(|path| path.replace("true", "false")))
}

/// What of it is among an operation's parameters; a parameter that is a file itself is in its rules.
pub fn conversions_of<'a>(conversions: &Table<'_>, operation: &'a Operation) -> Vec<(&'a str, String)> {
    let fields = operation.parameters.iter().map(|parameter| &parameter.field).filter(|field| field.ty != Ty::File);
    fields.filter_map(|field| Some((field.wire.as_str(), conversion(conversions, &field.ty)?))).collect()
}

/// The table of every type that reaches such a value. Types may refer to each other in circles.
fn table<'a>(
    api: &'a Api,
    path: impl Fn(&Table<'_>, &Field) -> Option<String>,
    counts: fn(&Type) -> bool,
) -> Table<'a> {
    let mut table = Table::new();
    loop {
        let mut grown = Table::new();
        for ty in api.types.iter().filter(|ty| counts(ty)) {
            let found: Vec<_> = match &ty.kind {
                TypeKind::Struct(fields) => {
                    fields.iter().filter_map(|field| Some((field.wire.as_str(), path(&table, field)?))).collect()
                }
                TypeKind::Union(union) => of_union(&table, union),
                TypeKind::Enum(_) => continue,
            };
            if !found.is_empty() {
                grown.insert(&ty.name, found);
            }
        }
        if grown == table {
            return table;
        }
        table = grown;
    }
}

/// What any of a union's objects has. A field of one name is of one sort in all of them, or it is found by the first.
fn of_union<'a>(table: &Table<'a>, union: &Union) -> Vec<(&'a str, String)> {
    let mut found: Vec<(&str, String)> = Vec::new();
    for (wire, path) in union.variants.iter().filter_map(|one| table.get(one.ty.as_str())).flatten() {
        if !found.iter().any(|(known, _)| known == wire) {
            found.push((wire, path.clone()));
        }
    }
    found
}

fn path(table: &Table<'_>, sought: &Ty, ty: &Ty) -> Option<String> {
    match ty {
        ty if ty == sought => Some("true".to_owned()),
        Ty::Named(name) => table.contains_key(name.as_str()).then(|| quoted(name)),
        Ty::List(item) | Ty::Map(item) => path(table, sought, item).map(|item| format!("[{item}]")),
        Ty::Clearable(inner) | Ty::Expandable(inner) => path(table, sought, inner),
        _ => None,
    }
}

/// `{ created: 'Range', since: true }`
pub fn literal(fields: &[(&str, String)]) -> String {
    let fields: Vec<_> = fields.iter().map(|(wire, path)| format!("{}: {path}", key(wire))).collect();
    format!("{{ {} }}", fields.join(", "))
}

/// A table of a provider that has such fields.
pub struct Named<'a> {
    /// The member of the runtime's tables that takes it.
    pub member: &'static str,
    /// The constant.
    pub name: &'static str,
    about: &'static str,
    pub table: Table<'a>,
}

impl Named<'_> {
    /// Ready for the template.
    pub fn rows(&self) -> Value {
        let rows = all(&self.table, |(name, fields)| context! { name => *name, fields => literal(fields) });
        context! { name => self.name, about => self.about, rows }
    }
}

/// The tables that are not empty.
pub fn tables(api: &Api) -> Vec<Named<'_>> {
    let bytes = Named {
        member: "bytes",
        name: "BYTES",
        about: "The fields of responses and messages that hold bytes, which are Base64 text on the wire.",
        table: bytes(api),
    };
    let private = Named {
        member: "hidden",
        name: "PRIVATE",
        about: "The fields of responses and messages that hold evidence or personal data, which logs don't show.",
        table: private(api),
    };
    let conversions = Named {
        member: "conversions",
        name: "CONVERSIONS",
        about: "The fields of requests that JSON has no type for: Unix times, for which a `Date` is accepted (`true`), and files (`false`).",
        table: conversions(api),
    };
    [bytes, private, conversions].into_iter().filter(|named| !named.table.is_empty()).collect()
}
