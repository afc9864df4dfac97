//! The public items of the crates, as they are written in Rust but without bodies, comments and what is private.
//!
//! Toolchains that are stable cannot list them; the compiler sees to it that what is `pub` here can be reached from outside
//! (`unreachable_pub`). What macros make is shown as their call and, below, as their definition.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::{ToTokens, format_ident};
use syn::visit_mut::{self, VisitMut};
use syn::{Attribute, Fields, ImplItem, Item, ItemImpl, ItemMacro, TraitItem, Type, Visibility};

use super::library::{Declaration, Id, Libraries, Target, first_name};

/// Lists what the crates named `shown` have; the others are followed where those re-export their items. A crate's folder has
/// the name that its manifest has.
///
/// # Errors
/// When a file cannot be read.
pub fn list(folder: &Path, shown: &[&str], followed: &[&str]) -> Result<String, String> {
    let crates = shown.iter().chain(followed).map(|name| (name.replace('-', "_"), folder.join(name)));
    let libraries = Libraries::read(crates)?;
    let mut walk =
        Walk { libraries: &libraries, paths: BTreeMap::new(), aliases: BTreeMap::new(), seen: BTreeSet::new() };
    for name in shown {
        let name = name.replace('-', "_");
        walk.module(libraries.roots[&name], &name);
    }
    let mut parts: BTreeMap<String, Vec<Item>> = BTreeMap::new();
    for (id, path) in &walk.paths {
        let of_name = libraries.modules[id.0].items.iter().filter(|each| each.names.contains(&id.1));
        parts.entry(path.clone()).or_default().extend(of_name.map(|each| each.item.clone()));
    }
    for (module, each) in libraries.modules.iter().enumerate() {
        for Declaration { item, .. } in each.items.iter().filter(|each| each.names.is_empty()) {
            let (subject, item) = match item.clone() {
                Item::Impl(mut item) => (named(&mut item.self_ty), Item::Impl(item)),
                Item::Macro(mut call) => (shortened(&mut call), Item::Macro(call)),
                _ => continue,
            };
            if let Some(Target::Item(id)) = subject.and_then(|names| libraries.resolve(module, &names))
                && let Some(path) = walk.paths.get(&id)
            {
                parts.entry(path.clone()).or_default().push(item);
            }
        }
    }
    let (mut out, mut macros) = (String::new(), BTreeSet::new());
    for (path, items) in parts {
        let items: Vec<Item> = items.into_iter().filter_map(|item| public(item, &mut macros)).collect();
        out.push_str(&format!("// {path}\n{}\n", rendered(items)));
    }
    for (alias, path) in walk.aliases {
        out.push_str(&format!("// {alias} = {path}\n"));
    }
    for each in libraries.modules.iter().flat_map(|module| &module.items) {
        if let Item::Macro(definition) = &each.item
            && definition.ident.as_ref().is_some_and(|name| macros.contains(&name.to_string()))
        {
            let rules = without_bodies(definition.mac.tokens.clone());
            let name = definition.ident.as_ref().map(ToString::to_string).unwrap_or_default();
            out.push_str(&format!("\n// the macro {name}\n{}\n", lines(&rules)));
        }
    }
    Ok(out)
}

/// Finds the paths by which items can be named.
struct Walk<'l> {
    libraries: &'l Libraries,
    /// The first one.
    paths: BTreeMap<Id, String>,
    /// The others, and what of other crates is named here.
    aliases: BTreeMap<String, String>,
    seen: BTreeSet<(usize, String)>,
}

impl Walk<'_> {
    fn module(&mut self, at: usize, path: &str) {
        if !self.seen.insert((at, path.to_owned())) {
            return;
        }
        let module = &self.libraries.modules[at];
        for each in module.items.iter().filter(|each| is_public(&each.item)) {
            each.names.iter().for_each(|name| self.name((at, name.clone()), format!("{path}::{name}")));
        }
        for each in module.uses.iter().filter(|each| each.public) {
            let here = each.name.as_ref().map(|name| format!("{path}::{name}"));
            match (self.libraries.resolve(at, &each.target), here) {
                (Some(Target::Item(id)), Some(here)) => self.name(id, here),
                (Some(Target::Module(target)), here) => self.module(target, here.as_deref().unwrap_or(path)),
                (_, here) => {
                    let here = here.unwrap_or_else(|| format!("{path}::*"));
                    self.aliases.insert(here, each.target.join("::"));
                }
            }
        }
        for (name, (child, public)) in &module.children {
            if *public {
                self.module(*child, &format!("{path}::{name}"));
            }
        }
    }

    fn name(&mut self, id: Id, path: String) {
        match self.paths.get(&id) {
            Some(first) if *first != path => drop(self.aliases.insert(path, first.clone())),
            Some(_) => {}
            None => drop(self.paths.insert(id, path)),
        }
    }
}

/// The names of a type's path, of which the type keeps the last one: the others tell from where it is implemented.
fn named(ty: &mut Type) -> Option<Vec<String>> {
    let Type::Path(path) = ty else { return None };
    let names = path.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    path.path.segments = path.path.segments.last().cloned().into_iter().collect();
    path.path.leading_colon = None;
    Some(names)
}

/// A call that makes no type is shown with the type that it is about, and gives its name.
fn shortened(call: &mut ItemMacro) -> Option<Vec<String>> {
    let name = first_name(call.mac.tokens.clone())?;
    call.mac.tokens = format_ident!("{name}").into_token_stream();
    call.mac.delimiter = syn::MacroDelimiter::Paren(syn::token::Paren::default());
    call.semi_token = Some(syn::token::Semi::default());
    Some(vec![name])
}

