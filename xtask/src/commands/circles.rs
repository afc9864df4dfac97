//! No two modules of a crate may import each other in a circle, directly or through others, because to understand one a
//! reader would have to read them all.
//!
//! A module uses another when its code or a private `use` names something that is defined there. A name is followed
//! through re-exports to its definition, so that `crate::errors::Kind` counts as `crate::errors::kind` where the parent
//! only re-exports it. For the same reason, declaring a child and re-exporting from it do not count as uses: a parent is in a
//! circle with its child only if its own code uses the child, and the child uses what the parent itself defines.
//! Modules for tests are a graph of their own, because tests always use what they test.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Attribute, Item, UseTree, Visibility};

use super::paths;

/// The crates that have no circles. The list only grows.
pub const CLEAN: &[&str] = &[
    "crates/rebuttal-schema", "crates/rebuttal-runtime", "crates/rebuttal", "xtask", "crates/rebuttal-codegen",
    "crates/rebuttal-evidence", "crates/rebuttal-sandbox", "crates/rebuttal-signing", "bindings/python",
    "bindings/node", "tests/hostile", "tests/histories", "tests/matrix", "tests/bench/rust/clients",
    "tests/bench/rust/driving", "tests/bench/rust/responder", "tests/bench/harness", "tests/soak",
];

/// Looks for circles in the crates in these folders.
///
/// # Errors
/// All circles, with the files and the names that make them; or what could not be read.
pub fn rust(crates: &[&str]) -> Result<String, String> {
    let (mut modules, mut circles) = (0, Vec::new());
    for folder in crates {
        for root in roots(&paths::root().join(folder))? {
            let graph = Graph::read(&root)?;
            modules += graph.modules.len();
            circles.extend(graph.circles());
        }
    }
    match circles.len() {
        0 => Ok(format!("{modules} modules of {} crates import each other in no circle", crates.len())),
        count => {
            Err(format!("{}\n{count} circles of modules: move what both sides need below both", circles.join("\n")))
        }
    }
}

/// The files that cargo compiles as crates: the library, programs, tests, examples and benchmarks.
fn roots(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut roots: Vec<PathBuf> = ["src/lib.rs", "src/main.rs"].iter().map(|name| folder.join(name)).collect();
    for targets in ["src/bin", "tests", "examples", "benches"].map(|name| folder.join(name)) {
        let entries = fs::read_dir(targets).into_iter().flatten().filter_map(Result::ok).map(|entry| entry.path());
        roots.extend(entries.map(|path| if path.is_dir() { path.join("main.rs") } else { path }));
    }
    roots.retain(|root| root.extension().is_some_and(|end| end == "rs") && root.exists());
    roots.sort();
    if roots.is_empty() { Err(format!("{}: no crate is here", folder.display())) } else { Ok(roots) }
}

/// A path as it is written: `["super", "wire", "Response"]`.
type Names = Vec<String>;

/// What was looked for already, in which module.
type Seen = BTreeSet<(usize, Names)>;

#[derive(Debug, Default)]
struct Module {
    /// Its path in the crate; the root's is empty.
    path: Names,
    file: PathBuf,
    tests: bool,
    defined: BTreeSet<String>,
    /// What a `use` brings in, by its name here.
    imported: BTreeMap<String, Names>,
    /// The modules of which a `use` brings in everything.
    globs: Vec<Names>,
    /// What its `use` declarations name, and whether they are all re-exports.
    uses: BTreeMap<Names, bool>,
    /// What its own code names.
    named: BTreeSet<Names>,
}

struct Graph {
    modules: Vec<Module>,
    by_path: BTreeMap<Names, usize>,
}

impl Graph {
    fn read(root: &Path) -> Result<Self, String> {
        let mut graph = Self { modules: Vec::new(), by_path: BTreeMap::new() };
        let module = Module { file: root.to_path_buf(), ..Module::default() };
        graph.add_file(module, root.parent().unwrap_or(Path::new("")))?;
        Ok(graph)
    }

