//! `rebuttal-codegen`, as its users run it.

use std::fs;
use std::path::Path;

use rebuttal_codegen::program::run;

use crate::support::{Scratch, files, repository, tests};

fn arguments(out: &Path, more: &[&str]) -> Vec<String> {
    let document = tests("overlays").join("square.yaml");
    let overlay = repository().join("spec/overlays/square.yaml");
    let path = |path: &Path| path.to_string_lossy().into_owned();
    let mut words = vec!["--document".to_owned(), path(&document), "--overlay".to_owned(), path(&overlay)];
    words.extend(["--out".to_owned(), path(out)]);
    words.extend(more.iter().map(|&word| word.to_owned()));
    words
}

#[test]
fn it_writes_what_was_asked_for_says_what_it_did_and_checks_that_it_stays() {
    let scratch = Scratch::new("program");
    let out = scratch.path().join("out");
    let said = run(&arguments(&out, &["--languages", "python,node"])).unwrap();
    for wanted in [
        "acceptDispute: POST /v2/disputes/{dispute_id}/accept, never repeated",
        "left out: 1",
        "1 operations and webhooks that x-slice does not name",
        "assumed private, until an overlay has x-public there",
    ] {
        assert!(said.contains(wanted), "no {wanted:?} in\n{said}");
    }
    let folders: Vec<_> = fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(folders.len(), 4, "two languages, the lock and what there is to name: {folders:?}");
    let code = |file: &&std::path::PathBuf| file.extension().is_some_and(|end| end == "py" || end == "ts");
    for file in files(&out).iter().filter(code) {
        let text = fs::read_to_string(file).unwrap();
        let first = text.lines().next().unwrap();
        assert!(first.contains("square.yaml") && first.contains("run `rebuttal-codegen`"), "{first}");
    }
    let checked = run(&arguments(&out, &["--languages", "python,node", "--check"])).unwrap();
    assert!(checked.ends_with("files are up to date"), "{checked}");
    let package = out.join("python/rebuttal_square");
    fs::copy(package.join("client.py"), package.join("gone.py")).unwrap();
    // One folder is not there, and another has a file too many.
    let stale = run(&arguments(&out, &["--check"])).unwrap_err();
    assert!(stale.contains("rust/src/types.rs") && stale.contains("gone.py"), "{stale}");
}

#[test]
fn what_was_not_generated_is_neither_written_over_nor_removed() {
    let scratch = Scratch::new("program-foreign");
    let own = scratch.path().join("python/rebuttal_square/notes.py");
    fs::create_dir_all(own.parent().unwrap()).unwrap();
    fs::write(&own, "# Mine.\n").unwrap();
    run(&arguments(scratch.path(), &["--languages", "python"])).unwrap();
    assert_eq!(fs::read_to_string(&own).unwrap(), "# Mine.\n");
    let generated = scratch.path().join("python/rebuttal_square/client.py");
    fs::write(&generated, "# Mine, too.\n").unwrap();
    let refused = run(&arguments(scratch.path(), &["--languages", "python"])).unwrap_err();
    assert!(refused.contains("was not generated: move it away"), "{refused}");
    assert_eq!(fs::read_to_string(&generated).unwrap(), "# Mine, too.\n");
}

#[test]
fn what_is_wrong_on_the_command_line_is_said() {
    let run = |words: &[&str]| run(&words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>()).unwrap_err();
    assert!(super::program::run(&["--help".to_owned()]).unwrap().starts_with("rebuttal-codegen --document FILE"));
    assert!(run(&[]).contains("give --document and --out"));
    assert!(run(&["--out"]).contains("--out lacks its value"));
    assert!(run(&["--frobnicate", "1"]).contains("there is no --frobnicate"));
    assert!(run(&["--document", "a", "--out", "b", "--languages", "cobol"]).contains("there is no language cobol"));
    let scratch = Scratch::new("program-lock");
    fs::write(scratch.path().join("rebuttal-codegen.lock.json"), "[").unwrap();
    let broken = super::program::run(&arguments(scratch.path(), &[])).unwrap_err();
    assert!(broken.contains("it is no lock of names"), "{broken}");
    let missing = run(&["--document", "nowhere.yaml", "--out", "b"]);
    assert!(missing.contains("nowhere.yaml#") && missing.contains("nothing was written"), "{missing}");
}

