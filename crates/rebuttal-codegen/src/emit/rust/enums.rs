//! Open enumerations: a value that is not listed is kept as it came.

use crate::api::{Api, Enum, Type, TypeKind};

use super::text::{docs, ident, literal, variant};

pub fn emit(api: &Api) -> String {
    let enums = api.types.iter().filter_map(|ty| match &ty.kind {
        TypeKind::Enum(values) => Some(one(ty, values)),
        TypeKind::Struct(_) => None,
    });
    enums.collect::<Vec<_>>().join("\n")
}

/// What a macro of the runtime makes the enumeration from.
fn one(ty: &Type, values: &Enum) -> String {
    let mut out = format!("::rebuttal_runtime::open_enum! {{\n{}", docs("///", &ty.description, "    "));
    out.push_str(&format!("    pub enum {} {{\n", ty.name));
    for value in &values.values {
        out.push_str(&docs("///", &format!("`{}`: {}", value.wire, value.description), "        "));
        out.push_str(&format!("        {} = {},\n", variant(&value.wire), literal(&value.wire)));
    }
    out.push_str("    }\n");
    for group in &values.groups {
        let members: Vec<String> = group.values.iter().map(|wire| variant(wire)).collect();
        out.push('\n');
        out.push_str(&docs("///", &group.description, "    "));
        out.push_str(&format!("    {}: {};\n", ident(&group.name), members.join(" | ")));
    }
    out.push_str("}\n");
    out
}