    /// Adds the module in its file and those that it declares; `folder` is where its children's files are.
    fn add_file(&mut self, module: Module, folder: &Path) -> Result<(), String> {
        let shown = module.file.display().to_string();
        let text = fs::read_to_string(&module.file).map_err(|error| format!("{shown}: {error}"))?;
        let parsed = syn::parse_file(&text).map_err(|error| format!("{shown}: not Rust: {error}"))?;
        self.add(module, folder, parsed.items)
    }

    fn add(&mut self, mut module: Module, folder: &Path, items: Vec<Item>) -> Result<(), String> {
        let mut children = Vec::new();
        for item in items {
            let tests = attributes(&item).iter().any(is_for_tests);
            match item {
                Item::Mod(child) => children.push((child, tests)),
                _ if tests && !module.tests => {}
                Item::Use(item) => {
                    let shared = !matches!(item.vis, Visibility::Inherited);
                    module.import(&item.tree, shared, &mut Vec::new());
                }
                item => {
                    module.defined.extend(defined(&item));
                    names_in(item.to_token_stream(), &mut module.named);
                }
            }
        }
        let (path, file, tests) = (module.path.clone(), module.file.clone(), module.tests);
        self.by_path.insert(path.clone(), self.modules.len());
        self.modules.push(module);
        for (child, for_tests) in children {
            let name = child.ident.to_string();
            let path = [path.as_slice(), std::slice::from_ref(&name)].concat();
            let module = Module { path, tests: tests || for_tests, ..Module::default() };
            let inside = folder.join(&name);
            match child.content {
                Some((_, items)) => self.add(Module { file: file.clone(), ..module }, &inside, items)?,
                None => {
                    if let Some(name) = written_path(&child.attrs) {
                        let file = file.with_file_name(name);
                        let inside = file.parent().unwrap_or(folder).to_path_buf();
                        self.add_file(Module { file, ..module }, &inside)?;
                        continue;
                    }
                    let beside = [folder.join(format!("{name}.rs")), inside.join("mod.rs")];
                    let file = beside.into_iter().find(|file| file.exists());
                    let file = file.ok_or_else(|| format!("{}: `mod {name};` has no file", folder.display()))?;
                    self.add_file(Module { file, ..module }, &inside)?;
                }
            }
        }
        Ok(())
    }

    /// The module that defines what is named; none for other crates.
    fn resolve(&self, from: usize, names: &[String], seen: &mut Seen) -> Option<usize> {
        let path = &self.modules[from].path;
        let (first, rest) = names.split_first()?;
        match first.as_str() {
            "crate" => self.descend(0, rest, seen),
            "self" => self.descend(from, rest, seen),
            "super" => {
                let (_, parent) = path.split_last()?;
                let parent = *self.by_path.get(parent)?;
                if rest.first().is_some_and(|next| next == "super") {
                    self.resolve(parent, rest, seen)
                } else {
                    self.descend(parent, rest, seen)
                }
            }
            _ => self.lookup(from, names, seen),
        }
    }

    fn descend(&self, module: usize, names: &[String], seen: &mut Seen) -> Option<usize> {
        if names.is_empty() { Some(module) } else { self.lookup(module, names, seen).or(Some(module)) }
    }

    /// Where the first of the names leads that is known in this module.
    fn lookup(&self, module: usize, names: &[String], seen: &mut Seen) -> Option<usize> {
        // Modules may import each other's names, everything included: each name is looked for once in a module.
        if names.len() > 16 || !seen.insert((module, names.to_vec())) {
            return None;
        }
        let this = &self.modules[module];
        let (first, rest) = names.split_first()?;
        if let Some(target) = this.imported.get(first) {
            return self.resolve(module, &[target.as_slice(), rest].concat(), seen);
        }
        if this.defined.contains(first) {
            return Some(module);
        }
        if let Some(&child) = self.by_path.get(&[this.path.as_slice(), std::slice::from_ref(first)].concat()) {
            return self.descend(child, rest, seen);
        }
        this.globs.iter().find_map(|glob| {
            let target = self.resolve(module, glob, seen)?;
            if target == module { None } else { self.lookup(target, names, seen) }
        })
    }

