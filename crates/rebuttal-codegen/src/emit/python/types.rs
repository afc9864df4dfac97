//! `types.py`, `lists.py` and `enums.py`: what responses and messages become; and `params.py` beside them.

use std::collections::BTreeSet;

use super::module::Module;
use super::{hints, limits, text};
use crate::api::{Api, Enum, Field, Location, Ty, Type, TypeKind};
use crate::emit::File;

/// The structs of responses and messages, each with its module.
pub(super) fn names(api: &Api) -> Vec<(String, &'static str)> {
    let shown = api.types.iter().filter(|ty| matches!(ty.kind, TypeKind::Struct(_)) && ty.in_answer);
    shown.map(|ty| (ty.name.clone(), home(api, &ty.name))).collect()
}

/// The module of a struct. Lists of messages need the kinds of messages, which need the other types: in one module with
/// these they would be an import circle.
pub(super) fn home(api: &Api, name: &str) -> &'static str {
    fn lists(api: &Api, name: &str, above: &mut Vec<String>) -> bool {
        let TypeKind::Struct(fields) = &api.named(name).kind else { return false };
        above.push(name.to_owned());
        let found = fields.iter().any(|field| {
            hints::holds(&field.ty, &|ty| *ty == Ty::Message)
                || hints::named(&field.ty)
                    .is_some_and(|inner| !above.iter().any(|each| each == inner) && lists(api, inner, above))
        });
        above.pop();
        found
    }
    if lists(api, name, &mut Vec::new()) { "lists" } else { "types" }
}

/// The names that `enums.py` gives.
pub(super) fn enum_names(api: &Api) -> Vec<String> {
    let shown = api.types.iter().filter(|ty| matches!(ty.kind, TypeKind::Enum(_)) && (ty.in_answer || ty.in_request));
    shown.map(|ty| ty.name.clone()).collect()
}

/// `types.py`.
pub(super) fn file(api: &Api) -> File {
    let mut module = Module::default();
    classes(&mut module, api, "types", "");
    module.file(api, &format!("_generated/{}/types.py", api.provider), &format!("{}: the types.", api.title))
}

/// `lists.py`, where a response lists messages. Type checkers see the union; at run time the core finds each one's kind.
pub(super) fn lists_file(api: &Api) -> Option<File> {
    let mut module = Module::default();
    module.import("typing", "TYPE_CHECKING");
    module.import("rebuttal._runtime", "shapes");
    let (union, alias) = (api.message(), hints::MESSAGE);
    let messages = format!("rebuttal._generated.{}.messages", api.provider);
    module.import(&messages, "KINDS");
    let any = format!(
        "\nif TYPE_CHECKING:\n    from {messages} import {union} as {alias}\nelse:\n    \
         {alias} = shapes.any_message(KINDS)\n",
    );
    let path = format!("_generated/{}/lists.py", api.provider);
    classes(&mut module, api, "lists", &any)
        .then(|| module.file(api, &path, &format!("{}: lists of messages.", api.title)))
}

/// The classes of a module, below what they need; whether there are any.
fn classes(module: &mut Module, api: &Api, own: &str, needed: &str) -> bool {
    let types: Vec<(&Type, &[Field])> = api
        .types
        .iter()
        .filter_map(|ty| match &ty.kind {
            TypeKind::Struct(fields) if ty.in_answer && home(api, &ty.name) == own => Some((ty, fields.as_slice())),
            _ => None,
        })
        .collect();
    texts(module, api, &types);
    module.add(needed);
    for (ty, fields) in &types {
        for name in fields.iter().filter_map(|field| hints::named(&field.ty)) {
            if matches!(api.named(name).kind, TypeKind::Struct(_)) && home(api, name) != own {
                module.import(&format!("rebuttal._generated.{}.{}", api.provider, home(api, name)), name);
            }
        }
        class(module, api, ty, fields);
    }
    !types.is_empty()
}

/// The enums of responses, which msgspec reads as text: every value is kept, so looking each up would only cost time.
fn texts(module: &mut Module, api: &Api, types: &[(&Type, &[Field])]) {
    let mut names = enum_names(api);
    names.retain(|name| {
        types.iter().any(|(_, fields)| fields.iter().any(|field| hints::named(&field.ty) == Some(name)))
    });
    if names.is_empty() {
        return;
    }
    for name in &names {
        module.import_for_checkers(&format!("rebuttal._generated.{}.enums", api.provider), name);
    }
    let lines: String = names.iter().map(|name| format!("    {name} = str\n")).collect();
    module.add(&format!("else:\n    # What msgspec reads here: any text is taken.\n{lines}"));
}

