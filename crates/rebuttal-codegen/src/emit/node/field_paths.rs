//! Which fields hold values that JSON has no type for (bytes in responses and messages, Unix times in requests), and which
//! fields of responses and messages may be shown.

use std::collections::BTreeMap;

use minijinja::context;
use minijinja::value::Value;

use super::text::{key, quoted};
use super::types::shown;
use crate::api::{Api, Field, Operation, Ty, Type, TypeKind, Union};
use crate::emit::template::all;

/// By type, what it holds.
pub type Table<'a> = BTreeMap<&'a str, Paths<'a>>;

/// What a type holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Paths<'a> {
    /// The fields of an object, each with its path in TypeScript.
    Fields(Vec<(&'a str, String)>),
    /// The objects of a union: the field that tells them apart, and the type for each of its values.
    Union(&'a str, Vec<(&'a str, &'a str)>),
}

/// A value that is as it is: no type of a table has this name.
const PLAIN: &str = "''";

/// The fields of responses and messages that hold bytes, directly or inside, which are Base64 text on the wire.
pub fn bytes(api: &Api) -> Table<'_> {
    table(api, |table, field| path(table, &Ty::Bytes, &field.ty), |ty| ty.in_answer)
}

/// All fields of responses and messages, by which logs know what they may show: not evidence or personal data, and nothing that the
/// document does not describe. Bytes are never shown anyway.
pub fn private(api: &Api) -> Table<'_> {
    let types = api.types.iter().filter(|ty| ty.in_answer);
    let paths = types.filter_map(|ty| match &ty.kind {
        TypeKind::Struct(fields) => {
            let fields = fields.iter().map(|field| (field.wire.as_str(), hidden(api, field))).collect();
            Some((ty.name.as_str(), Paths::Fields(fields)))
        }
        TypeKind::Union(union) => Some((ty.name.as_str(), of_union(union, |_| true))),
        TypeKind::Enum(_) => None,
    });
    paths.collect()
}

fn hidden(api: &Api, field: &Field) -> String {
    match &field.ty {
        // The id is shown; the object that may replace it is hidden.
        Ty::Expandable(_) if field.private => "false".to_owned(),
        Ty::Bytes => PLAIN.to_owned(),
        _ if field.private => "true".to_owned(),
        ty => objects(api, ty).unwrap_or_else(|| PLAIN.to_owned()),
    }
}

/// The path to the objects that are a value or inside of it.
fn objects(api: &Api, ty: &Ty) -> Option<String> {
    match ty {
        Ty::Named(name) => api.named(name).listed().is_none().then(|| quoted(name)),
        Ty::List(item) | Ty::Map(item) => objects(api, item).map(|item| format!("[{item}]")),
        Ty::Clearable(inner) | Ty::Expandable(inner) => objects(api, inner),
        _ => None,
    }
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
            let (found, empty) = match &ty.kind {
                TypeKind::Struct(fields) => {
                    let found: Vec<_> =
                        fields.iter().filter_map(|field| Some((field.wire.as_str(), path(&table, field)?))).collect();
                    let empty = found.is_empty();
                    (Paths::Fields(found), empty)
                }
                TypeKind::Union(union) => {
                    let found = of_union(union, |name| table.contains_key(name));
                    let empty = matches!(&found, Paths::Union(_, kinds) if kinds.is_empty());
                    (found, empty)
                }
                TypeKind::Enum(_) => continue,
            };
            if !empty {
                grown.insert(&ty.name, found);
            }
        }
        if grown == table {
            return table;
        }
        table = grown;
    }
}

/// Those of a union's objects that count.
fn of_union(union: &Union, counts: impl Fn(&str) -> bool) -> Paths<'_> {
    let variants = union.variants.iter().filter(|one| counts(&one.ty));
    let kinds = variants.flat_map(|one| one.values.iter().map(|value| (value.as_str(), one.ty.as_str())));
    Paths::Union(&union.tag, kinds.collect())
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
    if fields.is_empty() {
        return "{}".to_owned();
    }
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
        let rows = all(&self.table, |(name, paths)| {
            let fields = match paths {
                Paths::Fields(fields) => literal(fields),
                Paths::Union(tag, kinds) => {
                    let kinds: Vec<_> = kinds.iter().map(|(value, ty)| (*value, quoted(ty))).collect();
                    format!("[{}, {}]", quoted(tag), literal(&kinds))
                }
            };
            context! { name => *name, fields }
        });
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
        about: "All fields of responses and messages: logs show neither those that hold evidence or personal data (`true`) nor any others.",
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
