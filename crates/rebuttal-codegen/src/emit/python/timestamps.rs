//! Which parameters are times in Unix seconds: a `datetime` becomes a number there.

use crate::api::{Api, Operation, Ty, TypeKind};

/// Their paths, such as `created.gte` or `files.[].expires_at`, by the names in Python; `*` is any key of a map.
pub(super) fn paths(api: &Api, operation: &Operation) -> Vec<String> {
    let mut found = Vec::new();
    for parameter in &operation.parameters {
        walk(api, &parameter.field.ty, parameter.field.name.clone(), &mut Vec::new(), &mut found);
    }
    found
}

/// `above` are the types on the path: one that holds itself is visited once.
fn walk<'a>(api: &'a Api, ty: &'a Ty, path: String, above: &mut Vec<&'a str>, found: &mut Vec<String>) {
    match ty {
        Ty::UnixTime => found.push(path),
        Ty::List(inner) => walk(api, inner, path + ".[]", above, found),
        Ty::Map(inner) => walk(api, inner, path + ".*", above, found),
        Ty::Clearable(inner) => walk(api, inner, path, above, found),
        Ty::Named(name) if !above.contains(&name.as_str()) => {
            let TypeKind::Struct(fields) = &api.named(name).kind else { return };
            above.push(name);
            for field in fields {
                walk(api, &field.ty, format!("{path}.{}", field.name), above, found);
            }
            above.pop();
        }
        _ => {}
    }
}