/// `enums.py`: each enum as the list of its values and any other text, which is kept.
pub(super) fn enums_file(api: &Api) -> Option<File> {
    let mut module = Module::default();
    let names = enum_names(api);
    for name in ["Literal", "TypeAlias"] {
        module.import("typing", name);
    }
    for ty in api.types.iter().filter(|ty| names.contains(&ty.name)) {
        let TypeKind::Enum(open) = &ty.kind else { continue };
        let values: Vec<String> = open.values.iter().map(|value| text::quote(&value.wire)).collect();
        module.add(&format!("\n{}: TypeAlias = (\n", ty.name));
        module.add(&text::tall(4, "Literal[", &values, "]"));
        module.add("    | str\n)\n");
        let values = described_values(open);
        module.add(&text::docstring(0, &[ty.description.clone(), values, "Other values are kept.".into()]));
    }
    let path = format!("_generated/{}/enums.py", api.provider);
    (!names.is_empty()).then(|| module.file(api, &path, &format!("{}: values that are listed.", api.title)))
}

fn described_values(open: &Enum) -> String {
    let lines = open.values.iter().filter(|value| !value.description.is_empty());
    lines
        .map(|value| format!("- `{}`: {}", value.wire, text::sentence(&value.description)))
        .collect::<Vec<_>>()
        .join("\n")
}

fn class(module: &mut Module, api: &Api, ty: &Type, fields: &[Field]) {
    let base = if api.is_message(&ty.name) {
        module.import("rebuttal._runtime.messages", "ReceivedMessage");
        "ReceivedMessage"
    } else if api.operations.iter().any(|operation| operation.answer_name() == Some(&ty.name)) {
        module.import("rebuttal._runtime.model", "Response");
        "Response"
    } else {
        module.import("rebuttal._runtime.model", "Model");
        "Model"
    };
    let renamed: Vec<String> = fields
        .iter()
        .filter(|field| field.name != field.wire)
        .map(|field| format!("{}: {}", text::quote(&field.name), text::quote(&field.wire)))
        .collect();
    let head = format!("class {}(", ty.name);
    let mut parts = vec![base.to_owned(), "frozen=True".to_owned(), "kw_only=True".to_owned()];
    if renamed.is_empty() {
        module.add(&format!("\n\n{}", text::spread(0, &head, &parts, "):")));
    } else {
        let table = text::tall(4, "rename={", &renamed, "}");
        parts.push(table.trim().to_owned());
        module.add(&format!("\n\n{}", text::tall(0, &head, &parts, "):")));
    }
    module.add(&text::docstring(4, std::slice::from_ref(&ty.description)));
    privates(module, fields);
    if api.is_message(&ty.name) {
        module.import("typing", "ClassVar");
        module.add(&format!("\n    __provider__: ClassVar[str] = {}\n", text::quote(&api.provider)));
    }
    for (index, field) in fields.iter().enumerate() {
        if index == 0 {
            module.add("\n");
        }
        attribute(module, field);
    }
    if fields.is_empty() && ty.description.trim().is_empty() {
        module.add("    pass\n");
    }
}

fn privates(module: &mut Module, fields: &[Field]) {
    let is_id = |field: &Field| matches!(field.ty, Ty::Expandable(_));
    constant(module, "__private__", fields.iter().filter(|field| field.private && !is_id(field)));
    constant(module, "__private_objects__", fields.iter().filter(|field| field.private && is_id(field)));
}

/// A constant with the names of fields; none if there are none.
fn constant<'a>(module: &mut Module, name: &str, fields: impl Iterator<Item = &'a Field>) {
    let names: Vec<String> = fields.map(|field| text::quote(&field.name)).collect();
    if names.is_empty() {
        return;
    }
    module.import("typing", "ClassVar");
    let head = format!("{name}: ClassVar[frozenset[str]] = frozenset(");
    module.add("\n");
    let line = text::spread(4, &format!("{head}{{"), &names, "})");
    if line.lines().count() == 1 {
        module.add(&line);
    } else {
        let set = text::tall(8, "{", &names, "}");
        module.add(&format!("    {head}\n{set}    )\n"));
    }
}

