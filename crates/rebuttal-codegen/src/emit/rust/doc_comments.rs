//! Lays out the comments of documentation: fills their lines, and links the names in them.

use std::collections::BTreeMap;

use super::text::ident;
use crate::api::Api;
use crate::docs::{self, Named};
use crate::emit::template::fill;

/// Where lines of documentation end.
const WIDTH: usize = 100;

/// What names in documents are in Rust: how a document writes one, what is shown, and where it is.
pub struct Links(BTreeMap<String, (String, String)>);

impl Links {
    /// The names of a provider and of the runtime.
    pub fn new(api: &Api) -> Self {
        let provider = if api.own { "crate".to_owned() } else { format!("crate::{}", api.provider) };
        let link = |(name, named): (&str, Named<'_>)| {
            let own = ident(name);
            let (written, at) = match named {
                Named::OfErrors => (name.to_owned(), format!("::rebuttal_runtime::Error::{own}")),
                Named::OfMessages => (name.to_owned(), format!("::rebuttal_runtime::WebhookMessage::{own}")),
                Named::Operation => (name.to_owned(), format!("{provider}::Client::{own}")),
                Named::Predicate(of) => (name.to_owned(), format!("{provider}::{of}::{own}")),
                Named::Function(None) => (name.to_owned(), format!("{provider}::{own}")),
                Named::Function(Some(handle)) => {
                    let shown = format!("{handle}::{own}");
                    return Some((format!("{handle}.{name}"), (shown.clone(), format!("{provider}::{shown}"))));
                }
                // A client has it, a call, a receiver, or several of them.
                Named::Option => return None,
            };
            Some((written, (own, at)))
        };
        Self(docs::names(api).into_iter().filter_map(link).collect())
    }

    /// A name between two marks as Rust has it; `here` has the code of the file, in which names need no path.
    fn linked(&self, name: &str, here: &str) -> String {
        // Documents name classes of errors, which Rust has as kinds of its one error type.
        if let Some(kind) = name.strip_suffix("Error").filter(|kind| is_pascal(kind)) {
            return match kind {
                "Rebuttal" => "[`Error`](::rebuttal_runtime::Error)".to_owned(),
                kind => format!("[`ErrorKind::{kind}`](::rebuttal_runtime::ErrorKind::{kind})"),
            };
        }
        let Some((shown, at)) = self.0.get(name) else { return format!("`{name}`") };
        let item = shown.split("::").next().unwrap_or_default();
        let declared = ["pub fn ", "pub struct "].iter().any(|what| {
            here.lines()
                .filter_map(|line| line.strip_prefix(what))
                .any(|rest| rest.strip_prefix(item).is_some_and(|rest| rest.starts_with(['(', '<', ' ', ';'])))
        });
        if declared { format!("[`{shown}`]") } else { format!("[`{shown}`]({at})") }
    }

    /// The text with its names linked, but for those that are links already.
    fn all(&self, text: &str, here: &str) -> String {
        let mut pieces = text.split('`').peekable();
        let mut out = pieces.next().unwrap_or_default().to_owned();
        let mut inside = true;
        while let Some(piece) = pieces.next() {
            match pieces.peek() {
                Some(next) if inside && !(out.ends_with('[') && next.starts_with(']')) => {
                    out += &self.linked(piece, here);
                }
                Some(_) if inside => out += &format!("`{piece}`"),
                None if inside => out += &format!("`{piece}"),
                _ => out += piece,
            }
            inside = !inside;
        }
        out
    }
}

fn is_pascal(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_uppercase()) && name.chars().all(|c| c.is_ascii_alphanumeric())
}

/// The file with its documentation where it belongs. A paragraph is filled, unless its lines are to be kept; a list's item
/// hangs, and the code of an example is code.
pub fn laid_out(file: &str, links: &Links, keep_lines: bool) -> String {
    let mut out = String::with_capacity(file.len());
    let mut lines = file.lines().peekable();
    while let Some(line) = lines.next() {
        let Some((indent, marker, text)) = comment(line) else {
            out.push_str(line);
            out.push('\n');
            continue;
        };
        let mut block = vec![text];
        while let Some((_, _, text)) = lines.peek().and_then(|line| comment(line)).filter(|next| next.1 == marker) {
            block.push(text);
            lines.next();
        }
        let pad = format!("{}{marker}", &line[..indent]);
        for line in filled(&block, WIDTH - pad.len() - 1, keep_lines, &|text| links.all(text, file)) {
            out.push_str(format!("{pad} {line}").trim_end());
            out.push('\n');
        }
    }
    out
}

