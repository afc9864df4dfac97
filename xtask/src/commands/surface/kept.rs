//! The text that is kept of a surface. Its first line has the number of entries of the changelog when it was written: it
//! is written anew only when there are more.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The surface of one language: where its text is kept, and where the changelog is.
pub struct Kept {
    pub language: &'static str,
    pub file: PathBuf,
    pub changelog: PathBuf,
}

impl Kept {
    /// Compares the text with what was found.
    ///
    /// # Errors
    /// The lines that differ, or that the text was written with a longer changelog.
    pub fn check(&self, found: &str) -> Result<(), String> {
        let (entries, kept) = self.read()?;
        if kept != found {
            return Err(format!(
                "the public surface of {} differs from {}:\n{}\nIf that is meant, add what it changes for users to \
                 CHANGELOG.md, run `cargo xtask surface`, and read the difference.",
                self.language,
                self.file.display(),
                differences(&kept, found)
            ));
        }
        let now = self.entries()?;
        if now < entries {
            let file = self.file.display();
            return Err(format!("{file} was written when CHANGELOG.md had {entries} entries; it has {now}"));
        }
        Ok(())
    }

    /// Keeps what was found.
    ///
    /// # Errors
    /// When it differs from what was kept, and the changelog has not got more entries since.
    pub fn write(&self, found: &str) -> Result<(), String> {
        let now = self.entries()?;
        if self.file.exists() {
            let (entries, kept) = self.read()?;
            if kept == found {
                return Ok(());
            }
            if now <= entries {
                return Err(format!(
                    "the public surface of {} changed, and CHANGELOG.md does not say it: it had {entries} entries \
                     before, and has {now}. Add what changes for users.\n{}",
                    self.language,
                    differences(&kept, found)
                ));
            }
        }
        let title = format!("The public surface of {}, when CHANGELOG.md had {now} entries.", self.language);
        let text = format!("{title} `cargo xtask surface` writes it.\n\n{found}");
        let folder = self.file.parent().unwrap_or(Path::new(""));
        let written = fs::create_dir_all(folder).and_then(|()| fs::write(&self.file, text));
        written.map_err(|error| format!("{}: {error}", self.file.display()))
    }

    /// The number of entries in the first line, and what follows it.
    fn read(&self) -> Result<(usize, String), String> {
        let shown = self.file.display();
        let text = fs::read_to_string(&self.file).map_err(|error| format!("{shown}: {error}"))?;
        let (first, rest) = text.split_once("\n\n").ok_or_else(|| format!("{shown} has no first line of its own"))?;
        let entries = first.split("CHANGELOG.md had ").nth(1).and_then(|rest| rest.split(' ').next());
        let entries = entries.and_then(|number| number.parse().ok());
        Ok((entries.ok_or_else(|| format!("{shown}: its first line has no number of entries"))?, rest.to_owned()))
    }

    fn entries(&self) -> Result<usize, String> {
        let text = fs::read_to_string(&self.changelog);
        let text = text.map_err(|error| format!("{}: {error}", self.changelog.display()))?;
        // Items of its lists, and rows of its tables.
        Ok(text.lines().filter(|line| ["- ", "| "].iter().any(|start| line.trim_start().starts_with(start))).count())
    }
}

/// The lines that only one of two texts has.
fn differences(kept: &str, found: &str) -> String {
    let mut counts: BTreeMap<&str, i64> = BTreeMap::new();
    kept.lines().for_each(|line| *counts.entry(line).or_default() -= 1);
    found.lines().for_each(|line| *counts.entry(line).or_default() += 1);
    let only = |mark: char, text: &str, wanted: fn(i64) -> bool| -> Vec<String> {
        let lines = text.lines().filter(|line| wanted(counts[line]));
        lines.map(|line| format!("  {mark} {line}")).collect()
    };
    let mut lines = only('-', kept, |count| count < 0);
    lines.extend(only('+', found, |count| count > 0));
    let more = lines.len().saturating_sub(60);
    lines.truncate(60);
    if lines.is_empty() {
        lines.push("  the same lines in another order".to_owned());
    }
    if more > 0 {
        lines.push(format!("  and {more} more"));
    }
    lines.join("\n")
}
