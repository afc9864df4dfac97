//! `Api` -> the Python package: typed clients, classes of responses, functions. What a file says and how is in its template
//! under `templates/`; `values.rs` and its neighbours decide what there is to say.

mod docstring;
mod functions;
mod hints;
mod imports;
mod messages;
mod operation;
mod options;
pub(super) mod templates;
#[cfg(test)]
mod tests;
mod timestamps;
mod types;

use minijinja::context;
use minijinja::value::Value;

use super::template::all;
use super::{File, enums, package};
use crate::api::Api;
use crate::docs;
use templates::{EMITTER, ROOT, TEMPLATES, base, first_line, path};

/// The files of one provider.
pub fn emit(api: &Api) -> Vec<File> {
    let (files, names) = (modules(api), imports::exported(api));
    let made = files.iter().map(|(name, about, template, values)| {
        let body = TEMPLATES.render(template, values);
        imports::module(api, &names, name, &format!("{}: {about}.", api.title), &body)
    });
    let mut made: Vec<File> = made.collect();
    let first_line = super::header_of("#", api, EMITTER).trim_end().to_owned();
    let package = base(api);
    let mut listed = listed(&names);
    if api.own {
        // Whatever of the package is imported first, this is run before it.
        listed.insert(0, context! { name => "_table", module => &package });
    }
    let public = context! {
        first_line => &first_line, title => &api.title, version => &api.version, description => &api.description, names => listed,
        sorted => sorted(&names),
    };
    if api.own {
        made.push(file(&path(api, "__init__"), "public.jinja", &public));
        made.push(file(&path(api, "_table"), "table.jinja", &context! { first_line, title => &api.title, package }));
        made.extend(package::python(api));
        return made;
    }
    made.push(file(&format!("{ROOT}/{}.py", api.provider), "public.jinja", &public));
    let about = format!("{}: see `rebuttal.{}`.", api.title, api.provider);
    made.push(file(&path(api, "__init__"), "package.jinja", &context! { first_line, about }));
    made
}

/// The modules of a provider: name, what it is, template and values.
fn modules(api: &Api) -> Vec<(&'static str, String, &'static str, Value)> {
    let operations = Value::from(all(&api.operations, |operation| operation::values(api, operation)));
    let client = |asyncio| {
        let constructor = context! {
            description => &api.client.description, options => options::values(&api.client.options, asyncio),
        };
        context! {
            asyncio, operations => &operations, packets => operation::packets(api), client => constructor, class => &api.class, provider => &api.provider,
            description => &api.description, common => docs::value(docs::common_errors(api)),
        }
    };
    let [plain, later] = imports::clients(api);
    let mut modules = vec![
        ("options", "the options".to_owned(), "options.jinja", options::of_calls(api)),
        ("types", "the types".to_owned(), "types.jinja", types::values(api, "types")),
        ("client", plain, "client.jinja", client(false)),
        ("async_client", later, "client.jinja", client(true)),
    ];
    let mut add = |there: bool, name, about: &str, template, values: &dyn Fn() -> Value| {
        if there {
            modules.push((name, about.to_owned(), template, values()));
        }
    };
    let lists = types::structs(api).any(|ty| types::home(api, &ty.name) == "lists");
    add(lists, "lists", "lists of messages", "types.jinja", &|| types::values(api, "lists"));
    add(api.enums().next().is_some(), "enums", "values that are listed", "enums.jinja", &|| enums::values(api));
    let params = !types::params(api).is_empty();
    add(params, "params", "nested parameters", "params.jinja", &|| types::param_values(api));
    let predicates = api.predicates().next().is_some();
    add(predicates, "predicates", "predicates", "predicates.jinja", &|| enums::predicates(api));
    let (functions, handles) = (!api.functions.is_empty(), !api.handles.is_empty());
    add(functions, "functions", "functions", "functions.jinja", &|| functions::values(api));
    add(handles, "handles", "objects with functions", "handles.jinja", &|| functions::handles(api));
    if let Some(receiver) = &api.receiver {
        let values = messages::values(api, receiver);
        add(true, "messages", "kinds of messages", "messages.jinja", &|| values.clone());
        add(true, "webhooks", &format!("{}Webhooks", api.class), "webhooks.jinja", &|| values.clone());
    }
    modules
}

/// The index of all providers.
pub fn emit_index(apis: &[Api]) -> Vec<File> {
    let documents: Vec<&str> = apis.iter().map(|api| api.document.as_str()).collect();
    let first_line = first_line(&documents.join(", "));
    let names: Vec<(String, String)> = apis.iter().flat_map(imports::classes).collect();
    let classes: Vec<Value> = names.iter().map(|(name, module)| context! { name, module }).collect();
    let providers = all(apis, |api| Value::from(&api.provider));
    let index =
        context! { first_line => &first_line, names => listed(&names), sorted => sorted(&names), providers, classes };
    let package = context! { first_line, about => "The providers' generated packages." };
    let file = |name: &str, template, values| file(&format!("{ROOT}/_generated/{name}.py"), template, values);
    vec![file("_index", "index.jinja", &index), file("__init__", "package.jinja", &package)]
}

fn file(path: &str, template: &str, values: &Value) -> File {
    File { path: path.to_owned(), contents: docstring::laid_out(&TEMPLATES.render(template, values)) }
}

/// Names and modules in the order of imports.
fn listed(names: &[(String, String)]) -> Vec<Value> {
    let mut names: Vec<&(String, String)> = names.iter().collect();
    names.sort_by_key(|(name, module)| (module.as_str(), imports::rank(name)));
    names.into_iter().map(|(name, module)| context! { name, module }).collect()
}

fn sorted(names: &[(String, String)]) -> Vec<Value> {
    let mut names: Vec<&str> = names.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_by_key(|name| imports::rank(name));
    names.dedup();
    all(names, Value::from)
}