    /// Each module's uses of others of its kind, with the names that make them.
    fn edges(&self) -> Vec<BTreeMap<usize, BTreeSet<String>>> {
        let edges = self.modules.iter().enumerate().map(|(from, module)| {
            let mut edges: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
            let mut add = |names: &Names, re_exports: bool| {
                let Some(to) = self.resolve(from, names, &mut Seen::new()) else { return };
                let target = &self.modules[to];
                let own_child = re_exports && target.path.starts_with(&module.path);
                if to != from && target.tests == module.tests && !own_child {
                    edges.entry(to).or_default().insert(names.join("::"));
                }
            };
            // One name alone may be a variable that is called like a module.
            let code = module.named.iter().filter(|names| {
                let child = [module.path.as_slice(), names.as_slice()].concat();
                names.len() > 1 || !self.by_path.contains_key(&child)
            });
            code.for_each(|names| add(names, false));
            module.uses.iter().for_each(|(names, re_exports)| add(names, *re_exports));
            edges
        });
        edges.collect()
    }

    fn circles(&self) -> Vec<String> {
        let edges = self.edges();
        let graph: Vec<Vec<usize>> = edges.iter().map(|edges| edges.keys().copied().collect()).collect();
        let circles = strongly_connected(&graph).into_iter().filter(|circle| circle.len() > 1);
        let root = paths::root();
        let shown = circles.map(|circle| {
            let path = |at: usize| format!("crate::{}", self.modules[at].path.join("::"));
            let shortest: Vec<String> = shortest(&graph, &circle).into_iter().map(path).collect();
            let mut text = format!("a circle of {} modules, in short {}:\n", circle.len(), shortest.join(" -> "));
            for &from in &circle {
                let module = &self.modules[from];
                let file = module.file.strip_prefix(&root).unwrap_or(&module.file);
                text.push_str(&format!("  {} crate::{}\n", file.display(), module.path.join("::")));
                for (to, names) in edges[from].iter().filter(|(to, _)| circle.contains(to)) {
                    let names: Vec<&str> = names.iter().map(String::as_str).collect();
                    let to = self.modules[*to].path.join("::");
                    text.push_str(&format!("    uses crate::{to} by {}\n", names.join(", ")));
                }
            }
            text
        });
        shown.collect()
    }
}

impl Module {
    fn import(&mut self, tree: &UseTree, shared: bool, before: &mut Names) {
        match tree {
            UseTree::Path(path) => {
                before.push(path.ident.to_string());
                self.import(&path.tree, shared, before);
                before.pop();
            }
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.import(tree, shared, before)),
            UseTree::Glob(_) => {
                self.globs.push(before.clone());
                self.note_use(shared, before.clone());
            }
            UseTree::Name(name) => self.import_name(shared, before, &name.ident, &name.ident),
            UseTree::Rename(name) => self.import_name(shared, before, &name.ident, &name.rename),
        }
    }

    fn import_name(&mut self, shared: bool, before: &[String], name: &syn::Ident, here: &syn::Ident) {
        let mut target = before.to_vec();
        if name == "self" {
            let last = before.last().cloned().unwrap_or_default();
            self.imported.insert(if here == "self" { last } else { here.to_string() }, target.clone());
        } else {
            target.push(name.to_string());
            self.imported.insert(here.to_string(), target.clone());
        }
        self.note_use(shared, target);
    }

    fn note_use(&mut self, shared: bool, names: Names) {
        *self.uses.entry(names).or_insert(true) &= shared;
    }
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

/// Whether it is `#[cfg(test)]`, also among other conditions.
fn is_for_tests(attribute: &Attribute) -> bool {
    let mut names = BTreeSet::new();
    names_in(attribute.meta.to_token_stream(), &mut names);
    let has = |name: &str| names.contains(&vec![name.to_owned()]);
    attribute.path().is_ident("cfg") && has("test") && !has("not") && !has("any")
}

/// The file of `#[path = "file"]`.
fn written_path(attributes: &[Attribute]) -> Option<String> {
    let path = attributes.iter().find(|attribute| attribute.path().is_ident("path"))?;
    let value = path.meta.require_name_value().ok()?.value.to_token_stream().to_string();
    Some(value.trim_matches('"').to_owned())
}

