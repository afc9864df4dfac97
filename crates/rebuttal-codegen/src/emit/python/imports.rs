//! What a module imports: the names that its code uses.

use std::collections::{BTreeMap, BTreeSet};

use minijinja::context;
use minijinja::value::Value;

use super::templates::{EMITTER, TEMPLATES, base, path};
use super::{docstring, messages, types};
use crate::api::Api;
use crate::emit::names::used;
use crate::emit::template::all;
use crate::emit::{File, header_of};

/// Where names of the standard library and of the runtime come from. A name with a dot is a module.
const KNOWN: &[(&str, &str)] = &[
    ("Callable", "collections.abc"),
    ("Mapping", "collections.abc"),
    ("Sequence", "collections.abc"),
    ("datetime", "datetime"),
    ("timedelta", "datetime"),
    ("PathLike", "os"),
    ("Any", "typing"),
    ("ClassVar", "typing"),
    ("Literal", "typing"),
    ("Required", "typing"),
    ("Self", "typing"),
    ("TYPE_CHECKING", "typing"),
    ("TypeAlias", "typing"),
    ("TypedDict", "typing"),
    ("functions.", "rebuttal._runtime"),
    ("hints.", "rebuttal._runtime"),
    ("shapes.", "rebuttal._runtime"),
    ("unions.", "rebuttal._runtime"),
    ("ListOf", "rebuttal._runtime.answers"),
    ("MapOf", "rebuttal._runtime.answers"),
    ("Maybe", "rebuttal._runtime.answers"),
    ("MaybeEmpty", "rebuttal._runtime.answers"),
    ("NOTHING", "rebuttal._runtime.answers"),
    ("ValueOf", "rebuttal._runtime.answers"),
    ("AsyncClient", "rebuttal._runtime.client"),
    ("SyncClient", "rebuttal._runtime.client"),
    ("Content", "rebuttal._runtime.content"),
    ("NoContent", "rebuttal._runtime.content"),
    ("ResponseList", "rebuttal._runtime.content"),
    ("ResponseValue", "rebuttal._runtime.content"),
    ("FileLike", "rebuttal._runtime.files"),
    ("Handle", "rebuttal._runtime.functions"),
    ("Octets", "rebuttal._runtime.functions"),
    ("MessageKinds", "rebuttal._runtime.messages"),
    ("ReceivedMessage", "rebuttal._runtime.messages"),
    ("Model", "rebuttal._runtime.model"),
    ("Response", "rebuttal._runtime.model"),
    ("Observer", "rebuttal._runtime.observing"),
    ("EvidencePacket", "rebuttal._runtime.packets"),
    ("PacketResponse", "rebuttal._runtime.packets"),
    ("AsyncPages", "rebuttal._runtime.pages"),
    ("Pages", "rebuttal._runtime.pages"),
    ("among", "rebuttal._runtime.predicates"),
    ("Ack", "rebuttal._runtime.receiver"),
    ("Body", "rebuttal._runtime.receiver"),
    ("Headers", "rebuttal._runtime.receiver"),
    ("WebhookReceiver", "rebuttal._runtime.receiver"),
    ("Clear", "rebuttal._runtime.sentinel"),
    ("AsyncSigner", "rebuttal._runtime.signing"),
    ("Signer", "rebuttal._runtime.signing"),
    ("Time", "rebuttal._runtime.times"),
];

/// The names of the blocking client's class and of the other one's.
pub(super) fn clients(api: &Api) -> [String; 2] {
    [format!("{}Client", api.class), format!("Async{}Client", api.class)]
}

/// The clients and receivers: each with its module.
pub(super) fn classes(api: &Api) -> Vec<(String, String)> {
    let [plain, later] = clients(api);
    let receiver = api.receiver.iter().map(|_| (format!("{}Webhooks", api.class), "webhooks"));
    let all = [(plain, "client"), (later, "async_client")].into_iter().chain(receiver);
    all.map(|(name, module)| (name, format!("{}.{module}", base(api)))).collect()
}

