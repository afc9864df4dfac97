//! Crates as trees of modules, in which names can be followed to the items that they name.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use syn::{Item, ItemMacro, ItemMod, UseTree, Visibility};

use super::super::circles::defined;

/// A path as it is written: `["super", "wire", "Response"]`.
pub type Names = Vec<String>;

/// Where an item is declared: its module, and its name there.
pub type Id = (usize, String);

/// What a name stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    Item(Id),
    Module(usize),
}

/// An item, and the names that it declares: one, those that a macro's call makes, or none.
pub struct Declaration {
    pub names: Vec<String>,
    pub item: Item,
}

#[derive(Default)]
pub struct Module {
    pub items: Vec<Declaration>,
    pub uses: Vec<Use>,
    /// Each child, and whether it is public.
    pub children: BTreeMap<String, (usize, bool)>,
    /// The module's parent, and the root of its crate.
    parent: usize,
    root: usize,
}

/// One name of a `use`.
pub struct Use {
    pub public: bool,
    pub target: Names,
    /// Its name here; none for everything that the target has.
    pub name: Option<String>,
}

/// All modules of some crates.
#[derive(Default)]
pub struct Libraries {
    pub modules: Vec<Module>,
    /// The crates' first modules, by the names that code has for them.
    pub roots: BTreeMap<String, usize>,
}

impl Libraries {
    /// Reads the libraries of crates, each with the name that code has for it and its folder.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn read(crates: impl IntoIterator<Item = (String, PathBuf)>) -> Result<Self, String> {
        let mut libraries = Self::default();
        for (name, folder) in crates {
            libraries.add(&name, &folder)?;
        }
        let mut types: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for Declaration { names, item } in libraries.modules.iter().flat_map(|module| &module.items) {
            if let Item::Macro(definition) = item {
                let made = types_in(definition.mac.tokens.clone());
                names.iter().for_each(|name| types.entry(name.clone()).or_default().extend(made.clone()));
            }
        }
        for Declaration { names, item } in libraries.modules.iter_mut().flat_map(|module| &mut module.items) {
            if let (Item::Macro(call), true) = (item, names.is_empty()) {
                *names = made(call, &types);
            }
        }
        Ok(libraries)
    }

    fn add(&mut self, name: &str, folder: &Path) -> Result<(), String> {
        let root = self.modules.len();
        self.roots.insert(name.to_owned(), root);
        self.modules.push(Module { parent: root, root, ..Module::default() });
        let folder = folder.join("src");
        self.fill_from(root, &folder.join("lib.rs"), &folder)
    }

    fn fill_from(&mut self, module: usize, file: &Path, folder: &Path) -> Result<(), String> {
        let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
        let parsed = syn::parse_file(&text).map_err(|error| format!("{}: not Rust: {error}", file.display()))?;
        self.fill(module, folder, parsed.items)
    }

    fn fill(&mut self, module: usize, folder: &Path, items: Vec<Item>) -> Result<(), String> {
        for item in items {
            match item {
                Item::Mod(child) if is_for_tests(&child) => {}
                Item::Mod(child) => self.add_child(module, folder, child)?,
                Item::Use(item) => {
                    let public = matches!(item.vis, Visibility::Public(_));
                    imported(&item.tree, public, &mut Vec::new(), &mut self.modules[module].uses);
                }
                item => {
                    let names = defined(&item).into_iter().collect();
                    self.modules[module].items.push(Declaration { names, item });
                }
            }
        }
        Ok(())
    }

    fn add_child(&mut self, parent: usize, folder: &Path, child: ItemMod) -> Result<(), String> {
        let (at, name) = (self.modules.len(), child.ident.to_string());
        let (public, root) = (matches!(child.vis, Visibility::Public(_)), self.modules[parent].root);
        self.modules.push(Module { parent, root, ..Module::default() });
        self.modules[parent].children.insert(name.clone(), (at, public));
        let inside = folder.join(&name);
        match child.content {
            Some((_, items)) => self.fill(at, &inside, items),
            None => {
                let beside: [PathBuf; 2] = [folder.join(format!("{name}.rs")), inside.join("mod.rs")];
                let file = beside.into_iter().find(|file| file.exists());
                let file = file.ok_or_else(|| format!("{}: `mod {name};` has no file", folder.display()))?;
                self.fill_from(at, &file, &inside)
            }
        }
    }

    /// What a path stands for in a module; none if that is in none of these crates.
    pub fn resolve(&self, from: usize, names: &[String]) -> Option<Target> {
        self.follow(from, names, &mut BTreeSet::new())
    }

    fn follow(&self, from: usize, names: &[String], seen: &mut BTreeSet<(usize, Names)>) -> Option<Target> {
        let Some((first, rest)) = names.split_first() else { return Some(Target::Module(from)) };
        let this = &self.modules[from];
        match first.as_str() {
            "crate" => return self.follow(this.root, rest, seen),
            "self" => return self.follow(from, rest, seen),
            "super" => return self.follow(this.parent, rest, seen),
            _ => {}
        }
        // Modules may import each other's names: each path is followed once in a module.
        if !seen.insert((from, names.to_vec())) {
            return None;
        }
        if rest.is_empty() && this.items.iter().any(|item| item.names.contains(first)) {
            return Some(Target::Item((from, first.clone())));
        }
        if let Some((child, _)) = this.children.get(first) {
            return self.follow(*child, rest, seen);
        }
        let named = this.uses.iter().filter(|each| each.name.as_ref() == Some(first));
        let named = named.map(|each| [each.target.as_slice(), rest].concat());
        let globs = this.uses.iter().filter(|each| each.name.is_none());
        let globs = globs.map(|each| [each.target.as_slice(), names].concat());
        let found = named.chain(globs).find_map(|path| self.follow(from, &path, seen));
        found.or_else(|| self.follow(*self.roots.get(first)?, rest, seen))
    }
}