/// A line of documentation: its indentation, marker and text.
fn comment(line: &str) -> Option<(usize, &'static str, &str)> {
    let text = line.trim_start();
    let marker = ["///", "//!"].into_iter().find(|marker| text.starts_with(marker))?;
    let inside = &text[marker.len()..];
    Some((line.len() - text.len(), marker, inside.strip_prefix(' ').unwrap_or(inside)))
}

fn filled(block: &[&str], width: usize, keep_lines: bool, linked: &dyn Fn(&str) -> String) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut paragraph: Vec<&str> = Vec::new();
    let flush = |paragraph: &mut Vec<&str>, out: &mut Vec<String>| {
        let Some(first) = paragraph.first() else { return };
        let hanging = if is_item(first) { "  " } else { "" };
        // A name may stand on two lines.
        let text = linked(&paragraph.join("\n"));
        if keep_lines {
            out.extend(text.lines().map(str::to_owned));
        } else {
            out.extend(fill(&text, width, "", hanging));
        }
        paragraph.clear();
    };
    let mut code = false;
    for line in block {
        let fence = line.starts_with("```");
        if fence || code || line.is_empty() || line.starts_with("# ") || is_item(line) {
            flush(&mut paragraph, &mut out);
        }
        match line {
            _ if fence || code => {
                out.push((*line).to_owned());
                code ^= fence;
            }
            // Neither at the beginning nor twice.
            _ if line.trim().is_empty() => {
                if out.last().is_some_and(|last| !last.is_empty()) {
                    out.push(String::new());
                }
            }
            _ if line.starts_with("# ") => out.push((*line).to_owned()),
            _ => paragraph.push(line),
        }
    }
    flush(&mut paragraph, &mut out);
    while out.last().is_some_and(String::is_empty) {
        out.pop();
    }
    out
}

fn is_item(line: &str) -> bool {
    line.starts_with("* ") || line.starts_with("- ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(file: &str) -> String {
        let link =
            ("Key.public_key".to_owned(), ("Key::public_key".to_owned(), "crate::acme::Key::public_key".to_owned()));
        laid_out(file, &Links(BTreeMap::from([link])), false)
    }

    #[test]
    fn paragraphs_are_filled_and_the_items_of_a_list_hang() {
        let made = of(&format!(
            "    /// {}\n    /// end\n    ///\n    ///\n    /// * {}\n    x\n",
            "word ".repeat(30),
            "item ".repeat(30)
        ));
        assert!(made.lines().all(|line| line.len() <= WIDTH), "{made}");
        assert_eq!((made.matches("word").count(), made.matches("    ///\n").count()), (30, 1));
        assert!(
            made.contains(" word end\n") && made.contains("    /// * item") && made.contains("    ///   item"),
            "{made}"
        );
    }

    #[test]
    fn code_keeps_its_lines_and_what_says_nothing_is_left_out() {
        let code = "/// ```no_run\n/// a();\n///\n///     b(`SignatureError`);\n/// ```\nx\n";
        assert_eq!(of(code), code);
        assert_eq!(of("    ///\n    /// \n    a: u8,\n"), "    a: u8,\n");
    }

    #[test]
    fn names_are_linked_where_they_are_not_yet() {
        let text = "/// `SignatureError`, [`Key`], `X`, `Key.public_key`.\n";
        let linked = "[`ErrorKind::Signature`](::rebuttal_runtime::ErrorKind::Signature), [`Key`], `X`,";
        let elsewhere = of(text).replace("\n/// ", " ");
        assert_eq!(elsewhere, format!("/// {linked} [`Key::public_key`](crate::acme::Key::public_key).\n"));
        let here = of(&format!("{text}pub struct Key(u8);\n")).replace("\n/// ", " ");
        assert!(here.starts_with(&format!("/// {linked} [`Key::public_key`].\n")), "{here}");
    }
}
