//! Nothing that this crate shows by itself holds a key, evidence or personal data.
//!
//! A child process (this very program) lives through every operation and message with a marker in each private place,
//! prints whatever `Debug` and `Display` give, and logs all that libraries log. What it wrote is searched.

mod canary;
#[path = "../common/mod.rs"]
mod common;
mod drive;
mod shown;

use crate::canary::CANARY;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use common::Stage;
use rebuttal::dynamic;
use rebuttal_schema::{Kind, Provider, ShapeId};
use serde_json::{Value, json};
use tokio::process::Command;

const TASK: &str = "REBUTTAL_PLANTED_TASK";

/// What the child is told, through its environment: which sandbox, and whether to print one private field as a user may.
fn task(sandbox: &Value, print_a_field: bool) -> String {
    json!({"sandbox": sandbox, "print_a_field": print_a_field}).to_string()
}

/// Runs the child and gives all that it wrote.
async fn written(task: String) -> String {
    let program = std::env::current_exe().expect("this program's path");
    let mut child = Command::new(program);
    child.args(["--exact", "nothing_private_is_written", "--nocapture"]).env(TASK, task).env("RUST_BACKTRACE", "1");
    let output = child.output().await.expect("a child");
    let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{text}");
    text
}

/// Each way in which a text could stand somewhere: itself, as Base64, and as bytes that are printed as numbers.
fn forms(text: &str) -> [String; 3] {
    let numbers: Vec<_> = text.bytes().map(|byte| byte.to_string()).collect();
    // Three bytes are four letters, so that the beginning does not depend on what follows.
    let whole = &text.as_bytes()[..text.len() / 3 * 3];
    [text.to_owned(), STANDARD.encode(whole), numbers.join(", ")]
}

fn secrets(sandbox: &Value) -> Vec<String> {
    let text = |provider: &str, name: &str| sandbox[provider][name].as_str().expect("a setting").to_owned();
    // From the middle of the key: all keys of a kind begin alike.
    let key: String = text("alipay", "merchant_private_key").chars().filter(|c| !c.is_whitespace()).collect();
    let middle = key[key.len() / 2..][..60].to_owned();
    vec![CANARY.to_owned(), middle, text("stripe", "api_key"), text("stripe", "webhook_secret")]
}

#[tokio::test]
async fn nothing_private_is_written() {
    if let Ok(task) = std::env::var(TASK) {
        return drive::child(serde_json::from_str(&task).expect("the task is JSON")).await;
    }
    let stage = Stage::open().await;
    let sandbox = stage.sandbox.to_json();
    let text = written(task(&sandbox, false)).await;
    for form in secrets(&sandbox).iter().flat_map(|secret| forms(secret)) {
        let found = text.lines().find(|line| line.contains(&form));
        assert!(found.is_none(), "{form:?} stands in what was written: {found:?}");
    }
    let successes = text.matches("» answered").count();
    let failures = text.matches("» failed").count();
    assert!(successes >= 16 && failures >= 60, "{successes} successes, {failures} failures:\n{text}");
    assert!(text.contains("TRACE"), "logs are among what is searched:\n{text}");
    let observed = text.matches("» observed").count();
    let spans = [r#"otel.name="closeDispute""#, r#"rebuttal.outcome="unknown""#, "a webhook is refused", "CallFacts {"];
    let missing = spans.iter().find(|span| !text.contains(**span));
    assert!(observed >= successes && missing.is_none(), "{observed} observed; {missing:?} is missing:\n{text}");

    let text = written(task(&sandbox, true)).await;
    assert!(text.contains(CANARY), "who prints a field gets it, and the search finds it:\n{text}");
}

/// The flags and types that the generator made agree with the documents, in requests too.
#[test]
fn what_the_documents_call_private_is_private_in_every_type() {
    let canaries = rebuttal_sandbox::canaries(CANARY).expect("the descriptions are read");
    let mut checked = 0;
    for (provider, source) in [
        ("alipay", include_str!("../../src/generated/alipay/types.rs")),
        (
            "stripe",
            concat!(
                include_str!("../../src/generated/stripe/types.rs"),
                include_str!("../../src/generated/stripe/requests.rs")
            ),
        ),
    ] {
        let table = dynamic::provider(provider).expect("a provider");
        for operation in table.operations {
            let value = &canaries[provider]["operations"][operation.id];
            checked += check_object(table, operation.parameters, &value["request"], None);
            for field in table.shape(operation.parameters).fields {
                let nested = value["request"].get(field.wire);
                checked += nested.map_or(0, |nested| check(table, field.kind, nested, Some(source)));
            }
            if let dynamic::ResponseShape::Object(shape) = operation.response {
                checked += check_object(table, shape, &value["answer"], Some(source));
            }
        }
        for message in table.messages.kinds {
            checked += check_object(table, message.shape, &canaries[provider]["messages"][message.id], Some(source));
        }
    }
    assert!(checked > 200, "{checked}");
}

fn check(table: &Provider, kind: Kind, value: &Value, source: Option<&str>) -> usize {
    let inside = |kind, value: &Value| check(table, table.kind(kind), value, source);
    match (kind, value) {
        (Kind::Object(shape), Value::Object(_)) => check_object(table, shape, value, source),
        (Kind::List(item), Value::Array(items)) => items.iter().map(|value| inside(item, value)).sum(),
        (Kind::Map(item), Value::Object(items)) => items.values().map(|value| inside(item, value)).sum(),
        (Kind::Expandable(inner) | Kind::Clearable(inner), _) => inside(inner, value),
        _ => 0,
    }
}

fn check_object(table: &Provider, shape: ShapeId, value: &Value, source: Option<&str>) -> usize {
    let shape = table.shape(shape);
    let mut checked = 0;
    for field in shape.fields {
        let Some(value) = value.get(field.wire) else { continue };
        let marked = match value {
            Value::String(text) => forms(CANARY).iter().any(|form| text.contains(form)),
            Value::Object(_) | Value::Array(_) => field.private && value.to_string().contains(CANARY),
            _ => false,
        };
        assert_eq!(marked, field.private, "{}.{} and {value}", shape.name, field.wire);
        if marked {
            checked += 1;
            let ty = source.map(|source| rust_type(source, shape.name, field.name));
            let hidden = |ty: &str| ["Private<", "Base64", "Attachment"].iter().any(|hidden| ty.contains(hidden));
            assert!(ty.is_none_or(hidden), "{}.{} is a {ty:?}", shape.name, field.wire);
        } else {
            checked += check(table, field.kind, value, source);
        }
    }
    checked
}

/// How a field is declared in the generated code.
fn rust_type<'s>(source: &'s str, name: &str, field: &str) -> &'s str {
    let body = source.split_once(&format!("pub struct {name} {{")).map(|(_, after)| after);
    let body = body.and_then(|after| after.split_once("\n}")).map(|(body, _)| body).expect(name);
    let declared = body.split_once(&format!("pub {field}:")).map(|(_, after)| after).expect(field);
    declared.split_once(",\n").map_or(declared, |(ty, _)| ty)
}