#[test]
fn packages_have_what_installing_them_takes_and_their_manifests_are_the_users_then() {
    let scratch = Scratch::new("program-packages");
    run(&arguments(scratch.path(), &[])).unwrap();
    let read = |name: &str| fs::read_to_string(scratch.path().join(name)).unwrap();
    let table = read("python/rebuttal_square/table.json");
    let provider = rebuttal_schema::OwnedProvider::from_json(table.as_bytes()).unwrap();
    assert_eq!((provider.name.as_str(), provider.scheme.as_str()), ("square", "bearer"));
    assert!(table.lines().count() > provider.operations.len() + provider.shapes.len(), "a line each:\n{table}");
    assert!(scratch.path().join("python/rebuttal_square/py.typed").exists());
    for (manifest, named) in [
        ("python/pyproject.toml", "rebuttal~="),
        ("node/package.json", "\"rebuttal\": \"^"),
        ("rust/Cargo.toml", "rebuttal-runtime = "),
    ] {
        assert!(read(manifest).contains(named), "{}", read(manifest));
    }
    for file in files(scratch.path()).iter().filter(|file| !file.ends_with("tsconfig.json")) {
        let text = fs::read_to_string(file).unwrap();
        let inside = ["rebuttal._runtime", "rebuttal._generated", "../../", "crate::generated", "rebuttal::"];
        let found = inside.iter().find(|name| text.contains(**name));
        assert!(found.is_none(), "{} uses {found:?}, which is not offered", file.display());
    }
    fs::write(scratch.path().join("python/pyproject.toml"), "dependencies = [\"rebuttal~=0.0.9\"]\n").unwrap();
    let said = run(&arguments(scratch.path(), &[])).unwrap();
    assert!(said.contains("python/pyproject.toml is yours: let it name version"), "{said}");
    assert!(!said.contains("node/package.json is yours"), "{said}");
    assert_eq!(read("python/pyproject.toml"), "dependencies = [\"rebuttal~=0.0.9\"]\n");
}

/// A document with one operation of one parameter, and what it says of them.
fn small(scratch: &Scratch, parameters: &str, fields: &str, states: &str) -> Vec<String> {
    let document = scratch.path().join("acme.yaml");
    let text = format!(
        "openapi: 3.0.3\ninfo: {{title: Acme, version: '1'}}\nservers: [{{url: 'https://acme.example'}}]\npaths:\n  \
         /cases/{{id}}:\n    get:\n      operationId: getCase\n      parameters:\n        \
         - {{name: id, in: path, required: true, schema: {{type: string}}}}\n{parameters}\n      responses:\n        \
         '200': {{description: It., content: {{application/json: {{schema: {{$ref: '#/components/schemas/Case'}}}}}}}}\n\
         components:\n  schemas:\n    State: {{type: string, enum: {states}}}\n    Case:\n      type: object\n      \
         required: [id]\n      properties:\n        id: {{type: string}}\n        \
         state: {{$ref: '#/components/schemas/State'}}\n{fields}\n"
    );
    fs::write(&document, text).unwrap();
    ["--document", &document.to_string_lossy(), "--out", &scratch.path().join("out").to_string_lossy()]
        .map(str::to_owned)
        .to_vec()
}

#[test]
fn a_change_of_the_document_is_told_as_what_it_breaks_in_each_language() {
    let scratch = Scratch::new("program-changes");
    let query = |name: &str, required: bool| {
        format!("        - {{name: {name}, in: query, required: {required}, schema: {{type: integer}}}}")
    };
    let first = small(&scratch, &query("pageSize", false), "        amount: {type: integer}", "[open, lost]");
    let said = run(&first).unwrap();
    assert!(!said.contains("changed since"), "nothing was there before:\n{said}");
    assert!(!run(&first).unwrap().contains("changed since"), "the same document changes nothing");
    let second = small(&scratch, &query("pageSize", true), "        amount: {type: string}", "[open, won]");
    let checked = run(&[second.clone(), vec!["--check".to_owned()]].concat()).unwrap_err();
    let said = run(&second).unwrap();
    for wanted in [
        "changed since it was written, of which 4 break programs:",
        "parameter is now required: getCase pageSize; breaks rust get_case(page_size), python get_case(page_size), \
         node getCase(pageSize)",
        "field's type changed: Case amount (string, was integer); breaks rust Case::amount, python Case.amount, node Case.amount",
        // Free text is private until somebody says that it is not.
        "field is private now: Case amount; breaks rust Case::amount",
        "value gone: State lost; breaks rust State",
        "new value: State won; nothing breaks",
    ] {
        assert!(said.contains(wanted), "no {wanted:?} in\n{said}");
        assert!(checked.contains(wanted), "--check does not say {wanted:?}:\n{checked}");
    }
    assert!(!run(&second).unwrap().contains("changed since"), "it was written since");
    let third = small(&scratch, &query("pageSize", true), "        amount: {type: string}", "[open]");
    let only = run(&[third, vec!["--languages".to_owned(), "python".to_owned()]].concat()).unwrap();
    assert!(only.contains("value gone: State won; nothing breaks"), "no Rust is written here:\n{only}");
}