fn is_public(item: &Item) -> bool {
    let (visibility, attributes) = match item {
        Item::Const(item) => (&item.vis, &item.attrs),
        Item::Enum(item) => (&item.vis, &item.attrs),
        Item::Fn(item) => (&item.vis, &item.attrs),
        Item::Static(item) => (&item.vis, &item.attrs),
        Item::Struct(item) => (&item.vis, &item.attrs),
        Item::Trait(item) => (&item.vis, &item.attrs),
        Item::Type(item) => (&item.vis, &item.attrs),
        Item::Macro(item) => return item.ident.is_none(),
        _ => return false,
    };
    matches!(visibility, Visibility::Public(_)) && !attributes.iter().any(is_hidden)
}

fn is_hidden(attribute: &Attribute) -> bool {
    attribute.path().is_ident("doc")
        && attribute.meta.require_list().is_ok_and(|list| list.tokens.to_string() == "hidden")
}

/// An item without what is private in it; none if nothing is left.
fn public(mut item: Item, macros: &mut BTreeSet<String>) -> Option<Item> {
    let outside =
        |vis: &Visibility, attrs: &[Attribute]| matches!(vis, Visibility::Public(_)) && !attrs.iter().any(is_hidden);
    match &mut item {
        Item::Struct(item) => fields(&mut item.fields),
        Item::Const(item) => *item.expr = syn::parse_quote!(_),
        Item::Static(item) => *item.expr = syn::parse_quote!(_),
        Item::Impl(ItemImpl { trait_: Some(_), items, .. }) => items.clear(),
        Item::Impl(ItemImpl { items, .. }) => {
            items.retain(|item| match item {
                ImplItem::Fn(item) => outside(&item.vis, &item.attrs),
                ImplItem::Const(item) => outside(&item.vis, &item.attrs),
                _ => false,
            });
            if items.is_empty() {
                return None;
            }
        }
        Item::Trait(item) => item.items.retain(|item| match item {
            TraitItem::Fn(item) => !item.attrs.iter().any(is_hidden),
            _ => true,
        }),
        Item::Macro(call) => {
            macros.extend(call.mac.path.segments.last().map(|name| name.ident.to_string()));
            call.mac.tokens = without_bodies(call.mac.tokens.clone());
        }
        _ => {}
    }
    Bare.visit_item_mut(&mut item);
    Some(item)
}

/// Private fields together are one, of a type that nobody knows.
fn fields(fields: &mut Fields) {
    let is_private =
        |field: &syn::Field| !matches!(field.vis, Visibility::Public(_)) || field.attrs.iter().any(is_hidden);
    let private = fields.iter().any(is_private);
    match fields {
        Fields::Named(named) => {
            named.named = named.named.iter().filter(|field| !is_private(field)).cloned().collect();
            if private {
                named.named.push(syn::parse_quote!(private: _));
            }
        }
        Fields::Unnamed(unnamed) => {
            for field in unnamed.unnamed.iter_mut().filter(|field| is_private(field)) {
                field.ty = syn::parse_quote!(_);
            }
        }
        Fields::Unit => {}
    }
}

/// Takes away comments, bodies, and attributes that are not about the item itself.
struct Bare;

impl VisitMut for Bare {
    fn visit_attributes_mut(&mut self, attributes: &mut Vec<Attribute>) {
        let kept = ["cfg", "cfg_attr", "derive", "non_exhaustive", "deprecated", "repr"];
        attributes.retain(|attribute| kept.iter().any(|name| attribute.path().is_ident(name)));
    }

    fn visit_block_mut(&mut self, block: &mut syn::Block) {
        block.stmts.clear();
    }

    fn visit_variant_mut(&mut self, variant: &mut syn::Variant) {
        variant.fields.iter_mut().for_each(|field| self.visit_attributes_mut(&mut field.attrs));
        visit_mut::visit_variant_mut(self, variant);
    }
}

fn rendered(mut items: Vec<Item>) -> String {
    // Declarations first; what is implemented in an order that does not depend on files.
    let rank = |item: &Item| match item {
        Item::Impl(_) => 2,
        Item::Macro(_) => 1,
        _ => 0,
    };
    items.sort_by_cached_key(|item| (rank(item), item.to_token_stream().to_string()));
    prettyplease::unparse(&syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items })
}

/// The tokens of a macro without comments and the bodies of functions.
fn without_bodies(tokens: TokenStream) -> TokenStream {
    let (mut out, mut in_function) = (Vec::new(), false);
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(mark) if mark.as_char() == '#' && tokens.peek().is_some_and(is_comment) => {
                tokens.next();
            }
            TokenTree::Group(group) if in_function && group.delimiter() == Delimiter::Brace => {
                in_function = false;
                out.push(TokenTree::Group(Group::new(Delimiter::Brace, TokenStream::new())));
            }
            TokenTree::Group(group) => {
                out.push(TokenTree::Group(Group::new(group.delimiter(), without_bodies(group.stream()))));
            }
            token => {
                in_function |= matches!(&token, TokenTree::Ident(word) if word == "fn");
                out.push(token);
            }
        }
    }
    out.into_iter().collect()
}

fn is_comment(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.stream().to_string().starts_with("doc"))
}

/// Tokens on lines of their own, as far as that can be done without knowing what they mean.
fn lines(tokens: &TokenStream) -> String {
    tokens.to_string().replace("; ", ";\n").replace("{ }", "{}\n")
}
