//! The provider's table as constants.

use heck::ToShoutySnakeCase;

use crate::api::Api;
use crate::emit::tables::tables;

use super::constant::{Node, node};

/// The parts of a provider that are constants of their own, and whether they stand in `shapes.rs`.
const CONSTANTS: &[(&str, &str, &str, bool)] = &[
    ("client_options", "CLIENT_OPTIONS", "&[OptionSpec]", false),
    ("call_options", "CALL_OPTIONS", "&[OptionSpec]", false),
    ("response", "RULES", "ResponseRules", false),
    ("operations", "OPERATIONS", "&[Operation]", false),
    ("shapes", "SHAPES", "&[ObjectShape]", true),
    ("unions", "UNIONS", "&[Union]", true),
    ("kinds", "KINDS", "&[Kind]", true),
    ("files", "FILES", "&[FileRule]", true),
    ("messages", "MESSAGES", "Messages", true),
];

/// `tables.rs` and `shapes.rs`.
pub fn emit(api: &Api) -> [String; 2] {
    let provider = tables(api);
    let types = provider.shapes.len() - api.operations.len();
    let names = provider.shapes.iter().enumerate().map(|(number, shape)| {
        // The shapes of parameters come last, and have the names of operations.
        let end = if number < types { "" } else { "_PARAMETERS" };
        shape.name.to_shouty_snake_case() + end
    });
    let names: Vec<String> = names.collect();
    let mut root = node(&provider, &names);
    let [mut tables, mut shapes] = [String::new(), String::new()];
    for (field, name, ty, in_shapes) in CONSTANTS {
        let in_module = if *in_shapes { format!("shapes::{name}") } else { (*name).to_owned() };
        // What a provider does not have is empty in it.
        let Some(value) = root.replace(field, &in_module) else { continue };
        let (out, visible) = if *in_shapes { (&mut shapes, "pub(super)") } else { (&mut tables, "pub(crate)") };
        out.push_str(&constant(&format!("{visible} const {name}: {ty}"), &value));
    }
    let ids: String = names
        .iter()
        .enumerate()
        .map(|(number, name)| format!("    pub(crate) const {name}: ShapeId = ShapeId({number});\n"))
        .collect();
    let uses = "use ::rebuttal_schema::*;\n";
    [
        format!(
            "{uses}\nuse super::shapes::{{self, id}};\n{}{tables}",
            constant("pub(crate) static PROVIDER: Provider", &root)
        ),
        format!(
            "{uses}\n/// The numbers of the shapes.\npub(super) mod id {{\n    use ::rebuttal_schema::ShapeId;\n\n{ids}}}\n{shapes}"
        ),
    ]
}

fn constant(declared: &str, value: &Node) -> String {
    format!("\n{declared} = {};\n", value.text(0, declared.len() + 4))
}