/// An overlay over the small document, beside it.
fn over(scratch: &Scratch, update: &str) -> Vec<String> {
    let path = scratch.path().join("acme.overlay.yaml");
    let text = format!(
        "overlay: 1.0.0\ninfo: {{title: Facts, version: '1'}}\nextends: acme.yaml\nactions:\n  - target: $\n    update:\n{update}"
    );
    fs::write(&path, text).unwrap();
    vec!["--overlay".to_owned(), path.to_string_lossy().into_owned()]
}

#[test]
fn a_document_of_another_name_does_not_replace_the_packages_of_a_provider() {
    let scratch = Scratch::new("program-renamed");
    let first = small(&scratch, "", "", "[open]");
    run(&first).unwrap();
    fs::rename(scratch.path().join("acme.yaml"), scratch.path().join("acme-2.yaml")).unwrap();
    let second: Vec<String> = first.iter().map(|word| word.replace("acme.yaml", "acme-2.yaml")).collect();
    let refused = run(&second).unwrap_err();
    assert!(refused.contains("the packages of acme, and this document makes those of acme_2"), "{refused}");
    assert!(refused.contains("`x-provider: {name: acme}`"), "{refused}");
    assert!(!scratch.path().join("out/python/rebuttal_acme_2").exists(), "nothing was written");
    let overlay = over(&scratch, "      x-provider: {name: acme}\n");
    run(&[second, overlay].concat()).unwrap();
}

#[test]
fn options_that_an_overlay_describes_do_not_take_away_the_proof_of_who_calls() {
    let scratch = Scratch::new("program-scheme");
    let mut words = small(&scratch, "", "", "[open]");
    let document = scratch.path().join("acme.yaml");
    let secured = fs::read_to_string(&document)
        .unwrap()
        .replace("acme.example'}]", "{tenant}.acme.example', variables: {tenant: {default: your-tenant}}}]")
        + "  securitySchemes:\n    login: {type: http, scheme: basic}\nsecurity: [{login: []}]\n";
    fs::write(&document, secured).unwrap();
    let options = "      x-client:\n        options:\n          - {name: password, type: secret, required: true, env: ACME_SECRET}\n";
    words.extend(over(&scratch, options));
    let said = run(&words).unwrap();
    assert!(said.contains("the client has the options of the scheme basic: username, password"), "{said}");
    assert!(said.contains("api_base has \"your-tenant\" for tenant until it is given"), "{said}");
    let table = fs::read_to_string(scratch.path().join("out/python/rebuttal_acme/table.json")).unwrap();
    assert!(table.contains("\"basic\"") && !table.contains("\"none\""), "{table}");
    let client = fs::read_to_string(scratch.path().join("out/python/rebuttal_acme/client.py")).unwrap();
    assert!(client.contains("ACME_USERNAME") && client.contains("ACME_SECRET"), "{client}");
    assert!(!client.contains("ACME_PASSWORD"), "what is described has its own facts");
    let none = format!("      x-provider: {{scheme: none}}\n{options}");
    words.truncate(4);
    words.extend(over(&scratch, &none));
    fs::remove_dir_all(scratch.path().join("out")).unwrap();
    run(&words).unwrap();
    let table = fs::read_to_string(scratch.path().join("out/python/rebuttal_acme/table.json")).unwrap();
    assert!(table.contains("\"none\""), "it was asked for by name");
}

#[test]
fn a_receiver_that_believes_messages_of_any_age_is_named() {
    let scratch = Scratch::new("program-age");
    let words = small(&scratch, "", "", "[open]");
    let said = |time: &str| {
        let receiver = format!(
            "      x-webhook-receiver:\n        description: Takes news.\n        options:\n          \
             - {{name: secret, type: secret, required: true}}\n          - {{name: age, type: seconds, default: 300}}\n        \
             acknowledgement: {{status: 200, content-type: text/plain, body: ok}}\n        signature:\n          \
             {{algorithm: hmac-sha256, key: secret, encoding: hex, header: Acme-Seal, content: '{{time}}{{body}}', time: {time}}}\n      \
             x-webhooks:\n        news:\n          post:\n            operationId: news\n            requestBody: {{content: \
             {{application/json: {{schema: {{$ref: '#/components/schemas/Case'}}}}}}}}\n"
        );
        let case = "  - target: $.components.schemas.Case\n    update: {required: []}\n";
        run(&[words.clone(), over(&scratch, &format!("{receiver}{case}"))].concat()).unwrap()
    };
    let noted = "messages of any age are believed";
    assert!(said("{header: Acme-Time, unit: seconds}").contains(noted));
    assert!(!said("{header: Acme-Time, unit: seconds, tolerance: age}").contains(noted));
}
