//! What a file imports: the names that its code uses.

use std::collections::{BTreeMap, BTreeSet};

use minijinja::context;
use minijinja::value::Value;

use super::templates::{EMITTER, TEMPLATES, first_line, path};
use super::{comment, messages, types};
use crate::api::Api;
use crate::docs;
use crate::emit::names::used;
use crate::emit::{File, header_of};

/// The files in the order of imports, each with what it exports: types, and values. A name with a dot is a namespace, one
/// with a bracket a function.
const KNOWN: &[(&str, &[&str], &[&str])] = &[
    ("../../call-options.js", &["BaseCallOptions", "ProgressOptions"], &[]),
    ("../../clear.js", &["Clear"], &[]),
    ("../../client.js", &["ClientTable"], &["Client", "paged(", "send(", "sendPacket("]),
    ("../../field-paths.js", &["FieldPathTable"], &[]),
    ("../../files.js", &["FileInput"], &[]),
    ("../../functions.js", &[], &["bytes(", "integer(", "run(", "text(", "toBytes(", "toNothing(", "toText("]),
    ("../../handle.js", &["HandleTable"], &["Handle", "runOn("]),
    ("../../options.js", &["UrlLike"], &["optionsFromEnv("]),
    ("../../messages.js", &["MessageTable", "Received"], &["isOneOf(", "messageType("]),
    ("../../observe.js", &["Observer"], &[]),
    ("../../open.js", &["OtherText"], &[]),
    ("../../packets.js", &["EvidencePacket", "PacketOptions", "PacketResponse"], &[]),
    ("../../pages.js", &["Pages"], &[]),
    ("../../predicates.js", &[], &["valueIn("]),
    ("../../receiver.js", &["ReceiverTable"], &["Receiver"]),
    ("../../response.js", &["Answered", "NoContent", "ResponseValue"], &[]),
    ("../../signer.js", &["Signer"], &[]),
    ("./enums.js", &[], &[]),
    ("./message-table.js", &[], &["MESSAGES"]),
    ("./messages.js", &[], &[]),
    ("./options.js", &["CallOptions"], &[]),
    ("./parameters.js", &["parameters."], &[]),
    ("./field-paths.js", &[], &["BYTES", "PRIVATE", "CONVERSIONS"]),
    ("./types.js", &["types."], &[]),
];

/// Where packages of the user's own have from what ours have from the runtime's modules.
const PUBLIC: &str = "rebuttal/provider";

/// The types that a provider's own files export, by the file.
fn own(api: &Api) -> BTreeMap<&'static str, Vec<String>> {
    let enums = api.enums().map(|(ty, _)| ty.name.clone());
    let structs = types::shown(api).filter(|ty| ty.listed().is_none());
    let holders = types::holders(api);
    let (held, plain): (Vec<_>, Vec<_>) =
        structs.map(|ty| ty.name.clone()).partition(|name| holders.contains(&name.as_str()));
    let messages = api.receiver.iter().flat_map(|receiver| messages::names(api, receiver)).chain(held);
    BTreeMap::from([
        ("./enums.js", enums.collect()),
        ("./messages.js", messages.collect()),
        ("./options.js", vec![format!("{}Options", api.client_class())]),
        ("./types.js", plain),
    ])
}

/// What the files of a provider have in common.
pub(super) struct Shared<'a> {
    api: &'a Api,
    own: BTreeMap<&'static str, Vec<String>>,
    renamed: BTreeSet<&'a str>,
}

impl<'a> Shared<'a> {
    pub(super) fn new(api: &'a Api) -> Self {
        Self { api, own: own(api), renamed: docs::names(api).into_keys().collect() }
    }
}

/// The file of this name from the template of its name, with what it imports.
pub(super) fn module(shared: &Shared<'_>, name: &str, values: &Value) -> File {
    let Shared { api, own, renamed } = shared;
    let body = TEMPLATES.render(&format!("{name}.jinja"), values);
    let used = used(&body, "/**", "*/", |_, next| next.starts_with([':', '?']));
    // What is imported, by the module: types, and values.
    let mut imports: Vec<(&str, [BTreeSet<&str>; 2])> = Vec::new();
    for (from, types, values) in KNOWN.iter().filter(|(from, ..)| *from != format!("./{name}.js")) {
        let own = own.get(from).into_iter().flatten().map(String::as_str);
        let types = types.iter().copied().chain(own).filter(|name| used.contains(*name)).collect();
        let values = values.iter().copied().filter(|name| used.contains(*name)).collect();
        let from = if api.own && from.starts_with("../../") { PUBLIC } else { from };
        match imports.iter_mut().find(|(known, _)| *known == from) {
            Some((_, names)) => names.iter_mut().zip([types, values]).for_each(|(names, more)| names.extend(more)),
            None => imports.push((from, [types, values])),
        }
    }
    let imports = imports.into_iter().flat_map(|(from, [types, values])| {
        [statement("", &values, from), statement("type ", &types, from)].into_iter().flatten()
    });
    let text = with_header(&api.document, imports.collect(), &body);
    let (_, text) = text.split_once('\n').unwrap_or_default();
    let text = comment::laid_out(text, renamed);
    let contents = format!("{}{text}", header_of("//", api, EMITTER));
    File { path: path(api, name), contents }
}

/// A file's whole text, not laid out yet.
pub(super) fn with_header(documents: &str, imports: Vec<Value>, body: &str) -> String {
    let body = body.trim_matches('\n');
    TEMPLATES.render("module.jinja", &context! { first_line => first_line(documents), imports, body })
}

/// What of a file is imported by one statement.
fn statement(kind: &str, names: &BTreeSet<&str>, from: &str) -> Option<Value> {
    let names: Vec<&str> = names.iter().map(|name| name.trim_end_matches('(')).collect();
    let what = match &names[..] {
        [] => return None,
        [only] if only.ends_with('.') => format!("{kind}* as {}", only.trim_end_matches('.')),
        names => format!(
            "{kind}{{ {} }}",
            names.iter().filter(|name| !name.ends_with('.')).copied().collect::<Vec<_>>().join(", ")
        ),
    };
    Some(context! { what, from })
}
