//! The method of an operation.

use super::module::Module;
use super::style::Style;
use super::{limits, text, timestamps, types};
use crate::api::{Api, Encoding, Operation, Pages, Parameter, ResponseShape, RetryClass, Ty, TypeKind};

/// The method, with its docstring.
pub(super) fn method(module: &mut Module, api: &Api, operation: &Operation, style: Style) -> String {
    let home = |name: &str| format!("rebuttal._generated.{}.{}", api.provider, types::home(api, name));
    let messages = format!("rebuttal._generated.{}.messages", api.provider);
    match &operation.answer {
        ResponseShape::Named(name) => module.import(&home(name), name),
        ResponseShape::Message => {
            module.import(&messages, "KINDS");
            module.import(&messages, &api.message());
        }
        ResponseShape::Binary => module.import("rebuttal._runtime.content", "Content"),
    }
    if let Some(pages) = &operation.pages {
        match &pages.item {
            Ty::Named(item) => module.import(&home(item), item),
            _ => module.import(&messages, &api.message()),
        }
        module.import("rebuttal._runtime.pages", pages_class(style));
    }
    for hint in ["Any", "Mapping"] {
        module.import_hint(hint);
    }
    module.import(&format!("rebuttal._generated.{}.options", api.provider), "CallOptions");
    // Pages are fetched while they are iterated over: the method itself does not wait.
    let lead = if awaited(operation, style) { "async def" } else { "def" };
    let head = format!("{lead} {}(", operation.name);
    let mut out = String::from("\n");
    let signature = signature(module, api, operation);
    out.push_str(&text::tall(4, &head, &signature, &format!(") -> {}:", returned(api, operation, style))));
    out.push_str(&docstring(api, operation));
    out.push_str(&body(api, operation, style));
    out
}

fn awaited(operation: &Operation, style: Style) -> bool {
    style == Style::Async && operation.pages.is_none()
}

fn pages_class(style: Style) -> &'static str {
    match style {
        Style::Sync => "Pages",
        Style::Async => "AsyncPages",
    }
}

fn answer_type(api: &Api, operation: &Operation) -> String {
    match &operation.answer {
        ResponseShape::Named(name) => name.clone(),
        ResponseShape::Message => api.message(),
        ResponseShape::Binary => "Content".to_owned(),
    }
}

/// The type of a page's items.
fn item_type(api: &Api, pages: &Pages) -> String {
    match &pages.item {
        Ty::Named(item) => item.clone(),
        _ => api.message(),
    }
}

fn returned(api: &Api, operation: &Operation, style: Style) -> String {
    let answer = answer_type(api, operation);
    match &operation.pages {
        Some(pages) => format!("{}[{}, {answer}]", pages_class(style), item_type(api, pages)),
        None => answer,
    }
}

/// Whether a call sends the bytes of its files, so that it can report progress.
fn uploads(operation: &Operation) -> bool {
    operation.encoding == Some(Encoding::Multipart)
}

fn signature(module: &mut Module, api: &Api, operation: &Operation) -> Vec<String> {
    let mut parts = vec!["self".to_owned()];
    let (positional, named): (Vec<&Parameter>, Vec<&Parameter>) =
        operation.parameters.iter().partition(|parameter| parameter.positional);
    let mut hint = |parameter: &Parameter| types::parameter_hint(module, api, &parameter.field);
    for parameter in positional {
        parts.push(format!("{}: {}", parameter.field.name, hint(parameter)));
    }
    parts.push("*".to_owned());
    let (required, optional): (Vec<&Parameter>, Vec<&Parameter>) =
        named.into_iter().partition(|parameter| parameter.field.required);
    for parameter in required {
        parts.push(format!("{}: {}", parameter.field.name, hint(parameter)));
    }
    for parameter in optional {
        parts.push(format!("{}: {} | None = None", parameter.field.name, hint(parameter)));
    }
    if uploads(operation) {
        let hint = "Callable[[int, int], object]";
        module.import_hint(hint);
        parts.push(format!("progress: {hint} | None = None"));
    }
    parts.push("extra: Mapping[str, Any] | None = None".to_owned());
    parts.push("options: CallOptions | None = None".to_owned());
    parts
}

fn body(api: &Api, operation: &Operation, style: Style) -> String {
    let given = operation.parameters.iter().map(|parameter| {
        let name = &parameter.field.name;
        format!("{}: {name}", text::quote(name))
    });
    let given: Vec<String> = given.collect();
    let parameters = text::spread(12, "{", &given, "},");
    let id = text::quote(&operation.id);
    let answer =
        if operation.answer == ResponseShape::Message { "KINDS".to_owned() } else { answer_type(api, operation) };
    let wait = if awaited(operation, style) { "await " } else { "" };
    let (call, items) = match &operation.pages {
        Some(pages) => ("_pages", format!("            lambda page: page.{},\n", items(api, operation, pages))),
        None => ("_call", String::new()),
    };
    let files = operation.parameters.iter().filter(|parameter| parameter.field.ty == Ty::File);
    let files: Vec<String> = files.map(|parameter| text::quote(&parameter.field.name)).collect();
    let timestamps: Vec<String> = timestamps::paths(api, operation).iter().map(|path| text::quote(path)).collect();
    let progress = if uploads(operation) { "            progress=progress,\n" } else { "" };
    format!(
        "        return {wait}self.{call}(\n            {answer},\n{items}            {id},\n{parameters}            \
         extra,\n            options,\n{}{}{progress}        )\n",
        tuple("files", &files),
        tuple("timestamps", &timestamps)
    )
}

