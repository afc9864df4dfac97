//! Open enumerations and their predicates.

use std::collections::BTreeSet;

use super::text::{WIDTH, bracketed, camel, doc, quoted};
use super::types::{self, import_types, shown};
use crate::api::{Api, Enum, Group, Ty, Type, TypeKind};

/// The enumerations of one provider.
pub fn enums(api: &Api) -> String {
    listed(api).map(|(ty, listed)| format!("\n{}", enumeration(ty, listed))).collect()
}

/// Their predicates; none if they have none.
pub fn predicates(api: &Api) -> Option<String> {
    let (mut body, mut enums, mut held_by) = (String::new(), BTreeSet::new(), BTreeSet::new());
    for (ty, listed) in listed(api).filter(|(_, listed)| !listed.groups.is_empty()) {
        let holders = holders(api, ty);
        for group in &listed.groups {
            body += "\n";
            body += &predicate(ty, group, &holders);
        }
        enums.insert(ty.name.clone());
        held_by.extend(holders.iter().map(|(holder, _)| (*holder).to_owned()));
    }
    let messages = types::holders(api);
    let (messages, types): (BTreeSet<String>, _) =
        held_by.into_iter().partition(|name| messages.contains(&name.as_str()));
    let helper = if body.contains("valueIn(") { "import { valueIn } from '../../predicates.js';\n" } else { "" };
    let imports = [(enums, "./enums.js"), (messages, "./messages.js"), (types, "./types.js")];
    let imports = imports.into_iter().filter(|(names, _)| !names.is_empty());
    let imports: String =
        imports.map(|(names, from)| import_types(&names.into_iter().collect::<Vec<_>>(), from)).collect();
    (!body.is_empty()).then(|| format!("{helper}{imports}{body}"))
}

fn listed(api: &Api) -> impl Iterator<Item = (&Type, &Enum)> {
    shown(api).filter_map(|ty| match &ty.kind {
        TypeKind::Enum(listed) => Some((ty, listed)),
        TypeKind::Struct(_) => None,
    })
}

fn enumeration(ty: &Type, listed: &Enum) -> String {
    let mut blocks = vec![ty.description.clone()];
    for value in &listed.values {
        let colon = if value.description.is_empty() { "" } else { ": " };
        blocks.push(format!("- `{}`{colon}{}", value.wire, value.description));
    }
    blocks.push("Open: values that are newer than this release are kept as received.".to_owned());
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

/// The types of responses with exactly one field of this type, with that field's name on the wire.
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
    let line = format!("  return {};\n", tests.join(" || "));
    let fits = line.chars().count() <= WIDTH + 1;
    out + &(if fits { line } else { format!("  return (\n    {}\n  );\n", tests.join(" ||\n    ")) }) + "}\n"
}
