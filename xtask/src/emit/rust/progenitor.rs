//! The hand-over to progenitor, and its output cut into the answers' types and the HTTP methods.

use std::collections::BTreeSet;

use progenitor_impl::{GenerationSettings, Generator, HooksMode, TypeImpl};
use quote::quote;
use syn::visit_mut::{VisitMut, visit_item_struct_mut};
use syn::{Attribute, Expr, ExprLit, ImplItem, Item, ItemStruct, Lit, LitStr, Meta, parse_quote};

use super::text::ident;
use crate::api::{Api, Ty, TypeKind};
use crate::document::{Document, Refusal};
use crate::lower::{BODY, EXPANDABLE, FOR_PROGENITOR, HIDDEN, MESSAGE, PRIVATE, PRIVATE_JSON, expandables, lower};

/// progenitor's output as two files.
pub struct Made {
    pub types: String,
    pub http: String,
}

/// Lowers the rest of the way and generates.
///
/// # Errors
/// What progenitor says of the document.
pub fn make(document: &Document, api: &Api) -> Result<Made, Vec<Refusal>> {
    Ok(split(HandOver::new(document, api)?.generate()?, api))
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

    /// Lets progenitor do its part.
    ///
    /// # Errors
    /// What progenitor says of the document.
    pub fn generate(&self) -> Result<syn::File, Vec<Refusal>> {
        let tokens = Generator::new(&self.settings)
            .generate_tokens(&self.openapi)
            .map_err(|error| refuse(&self.document, "progenitor refuses it", &error.to_string()))?;
        syn::parse2(tokens)
            .map_err(|error| refuse(&self.document, "progenitor's output is no Rust", &error.to_string()))
    }
}

fn refuse(document: &Document, what: &str, error: &str) -> Vec<Refusal> {
    let cure = "A lowering rule in xtask/src/lower must turn it into what progenitor takes.";
    vec![document.refuse("", format!("{what}: {error}"), cure)]
}

fn settings(api: &Api, expandable: &BTreeSet<String>) -> GenerationSettings {
    let mut settings = GenerationSettings::new();
    settings
        .with_hooks(HooksMode::Expected)
        .with_inner_type(quote!(::rebuttal::runtime::exec::Draft))
        .with_derive("PartialEq")
        .with_map_type("::std::collections::BTreeMap")
        .with_replacement(BODY, "::rebuttal::runtime::exec::Body", std::iter::empty());
    for ty in api.types.iter().filter(|ty| matches!(ty.kind, TypeKind::Enum(_))) {
        let path = format!("super::enums::{}", ty.name);
        settings.with_replacement(&ty.name, path, [TypeImpl::Display, TypeImpl::FromStr].into_iter());
    }
    let ours = [
        ("date-time", "::rebuttal::Time"),
        ("byte", "::rebuttal::Base64"),
        (PRIVATE, "::rebuttal::Private<String>"),
        (PRIVATE_JSON, "::rebuttal::Private<::serde_json::Value>"),
        (MESSAGE, "super::Message"),
    ]
    .map(|(format, path)| (format.to_owned(), path.to_owned()));
    let expandable = expandable.iter().map(|name| {
        let object = match name.as_str() {
            "" => "::serde_json::Value",
            HIDDEN => "::rebuttal::Private<::serde_json::Value>",
            name => name,
        };
        (format!("{EXPANDABLE}{name}"), format!("::rebuttal::Expandable<{object}>"))
    });
    for (format, path) in ours.into_iter().chain(expandable) {
        let schema = schemars::schema::SchemaObject {
            instance_type: Some(schemars::schema::InstanceType::String.into()),
            format: Some(format),
            ..Default::default()
        };
        settings.with_conversion(schema, path, std::iter::empty());
    }
    settings
}

