//! The modules that list a provider's names: its public module, and the index of all providers.

use super::module::{ROOT, first_line};
use super::style::Style;
use super::{messages, predicates, receiver, text, types};
use crate::api::Api;
use crate::emit::File;

/// The clients and receivers: each with its module.
fn classes(api: &Api) -> Vec<(String, String)> {
    let base = format!("rebuttal._generated.{}", api.provider);
    let mut found: Vec<_> = [Style::Sync, Style::Async]
        .into_iter()
        .map(|style| (style.class(api), format!("{base}.{}", style.module())))
        .collect();
    if api.receiver.is_some() {
        found.push((receiver::class(api), format!("{base}.webhooks")));
    }
    found
}

/// `rebuttal/<provider>.py` and the package behind it.
pub(super) fn provider(api: &Api) -> Vec<File> {
    let base = format!("rebuttal._generated.{}", api.provider);
    let all = |names: Vec<String>, module: &str| {
        let module = format!("{base}.{module}");
        names.into_iter().map(move |name| (name, module.clone())).collect::<Vec<_>>()
    };
    let params = types::params(api).into_iter().map(|name| format!("{name}Params")).collect();
    let functions = api.functions.iter().map(|function| function.name.clone()).collect();
    let handles = api.handles.iter().map(|handle| handle.name.clone()).collect();
    let mut names = classes(api);
    names.extend(all(vec!["CallOptions".to_owned()], "options"));
    names.extend(all(messages::names(api), "messages"));
    names.extend(types::names(api).into_iter().map(|(name, module)| (name, format!("{base}.{module}"))));
    names.extend(all(types::enum_names(api), "enums"));
    names.extend(all(params, "params"));
    names.extend(all(predicates::names(api), "predicates"));
    names.extend(all(functions, "functions"));
    names.extend(all(handles, "handles"));
    let described = [format!("{} (version {} of its document).", api.title, api.version), api.description.clone()];
    let public = format!(
        "{}{}\nfrom __future__ import annotations\n\n{}\n{}",
        first_line(&api.document),
        text::docstring(0, &described),
        imports(0, &names),
        list_all(&names),
    );
    let package = format!(
        "{}{}",
        first_line(&api.document),
        text::docstring(0, &[format!("{}: see `rebuttal.{}`.", api.title, api.provider)])
    );
    vec![
        File { path: format!("{ROOT}/{}.py", api.provider), contents: public },
        File { path: format!("{ROOT}/_generated/{}/__init__.py", api.provider), contents: package },
    ]
}

/// The index of all providers.
pub(super) fn all(apis: &[Api]) -> Vec<File> {
    let documents: Vec<&str> = apis.iter().map(|api| api.document.as_str()).collect();
    let first = first_line(&documents.join(", "));
    let names: Vec<(String, String)> = apis.iter().flat_map(classes).collect();
    let modules: Vec<String> =
        names.iter().map(|(name, from)| format!("{}: {}", text::quote(name), text::quote(from))).collect();
    let providers: Vec<String> = apis.iter().map(|api| text::quote(&api.provider)).collect();
    let one = if providers.len() == 1 { "," } else { "" };
    let index = format!(
        "{first}\"\"\"The providers' names in the top-level package; their modules are imported on first use.\"\"\"\n\n\
         from __future__ import annotations\n\n\
         # Not from `typing`, whose import takes longer than all the rest. Type checkers know the name.\n\
         TYPE_CHECKING = False\n\n\
         if TYPE_CHECKING:\n{}\n{}\nPROVIDERS = ({}{one})\n\n{}",
        imports(4, &names),
        list_all(&names),
        providers.join(", "),
        text::tall(0, "MODULES = {", &modules, "}"),
    );
    let package = format!("{first}\"\"\"The providers' generated packages.\"\"\"\n");
    vec![
        File { path: format!("{ROOT}/_generated/_index.py"), contents: index },
        File { path: format!("{ROOT}/_generated/__init__.py"), contents: package },
    ]
}

/// Every name on a line of its own, re-exported.
fn imports(indent: usize, names: &[(String, String)]) -> String {
    let mut modules: Vec<&str> = names.iter().map(|(_, from)| from.as_str()).collect();
    modules.sort_unstable();
    modules.dedup();
    let lines = modules.into_iter().flat_map(|module| {
        let of = names.iter().filter(|(_, from)| from == module).map(|(name, _)| name.clone());
        text::sorted(of.collect()).into_iter().map(move |name| import(indent, module, &name))
    });
    lines.collect()
}

fn import(indent: usize, module: &str, name: &str) -> String {
    let exported = [format!("{name} as {name}")];
    let line = text::spread(indent, &format!("from {module} import "), &exported, "");
    if line.lines().count() == 1 {
        line
    } else {
        text::tall(indent, &format!("from {module} import ("), &exported, ")")
    }
}

fn list_all(names: &[(String, String)]) -> String {
    let names = text::sorted(names.iter().map(|(name, _)| name.clone()).collect());
    let names: Vec<String> = names.iter().map(|name| text::quote(name)).collect();
    text::tall(0, "__all__ = [", &names, "]")
}
