//! The structs inside requests: required fields as arguments, the rest one method each.

use crate::api::{Api, Field, Ty, Type, TypeKind};

use super::client::{member, plain, setter_of};
use super::text::{docs, given, ident, limits};

/// Request bodies themselves are the operations' builders; these are what stands inside them.
pub fn emit(api: &Api) -> String {
    let bodies: Vec<&str> = api.operations.iter().filter_map(|operation| operation.body.as_deref()).collect();
    let mut out = String::new();
    for ty in api.types.iter().filter(|ty| ty.in_request && !bodies.contains(&ty.name.as_str())) {
        if let TypeKind::Struct(fields) = &ty.kind {
            // progenitor made the struct already if an answer has it too.
            if !ty.in_answer {
                out.push_str(&structure(ty, fields));
            }
            out.push_str(&methods(ty, fields));
        }
    }
    if out.is_empty() {
        out
    } else {
        format!(
            "#![allow(unused_imports)]\n\nuse super::enums::*;\nuse super::types::*;\nuse ::rebuttal_runtime::options;\nuse ::rebuttal_runtime::{{Field, IntoField}};\n{out}"
        )
    }
}

fn structure(ty: &Type, fields: &[Field]) -> String {
    let mut out = format!("\n{}", docs("///", &ty.description, ""));
    out.push_str(
        "///\n/// It can be stored as JSON and read back.\n\
         #[derive(Clone, Debug, PartialEq, ::serde::Serialize, ::serde::Deserialize)]\n\
         #[serde(deny_unknown_fields)]\n\
         #[cfg_attr(feature = \"schemars\", derive(::schemars::JsonSchema))]\n#[non_exhaustive]\n",
    );
    out.push_str(&format!("pub struct {} {{\n", ty.name));
    for field in fields {
        out.push_str(&docs("///", &format!("{}{}", field.description, limits(field)), "    "));
        out.push_str(&member(field, "pub "));
    }
    out.push_str("}\n");
    out
}

fn methods(ty: &Type, fields: &[Field]) -> String {
    let shared = ty.in_answer;
    let mut out =
        format!("\nimpl {} {{\n    /// With what is required; the rest is left out.\n    pub fn new(", ty.name);
    let required: Vec<&Field> = fields.iter().filter(|field| field.required).collect();
    let arguments: Vec<String> =
        required.iter().map(|field| format!("{}: {}", ident(&field.name), given(&field.ty))).collect();
    out.push_str(&arguments.join(", "));
    out.push_str(") -> Self {\n        Self {\n");
    for field in fields {
        let name = ident(&field.name);
        let value = match field.required {
            true if shared => kept(field, &name),
            true => plain(field, &name),
            false => "Default::default()".to_owned(),
        };
        let value = if value == name { String::new() } else { format!(": {value}") };
        out.push_str(&format!("            {name}{value},\n"));
    }
    if shared {
        out.push_str("            extra: Default::default(),\n");
    }
    out.push_str("        }\n    }\n");
    for field in fields.iter().filter(|field| !field.required) {
        out.push_str(&setter(field, shared));
    }
    out.push_str("}\n");
    if required.is_empty() {
        out.push_str(&format!(
            "\nimpl Default for {} {{\n    fn default() -> Self {{\n        Self::new()\n    }}\n}}\n",
            ty.name
        ));
    }
    out
}

fn setter(field: &Field, shared: bool) -> String {
    if !shared {
        return format!(
            "\n{}",
            setter_of(field, "self.", &plain(field, "value")).trim_end_matches('\n').to_owned() + "\n"
        );
    }
    let name = ident(&field.name);
    let value = kept(field, "value");
    // progenitor has no `Option` around an optional list or map.
    let bare = matches!(field.ty, Ty::List(_) | Ty::Map(_)) && !field.nullable;
    let value = if bare || field.nullable { value } else { format!("Some({value})") };
    let mut out = format!("\n{}", docs("///", &format!("{}{}", field.description, limits(field)), "    "));
    out.push_str(&format!(
        "    pub fn {name}(mut self, value: {}) -> Self {{\n        self.{name} = {value};\n        self\n    }}\n",
        given(&field.ty)
    ));
    out
}

/// The expression that turns an argument into what a struct of answers and requests holds.
fn kept(field: &Field, name: &str) -> String {
    let value = plain(field, name);
    if field.nullable { format!("Some({value})") } else { value }
}