/// Every public name of a provider, with its module.
pub(super) fn exported(api: &Api) -> Vec<(String, String)> {
    let mut found = classes(api);
    let mut add = |module: &str, names: Vec<String>| {
        found.extend(names.into_iter().map(|name| (name, format!("{}.{module}", base(api)))));
    };
    add("options", vec!["CallOptions".to_owned()]);
    add("messages", messages::names(api));
    for ty in types::structs(api) {
        add(types::home(api, &ty.name), vec![ty.name.clone()]);
    }
    for (ty, _) in types::unions(api) {
        add(types::home(api, &ty.name), vec![ty.name.clone()]);
    }
    add("enums", api.enums().map(|(ty, _)| ty.name.clone()).collect());
    add("params", types::params(api).iter().map(|ty| format!("{}Params", ty.name)).collect());
    add("predicates", api.predicates().map(|(_, group)| group.name.clone()).collect());
    add("functions", api.functions.iter().map(|function| function.name.clone()).collect());
    add("handles", api.handles.iter().map(|handle| handle.name.clone()).collect());
    found
}

/// Where packages of the user's own have from what ours have from the runtime's modules.
const PUBLIC: &str = "rebuttal.provider";

type Imports = BTreeMap<String, BTreeSet<String>>;

/// The module of this name, with what it imports, of which `names` are the provider's own.
pub(super) fn module(api: &Api, names: &[(String, String)], name: &str, about: &str, body: &str) -> File {
    let own = format!("{}.{name}", base(api));
    let used = used(body, "\"\"\"", "\"\"\"", |word, next| {
        next.starts_with(['=', ':']) && word.starts_with(char::is_lowercase)
    });
    let (mut imports, mut checked) = (Imports::new(), Imports::new());
    let (package, messages) = (base(api), format!("{}.messages", base(api)));
    let ours = [("options.", package.as_str()), ("KINDS", messages.as_str())];
    let ours = ours.into_iter().chain(names.iter().map(|(name, from)| (name.as_str(), from.as_str())));
    let place = |from: &'static str| if api.own && from.starts_with("rebuttal.") { PUBLIC } else { from };
    let known = KNOWN.iter().map(|(name, from)| (*name, place(from)));
    // msgspec reads the hints of these at run time, and takes any text where an enum stands.
    let enums = format!("{}.enums", base(api));
    let lazy = |from: &str| ["types", "lists"].contains(&name) && from == enums;
    for (name, from) in known.chain(ours) {
        if used.contains(name) && from != own {
            let into = if lazy(from) { &mut checked } else { &mut imports };
            into.entry(from.to_owned()).or_default().insert(name.trim_end_matches('.').to_owned());
        }
    }
    if !checked.is_empty() {
        imports.entry("typing".to_owned()).or_default().insert("TYPE_CHECKING".to_owned());
    }
    let (ours, standard): (Imports, Imports) = imports.into_iter().partition(|(from, _)| from.starts_with("rebuttal"));
    let groups: Vec<Vec<Value>> = [standard, ours].iter().filter(|all| !all.is_empty()).map(statements).collect();
    let values = context! {
        first_line => header_of("#", api, EMITTER).trim_end(), about, imports => groups, checked => statements(&checked),
        body => body.trim_end(),
    };
    let text = docstring::laid_out(&TEMPLATES.render("module.jinja", &values));
    File { path: path(api, name), contents: text }
}

fn statements(imports: &Imports) -> Vec<Value> {
    let statement = |(name, names): (&String, &BTreeSet<String>)| {
        let mut names: Vec<&String> = names.iter().collect();
        names.sort_by_key(|name| rank(name));
        context! { name, names => all(names, Value::from) }
    };
    imports.iter().map(statement).collect()
}

/// The order in which linters want names: constants, classes, the rest.
pub(super) fn rank(name: &str) -> (u8, String) {
    let lower = name.chars().any(char::is_lowercase);
    let class = name.starts_with(char::is_uppercase);
    (if !lower { 0 } else { 2 - u8::from(class) }, name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::rank;

    #[test]
    fn names_are_sorted_as_linters_want_them() {
        let mut names = ["run", "Zed", "ALL", "Abc"];
        names.sort_by_key(|name| rank(name));
        assert_eq!(names, ["ALL", "Abc", "Zed", "run"]);
    }
}
