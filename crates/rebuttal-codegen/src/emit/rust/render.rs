//! Tokens to text that reads as if a person had written it.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{format_ident, quote};
use syn::visit_mut::{VisitMut, visit_path_mut};
use syn::{Item, Path};

use super::text::ident;

/// What emitters name without saying where it is. A provider's own types stand behind `own::` until they are printed.
const EXTERNAL: &[(&str, &[&str])] = &[
    (
        "rebuttal_runtime",
        &[
            "Ack", "Attachment", "Base64", "Bytes", "Credentials", "Error", "Field", "IntoField", "Items", "Observer",
            "OneOrMore", "Private", "Received", "Response", "Signer", "Time", "UnixTime", "WebhookMessage",
            "WebhookReceiver", "message::", "options::", "request::", "unions::",
        ],
    ),
    ("rebuttal_runtime::client", &["AnyClient"]),
    ("rebuttal_runtime::options", &["Given"]),
    ("rebuttal_runtime::provider", &["AnyHandle", "Argument", "Request", "Returned"]),
    ("rebuttal_runtime::request::extra", &["Extra"]),
    ("rebuttal_runtime::request::files", &["FileNumber", "Files"]),
    ("rebuttal_runtime::time", &["system_now"]),
    ("rebuttal_runtime::webhook", &["AnyReceiver"]),
    ("rebuttal_schema", &["Operation"]),
    ("http", &["HeaderMap"]),
    ("serde", &["Deserialize", "Deserializer", "Serialize", "Serializer"]),
    ("serde_json::value", &["RawValue"]),
    ("std::collections", &["BTreeMap"]),
    ("std::sync", &["Arc"]),
    ("std::time", &["Duration"]),
    ("super", &["shapes::", "tables::"]),
    ("super::provider", &["PROVIDER"]),
];

/// The names that a file imports, by their modules.
pub type Imports = BTreeMap<String, BTreeSet<String>>;

/// One file: its items, and what they name of the provider's.
#[derive(Default)]
pub struct Writer {
    used: BTreeSet<String>,
    /// Modules of which the file names nearly everything.
    all_of: Vec<&'static str>,
}

impl Writer {
    /// A file that names nearly everything of that module.
    pub fn over(module: &'static str) -> Self {
        Self { all_of: vec![module], ..Self::default() }
    }

    /// Items as text, a blank line between any two of them.
    ///
    /// # Panics
    /// If the tokens are no Rust: an emitter is wrong.
    pub fn render(&mut self, items: &TokenStream) -> String {
        let mut file: syn::File = syn::parse2(items.clone()).unwrap_or_else(|error| panic!("{error} in\n{items}"));
        self.visit_file_mut(&mut file);
        file.items.into_iter().map(|item| format!("\n{}", spaced(&one(item)))).collect()
    }

    /// What items name that is not the provider's.
    pub fn external(items: &str) -> Imports {
        let code = code(items);
        // Of a path only the first name is imported.
        let paths = code.split(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | ':'));
        let words: BTreeSet<&str> = paths.filter_map(|path| path.split(':').next()).collect();
        let mut imports = Imports::new();
        for (module, names) in EXTERNAL {
            let named = names.iter().filter(|name| match name.strip_suffix("::") {
                Some(_) => code.contains(*name),
                None => words.contains(**name),
            });
            let named: BTreeSet<String> = named.map(|name| name.trim_end_matches("::").to_owned()).collect();
            if !named.is_empty() {
                imports.insert((*module).to_owned(), named);
            }
        }
        imports
    }

    /// The items behind the imports of what they name.
    pub fn finish(self, items: &str) -> String {
        let mut imports = Self::external(items);
        let code = code(items);
        let elsewhere = self.used.into_iter().filter(|name| {
            !code.contains(&format!("pub struct {name} ")) && !code.contains(&format!("pub enum {name} "))
        });
        imports.entry("super".to_owned()).or_default().extend(elsewhere);
        imports.extend(self.all_of.iter().map(|module| ((*module).to_owned(), BTreeSet::from(["*".to_owned()]))));
        let mut uses = [String::new(), String::new()];
        for (module, names) in imports.iter().filter(|(_, names)| !names.is_empty()) {
            let near = module.starts_with("super");
            let (module, names) = (tokens(module), names.iter().map(|name| tokens(name)));
            let line =
                if names.len() == 1 { quote!(use #module::#(#names)*;) } else { quote!(use #module::{#(#names),*};) };
            uses[usize::from(near)] += &unparse(line);
        }
        let uses = uses.iter().filter(|lines| !lines.is_empty()).map(|lines| format!("\n{lines}"));
        uses.chain([items.to_owned()]).collect::<String>().trim_start_matches('\n').to_owned()
    }
}

/// Without its documentation.
fn code(items: &str) -> String {
    let lines: Vec<&str> = items.lines().filter(|line| !line.trim_start().starts_with("///")).collect();
    lines.join("\n")
}

/// Items as they are printed, without a line between them.
pub fn unparse(items: TokenStream) -> String {
    prettyplease::unparse(&syn::parse2(items).unwrap_or_else(|error| panic!("{error}")))
}

/// `own::Name` becomes `Name`, which is imported, or `super::Name` where something else has that name.
impl VisitMut for Writer {
    fn visit_path_mut(&mut self, path: &mut Path) {
        visit_path_mut(self, path);
        let external = |name: &str| EXTERNAL.iter().any(|(_, names)| names.contains(&name));
        if path.segments.len() > 1 && path.segments[0].ident == "own" {
            let name = path.segments[1].ident.to_string();
            if external(&name) {
                path.segments[0].ident = Ident::new("super", Span::call_site());
            } else {
                path.segments = path.segments.clone().into_iter().skip(1).collect();
                self.used.insert(name);
            }
        }
    }
}

fn one(item: Item) -> String {
    prettyplease::unparse(&syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items: vec![item] })
}

/// A blank line after each function of an `impl` or `trait` but the last.
fn spaced(text: &str) -> String {
    let mut out = String::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        out += line;
        out.push('\n');
        if line == "    }" && lines.peek().is_some_and(|next| *next != "}") && text.contains(" fn ") {
            out.push('\n');
        }
    }
    out
}

/// Documentation; the layout of the file fills its lines.
pub fn doc(text: &str) -> TokenStream {
    let lines = text.trim().lines().map(|line| format!(" {}", line.trim_end()));
    quote!(#(#[doc = #lines])*)
}

/// A field's or function's name.
pub fn name(text: &str) -> Ident {
    Ident::new(&ident(text), Span::call_site())
}

/// One of the provider's types.
pub fn type_name(text: &str) -> Ident {
    format_ident!("{text}")
}

/// Text that is Rust already, such as a type.
///
/// # Panics
/// If it is none: an emitter is wrong.
pub fn tokens(text: &str) -> TokenStream {
    text.parse().unwrap_or_else(|error| panic!("{error} in {text}"))
}

/// Whether the tokens are that one name and nothing else.
pub fn is_name(value: &TokenStream, name: &Ident) -> bool {
    let mut trees = value.clone().into_iter();
    matches!((trees.next(), trees.next()), (Some(TokenTree::Ident(found)), None) if found == *name)
}
