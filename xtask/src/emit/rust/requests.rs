//! The structs inside requests: required fields as arguments, the rest one method each.

use crate::api::{Api, Field, Ty, Type, TypeKind};

use super::text::{docs, given, hides, ident, limits, literal, request_type};

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
    if out.is_empty() { out } else { format!("use super::*;\n{out}") }
}

fn structure(ty: &Type, fields: &[Field]) -> String {
    let mut out = format!("\n{}", docs("///", &ty.description, ""));
    out.push_str(
        "#[derive(Clone, Debug, PartialEq, ::serde::Serialize)]\n\
         #[cfg_attr(feature = \"schemars\", derive(::schemars::JsonSchema))]\n#[non_exhaustive]\n",
    );
    out.push_str(&format!("pub struct {} {{\n", ty.name));
    for field in fields {
        out.push_str(&docs("///", &format!("{}{}", field.description, limits(field)), "    "));
        out.push_str(&format!("    #[serde(rename = {}", literal(&field.wire)));
        let ty = request_type(&field.ty, field.private);
        // What may be cleared has three states: left out, cleared, given.
        let ty = if field.clearable { format!("Option<{ty}>") } else { ty };
        if field.required {
            out.push_str(&format!(")]\n    pub {}: {ty},\n", ident(&field.name)));
        } else {
            out.push_str(&format!(
                ", skip_serializing_if = \"Option::is_none\")]\n    pub {}: Option<{ty}>,\n",
                ident(&field.name)
            ));
        }
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
            true => kept(field, &name, shared),
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
    let name = ident(&field.name);
    let value = kept(field, "value", shared);
    // progenitor has no `Option` around an optional list or map.
    let bare = shared && matches!(field.ty, Ty::List(_) | Ty::Map(_)) && !field.nullable;
    let value = if bare || (shared && field.nullable) { value } else { format!("Some({value})") };
    let mut out = format!("\n{}", docs("///", &format!("{}{}", field.description, limits(field)), "    "));
    out.push_str(&format!(
        "    pub fn {name}(mut self, value: {}) -> Self {{\n        self.{name} = {value};\n        self\n    }}\n",
        given(&field.ty)
    ));
    if field.clearable && !shared {
        out.push_str(&format!(
            "\n    /// Clears what the provider has.\n    pub fn clear_{}(mut self) -> Self {{\n        self.{name} = Some(None);\n        self\n    }}\n",
            field.name
        ));
    }
    out
}

/// The expression that turns it into what the struct holds.
fn kept(field: &Field, name: &str, shared: bool) -> String {
    let value = match field.ty {
        Ty::Integer | Ty::UnixTime | Ty::Number | Ty::Boolean => name.to_owned(),
        Ty::List(_) => format!("::rebuttal::runtime::options::items({name})"),
        Ty::Map(_) => format!("::rebuttal::runtime::options::entries({name})"),
        _ => format!("{name}.into()"),
    };
    let value = if field.private && hides(&field.ty) { format!("::rebuttal::Private({value})") } else { value };
    let optional = if shared { field.nullable } else { field.clearable };
    if optional { format!("Some({value})") } else { value }
}
