//! A change that users see is found, and is kept only together with the changelog.

use std::fs;
use std::path::{Path, PathBuf};

use super::kept::Kept;
use super::list::list;

/// A folder under the build's own that is empty at first.
fn scratch(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("rebuttal-surface-{name}-{}", std::process::id()));
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("an old folder that can be removed");
    }
    fs::create_dir_all(&folder).expect("a new folder");
    folder
}

fn write(folder: &Path, name: &str, text: &str) {
    let file = folder.join(name);
    fs::create_dir_all(file.parent().expect("a folder")).expect("a new folder");
    fs::write(file, text).expect("a new file");
}

const OUTER: &str = "mod generated;\npub use generated::*;\npub use inner::Error as Problem;\npub use bytes::Bytes;\n";
const GENERATED: &str = "
    mod calls;
    pub use calls::{Call, Given, Made};
    /// Its comment is not listed.
    #[derive(Clone)]
    pub struct Client { pub name: String, secret: String }
    impl Client {
        pub fn call(&self) -> Call { Call }
        fn own(&self) {}
    }
    impl std::fmt::Debug for Client { fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { Ok(()) } }
    #[cfg(test)]
    mod tests { pub struct Never; }
";
const CALLS: &str = "
    macro_rules! options_of { ($call:ident) => { impl $call { pub fn timeout(self) -> Self { self } } } }
    pub struct Call;
    options_of!(Call);
    macro_rules! kinds { ($($name:ident = $text:literal)*) => { pub enum Made { $($name),* } } }
    macro_rules! id { ($name:ident) => { pub struct $name(String); } }
    kinds! { One = \"one\" }
    id! { /** Its comment. */ Given }
    impl super::Client { #[doc(hidden)] pub fn hidden(&self) {} pub fn other(&self, call: Call) {} }
    pub struct NotNamed;
";
const INNER: &str = "mod error;\npub use error::Error;\npub struct NotNamed;\n";
const ERROR: &str = "pub enum Error { Lost(String), #[doc = \"None.\"] Refused { code: u16 } }\n";

/// What is listed of two crates, the second of which has those items that the first re-exports.
fn listed(folder: &Path, calls: &str) -> String {
    write(folder, "outer/src/lib.rs", OUTER);
    write(folder, "outer/src/generated/mod.rs", GENERATED);
    write(folder, "outer/src/generated/calls.rs", calls);
    write(folder, "inner/src/lib.rs", INNER);
    write(folder, "inner/src/error.rs", ERROR);
    list(folder, &["outer"], &["inner"]).expect("crates that can be read")
}

#[test]
fn items_are_listed_by_the_paths_that_users_write() {
    let folder = scratch("paths");
    let expected = "\
// outer::Call
pub struct Call;
options_of!(Call);

// outer::Client
#[derive(Clone)]
pub struct Client {
    pub name: String,
    private: _,
}
impl Client {
    pub fn call(&self) -> Call {}
}
impl Client {
    pub fn other(&self, call: Call) {}
}
impl std::fmt::Debug for Client {}

// outer::Given
id! {
    Given
}

// outer::Made
kinds! {
    One = \"one\"
}

// outer::Problem
pub enum Error {
    Lost(String),
    Refused { code: u16 },
}

// outer::Bytes = bytes::Bytes

// the macro options_of
($ call : ident) => { impl $ call { pub fn timeout (self) -> Self {}
 } }

// the macro kinds
($ ($ name : ident = $ text : literal) *) => { pub enum Made { $ ($ name) ,* } }

// the macro id
($ name : ident) => { pub struct $ name (String) ;
}
";
    assert_eq!(listed(&folder, CALLS), expected);
    fs::remove_dir_all(folder).expect("a folder that can be removed");
}

#[test]
fn a_change_is_found_and_kept_only_with_an_entry_of_the_changelog() {
    let folder = scratch("change");
    let kept = Kept { language: "Rust", file: folder.join("rust.txt"), changelog: folder.join("CHANGELOG.md") };
    write(&folder, "CHANGELOG.md", "## 0.1.0\n\n- The first one.\n");
    let before = listed(&folder, CALLS);
    kept.write(&before).expect("the first text");
    kept.check(&before).expect("the same text");
    let after = listed(&folder, &CALLS.replace("call: Call", "call: &Call"));
    let problem = kept.check(&after).expect_err("a changed parameter");
    assert!(problem.contains("-     pub fn other(&self, call: Call) {}"), "{problem}");
    assert!(problem.contains("+     pub fn other(&self, call: &Call) {}"), "{problem}");
    let problem = kept.write(&after).expect_err("no entry says it");
    assert!(problem.contains("CHANGELOG.md does not say it"), "{problem}");
    write(&folder, "CHANGELOG.md", "## 0.1.0\n\n- The first one.\n- `other` borrows its call.\n");
    kept.write(&after).expect("an entry says it");
    kept.check(&after).expect("the new text");
    write(&folder, "CHANGELOG.md", "## 0.1.0\n\n- The first one.\n");
    let problem = kept.check(&after).expect_err("the entry went away");
    assert!(problem.contains("had 2 entries; it has 1"), "{problem}");
    fs::remove_dir_all(folder).expect("a folder that can be removed");
}

#[test]
fn what_happens_inside_a_function_is_no_change() {
    let folder = scratch("inside");
    let before = listed(&folder, CALLS);
    let after = listed(&folder, &CALLS.replace("{ self }", "{ let same = self; same }"));
    assert_eq!(before, after);
    fs::remove_dir_all(folder).expect("a folder that can be removed");
}
