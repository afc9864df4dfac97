//! The structs of responses and messages: progenitor's type space makes the types of their fields, the rest comes from the
//! `Api`. progenitor's HTTP methods are not used; the runtime builds requests from the operations' tables.

use std::collections::{BTreeMap, BTreeSet};

use minijinja::context;
use minijinja::value::Value;
use progenitor_impl::{GenerationSettings, Generator, TypeImpl};
use quote::ToTokens;
use schemars::schema::InstanceType;
use syn::punctuated::Punctuated;
use syn::visit_mut::{VisitMut, visit_type_path_mut};
use syn::{GenericArgument, Item, PathArguments, Type as RustType, TypePath, parse_quote};

use super::templates::TEMPLATES;
use super::text::{id_type, ident, literal};
use super::{messages, unions};
use crate::api::{Api, Field, Ty, Type};
use crate::document::{Document, Refusal};
use crate::emit::ids::kinds;
use crate::emit::template::all;
use crate::lower::{EXPANDABLE, FOR_PROGENITOR, HIDDEN, ID, MESSAGE, PRIVATE, PRIVATE_JSON, UNION, expandables, lower};

/// Where the enumerations are, as the file of structs sees it.
const ENUMS: &str = "super::enums";

/// The file of structs.
///
/// # Errors
/// What progenitor says of the document.
pub fn emit(document: &Document, api: &Api) -> Result<String, Vec<Refusal>> {
    Ok(structs(&HandOver::new(document, api)?.generate()?, api))
}

/// What progenitor is given.
pub struct HandOver {
    openapi: openapiv3::OpenAPI,
    settings: GenerationSettings,
    document: Document,
}

impl HandOver {
    /// Lowers the rest of the way.
    ///
    /// # Errors
    /// What a rule refuses.
    pub fn new(document: &Document, api: &Api) -> Result<Self, Vec<Refusal>> {
        let lowered = lower(document.clone(), FOR_PROGENITOR)?;
        let mut expandable = BTreeSet::new();
        expandables(&lowered.root, &mut expandable);
        let openapi = serde_json::from_value(lowered.root)
            .map_err(|error| refuse(document, "The document is no OpenAPI", &error.to_string()))?;
        Ok(Self { openapi, settings: settings(api, &expandable), document: document.clone() })
    }

    /// Lets progenitor do its part: the types, in an order of their own.
    ///
    /// # Errors
    /// What progenitor says of the document.
    pub fn generate(&self) -> Result<syn::File, Vec<Refusal>> {
        let mut generator = Generator::new(&self.settings);
        // It fills the type space. The client that it returns has no methods, because the document has no paths.
        generator
            .generate_tokens(&self.openapi)
            .map_err(|error| refuse(&self.document, "progenitor refuses it", &error.to_string()))?;
        syn::parse2(generator.get_type_space().to_stream())
            .map_err(|error| refuse(&self.document, "progenitor's output is no Rust", &error.to_string()))
    }
}

fn refuse(document: &Document, what: &str, error: &str) -> Vec<Refusal> {
    let cure = "A lowering rule in crates/rebuttal-codegen/src/lower must turn it into what progenitor takes.";
    vec![document.refuse("", format!("{what}: {error}"), cure)]
}

fn settings(api: &Api, expandable: &BTreeSet<String>) -> GenerationSettings {
    let mut settings = GenerationSettings::new();
    settings.with_map_type("::std::collections::BTreeMap");
    for ty in api.types.iter().filter(|ty| ty.listed().is_some()) {
        let path = format!("{ENUMS}::{}", ty.name);
        settings.with_replacement(&ty.name, path, [TypeImpl::Display, TypeImpl::FromStr].into_iter());
    }
    let ours = [
        ("date-time", "::rebuttal_runtime::Time"),
        ("byte", "::rebuttal_runtime::Base64"),
        (PRIVATE, "::rebuttal_runtime::Private<String>"),
        (PRIVATE_JSON, "::rebuttal_runtime::Private<::rebuttal_runtime::Json>"),
        (MESSAGE, "Message"),
    ]
    .map(|(format, path)| (format.to_owned(), path.to_owned()));
    let expandable = expandable.iter().map(|name| {
        let object = match name.as_str() {
            "" => "::rebuttal_runtime::Json",
            HIDDEN => "::rebuttal_runtime::Private<::rebuttal_runtime::Json>",
            name => name,
        };
        (format!("{EXPANDABLE}{name}"), format!("::rebuttal_runtime::Expandable<{object}>"))
    });
    let ids = kinds(api).into_iter().map(|kind| (format!("{ID}{kind}"), format!("super::ids::{}", id_type(kind))));
    let unions = api.types.iter().filter(|ty| ty.union().is_some());
    let unions = unions.map(|ty| (format!("{UNION}{}", ty.name), ty.name.clone()));
    for (format, path) in ours.into_iter().chain(expandable).chain(ids).chain(unions) {
        convert(&mut settings, InstanceType::String, &format, &path);
    }
    convert(&mut settings, InstanceType::Integer, "unix-time", "::rebuttal_runtime::UnixTime");
    settings
}

/// Has every schema of a type and format become a type of ours.
fn convert(settings: &mut GenerationSettings, instance: InstanceType, format: &str, path: &str) {
    let schema = schemars::schema::SchemaObject {
        instance_type: Some(instance.into()),
        format: Some(format.to_owned()),
        ..Default::default()
    };
    settings.with_conversion(schema, path, std::iter::empty());
}

