//! Packages of a user's own, generated into an empty folder, installed beside the built wheel and the packed npm package, and
//! called: those of the invented providers, of the page that shows how, and of the overlays' skeletons. Python and Node need no
//! compiler of Rust.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::counts::{self, Counts};
use super::neutral::{FIXTURE, PROVIDER};
use super::page::Page;
use super::step::Step;
use super::{build, own, paths};

/// Where the tests of the invented provider's packages are.
const TESTS: &str = "crates/rebuttal-codegen/tests/own";

/// The overlays over published documents.
pub const OVERLAYS: &str = "spec/overlays";

/// A file of the tests that has the provider's name.
fn test(name: &str) -> PathBuf {
    paths::root().join(TESTS).join(name.replace("{}", &PROVIDER))
}

fn invented(out: &Path, language: &str) -> Result<(), String> {
    let document = paths::root().join(FIXTURE).join(format!("{}.yaml", &*PROVIDER));
    own::generate(&document, &[test("{}.overlay.yaml")], out, &["--languages", language]).map(drop)
}

/// The second invented provider, which has everything odd.
fn odd(out: &Path, language: &str) -> Result<(), String> {
    let fixture = paths::root().join(FIXTURE).join("odd");
    let overlays = [fixture.join("canal.overlay.yaml"), test("canal.overlay.yaml")];
    own::generate(&fixture.join("canal.yaml"), &overlays, out, &["--languages", language]).map(drop)
}

/// The tests of one language alone.
///
/// # Errors
/// The first step that failed.
pub fn generated(language: &str) -> Result<String, String> {
    let counts = match language {
        "rust" => rust()?,
        "python" => {
            python(&build::python("tests", Some(&paths::root().join("bindings/python/tests/requirements.txt")))?)?
        }
        _ => node(&build::node("tests")?)?,
    };
    Ok(format!("generated packages: {} passed, {} failed", counts.passed, counts.failed))
}

/// The packages of a language that are installed: those of the page, of the invented providers, and of every overlay, whose
/// skeleton stands for its document.
fn packages(folder: &Path, page: &Page, language: &str) -> Result<Vec<PathBuf>, String> {
    let mut made = vec![folder.join("page"), folder.join("calls"), folder.join("odd")];
    page.generate(&made[0], language)?;
    invented(&made[1], language)?;
    odd(&made[2], language)?;
    for overlay in build::files(&paths::root().join(OVERLAYS), "yaml")? {
        made.push(published(&overlay.file_stem().unwrap_or_default().to_string_lossy(), folder, language)?);
    }
    Ok(made.into_iter().map(|out| out.join(language)).collect())
}

/// Generates the package of a provider that has an overlay, whose skeleton stands for its document, into a folder of the
/// provider's name, which it gives.
///
/// # Errors
/// What the generator refuses.
pub fn published(provider: &str, folder: &Path, language: &str) -> Result<PathBuf, String> {
    let (file, out) = (format!("{provider}.yaml"), folder.join(provider));
    let [overlay, skeleton] =
        [OVERLAYS, "crates/rebuttal-codegen/tests/overlays"].map(|folder| paths::root().join(folder).join(&file));
    own::generate(&skeleton, &[overlay], &out, &["--languages", language])?;
    Ok(out)
}

/// The manifest of the tests on crates of published documents, without those crates.
const TESTS_OF_PUBLISHED: &str = r#"[package]
name = "calls-of-published"
version = "0.0.0"
edition = "2024"
publish = false

[dev-dependencies]
serde = "1"
serde_json = "1"
"#;

/// The crates of the providers that the cases of published documents call, and one crate of tests on them.
fn crates_of_published() -> Result<Counts, String> {
    let folder = paths::target().join("generated/published");
    let cases = read(&test("published.json"))?;
    let cases: Vec<Value> = serde_json::from_str(&cases).map_err(|error| format!("published.json: {error}"))?;
    let providers: BTreeSet<&str> = cases.iter().filter_map(|case| case["provider"].as_str()).collect();
    let mut manifest = format!("{TESTS_OF_PUBLISHED}{TOKIO}\n");
    for provider in providers {
        published(provider, &folder, "rust")?;
        manifest.push_str(&format!("rebuttal-{provider} = {{ path = \"../{provider}/rust\" }}\n"));
    }
    write(&folder.join("calls/Cargo.toml"), &manifest)?;
    for name in ["published.rs", "published.json"] {
        write(&folder.join("calls/tests").join(name), &read(&test(name))?)?;
    }
    Ok(counts::cargo(&own::workspace("crates of published documents: calls", "test", &folder, "calls")?.run()?))
}

/// Adds programs to the generated crates, as users do, and runs them.
///
/// # Errors
/// The first step that failed; the same for the others.
pub fn rust() -> Result<Counts, String> {
    let folder = paths::target().join("generated");
    let (out, shown) = (folder.join("calls"), folder.join("page"));
    invented(&out, "rust")?;
    with_program(&out, "tests/calls.rs", &read(&test("{}.rs"))?)?;
    let called = counts::cargo(&own::cargo("a generated crate: calls", "test", &out)?.run()?);
    let out = folder.join("odd");
    odd(&out, "rust")?;
    with_program(&out, "tests/calls.rs", &read(&test("canal.rs"))?)?;
    let called = called.add(counts::cargo(&own::cargo("a generated crate: odd calls", "test", &out)?.run()?));
    let called = called.add(crates_of_published()?);
    let page = Page::read()?;
    page.generate(&shown, "rust")?;
    with_program(&shown, "examples/first.rs", page.program("rust")?)?;
    let first = own::cargo("a generated crate: the first call", "run", &shown)?.args(["--example", "first"]);
    Ok(called.add(page.check(first)?))
}

