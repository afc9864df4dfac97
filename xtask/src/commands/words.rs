//! Names that were replaced do not come back: the table "Words" of CONTRIBUTING.md against the identifiers of written
//! code and tests. What comments and texts say is free.

use std::fs;

use super::paths;
use rebuttal_codegen::write::is_generated;

/// The folders in which no name is to be replaced any more. The list only grows.
pub const CLEAN: &[&str] = &[
    "bindings/node", "bindings/python", "crates/rebuttal", "crates/rebuttal-codegen", "crates/rebuttal-evidence",
    "crates/rebuttal-runtime", "crates/rebuttal-sandbox", "crates/rebuttal-schema", "crates/rebuttal-signing",
    "tests/bench", "tests/demo", "tests/fuzz", "tests/histories", "tests/hostile", "tests/interop", "tests/matrix",
    "tests/soak", "xtask",
];

/// One name that is not to be used.
#[derive(Debug, PartialEq, Eq)]
struct Replaced {
    name: String,
    /// What to say in its place.
    by: String,
    /// The folders that it holds for; none for all.
    folders: Vec<String>,
}

/// Looks for replaced names in the files of these folders.
///
/// # Errors
/// Each with its file and line and what to say in its place; or what could not be read.
pub fn check(folders: &[&str]) -> Result<String, String> {
    let path = paths::root().join("CONTRIBUTING.md");
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let table = table(&text);
    if table.is_empty() {
        return Err("CONTRIBUTING.md has no table of replaced names under \"## Words\"".to_owned());
    }
    let (mut files, mut found) = (0, Vec::new());
    for file in paths::listed(&paths::root())? {
        let language = file.rsplit('.').next().and_then(Language::of);
        let Some(language) = language.filter(|_| folders.iter().any(|folder| is_within(&file, folder))) else {
            continue;
        };
        let Ok(contents) = fs::read(paths::root().join(&file)) else { continue };
        if is_generated(&contents) {
            continue;
        }
        files += 1;
        let text = String::from_utf8_lossy(&contents);
        let own = file.rsplit('/').next().unwrap_or(&file).split('.').next().unwrap_or_default();
        for (line, name) in std::iter::once((1, own)).chain(identifiers(&text, language)) {
            let words: Vec<&str> = words(name).collect();
            let replaced = table.iter().find(|replaced| replaced.is(name, &words) && replaced.holds_for(&file));
            found.extend(replaced.map(|it| format!("{file}:{line}: `{name}`: not `{}` but {}", it.name, it.by)));
        }
    }
    found.dedup();
    match found.len() {
        0 => Ok(format!("{} replaced names are in none of {files} files", table.len())),
        count => {
            Err(format!("{}\n{count} names that were replaced, by the table in CONTRIBUTING.md", found.join("\n")))
        }
    }
}

fn is_within(file: &str, folder: &str) -> bool {
    file.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The rows of the table under `## Words`: not this, but that, in these folders.
fn table(text: &str) -> Vec<Replaced> {
    let section = text.split("\n## ").find(|section| section.starts_with("Words\n")).unwrap_or_default();
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    let names = rows.flat_map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let (by, folders) = (cells.get(1).copied().unwrap_or_default(), quoted(cells.get(2).unwrap_or(&"")));
        let names = quoted(cells[0]).into_iter();
        names.map(move |name| Replaced { name, by: by.to_owned(), folders: folders.clone() })
    });
    names.collect()
}

/// What stands between backticks.
fn quoted(cell: &str) -> Vec<String> {
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

impl Replaced {
    /// Whether an identifier of these words is not to be used.
    fn is(&self, identifier: &str, words: &[&str]) -> bool {
        if self.name.starts_with(char::is_uppercase) {
            return identifier == self.name;
        }
        words.iter().any(|word| word.eq_ignore_ascii_case(&self.name))
    }

    fn holds_for(&self, file: &str) -> bool {
        self.folders.is_empty() || self.folders.iter().any(|folder| is_within(file, folder))
    }
}

/// The words of a name: `look` and `at` of `look_at`, `lookAt` and `LOOK_AT`.
fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_ascii_alphanumeric()).flat_map(|part| {
        let bytes = part.as_bytes();
        let starts = (1..bytes.len()).filter(|&at| {
            let next_is_lower = bytes.get(at + 1).is_some_and(u8::is_ascii_lowercase);
            bytes[at].is_ascii_uppercase() && (!bytes[at - 1].is_ascii_uppercase() || next_is_lower)
        });
        let starts: Vec<usize> = std::iter::once(0).chain(starts).collect();
        let ends: Vec<usize> = starts.iter().skip(1).copied().chain([part.len()]).collect();
        starts.into_iter().zip(ends).map(|(start, end)| &part[start..end])
    })
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Language {
    Rust,
    Python,
    Script,
}