fn is_for_tests(module: &ItemMod) -> bool {
    let test = |meta: &syn::Meta| meta.require_list().is_ok_and(|list| list.tokens.to_string() == "test");
    module.attrs.iter().any(|attribute| attribute.path().is_ident("cfg") && test(&attribute.meta))
}

fn imported(tree: &UseTree, public: bool, before: &mut Names, found: &mut Vec<Use>) {
    let mut add = |last: Option<String>, name: Option<String>| {
        let target = before.iter().cloned().chain(last.filter(|last| last != "self")).collect();
        found.push(Use { public, target, name });
    };
    match tree {
        UseTree::Path(path) => {
            before.push(path.ident.to_string());
            imported(&path.tree, public, before, found);
            before.pop();
        }
        UseTree::Group(group) => group.items.iter().for_each(|tree| imported(tree, public, before, found)),
        UseTree::Glob(_) => add(None, None),
        UseTree::Name(name) if name.ident == "self" => {
            let last = before.last().cloned();
            found.push(Use { public, target: before.clone(), name: last });
        }
        UseTree::Name(name) => add(Some(name.ident.to_string()), Some(name.ident.to_string())),
        UseTree::Rename(name) => add(Some(name.ident.to_string()), Some(name.rename.to_string())),
    }
}

/// The types that a macro's call makes: those that it writes itself, or that the macro's definition has. The name of a type
/// that the definition leaves to the call, `$name`, is the first word of the call.
fn made(call: &ItemMacro, types: &BTreeMap<String, Vec<String>>) -> Vec<String> {
    let written = types_in(call.mac.tokens.clone());
    if !written.is_empty() {
        return written;
    }
    let name = call.mac.path.segments.last().map(|name| name.ident.to_string()).unwrap_or_default();
    let of_definition = types.get(&name).into_iter().flatten();
    let names =
        of_definition.filter_map(|ty| if ty == "$" { first_name(call.mac.tokens.clone()) } else { Some(ty.clone()) });
    names.collect::<BTreeSet<_>>().into_iter().collect()
}

/// The names behind `pub enum` and `pub struct`.
fn types_in(tokens: TokenStream) -> Vec<String> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let words: Vec<String> = tokens.iter().map(ToString::to_string).collect();
    let here = words.windows(3).filter(|words| words[0] == "pub" && ["enum", "struct"].contains(&&*words[1]));
    let here = here.map(|words| words[2].clone());
    let groups = tokens.iter().filter_map(|token| match token {
        TokenTree::Group(group) => Some(group.stream()),
        _ => None,
    });
    here.chain(groups.flat_map(types_in)).collect()
}

/// The first word of a macro's call.
pub fn first_name(tokens: TokenStream) -> Option<String> {
    tokens.into_iter().find_map(|token| match token {
        TokenTree::Ident(name) => Some(name.to_string()),
        _ => None,
    })
}
