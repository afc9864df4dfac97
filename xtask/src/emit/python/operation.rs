//! The method of an operation.

use super::client::Style;
use super::module::Module;
use super::{text, types};
use crate::api::{Api, FileRule, Limits, Operation, Parameter, RetryClass, Ty};

/// The method, with its docstring.
pub(super) fn method(module: &mut Module, api: &Api, operation: &Operation, style: Style) -> String {
    let types = format!("rebuttal._generated.{}.types", api.provider);
    match operation.answer_name() {
        Some(name) => module.import(&types, name),
        None => module.import("rebuttal._runtime.content", "Content"),
    }
    for hint in ["Any", "Mapping"] {
        module.import_hint(hint);
    }
    module.import_for_types(&format!("rebuttal._generated.{}.options", api.provider), "CallOptions");
    let lead = if style == Style::Async { "async def" } else { "def" };
    let head = format!("{lead} {}(", operation.name);
    let mut out = String::from("\n");
    let signature = signature(module, api, operation);
    out.push_str(&text::tall(4, &head, &signature, &format!(") -> {}:", answer_type(operation))));
    out.push_str(&docstring(api, operation));
    out.push_str(&body(operation, style));
    out
}

fn answer_type(operation: &Operation) -> &str {
    operation.answer_name().unwrap_or("Content")
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
    parts.push("extra: Mapping[str, Any] | None = None".to_owned());
    parts.push("options: CallOptions | None = None".to_owned());
    parts
}

fn body(operation: &Operation, style: Style) -> String {
    let given = operation.parameters.iter().map(|parameter| {
        let name = &parameter.field.name;
        format!("{}: {name}", text::quote(name))
    });
    let given: Vec<String> = given.collect();
    let wait = if style == Style::Async { "await " } else { "" };
    let parameters = text::spread(12, "{", &given, "},");
    let (id, answer) = (text::quote(&operation.id), answer_type(operation));
    let files = operation.parameters.iter().filter(|parameter| parameter.field.ty == Ty::File);
    let files: String = files.map(|parameter| format!("{}, ", text::quote(&parameter.field.name))).collect();
    let files = if files.is_empty() { files } else { format!("            files=({}),\n", one_or_more(&files)) };
    format!(
        "        return {wait}self._call(\n            {id},\n{parameters}            {answer},\n            \
         extra,\n            options,\n{files}        )\n"
    )
}

/// The inside of a tuple: one item keeps its comma.
fn one_or_more(items: &str) -> &str {
    let items = items.trim_end();
    if items.matches(',').count() > 1 { items.trim_end_matches(',') } else { items }
}

fn docstring(api: &Api, operation: &Operation) -> String {
    let mut paragraphs = vec![text::sentence(&operation.summary), operation.description.clone()];
    if operation.irreversible && !operation.summary.to_lowercase().contains("cannot be undone") {
        paragraphs.push("This cannot be undone.".to_owned());
    }
    paragraphs.push(retry(operation.retry).to_owned());
    let mut arguments: Vec<String> = operation.parameters.iter().map(argument).collect();
    arguments.push(text::entry("extra", "Parameters that this version does not know, under their wire names."));
    arguments.push(text::entry("options", "Options of this call."));
    let answer = api.answer(operation).map_or_else(|| "The bytes.".to_owned(), |ty| text::sentence(&ty.description));
    let sections = [
        text::section(8, "Args", &arguments),
        text::section(8, "Returns", &[format!("    {answer}")]),
        text::section(8, "Raises", &raises(api, operation)),
    ];
    text::docstring_with(8, &paragraphs, &sections)
}

fn argument(parameter: &Parameter) -> String {
    let field = &parameter.field;
    let limits = field.file.as_ref().map_or_else(|| limits(&field.limits), file);
    let clear = if field.clearable { " `CLEAR` empties it at the provider." } else { "" };
    text::entry(&field.name, &format!("{}{limits}{clear}", text::sentence(&field.description)))
}

/// What a file may be; its limits in characters are those of its Base64.
fn file(rule: &FileRule) -> String {
    let mut told = " A path, bytes, or a file object opened in binary mode; a plain `str` is refused.".to_owned();
    let kinds: Vec<String> = rule.kinds.iter().map(|kind| kind.to_uppercase()).collect();
    if let Some((last, others)) = kinds.split_last() {
        let others = if others.is_empty() { String::new() } else { format!("{} or ", others.join(", ")) };
        told.push_str(&format!(" {others}{last}, told by the content."));
    }
    if let Some(most) = rule.max_bytes {
        let raised =
            rule.max_bytes_option.as_ref().map(|option| format!("; the client option `{option}` replaces that"));
        told.push_str(&format!(" At most {most} bytes{}.", raised.unwrap_or_default()));
    }
    told
}

fn limits(limits: &Limits) -> String {
    let told = |least: Option<u64>, most: Option<u64>, what: &str| match (least.filter(|least| *least > 0), most) {
        (Some(least), Some(most)) => format!(" {least} to {most} {what}."),
        (Some(least), None) => format!(" At least {least} {what}."),
        (None, Some(most)) => format!(" At most {most} {what}."),
        (None, None) => String::new(),
    };
    let characters = told(limits.min_length, limits.max_length, "characters");
    format!("{characters}{}", told(limits.min_items, limits.max_items, "items"))
}

fn retry(class: RetryClass) -> &'static str {
    match class {
        RetryClass::Never => "Repeated only where the request was never sent.",
        RetryClass::Read => "Reads only; repeated by itself after a failure.",
        RetryClass::Keyed => "Repeated by itself after a failure, with the same idempotency key.",
        RetryClass::Confirm => {
            "Repeated once by itself where the answer was lost; `AlreadyDoneError` with `after_lost_attempt` then \
             says that the first attempt probably did it."
        }
    }
}

/// The provider's codes by error class, then what any call may raise.
fn raises(api: &Api, operation: &Operation) -> Vec<String> {
    let mut classes: Vec<(&str, Vec<String>)> = Vec::new();
    for rule in operation.codes.iter().filter_map(|code| api.code(code)) {
        let Some(class) = rule.error.as_deref() else { continue };
        let told = format!("`{}`: {} {}", rule.code, text::sentence(&rule.description), text::sentence(&rule.advice));
        match classes.iter_mut().find(|(name, _)| *name == class) {
            Some((_, all)) => all.push(told),
            None => classes.push((class, vec![told])),
        }
    }
    let mut entries: Vec<String> =
        classes.into_iter().map(|(class, told)| text::entry(class, &told.join(" "))).collect();
    for (class, told) in [
        ("InvalidArgumentError", "An argument was refused before anything was sent; `field` names it."),
        ("TransportError", "Never connected, or the answer was lost; `outcome` tells which."),
        ("RebuttalError", "Anything else; `outcome` says whether it happened."),
    ] {
        entries.push(text::entry(class, told));
    }
    entries
}
