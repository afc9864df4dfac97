//! The structs inside requests: required fields as arguments, the rest one method each.

use crate::api::{Api, Field, Type, TypeKind};

use super::text::{docs, ident, limits, literal, request_type};

/// Request bodies themselves are the operations' builders; these are what stands inside them.
pub fn emit(api: &Api) -> String {
    let bodies: Vec<&str> = api.operations.iter().filter_map(|operation| operation.body.as_deref()).collect();
    let mut out = String::new();
    for ty in api.types.iter().filter(|ty| ty.in_request && !ty.in_answer && !bodies.contains(&ty.name.as_str())) {
        if let TypeKind::Struct(fields) = &ty.kind {
            out.push_str(&one(ty, fields));
        }
    }
    out
}

fn one(ty: &Type, fields: &[Field]) -> String {
    let name = &ty.name;
    let mut out = format!("\n{}", docs("///", &ty.description, ""));
    out.push_str("#[derive(Clone, Debug, Default, PartialEq, ::serde::Serialize)]\n#[non_exhaustive]\n");
    out.push_str(&format!("pub struct {name} {{\n"));
    for field in fields {
        out.push_str(&docs("///", &format!("{} {}", field.description, limits(field)), "    "));
        out.push_str(&format!("    #[serde(rename = {}", literal(&field.wire)));
        let ty = request_type(&field.ty, field.private);
        if field.required {
            out.push_str(&format!(")]\n    pub {}: {ty},\n", ident(&field.name)));
        } else {
            out.push_str(&format!(
                ", skip_serializing_if = \"Option::is_none\")]\n    pub {}: Option<{ty}>,\n",
                ident(&field.name)
            ));
        }
    }
    out.push_str(&format!("}}\n\nimpl {name} {{\n    /// With what is required; the rest is left out.\n    pub fn new("));
    let required: Vec<&Field> = fields.iter().filter(|field| field.required).collect();
    let arguments: Vec<String> = required
        .iter()
        .map(|field| format!("{}: impl Into<{}>", ident(&field.name), request_type(&field.ty, field.private)))
        .collect();
    out.push_str(&arguments.join(", "));
    out.push_str(") -> Self {\n        Self { ");
    for field in &required {
        out.push_str(&format!("{0}: {0}.into(), ", ident(&field.name)));
    }
    out.push_str("..Self::default() }\n    }\n");
    for field in fields.iter().filter(|field| !field.required) {
        out.push('\n');
        out.push_str(&docs("///", &format!("{} {}", field.description, limits(field)), "    "));
        out.push_str(&format!(
            "    pub fn {0}(mut self, value: impl Into<{1}>) -> Self {{\n        \
             self.{0} = Some(value.into());\n        self\n    }}\n",
            ident(&field.name),
            request_type(&field.ty, field.private)
        ));
    }
    out.push_str("}\n");
    out
}