impl Language {
    fn of(ending: &str) -> Option<Self> {
        match ending {
            "rs" => Some(Self::Rust),
            "py" | "pyi" => Some(Self::Python),
            "js" | "mjs" | "cjs" | "ts" | "mts" | "cts" => Some(Self::Script),
            _ => None,
        }
    }
}

/// The identifiers of a text with their lines: what is neither a comment nor inside quotes. Of JavaScript's template
/// strings the expressions count.
fn identifiers(text: &str, language: Language) -> Vec<(usize, &str)> {
    let mut reader = Reader { text, language, at: 0, found: Vec::new(), last: 0 };
    reader.read(false);
    let mut line = 1;
    let mut before = 0;
    let found = reader.found.into_iter().map(|(start, end)| {
        line += text[before..start].bytes().filter(|byte| *byte == b'\n').count();
        before = start;
        (line, &text[start..end])
    });
    found.collect()
}

struct Reader<'a> {
    text: &'a str,
    language: Language,
    at: usize,
    found: Vec<(usize, usize)>,
    /// The last byte that is no white space, which distinguishes a division from a regular expression.
    last: u8,
}

impl Reader<'_> {
    fn byte(&self, ahead: usize) -> u8 {
        self.text.as_bytes().get(self.at + ahead).copied().unwrap_or_default()
    }

    fn rest(&self) -> &[u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// Goes on behind the next `end`, or to the end of the text.
    fn skip_past(&mut self, end: &str) {
        let found = self.text.get(self.at..).and_then(|rest| rest.find(end));
        self.at = found.map_or(self.text.len(), |found| self.at + found + end.len());
    }

    /// Goes on behind a quoted text that `end` ends and in which a backslash protects the next character.
    fn skip_quoted(&mut self, end: &[u8]) {
        while self.at < self.text.len() && !self.rest().starts_with(end) {
            self.at += if self.byte(0) == b'\\' { 2 } else { 1 };
        }
        self.at += end.len();
    }

    /// Reads to the end, or to the brace that ends an expression inside a template string.
    fn read(&mut self, inside: bool) {
        let mut open = 0;
        while self.at < self.text.len() {
            let (this, next) = (self.byte(0), self.byte(1));
            match (self.language, this, next) {
                (_, b'{', _) => open += 1,
                (_, b'}', _) if inside && open == 0 => return,
                (_, b'}', _) => open -= 1,
                (Language::Python, b'#', _) | (Language::Rust | Language::Script, b'/', b'/') => {
                    self.skip_past("\n");
                    continue;
                }
                (Language::Rust | Language::Script, b'/', b'*') => {
                    self.skip_past("*/");
                    continue;
                }
                (Language::Python, b'"' | b'\'', _) => {
                    let triple = [this; 3];
                    let end = if self.rest().starts_with(&triple) { 3 } else { 1 };
                    self.at += end;
                    self.skip_quoted(&triple[..end]);
                    self.last = this;
                    continue;
                }
                (Language::Rust, b'\'', _) if next != b'\\' && self.rest().get(2) != Some(&b'\'') => {
                    // A lifetime, or a character of several bytes.
                    self.at += 1;
                    self.skip_name();
                    continue;
                }
                (_, b'"' | b'\'', _) => {
                    self.at += 1;
                    self.skip_quoted(&[this]);
                    self.last = this;
                    continue;
                }
                (Language::Script, b'`', _) => self.template(),
                (Language::Script, b'/', _) if !self.ends_a_value() => self.regular_expression(),
                _ if is_start(this) => {
                    self.name();
                    continue;
                }
                _ => {}
            }
            if !this.is_ascii_whitespace() {
                self.last = this;
            }
            // The letters in a number are not names.
            self.at += 1;
            if this.is_ascii_digit() {
                self.skip_name();
            }
        }
    }

    fn skip_name(&mut self) {
        while is_start(self.byte(0)) || self.byte(0).is_ascii_digit() {
            self.at += 1;
        }
    }

    fn name(&mut self) {
        let start = self.at;
        self.skip_name();
        let name = &self.text[start..self.at];
        let raw = self.rest().iter().take_while(|byte| **byte == b'#').count();
        let quoted = matches!(self.byte(raw), b'"' | b'\'');
        match self.language {
            // The prefix of a text, which may be raw and then ends in as many hashes as it begins with.
            Language::Rust if quoted && matches!(name, "r" | "br" | "cr") => {
                self.at += raw + 1;
                self.skip_past(&format!("\"{}", "#".repeat(raw)));
            }
            Language::Rust if quoted && raw == 0 && matches!(name, "b" | "c") => {}
            Language::Python if quoted && raw == 0 && name.len() <= 2 => {}
            _ => self.found.push((start, self.at)),
        }
        self.last = b'a';
        // Behind these comes a value.
        if self.language == Language::Script && matches!(name, "return" | "case" | "of" | "in" | "typeof" | "await") {
            self.last = b'=';
        }
    }

    fn ends_a_value(&self) -> bool {
        self.last.is_ascii_alphanumeric() || matches!(self.last, b')' | b']' | b'}' | b'"' | b'\'' | b'`' | b'_')
    }

    /// Reads a template string up to its last backtick.
    fn template(&mut self) {
        self.at += 1;
        while self.at < self.text.len() && self.byte(0) != b'`' {
            match (self.byte(0), self.byte(1)) {
                (b'\\', _) => self.at += 2,
                (b'$', b'{') => {
                    self.at += 2;
                    self.read(true);
                    self.at += 1;
                }
                _ => self.at += 1,
            }
        }
    }

    /// Goes to the last slash of a regular expression.
    fn regular_expression(&mut self) {
        let mut class = false;
        self.at += 1;
        while self.at < self.text.len() && self.byte(0) != b'\n' {
            match self.byte(0) {
                b'\\' => self.at += 1,
                b'[' => class = true,
                b']' => class = false,
                b'/' if !class => return,
                _ => {}
            }
            self.at += 1;
        }
    }
}

