//! `predicates.py`: predicates of enum values, and of objects that have one.

use super::module::Module;
use super::{text, types};
use crate::api::{Api, Group, Ty, Type, TypeKind};
use crate::emit::File;

/// The names of the predicates.
pub(super) fn names(api: &Api) -> Vec<String> {
    predicates(api).map(|(_, group)| group.name.clone()).collect()
}

fn predicates(api: &Api) -> impl Iterator<Item = (&Type, &Group)> {
    api.types.iter().flat_map(|ty| {
        let groups = match &ty.kind {
            TypeKind::Enum(open) => open.groups.as_slice(),
            TypeKind::Struct(_) => &[],
        };
        groups.iter().map(move |group| (ty, group))
    })
}

/// `predicates.py`, where an enum has groups.
pub(super) fn file(api: &Api) -> Option<File> {
    let mut module = Module::default();
    for (ty, group) in predicates(api) {
        module.import("rebuttal._runtime.predicates", "among");
        define(&mut module, api, ty, group);
    }
    let path = format!("_generated/{}/predicates.py", api.provider);
    predicates(api).next().is_some().then(|| module.file(api, &path, &format!("{}: predicates.", api.title)))
}

fn define(module: &mut Module, api: &Api, ty: &Type, group: &Group) {
    module.import(&format!("rebuttal._generated.{}.enums", api.provider), &ty.name);
    let holders = holders(api, &ty.name);
    for (holder, _) in &holders {
        module.import(&format!("rebuttal._generated.{}.{}", api.provider, types::home(api, holder)), holder);
    }
    let mut hint: Vec<&str> = holders.iter().map(|(holder, _)| *holder).collect();
    hint.extend([ty.name.as_str(), "None"]);
    let head = format!("def {}(", group.name);
    module.add(&format!("\n\n{}", text::spread(0, &head, &[format!("value: {}", hint.join(" | "))], ") -> bool:")));
    let values: Vec<String> = group.values.iter().map(|value| format!("`{value}`")).collect();
    let result = format!("True for {}; false for any other value and for None.", values.join(", "));
    let objects: Vec<String> =
        holders.iter().map(|(holder, field)| format!("Of a `{holder}`, it uses the `{field}`.")).collect();
    let objects = objects.join(" ");
    module.add(&text::docstring(4, &[text::sentence(&group.description), result, objects]));
    for (holder, field) in holders {
        module.add(&format!("    if isinstance(value, {holder}):\n        value = value.{field}\n"));
    }
    let values: Vec<String> = group.values.iter().map(|value| text::quote(value)).collect();
    let line = text::spread(4, "return among(value, {", &values, "})");
    if line.lines().count() == 1 {
        return module.add(&line);
    }
    let set = text::tall(8, "{", &values, "},");
    module.add(&format!("    return among(\n        value,\n{set}    )\n"));
}

/// The objects that have exactly one such value, each with the name of that field.
fn holders<'a>(api: &'a Api, name: &str) -> Vec<(&'a str, &'a str)> {
    let holders = api.types.iter().filter(|ty| ty.in_answer).filter_map(|ty| {
        let TypeKind::Struct(fields) = &ty.kind else { return None };
        let mut of_it = fields.iter().filter(|field| field.ty == Ty::Named(name.to_owned()));
        let only = of_it.next().filter(|_| of_it.next().is_none())?;
        Some((ty.name.as_str(), only.name.as_str()))
    });
    holders.collect()
}
