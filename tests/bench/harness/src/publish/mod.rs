//! `docs/benchmarks.md` and its picture, from the results and from nothing else.

mod page;
mod picture;

use std::fs;

use super::lab;
use super::results::Results;
use xtask::commands::paths;

/// Renders what was measured last and says where it is.
///
/// What was measured quickly or in part is rendered beside the results, to look at, and not into the documentation.
///
/// # Errors
/// When there are no results, or a file fails.
pub fn publish(results: &Results) -> Result<String, String> {
    let whole = results.complete && !results.quick;
    let folder = if whole { paths::root().join("docs") } else { lab::folder().join("docs") };
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for (name, text) in [("benchmarks.md", page::render(results)), ("benchmarks.svg", picture::render(results))] {
        let path = folder.join(name);
        fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    let remark = if whole { "" } else { ", because not everything was measured, or quickly" };
    Ok(format!("published in {}{remark}", folder.display()))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn golden(name: &str) -> std::path::PathBuf {
        paths::root().join("tests/bench/harness/golden").join(name)
    }

    fn expect(name: &str, found: &str) {
        let path = golden(name);
        if std::env::var_os("REBUTTAL_BLESS").is_some() {
            fs::write(&path, found).unwrap();
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        let difference = similar::TextDiff::from_lines(expected.as_str(), found).unified_diff().to_string();
        assert!(
            difference.is_empty(),
            "{name} is rendered otherwise (REBUTTAL_BLESS=1 keeps the new one):\n{difference}"
        );
    }

    fn results() -> Results {
        Results::read(Path::new(&golden("results.json"))).unwrap()
    }

    #[test]
    fn the_page_is_rendered_from_the_results_alone() {
        expect("benchmarks.md", &page::render(&results()));
    }

    #[test]
    fn the_picture_is_rendered_from_the_results_alone() {
        expect("benchmarks.svg", &picture::render(&results()));
    }

    #[test]
    fn what_a_machine_is_called_breaks_no_markup() {
        let mut results = results();
        results.machine.cpu = "A<b>&\"|\" CPU".to_owned();
        results.rows[0].work = "x < y & z".to_owned();
        let picture = picture::render(&results);
        assert!(!picture.contains("<b>") && picture.contains("x &lt; y &amp; z"), "{picture}");
        assert!(!page::render(&results).contains("\"|\""));
    }
}