/// The name that an item defines, if it has one of its own.
pub(super) fn defined(item: &Item) -> Option<String> {
    let name = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Macro(item) => item.ident.as_ref()?,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Union(item) => &item.ident,
        _ => return None,
    };
    Some(name.to_string())
}

/// All paths that the tokens hold, inside macro calls too: those are tokens to a parser.
fn names_in(tokens: TokenStream, found: &mut BTreeSet<Names>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let punct = |at: usize, mark: char| matches!(tokens.get(at), Some(TokenTree::Punct(p)) if p.as_char() == mark);
    let separator = |at: usize| punct(at, ':') && punct(at + 1, ':');
    let mut at = 0;
    while at < tokens.len() {
        match &tokens[at] {
            TokenTree::Group(group) => names_in(group.stream(), found),
            TokenTree::Ident(first) => {
                let start = at;
                let mut names = vec![first.to_string()];
                while separator(at + 1) {
                    let Some(TokenTree::Ident(next)) = tokens.get(at + 3) else { break };
                    names.push(next.to_string());
                    at += 3;
                }
                let before = |back: usize, mark: char| start >= back && punct(start - back, mark);
                let member = before(1, '.') && !before(2, '.');
                let continued = before(1, ':') && before(2, ':');
                let field = names.len() == 1 && punct(at + 1, ':') && !separator(at + 1);
                // `pub(crate)`, `pub(super)`.
                let visibility = names.len() == 1 && (first == "crate" || first == "super");
                if !member && !continued && !field && !visibility && !before(1, '\'') {
                    found.insert(names);
                }
            }
            _ => {}
        }
        at += 1;
    }
}

/// The shortest way from a node of a circle back to itself.
fn shortest(graph: &[Vec<usize>], circle: &[usize]) -> Vec<usize> {
    let around = circle.iter().filter_map(|&start| {
        let mut ways = VecDeque::from([vec![start]]);
        let mut seen = BTreeSet::new();
        while let Some(way) = ways.pop_front() {
            for &next in way.last().into_iter().flat_map(|&last| &graph[last]) {
                let longer = [way.as_slice(), &[next]].concat();
                if next == start {
                    return Some(longer);
                }
                if seen.insert(next) {
                    ways.push_back(longer);
                }
            }
        }
        None
    });
    around.min_by_key(Vec::len).unwrap_or_default()
}

