//! Spans: their names, fields and parents.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex};

use serde_json::json;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Instrument as _, Subscriber};
use tracing_subscriber::Layer;
use tracing_subscriber::layer::{Context, SubscriberExt as _};
use tracing_subscriber::registry::LookupSpan;

use super::{Stage, alipay, arrived, dispute, fault, stripe};

/// A span or event as it was when it ended.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seen {
    /// Of a span.
    id: Option<u64>,
    pub(crate) name: &'static str,
    pub(crate) parent: Option<&'static str>,
    pub(crate) fields: BTreeMap<&'static str, String>,
    pub(crate) closed: bool,
}

impl Visit for Seen {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.fields.insert(field.name(), value.to_owned());
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.fields.insert(field.name(), format!("{value:?}"));
    }
}

/// Keeps the spans and events whose target is ours.
#[derive(Clone, Default)]
pub(crate) struct Capture(Arc<Mutex<Vec<Seen>>>);

impl Capture {
    /// Listens in this thread until the guard is dropped.
    pub(crate) fn listen(&self) -> tracing::subscriber::DefaultGuard {
        tracing::subscriber::set_default(tracing_subscriber::registry().with(self.clone()))
    }

    pub(crate) fn take(&self) -> Vec<Seen> {
        std::mem::take(&mut *self.0.lock().expect("nobody panicked"))
    }

    fn change(&self, id: &Id, change: impl FnOnce(&mut Seen)) {
        let mut all = self.0.lock().expect("nobody panicked");
        if let Some(seen) = all.iter_mut().rev().find(|seen| seen.id == Some(id.into_u64())) {
            change(seen);
        }
    }
}

impl<S: Subscriber + for<'l> LookupSpan<'l>> Layer<S> for Capture {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        if attributes.metadata().target() != "rebuttal" {
            return;
        }
        let parent = context.span(id).and_then(|span| span.parent()).map(|parent| parent.name());
        let id = Some(id.into_u64());
        let mut seen = Seen { id, name: attributes.metadata().name(), parent, ..Seen::default() };
        attributes.record(&mut seen);
        self.0.lock().expect("nobody panicked").push(seen);
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, _: Context<'_, S>) {
        self.change(id, |seen| values.record(seen));
    }

    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        if event.metadata().target() == "rebuttal" {
            let mut seen = Seen { name: event.metadata().level().as_str(), ..Seen::default() };
            event.record(&mut seen);
            self.0.lock().expect("nobody panicked").push(seen);
        }
    }

    fn on_close(&self, id: Id, _: Context<'_, S>) {
        self.change(&id, |seen| seen.closed = true);
    }
}

fn assert_fields(seen: &Seen, expected: &[(&str, &str)]) {
    for (name, value) in expected {
        assert_eq!(seen.fields.get(name).map(String::as_str), Some(*value), "{name} in {seen:#?}");
    }
}

fn assert_absent(seen: &Seen, names: &[&str]) {
    for name in names {
        assert!(!seen.fields.contains_key(name), "{name} in {seen:#?}");
    }
}

#[tokio::test]
async fn a_call_that_is_repeated_is_a_span_with_two_inside() {
    let stage = Stage::open().await;
    let client = stripe(&stage).build().expect("a client");
    let id = dispute(&stage, "stripe").await;
    fault(&stage, json!({"operation": "closeDispute", "kind": "status", "status": 503, "body": "busy"})).await;
    let capture = Capture::default();
    let guard = capture.listen();
    let own = tracing::info_span!("of the program");
    client.close_dispute(&id).send().instrument(own).await.expect("closed");
    drop(guard);

    let spans = capture.take();
    let [call, first, second] = &spans[..] else { panic!("{spans:#?}") };
    assert_eq!((call.name, call.parent), ("rebuttal.call", Some("of the program")));
    assert_fields(
        call,
        &[
            ("otel.name", "closeDispute"),
            ("otel.kind", "internal"),
            ("rebuttal.provider", "stripe"),
            ("rebuttal.operation", "closeDispute"),
            ("rebuttal.retry_class", "keyed"),
            ("rebuttal.attempts", "2"),
            ("rebuttal.outcome", "done"),
        ],
    );
    assert_absent(call, &["otel.status_code", "error.type", "rebuttal.code"]);
    let port = stage.sandbox.url().rsplit_once(':').expect("a port").1.to_owned();
    let url = format!("{}/v1/disputes/{{dispute}}/close", stage.sandbox.url());
    for attempt in [first, second] {
        assert_eq!((attempt.name, attempt.parent), ("rebuttal.attempt", Some("rebuttal.call")));
        assert_fields(
            attempt,
            &[
                ("otel.name", "POST /v1/disputes/{dispute}/close"),
                ("otel.kind", "client"),
                ("http.request.method", "POST"),
                ("server.address", "127.0.0.1"),
                ("server.port", &port),
                ("url.full", &url),
                ("url.template", "/v1/disputes/{dispute}/close"),
                ("network.protocol.version", "1.1"),
            ],
        );
    }
    assert_fields(
        first,
        &[
            ("http.response.status_code", "503"),
            ("error.type", "ServerError"),
            ("otel.status_code", "ERROR"),
            ("rebuttal.outcome", "unknown"),
            ("rebuttal.retry_reason", "unknown"),
        ],
    );
    assert_absent(first, &["http.request.resend_count"]);
    assert_fields(
        second,
        &[("http.response.status_code", "200"), ("http.request.resend_count", "1"), ("rebuttal.outcome", "done")],
    );
    assert_absent(second, &["error.type", "otel.status_code", "rebuttal.retry_reason"]);
    assert!(second.fields.contains_key("rebuttal.request_id"), "{second:#?}");
    assert!(spans.iter().all(|span| span.closed), "{spans:#?}");
    assert!(!format!("{spans:?}").contains(&id), "the dispute's id is in no span");
}

#[tokio::test]
async fn a_call_that_is_dropped_is_a_span_that_says_so() {
    let stage = Stage::open().await;
    let client = alipay(&stage).build().expect("a client");
    let id = dispute(&stage, "alipay").await;
    fault(&stage, json!({"operation": "acceptDispute", "kind": "delay", "seconds": 60, "acted": false})).await;
    let capture = Capture::default();
    let guard = capture.listen();
    let mut call = Box::pin(client.accept_dispute(&id).send());
    tokio::select! {
        ended = &mut call => panic!("it never answers: {ended:?}"),
        () = arrived(&stage, "acceptDispute") => {}
    }
    drop(call);
    drop(guard);
    let spans = capture.take();
    let [call, attempt] = &spans[..] else { panic!("{spans:#?}") };
    for span in [call, attempt] {
        assert_fields(
            span,
            &[("error.type", "cancelled"), ("otel.status_code", "ERROR"), ("rebuttal.outcome", "unknown")],
        );
        assert!(span.closed);
    }
}
