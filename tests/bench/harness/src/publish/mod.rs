//! `docs/benchmarks.md` and its picture, from the results and from nothing else.

mod page;
mod picture;

use std::fs;
use std::path::Path;

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
    if whole {
        keep(&folder, &page::run(results))?;
    }
    for (name, text) in [("benchmarks.md", page::render(results)), ("benchmarks.svg", picture::render(results))] {
        let path = folder.join(name);
        fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    let remark = if whole { "" } else { ", because not everything was measured, or quickly" };
    Ok(format!("published in {}{remark}", folder.display()))
}

/// Keeps the page of the whole run before this one, without its picture: what two runs say alike is no accident.
fn keep(folder: &Path, run: &str) -> Result<(), String> {
    let (page, before) = (folder.join("benchmarks.md"), folder.join("benchmarks-before.md"));
    match fs::read_to_string(&page) {
        Ok(text) if !text.contains(run) => {
            let lines =
                text.split_inclusive('\n').filter(|line| !line.starts_with("![") && !line.contains(page::BEFORE));
            let kept = lines.collect::<String>().replace("\n\n\n", "\n\n");
            fs::write(&before, kept).map_err(|error| format!("{}: {error}", before.display()))
        }
        // The same run, or the first one.
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
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
    fn the_page_of_the_run_before_is_kept_once() {
        let folder = std::env::temp_dir().join(format!("rebuttal-bench-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let results = results();
        let page = page::render(&results);
        fs::write(folder.join("benchmarks.md"), &page).unwrap();
        let before = folder.join("benchmarks-before.md");
        keep(&folder, &page::run(&results)).unwrap();
        assert!(!before.exists(), "it is the same run");
        keep(&folder, "another run").unwrap();
        let kept = fs::read_to_string(before).unwrap();
        assert!(
            kept.contains("## On what") && !kept.contains("benchmarks.svg") && !kept.contains(page::BEFORE),
            "{kept}"
        );
        fs::remove_dir_all(folder).unwrap();
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