/// Tarjan's algorithm.
fn strongly_connected(graph: &[Vec<usize>]) -> Vec<Vec<usize>> {
    struct State<'a> {
        graph: &'a [Vec<usize>],
        index: Vec<Option<usize>>,
        low: Vec<usize>,
        stack: Vec<usize>,
        count: usize,
        found: Vec<Vec<usize>>,
    }
    fn visit(state: &mut State<'_>, node: usize) {
        let index = state.count;
        state.count += 1;
        (state.index[node], state.low[node]) = (Some(index), index);
        state.stack.push(node);
        let graph = state.graph;
        for &next in &graph[node] {
            match state.index[next] {
                None => {
                    visit(state, next);
                    state.low[node] = state.low[node].min(state.low[next]);
                }
                Some(other) if state.stack.contains(&next) => state.low[node] = state.low[node].min(other),
                Some(_) => {}
            }
        }
        if state.low[node] == index {
            let from = state.stack.iter().rposition(|&other| other == node).unwrap_or_default();
            let mut component = state.stack.split_off(from);
            component.sort_unstable();
            state.found.push(component);
        }
    }
    let size = graph.len();
    let (index, low) = (vec![None; size], vec![0; size]);
    let mut state = State { graph, index, low, stack: Vec::new(), count: 0, found: Vec::new() };
    for node in 0..size {
        if state.index[node].is_none() {
            visit(&mut state, node);
        }
    }
    state.found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The circles of a crate that is written in one text, by the paths of their modules.
    fn circles(text: &str) -> Vec<Vec<String>> {
        let mut graph = Graph { modules: Vec::new(), by_path: BTreeMap::new() };
        let items = syn::parse_str::<syn::File>(text).unwrap().items;
        graph.add(Module::default(), Path::new(""), items).unwrap();
        let edges: Vec<Vec<usize>> = graph.edges().iter().map(|edges| edges.keys().copied().collect()).collect();
        let circles = strongly_connected(&edges).into_iter().filter(|circle| circle.len() > 1);
        circles.map(|circle| circle.iter().map(|&at| graph.modules[at].path.join("::")).collect()).collect()
    }

    #[test]
    fn modules_that_use_each_other_are_a_circle() {
        let text = "mod a { use crate::b::B; pub struct A(B); } mod b { pub struct B; fn f(_: super::a::A) {} }";
        assert_eq!(circles(text), [["a", "b"]]);
        assert_eq!(circles("mod a { use crate::b::B; pub struct A(B); } mod b { pub struct B; }"), [[""; 0]; 0]);
    }

    #[test]
    fn a_circle_through_others_and_inside_macros_is_found() {
        let text = "mod a { use super::b::f; pub fn g() { f() } }
                    mod b { pub fn f() { vec![crate::c::h()]; } }
                    mod c { pub fn h() { super::a::g(); } }";
        assert_eq!(circles(text), [["a", "b", "c"]]);
    }

    #[test]
    fn the_shortest_way_around_is_shown() {
        assert_eq!(shortest(&[vec![1], vec![2, 3], vec![0], vec![1]], &[0, 1, 2, 3]), [1, 3, 1]);
    }

    #[test]
    fn a_parent_that_only_declares_and_re_exports_is_in_no_circle() {
        let siblings = "pub struct A; } mod b { pub(crate) struct B(super::A); } }";
        assert_eq!(
            circles(&format!("mod p {{ pub(crate) use a::A; pub(crate) use b::B; mod a {{ {siblings}")),
            [[""; 0]; 0]
        );
        let text = "mod p { pub(crate) use a::A; mod a { pub struct A(crate::p::N); } pub(crate) struct N; }";
        assert_eq!(circles(text), [[""; 0]; 0], "its child uses what it defines, and it does not use the child");
        let text = "mod p { pub(crate) use a::A; mod a { pub struct A(super::N); } pub struct N; fn f(_: A) {} }";
        assert_eq!(circles(text), [["p", "p::a"]]);
    }

    #[test]
    fn what_is_re_exported_counts_where_it_is_defined() {
        let text = "mod p { pub use a::A; pub use b::B; mod a { use super::B; pub struct A; fn f(_: B) {} }
                    mod b { use crate::p::A; pub struct B(A); } }";
        assert_eq!(circles(text), [["p::a", "p::b"]]);
    }

    #[test]
    fn tests_may_use_what_they_test_and_have_circles_of_their_own() {
        assert_eq!(
            circles("pub struct A; fn f() {} #[cfg(test)] mod tests { use super::*; fn t(_: A) {} }"),
            [[""; 0]; 0]
        );
        let text = "#[cfg(test)] mod tests { mod a { use super::b::g; pub fn f() { g() } }
                    mod b { pub fn g() { super::a::f() } } }";
        assert_eq!(circles(text), [["tests::a", "tests::b"]]);
    }

    #[test]
    fn modules_that_import_everything_from_each_other_are_read_to_the_end() {
        let modules: String = (0..9)
            .map(|at| {
                let globs: String = (0..9).map(|other| format!("pub use super::m{other}::*;")).collect();
                format!("mod m{at} {{ {globs} fn f() {{ nowhere(); }} }} ")
            })
            .collect();
        assert_eq!(circles(&modules).len(), 1);
    }

    #[test]
    fn fields_variables_and_other_crates_are_no_modules() {
        let text = "mod a { pub struct A { b: u8 } impl A { fn f(&self) -> u8 { let b = self.b; b::std::max(b, 1) } } }
                    mod b { use super::a::A; use std::a; fn f(_: A) {} }";
        assert_eq!(circles(text), [[""; 0]; 0]);
    }
}
