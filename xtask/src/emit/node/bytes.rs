//! Where answers and messages hold bytes, which are Base64 text on the wire and a `Uint8Array` for users.

use std::collections::BTreeMap;

use super::text::{doc, key, quoted};
use crate::api::{Api, Field, Ty, TypeKind};

/// By type, its fields that hold bytes or something that does, each with what stands there in TypeScript.
pub type Table<'a> = BTreeMap<&'a str, Vec<(&'a str, String)>>;

/// The table of every type that reaches bytes. Types may refer to each other in circles.
pub fn table(api: &Api) -> Table<'_> {
    let mut table = Table::new();
    loop {
        let mut grown = Table::new();
        for ty in api.types.iter().filter(|ty| ty.in_answer) {
            let TypeKind::Struct(fields) = &ty.kind else { continue };
            let places: Vec<_> = fields.iter().filter_map(|field| entry(&table, field)).collect();
            if !places.is_empty() {
                grown.insert(&ty.name, places);
            }
        }
        if grown == table {
            return table;
        }
        table = grown;
    }
}

fn entry<'a>(table: &Table<'_>, field: &'a Field) -> Option<(&'a str, String)> {
    place(table, &field.ty).map(|place| (field.wire.as_str(), place))
}

fn place(table: &Table<'_>, ty: &Ty) -> Option<String> {
    match ty {
        Ty::Bytes => Some("true".to_owned()),
        Ty::Named(name) => table.contains_key(name.as_str()).then(|| quoted(name)),
        Ty::List(item) | Ty::Map(item) => place(table, item).map(|item| format!("[{item}]")),
        Ty::Clearable(inner) => place(table, inner),
        _ => None,
    }
}

/// The file with the table; none if there are no bytes.
pub fn file(api: &Api) -> Option<String> {
    let table = table(api);
    if table.is_empty() {
        return None;
    }
    let mut out = String::from("import type { BytesTable } from '../../bytes.js';\n\n");
    out += &doc(0, &["Where answers and messages hold bytes, which are Base64 text on the wire.".to_owned()]);
    out += "export const BYTES: BytesTable = {\n";
    for (name, fields) in table {
        let fields: Vec<_> = fields.iter().map(|(wire, place)| format!("{}: {place}", key(wire))).collect();
        out += &format!("  {name}: {{ {} }},\n", fields.join(", "));
    }
    Some(out + "};\n")
}