fn split(file: syn::File, api: &Api) -> Made {
    let (mut types, mut http) = (Vec::new(), Vec::new());
    for item in file.items {
        match item {
            Item::Mod(module) if module.ident == "types" => {
                let items = module.content.map(|(_, items)| items).unwrap_or_default();
                // `error` serves conversions that none of our types has.
                types.extend(
                    items.into_iter().filter(|item| !matches!(item, Item::Mod(inner) if inner.ident == "error")),
                );
            }
            Item::Mod(module) if module.ident == "prelude" => {}
            Item::Use(_) => {}
            Item::Impl(mut block) => {
                // It would make an HTTP client of its own, with other rules for TLS, redirects and retries.
                block.items.retain(|item| !matches!(item, ImplItem::Fn(function) if function.sig.ident == "new"));
                http.push(Item::Impl(block));
            }
            item => http.push(item),
        }
    }
    let uses: Item =
        parse_quote! { use progenitor_client::{ClientHooks, ClientInfo, Error, OperationInfo, ResponseValue}; };
    let encode: Item =
        parse_quote! { #[allow(unused_imports)] use progenitor_client::{encode_path, RequestBuilderExt}; };
    let named: Item = parse_quote! { use super::types; };
    let hooks: Item = parse_quote! {
        impl ClientHooks<::rebuttal::runtime::exec::Draft> for Client {
            async fn exec(&self, request: reqwest::Request, _: &OperationInfo) -> reqwest::Result<reqwest::Response> {
                Ok(::rebuttal::runtime::exec::exec(&self.inner, request))
            }
        }
    };
    let http = [vec![uses, encode, named], http, vec![hooks]].concat();
    let mut types = syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items: types };
    Polish { api }.visit_file_mut(&mut types);
    let http = syn::File {
        shebang: None,
        frontmatter: None,
        attrs: vec![parse_quote!(#![allow(missing_docs, unreachable_pub, dead_code, clippy::all)])],
        items: http,
    };
    Made { types: prettyplease::unparse(&types), http: prettyplease::unparse(&http) }
}

/// Whether an attribute is serde's, with `default` among its words.
fn has_default(attribute: &Attribute) -> bool {
    let mut found = false;
    if attribute.path().is_ident("serde") {
        // A word with a value ends the search with an error if its value is not read.
        let _ = attribute.parse_nested_meta(|word| {
            found |= word.path.is_ident("default");
            if word.input.peek(syn::Token![=]) {
                word.value()?.parse::<Expr>()?;
            }
            Ok(())
        });
    }
    found
}

/// Wraps a field's type in the one that debug output does not show, inside its `Option` if it has one.
fn hide(field: &mut syn::Field) {
    if let syn::Type::Path(path) = &mut field.ty
        && let Some(last) = path.path.segments.last_mut().filter(|last| last.ident == "Option")
        && let syn::PathArguments::AngleBracketed(inner) = &mut last.arguments
        && let Some(syn::GenericArgument::Type(ty)) = inner.args.first_mut()
    {
        *ty = parse_quote!(::rebuttal::Private<#ty>);
        return;
    }
    let ty = &field.ty;
    field.ty = parse_quote!(::rebuttal::Private<#ty>);
    for attribute in field.attrs.iter_mut().filter(|attribute| has_default(attribute)) {
        // typify asks the list or map itself whether it is empty.
        if let Meta::List(words) = &mut attribute.meta
            && let Some((before, after)) = words.tokens.to_string().split_once("skip_serializing_if = \"")
            && let Some((_, after)) = after.split_once('"')
            && let Ok(tokens) =
                format!("{before}skip_serializing_if = \"::rebuttal::runtime::null::is_empty\"{after}").parse()
        {
            words.tokens = tokens;
        }
    }
}

/// Answers may get fields in any release, so no program may build or take apart their structs.
struct Polish<'a> {
    api: &'a Api,
}

impl VisitMut for Polish<'_> {
    fn visit_attribute_mut(&mut self, attribute: &mut Attribute) {
        // typify writes `///text`; everybody else `/// text`.
        if let Meta::NameValue(pair) = &mut attribute.meta
            && pair.path.is_ident("doc")
            && let Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) = &mut pair.value
            && !text.value().starts_with([' ', '\n'])
        {
            *text = LitStr::new(&format!(" {}", text.value()), text.span());
        }
    }

    fn visit_item_struct_mut(&mut self, item: &mut ItemStruct) {
        item.attrs.push(parse_quote!(#[non_exhaustive]));
        item.attrs.push(parse_quote!(#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]));
        let known = self.api.types.iter().find(|ty| item.ident == ty.name);
        if let Some(TypeKind::Struct(fields)) = known.map(|ty| &ty.kind) {
            for field in &mut item.fields {
                let unknown = field
                    .ident
                    .as_ref()
                    .is_some_and(|name| name == "extra" && fields.iter().all(|known| known.name != "extra"));
                // Text beside a reference is lost on the way.
                let bare = field.attrs.iter().all(|attribute| !attribute.path().is_ident("doc"));
                let named =
                    fields.iter().find(|known| field.ident.as_ref().is_some_and(|name| *name == ident(&known.name)));
                if let Some(known) = named.filter(|_| bare) {
                    let text = format!(" {}", known.description);
                    field.attrs.push(parse_quote!(#[doc = #text]));
                }
                // A list or map of private texts is private as a whole, its keys too.
                if named.is_some_and(|known| known.private && matches!(known.ty, Ty::List(_) | Ty::Map(_))) {
                    hide(field);
                }
                // typify takes an absent list or map for an empty one, and refuses null.
                if field.attrs.iter().any(has_default) {
                    field.attrs.push(parse_quote!(#[serde(deserialize_with = "::rebuttal::runtime::null::as_empty")]));
                }
                if unknown {
                    field.attrs.push(parse_quote!(#[doc = " What the document does not know yet, as it came."]));
                }
            }
        }
        visit_item_struct_mut(self, item);
    }
}
