//! Writing forms and reading answers and events alone: `cargo bench -p rebuttal`.

use std::hint::black_box;

use divan::Bencher;
use divan::counter::BytesCount;
use rebuttal::dynamic;
use rebuttal::stripe::{Dispute, DisputeList};
use rebuttal_runtime::request::forms;
use rebuttal_runtime::request::value;
use rebuttal_schema::Style;
use serde_json::{Value, json};

fn main() {
    divan::main();
}

const DISPUTE: &str = include_str!("../../../tests/bench/fixtures/dispute.json");

fn dispute() -> Value {
    serde_json::from_str(DISPUTE).expect("the fixture is JSON")
}

/// What is typically staged: texts of the fixture's evidence and some metadata.
#[divan::bench]
fn write_a_form(bencher: Bencher<'_, '_>) {
    let dispute = dispute();
    let parameters = json!({"evidence": dispute["evidence"], "metadata": dispute["metadata"], "submit": false});
    let Ok(value::Value::Object(parameters)) = value::Value::read(parameters.to_string().as_bytes()) else {
        unreachable!("it is an object")
    };
    bencher.bench(|| forms::encode(&forms::pairs(black_box(&parameters), |_| Style::Deep)));
}

#[divan::bench]
fn read_a_dispute(bencher: Bencher<'_, '_>) {
    bencher
        .counter(BytesCount::of_str(DISPUTE))
        .bench(|| serde_json::from_str::<Dispute>(black_box(DISPUTE)).expect("it is a dispute"));
}

#[divan::bench]
fn read_a_list_of_100(bencher: Bencher<'_, '_>) {
    let list = json!({"object": "list", "data": vec![dispute(); 100], "has_more": false, "url": "/v1/disputes"});
    let list = format!("{list:#}");
    bencher
        .counter(BytesCount::of_str(&list))
        .bench(|| serde_json::from_str::<DisputeList>(black_box(&list)).expect("it is a list"));
}

/// What the packages for Python and Node do before their language decodes: find the kind, and see that its shape is kept.
#[divan::bench]
fn parse_an_event(bencher: Bencher<'_, '_>) {
    let event = json!({
        "id": "evt_1", "object": "event", "api_version": "2026-10-28.endive", "created": 1_767_225_600, "livemode": false,
        "pending_webhooks": 1, "request": null, "type": "charge.dispute.created", "data": {"object": dispute()},
    });
    let event = format!("{event:#}");
    let receiver = dynamic::receiver("stripe", br#"{"webhook_secret": "whsec_bench"}"#).expect("the options are good");
    bencher
        .counter(BytesCount::of_str(&event))
        .bench(|| receiver.parse(black_box(event.as_bytes())).expect("it is an event"));
}