/// The attribute of a page that holds its items.
fn items<'a>(api: &'a Api, operation: &'a Operation, pages: &Pages) -> &'a str {
    let wire = pages.items.trim_start_matches('/');
    let fields = match api.answer(operation).map(|ty| &ty.kind) {
        Some(TypeKind::Struct(fields)) => fields.as_slice(),
        _ => &[],
    };
    let found = fields.iter().find(|field| field.wire == wire);
    &found.unwrap_or_else(|| panic!("describe let the items of {} dangle", operation.id)).name
}

/// An argument that is a tuple of texts, left out without any.
fn tuple(name: &str, items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => format!("            {name}=({one},),\n"),
        several => text::spread(12, &format!("{name}=("), several, "),"),
    }
}

fn docstring(api: &Api, operation: &Operation) -> String {
    let mut paragraphs = vec![text::sentence(&operation.summary), operation.description.clone()];
    if operation.irreversible && !operation.summary.to_lowercase().contains("cannot be undone") {
        paragraphs.push("This cannot be undone.".to_owned());
    }
    paragraphs.push(retry(operation.retry).to_owned());
    let mut arguments: Vec<String> = operation.parameters.iter().map(argument).collect();
    if uploads(operation) {
        arguments.push(text::entry("progress", PROGRESS));
    }
    arguments.push(text::entry("extra", "Parameters that this version does not have, under their wire names."));
    arguments.push(text::entry("options", options(operation)));
    let sections = [
        text::section(8, "Args", &arguments),
        text::section(8, "Returns", &[format!("    {}", answer(api, operation))]),
        text::section(8, "Raises", &raises(api, operation)),
    ];
    text::docstring_with(8, &paragraphs, &sections)
}

const PROGRESS: &str = "Called with the number of bytes of the file that are sent, and with its size; from 0 when the request is repeated. \
     Its exception ends the call.";

fn options(operation: &Operation) -> &'static str {
    if operation.pages.is_some() { "Options of each page's call." } else { "Options of this call." }
}

fn answer(api: &Api, operation: &Operation) -> String {
    let response = match &operation.answer {
        ResponseShape::Named(name) => text::sentence(&api.named(name).description),
        ResponseShape::Message => "The message, of its kind, as the receiver would return it.".to_owned(),
        ResponseShape::Binary => "The bytes.".to_owned(),
    };
    let Some(pages) = &operation.pages else { return response };
    let way = |wire: &String| {
        let parameter = operation.parameters.iter().find(|parameter| parameter.field.wire == *wire);
        parameter.map_or_else(String::new, |it| format!(" With `{}` it goes backwards.", it.field.name))
    };
    let back = pages.before.as_ref().map_or_else(String::new, way);
    format!(
        "Every `{}`, fetched page by page during the iteration.{back} `pages()` returns the pages, \
         `first_page()` only the first one.",
        item_type(api, pages)
    )
}

fn argument(parameter: &Parameter) -> String {
    let field = &parameter.field;
    let clear = if field.clearable { " `CLEAR` empties it at the provider." } else { "" };
    text::entry(&field.name, &format!("{}{}{clear}", text::sentence(&field.description), limits::described(field)))
}

fn retry(class: RetryClass) -> &'static str {
    match class {
        RetryClass::Never => "Repeated only if the request was never sent.",
        RetryClass::Read => "Reads only; repeated automatically after a failure.",
        RetryClass::Keyed => "Repeated automatically after a failure, with the same idempotency key.",
        RetryClass::Confirm => {
            "Repeated once automatically if the response was lost; `AlreadyAnsweredError` with `after_lost_attempt` then \
             means that the first attempt probably succeeded."
        }
    }
}

/// The provider's codes by error class, then the errors of any call.
fn raises(api: &Api, operation: &Operation) -> Vec<String> {
    let mut classes: Vec<(&str, Vec<String>)> = Vec::new();
    for rule in operation.codes.iter().filter_map(|code| api.code(code)) {
        let Some(class) = rule.error.as_deref() else { continue };
        let description =
            format!("`{}`: {} {}", rule.code, text::sentence(&rule.description), text::sentence(&rule.advice));
        match classes.iter_mut().find(|(name, _)| *name == class) {
            Some((_, all)) => all.push(description),
            None => classes.push((class, vec![description])),
        }
    }
    let mut entries: Vec<String> =
        classes.into_iter().map(|(class, codes)| text::entry(class, &codes.join(" "))).collect();
    for (class, description) in [
        ("InvalidArgumentError", "An argument was refused before anything was sent; `field` names it."),
        ("TransportError", "Could not connect, or the response was lost; see `outcome`."),
        ("RebuttalError", "Any other failure; `outcome` says whether it happened."),
    ] {
        entries.push(text::entry(class, description));
    }
    entries
}
