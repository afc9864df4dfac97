//! Open enumerations and their predicates.

use std::collections::BTreeSet;

use super::text::{bracketed, camel, doc, quoted};
use super::types::{import_types, shown};
use crate::api::{Api, Enum, Group, Ty, Type, TypeKind};

/// The enumerations of one provider, each with its predicates.
pub fn enums(api: &Api) -> String {
    let (mut body, mut imported) = (String::new(), BTreeSet::new());
    for ty in shown(api) {
        let TypeKind::Enum(listed) = &ty.kind else { continue };
        body += "\n";
        body += &enumeration(ty, listed);
        let holders = holders(api, ty);
        for group in &listed.groups {
            body += "\n";
            body += &predicate(ty, group, &holders);
            imported.extend(holders.iter().map(|(holder, _)| (*holder).to_owned()));
        }
    }
    if imported.is_empty() {
        return body;
    }
    let names: Vec<_> = imported.into_iter().collect();
    format!("import {{ valueIn }} from '../../predicates.js';\n{}{body}", import_types(&names, "./types.js"))
}

fn enumeration(ty: &Type, listed: &Enum) -> String {
    let mut blocks = vec![ty.description.clone()];
    for value in &listed.values {
        let colon = if value.description.is_empty() { "" } else { ": " };
        blocks.push(format!("- `{}`{colon}{}", value.wire, value.description));
    }
    blocks.push("Open: a value that is newer than this release arrives as it came.".to_owned());
    let mut out = doc(0, &blocks);
    let one_line = listed.values.iter().map(|value| quoted(&value.wire)).collect::<Vec<_>>().join(" | ");
    let line = format!("export type {} = {one_line} | (string & {{}});\n", ty.name);
    if line.len() <= 121 {
        return out + &line;
    }
    out += &format!("export type {} =\n", ty.name);
    for value in &listed.values {
        out += &format!("  | {}\n", quoted(&value.wire));
    }
    out + "  | (string & {});\n"
}

/// What users get that has exactly one field of this type, with that field's name on the wire.
fn holders<'a>(api: &'a Api, ty: &Type) -> Vec<(&'a str, &'a str)> {
    let sought = Ty::Named(ty.name.clone());
    let held = |holder: &'a Type| {
        let TypeKind::Struct(fields) = &holder.kind else { return None };
        let mut found = fields.iter().filter(|field| field.ty == sought);
        let field = found.next().filter(|_| holder.in_answer)?;
        found.next().is_none().then_some((holder.name.as_str(), field.wire.as_str()))
    };
    api.types.iter().filter_map(held).collect()
}

fn predicate(ty: &Type, group: &Group, holders: &[(&str, &str)]) -> String {
    let values = group.values.iter().map(|value| format!("`{value}`")).collect::<Vec<_>>().join(", ");
    let mut out = doc(0, &[group.description.clone(), format!("True for {values}; false for anything else.")]);
    let mut types = vec![ty.name.clone()];
    types.extend(holders.iter().map(|(holder, wire)| format!("Pick<{holder}, {}>", quoted(wire))));
    types.extend(["null", "undefined"].map(str::to_owned));
    let head = format!("export function {}(", camel(&group.name));
    out += &bracketed(0, &head, &[format!("value: {}", types.join(" | "))], "): boolean {");
    let fields: BTreeSet<_> = holders.iter().map(|(_, wire)| quoted(wire)).collect();
    let looked = if fields.is_empty() { "value" } else { "found" };
    if !fields.is_empty() {
        let fields = fields.into_iter().collect::<Vec<_>>().join(", ");
        out += &format!("  const found = valueIn(value, {fields});\n");
    }
    let tests = group.values.iter().map(|value| format!("{looked} === {}", quoted(value))).collect::<Vec<_>>();
    out + &format!("  return {};\n}}\n", tests.join(" || "))
}
