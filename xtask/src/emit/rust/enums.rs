//! Open enumerations: a value that is not listed is kept as it came.

use crate::api::{Api, Enum, Type, TypeKind};

use super::text::{docs, ident, literal, variant};

pub fn emit(api: &Api) -> String {
    let mut out = String::from("use std::fmt;\n");
    for ty in &api.types {
        if let TypeKind::Enum(values) = &ty.kind {
            out.push_str(&one(ty, values));
        }
    }
    out
}

fn one(ty: &Type, values: &Enum) -> String {
    let name = &ty.name;
    let mut out = format!("\n{}", docs("///", &ty.description, ""));
    out.push_str("#[derive(Clone, Debug, PartialEq, Eq, Hash)]\n#[non_exhaustive]\n");
    out.push_str(&format!("pub enum {name} {{\n"));
    for value in &values.values {
        out.push_str(&docs("///", &format!("`{}`: {}", value.wire, value.description), "    "));
        out.push_str(&format!("    {},\n", variant(&value.wire)));
    }
    out.push_str("    /// A value that this release does not know, as it came.\n    Other(String),\n}\n");
    out.push_str(&format!(
        "\nimpl {name} {{\n    /// The value on the wire.\n    pub fn as_str(&self) -> &str {{\n        match self {{\n"
    ));
    for value in &values.values {
        out.push_str(&format!("            Self::{} => {},\n", variant(&value.wire), literal(&value.wire)));
    }
    out.push_str("            Self::Other(value) => value,\n        }\n    }\n");
    for group in &values.groups {
        let members: Vec<String> = group.values.iter().map(|wire| format!("Self::{}", variant(wire))).collect();
        out.push('\n');
        out.push_str(&docs("///", &group.description, "    "));
        out.push_str(&format!(
            "    pub fn {}(&self) -> bool {{\n        matches!(self, {})\n    }}\n",
            ident(&group.name),
            members.join(" | ")
        ));
    }
    out.push_str("}\n");
    out.push_str(&format!(
        "\nimpl From<&str> for {name} {{\n    fn from(value: &str) -> Self {{\n        match value {{\n"
    ));
    for value in &values.values {
        out.push_str(&format!("            {} => Self::{},\n", literal(&value.wire), variant(&value.wire)));
    }
    out.push_str("            _ => Self::Other(value.to_owned()),\n        }\n    }\n}\n");
    out.push_str(&format!(
        "\nimpl fmt::Display for {name} {{\n    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {{\n        \
         f.write_str(self.as_str())\n    }}\n}}\n\
         \nimpl ::serde::Serialize for {name} {{\n    \
         fn serialize<S: ::serde::Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {{\n        \
         writer.serialize_str(self.as_str())\n    }}\n}}\n\
         \nimpl<'de> ::serde::Deserialize<'de> for {name} {{\n    \
         fn deserialize<D: ::serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {{\n        \
         let value = <::std::borrow::Cow<'de, str>>::deserialize(reader)?;\n        Ok(Self::from(&*value))\n    }}\n}}\n"
    ));
    let known: Vec<String> = values.values.iter().map(|value| literal(&value.wire)).collect();
    out.push_str(&format!(
        "\n#[cfg(feature = \"schemars\")]\nimpl ::schemars::JsonSchema for {name} {{\n    \
         fn schema_name() -> ::std::borrow::Cow<'static, str> {{\n        {}.into()\n    }}\n\n    \
         fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {{\n        \
         // The list is open, so these are examples and no enum.\n        \
         ::schemars::json_schema!({{ \"type\": \"string\", \"description\": {}, \"examples\": [{}] }})\n    }}\n}}\n",
        literal(name),
        literal(&ty.description),
        known.join(", ")
    ));
    out
}