/// The structs in the document's order and the messages, after what they import.
fn structs(made: &syn::File, api: &Api) -> String {
    let (used, messages) = api.receiver.as_ref().map(messages::declared).unwrap_or_default();
    let (of_unions, unions) = unions::declared(api);
    let mut imports = Imports { api, used };
    of_unions.into_iter().for_each(|(module, names)| imports.used.entry(module).or_default().extend(names));
    for (module, name) in
        [("rebuttal_runtime", "UnknownFields"), ("rebuttal_runtime", "impl_deserialize"), ("serde", "Serialize")]
    {
        imports.used.entry(module.to_owned()).or_default().insert(name.to_owned());
    }
    let structs = api.types.iter().filter(|ty| ty.in_answer && ty.is_struct());
    let types = all(structs, |ty| structure(ty, made, &mut imports));
    TEMPLATES.render("types.jinja", &context! { types, imports => imports.lines() }) + &unions + &messages
}

fn structure(ty: &Type, made: &syn::File, imports: &mut Imports<'_>) -> Value {
    let found = made.items.iter().find_map(|item| match item {
        Item::Struct(item) if item.ident == ty.name => Some(item),
        _ => None,
    });
    let type_of = |name: &str| {
        let mut fields = found.iter().flat_map(|item| &item.fields);
        let field = fields.find(|field| field.ident.as_ref().is_some_and(|ident| ident == name));
        // Both come from the same document.
        field.unwrap_or_else(|| panic!("progenitor made no field {}.{name}", ty.name)).ty.clone()
    };
    let fields = all(ty.fields(), |field| {
        let name = ident(&field.name);
        let boxed = imports.api.holds_itself(&ty.name, field);
        let rename = (name != field.wire).then(|| format!("rename = {}", literal(&field.wire)));
        let skip = (!field.required).then(|| "skip_serializing_if = \"Option::is_none\"".to_owned());
        let short = imports.short(type_in(field, type_of(&name), boxed));
        let number = match short.contains("f64") {
            true => Some(("Number", short.replace("f64", "Number"))),
            false => field.never_at_zero.then(|| ("NeverAtZero", "NeverAtZero".to_owned())),
        };
        let read_as = number.map(|(name, ty)| {
            imports.used.entry("rebuttal_runtime::model".to_owned()).or_default().insert(name.to_owned());
            ty
        });
        context! {
            name, wire => &field.wire, description => &field.description, ty => short, read_as,
            present => field.required && field.nullable,
            serde => rename.into_iter().chain(skip).collect::<Vec<_>>(),
        }
    });
    let extra = if ty.fields().iter().any(|field| field.name == "extra") { "extra_" } else { "extra" };
    context! { name => &ty.name, description => &ty.description, fields, extra }
}

/// A field's type. progenitor takes an absent list for an empty one, which says something that the response does not, and
/// knows nothing of private lists: these are private as a whole, the keys of maps too.
fn type_in(field: &Field, made: RustType, boxed: bool) -> RustType {
    let mut ty = inside("Option", &made).unwrap_or(made);
    // It boxes one of the fields by which types hold each other; here all are.
    ty = inside("Box", &ty).unwrap_or(ty);
    if boxed {
        ty = parse_quote!(::std::boxed::Box<#ty>);
    }
    if field.private && matches!(field.ty, Ty::List(_) | Ty::Map(_)) {
        ty = parse_quote!(::rebuttal_runtime::Private<#ty>);
    }
    if field.required && !field.nullable { ty } else { parse_quote!(::std::option::Option<#ty>) }
}

fn inside(holder: &str, ty: &RustType) -> Option<RustType> {
    let RustType::Path(TypePath { path, .. }) = ty else { return None };
    let last = path.segments.last().filter(|last| last.ident == holder)?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::Type(inner) => Some(inner.clone()),
        _ => None,
    })
}

/// Shortens paths to names, which the file imports.
struct Imports<'a> {
    api: &'a Api,
    /// The names, by the modules that have them.
    used: BTreeMap<String, BTreeSet<String>>,
}

impl Imports<'_> {
    fn short(&mut self, mut ty: RustType) -> String {
        self.visit_type_mut(&mut ty);
        ty.to_token_stream().to_string().replace(' ', "").replace(',', ", ")
    }

    fn lines(&self) -> String {
        let line = |(module, names): (&String, &BTreeSet<String>)| match names.len() {
            _ if module == ENUMS => format!("use {module}::*;\n"),
            1 => format!("use {module}::{};\n", names.iter().map(String::as_str).collect::<String>()),
            _ => format!("use {module}::{{{}}};\n", names.iter().map(String::as_str).collect::<Vec<_>>().join(", ")),
        };
        let near = |module: &str| module.starts_with("super");
        let (near, far): (Vec<_>, Vec<_>) = self.used.iter().partition(|(module, _)| near(module));
        [far, near].map(|group| group.into_iter().map(line).collect::<String>()).join("\n")
    }
}

impl VisitMut for Imports<'_> {
    fn visit_type_path_mut(&mut self, ty: &mut TypePath) {
        let segments = &mut ty.path.segments;
        let mut names: Vec<String> = segments.iter().map(|segment| segment.ident.to_string()).collect();
        let name = names.pop().unwrap_or_default();
        let module = names.join("::");
        // A path stays where its last name is that of one of the provider's types.
        let taken = module != ENUMS && self.api.types.iter().any(|ty| ty.name == name);
        if !module.is_empty()
            && !taken
            && let Some(last) = segments.pop()
        {
            *segments = Punctuated::from_iter([last]);
            ty.path.leading_colon = None;
            if !matches!(module.as_str(), "std::boxed" | "std::option" | "std::string" | "std::vec") {
                self.used.entry(module).or_default().insert(name);
            }
        }
        visit_type_path_mut(self, ty);
    }
}