/// What programs need beside a generated crate.
const TOKIO: &str = "tokio = { version = \"1.54.1\", features = [\"macros\", \"rt-multi-thread\"] }";

/// A file of a user's in a generated crate.
fn with_program(out: &Path, name: &str, program: &str) -> Result<(), String> {
    let (manifest, file) = (out.join("rust/Cargo.toml"), out.join("rust").join(name));
    write(&manifest, &format!("{}\n[dev-dependencies]\n{TOKIO}\n", read(&manifest)?))?;
    write(&file, program)
}

/// Installs the packages into the environment of the tests.
pub fn python(python: &build::Python) -> Result<Counts, String> {
    let (folder, page) = (python.venv.join("generated"), Page::read()?);
    let packages = packages(&folder, &page, "python")?;
    let flags = ["--no-build-isolation", "--no-deps", "--force-reinstall"];
    let install = python.install("installing generated packages").args(flags);
    install.args(packages).run()?;
    let module = |title: &str, arguments: &[&str], file: &Path| {
        let step = Step::new(title, python.interpreter()).args(["-m"]).args(arguments).args([file]);
        step.within(&folder).env("PYTHONDONTWRITEBYTECODE", "1").without_env("PYTHONPATH").run()
    };
    let (calls, odd, first) = (test("test_{}.py"), test("test_canal.py"), folder.join("first.py"));
    write(&first, page.program("python")?)?;
    let mypy = ["mypy", "--strict", "--no-incremental"];
    module("a generated package: types in Python", &mypy, &calls)?;
    module("a generated package: odd types in Python", &mypy, &odd)?;
    module("a generated package: types of the first call", &mypy, &first)?;
    let pytest = ["pytest", "-q", "-p", "no:cacheprovider", "-W", "error", "--rootdir", "."];
    let called = counts::pytest(&module("a generated package: calls from Python", &pytest, &calls)?);
    let called = called.add(counts::pytest(&module("a generated package: odd calls from Python", &pytest, &odd)?));
    let published = module("packages of published documents: calls from Python", &pytest, &test("test_published.py"))?;
    let called = called.add(counts::pytest(&published));
    let first = Step::new("a generated package: the first call from Python", python.interpreter()).args([first]);
    Ok(called.add(page.check(first.within(&folder).without_env("PYTHONPATH"))?))
}

/// Packs the packages, which compiles them, and installs them where the npm package is.
pub fn node(installed: &Path) -> Result<Counts, String> {
    let (folder, page) = (installed.join("generated"), Page::read()?);
    let (packed, program) = (folder.join("packed"), folder.join("program"));
    let packages = packages(&folder, &page, "node")?;
    fs::create_dir_all(&packed).map_err(|error| format!("{}: {error}", packed.display()))?;
    let tools = paths::root().join("bindings/node/node_modules");
    let programs = std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()).collect::<Vec<_>>();
    let path =
        std::env::join_paths([vec![tools.join(".bin")], programs].concat()).map_err(|error| error.to_string())?;
    for package in packages {
        let pack = Step::npm("packing a generated package").args(["pack", "--silent", "--pack-destination"]);
        pack.args([&packed]).within(&package).env("PATH", &path).run()?;
    }
    // From the index that has the npm package itself.
    Step::new("installing generated packages", "node")
        .args([paths::root().join("bindings/npm/index.mjs"), installed.join("packages")])
        .args(["npm", "install", "--silent", "--no-audit", "--no-fund", "--no-save"])
        .args(build::files(&packed, "tgz")?)
        .within(installed)
        .run()?;
    for (name, text) in [
        ("calls.test.mjs", read(&test("{}.test.mjs"))?),
        ("published.test.mjs", read(&test("published.test.mjs"))?),
        ("published.json", read(&test("published.json"))?),
        ("webhook-schemes.json", read(&paths::root().join("tests/vectors/webhook-schemes.json"))?),
        ("consumer.ts", read(&test("{}_consumer.ts"))?),
        ("canal.test.mts", read(&test("canal.test.mts"))?),
        // A module, in which `await` may stand outside of functions.
        ("first.mts", page.program("ts")?.to_owned()),
        ("tsconfig.json", CONSUMER.to_owned()),
    ] {
        write(&program.join(name), &text)?;
    }
    own::tsc(&program).args(["--typeRoots"]).args([tools.join("@types")]).run()?;
    let tests = Step::new("a generated package: calls from Node", "node")
        .args(["--test", "calls.test.mjs", "canal.test.mjs", "published.test.mjs"]);
    let called = counts::node(&tests.within(&program).run()?);
    let first = Step::new("a generated package: the first call from Node", "node").args(["first.mjs"]);
    Ok(called.add(page.check(first.within(&program))?))
}

/// How programs are compiled that use the packages: each into a program beside it.
const CONSUMER: &str = r#"{
  "compilerOptions": {
    "module": "nodenext", "target": "es2022", "lib": ["es2022", "esnext.disposable"], "strict": true,
    "exactOptionalPropertyTypes": true, "types": ["node"]
  },
  "files": ["consumer.ts", "first.mts", "canal.test.mts"]
}
"#;

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    let written = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(path, text));
    written.map_err(|error| format!("{}: {error}", path.display()))
}