fn attribute(module: &mut Module, field: &Field) {
    if hints::holds(&field.ty, &|ty| *ty == Ty::Time) {
        // At run time too: msgspec reads the hints.
        module.import("rebuttal._runtime.times", "Time");
    }
    if hints::holds(&field.ty, &|ty| *ty == Ty::Json) {
        module.import("typing", "Any");
    }
    let hint = hints::response(&field.ty);
    let line = match (field.required, field.nullable) {
        (true, false) => format!("    {}: {hint}\n", field.name),
        (true, true) => format!("    {}: {hint} | None\n", field.name),
        (false, _) => format!("    {}: {hint} | None = None\n", field.name),
    };
    module.add(&line);
    let private = match (field.private, &field.ty) {
        (false, _) => "",
        (true, Ty::Expandable(_)) => "A whole object is private: not shown by `repr`.",
        (true, _) => "Private: not shown by `repr`.",
    };
    module.add(&text::docstring(4, &[format!("{} {private}", text::sentence(&field.description))]));
}

/// The structs that parameters lead to, which become dictionaries with known keys.
pub(super) fn params(api: &Api) -> Vec<String> {
    let parameters = api.operations.iter().flat_map(|operation| &operation.parameters);
    let given = parameters.filter(|parameter| parameter.location != Location::Path);
    let mut open: Vec<&str> = given.filter_map(|parameter| hints::named(&parameter.field.ty)).collect();
    let mut found = BTreeSet::new();
    while let Some(name) = open.pop() {
        if let TypeKind::Struct(fields) = &api.named(name).kind
            && found.insert(name.to_owned())
        {
            open.extend(fields.iter().filter_map(|field| hints::named(&field.ty)));
        }
    }
    api.types.iter().filter(|ty| found.contains(&ty.name)).map(|ty| ty.name.clone()).collect()
}

/// `params.py`: nested parameters.
pub(super) fn params_file(api: &Api) -> Option<File> {
    let names = params(api);
    let mut module = Module::default();
    for ty in api.types.iter().filter(|ty| names.contains(&ty.name)) {
        let TypeKind::Struct(fields) = &ty.kind else { continue };
        for name in ["Required", "TypedDict"] {
            module.import("typing", name);
        }
        module.add(&format!("\n\nclass {}Params(TypedDict, total=False):\n", ty.name));
        module.add(&text::docstring(4, std::slice::from_ref(&ty.description)));
        module.add("\n");
        for field in fields {
            let hint = parameter_hint(&mut module, api, field);
            let hint = if field.required { format!("Required[{hint}]") } else { format!("{hint} | None") };
            module.add(&format!("    {}: {hint}\n", field.name));
            let described = format!("{}{}", text::sentence(&field.description), limits::described(field));
            module.add(&text::docstring(4, &[described]));
        }
    }
    let own_names: Vec<String> = names.iter().map(|name| format!("{name}Params")).collect();
    module.import("rebuttal._runtime", "hints");
    module.add(&format!("\n\n{}", text::spread(0, "hints.parameters(", &own_names, ")")));
    // They are defined in this module.
    let own = format!("rebuttal._generated.{}.params", api.provider);
    module.forget(&own);
    let path = format!("_generated/{}/params.py", api.provider);
    (!names.is_empty()).then(|| module.file(api, &path, &format!("{}: nested parameters.", api.title)))
}

/// The hint of a parameter, its imports made.
pub(super) fn parameter_hint(module: &mut Module, api: &Api, field: &Field) -> String {
    let mut hint = hints::request(api, &field.ty);
    module.import_hint(&hint);
    if let Some(name) = hints::named(&field.ty) {
        let base = format!("rebuttal._generated.{}", api.provider);
        match api.named(name).kind {
            TypeKind::Struct(_) => module.import(&format!("{base}.params"), &format!("{name}Params")),
            TypeKind::Enum(_) => module.import(&format!("{base}.enums"), name),
        }
    }
    if field.clearable {
        module.import("rebuttal._runtime.sentinel", "Clear");
        hint.push_str(" | Clear");
    }
    hint
}
