//! The reader of the documents: ours, and those of others with an overlay behind a line of their own.

use rebuttal_codegen::api::Api;
use rebuttal_codegen::describe::describe;
use rebuttal_codegen::document::{Document, Lock, Refusal};
use rebuttal_codegen::emit::tables::tables;
use rebuttal_codegen::emit::{node, python, rust};
use rebuttal_codegen::foreign;
use rebuttal_codegen::lower::{FOREIGN, GENERAL, lower};
use rebuttal_codegen::overlay;
use rebuttal_codegen::read::{common, parse};
use rebuttal_schema::OwnedProvider;

/// What stands between a document and its overlay.
const OVERLAY: &str = "\n%overlay\n";

/// The bytes are a document. It is described and generated in three languages, or refused with places; once as ours and once
/// as somebody else's.
pub(crate) fn run(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    check(&text, "spec/hostile.yaml", read);
    check(&text, "hostile.yaml", read_foreign);
}

fn check(text: &str, file: &str, read: fn(&str) -> Result<String, Vec<Refusal>>) {
    let refusals = match read(text) {
        Ok(description) => {
            assert_eq!(read(text).ok(), Some(description), "the same document, the same description");
            return;
        }
        Err(refusals) => refusals,
    };
    assert!(!refusals.is_empty());
    for Refusal { address, problem, cure } in refusals {
        let known = [file, "overlay.yaml"].iter().any(|file| address.starts_with(&format!("{file}#")));
        assert!(known, "no address: {address}");
        assert!(!problem.is_empty() && !cure.is_empty(), "{address}");
    }
}

fn read(text: &str) -> Result<String, Vec<Refusal>> {
    let root = parse("spec/hostile.yaml", text)?;
    let document = Document::new("spec/hostile.yaml", root, common()?)?;
    let document = lower(document, GENERAL)?;
    let api = describe(&document)?;
    generate(&document, &api)?;
    Ok(format!("{api:?}"))
}

/// What is described is generated, and its table is one that the runtime takes.
fn generate(document: &Document, api: &Api) -> Result<(), Vec<Refusal>> {
    let table = tables(api);
    if !table.name.is_empty() {
        OwnedProvider::from_json(&table.to_json()).unwrap_or_else(|error| panic!("{error}"));
    }
    let files = [rust::emit(document, api)?, python::emit(api), node::emit(api)];
    assert!(files.iter().all(|files| !files.is_empty()));
    Ok(())
}

fn read_foreign(text: &str) -> Result<String, Vec<Refusal>> {
    let (document, facts) = text.split_once(OVERLAY).map_or((text, None), |(document, facts)| (document, Some(facts)));
    let mut document =
        Document::foreign("hostile.yaml", foreign::text("hostile.yaml", document)?, common()?, Lock::new())?;
    if let Some(facts) = facts {
        document = overlay::apply(document, "overlay.yaml", &foreign::text("overlay.yaml", facts)?)?;
    }
    let document = lower(lower(document, FOREIGN)?, GENERAL)?;
    let names = document.foreign.clone().map(|foreign| foreign.lock);
    let api = describe(&document)?;
    generate(&document, &api)?;
    Ok(format!("{names:?} {api:?}"))
}