fn is_start(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == b'_' || byte == b'$'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str, language: Language) -> Vec<&str> {
        identifiers(text, language).into_iter().map(|(_, name)| name).collect()
    }

    #[test]
    fn the_table_is_read() {
        let text = "## Words\n\n| not | but | where |\n| --- | --- | --- |\n| `look`, `Ask` | `validate` | `a/b` |\n\n## Next\n| `x` | y | |";
        let read = table(&format!("# Title\n\n{text}"));
        let names: Vec<&str> = read.iter().map(|replaced| replaced.name.as_str()).collect();
        assert_eq!(names, ["look", "Ask"]);
        assert!(read[0].holds_for("a/b/c.rs") && !read[0].holds_for("a/bc.rs"));
    }

    #[test]
    fn a_word_is_found_in_any_style_and_a_name_with_a_capital_only_whole() {
        let is = |replaced: &str, name: &str| {
            let replaced = Replaced { name: replaced.to_owned(), by: String::new(), folders: Vec::new() };
            replaced.is(name, &words(name).collect::<Vec<_>>())
        };
        for name in ["look", "look_at", "lookAt", "LOOK_AT", "weLook", "HTTPLook", "_look"] {
            assert!(is("look", name), "{name}");
        }
        for name in ["lookup", "overlook", "Looked"] {
            assert!(!is("look", name), "{name}");
        }
        assert!(is("Ask", "Ask") && !is("Ask", "ask") && !is("Ask", "AskError"));
    }

    #[test]
    fn comments_and_texts_hold_no_names() {
        let rust = r###"fn a<'b>(c: &'b str) { /* d */ let e = 'f'; "g \" h"; r#"i " j"#; b'k'; '\''; l // m
            }"###;
        assert_eq!(names(rust, Language::Rust), ["fn", "a", "c", "str", "let", "e", "l"]);
        let python = "a = f'b' # c\nd = \"\"\"e \" f\"\"\"\nr'\\'', g";
        assert_eq!(names(python, Language::Python), ["a", "d", "g"]);
        let script = "a = /b\"[/]/.test(c) / d; `e ${f({ g: `${h}` })} i`; return /'/; j = 'k' // l";
        assert_eq!(names(script, Language::Script), ["a", "test", "c", "d", "f", "g", "h", "return", "j"]);
    }

    #[test]
    fn a_name_has_its_line() {
        assert_eq!(identifiers("a\n\"\n\"\nb", Language::Rust), [(1, "a"), (4, "b")]);
    }
}
