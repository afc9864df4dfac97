//! Spans of `tracing`: one for each call and one inside it for each attempt, by the names that OpenTelemetry's semantic
//! conventions give to HTTP clients.
//!
//! The convention wants a client span for each request that goes out and none around them, so that of the call is an
//! internal one. `url.full` has the path's template in place of the path: it names no dispute.

use tracing::field::Empty;
use tracing::{Level, Span, info_span, span_enabled};

use crate::Outcome;
use crate::observe::{AttemptFacts, CallFacts, Endpoint};

/// Whether any subscriber wants spans of ours.
pub(crate) fn wanted() -> bool {
    span_enabled!(target: "rebuttal", Level::INFO)
}

/// The span of a call, inside the caller's.
pub(crate) fn call(endpoint: &Endpoint) -> Span {
    info_span!(
        target: "rebuttal",
        "rebuttal.call",
        "otel.name" = endpoint.operation,
        "otel.kind" = "internal",
        "otel.status_code" = Empty,
        "error.type" = Empty,
        "rebuttal.provider" = endpoint.provider,
        "rebuttal.operation" = endpoint.operation,
        "rebuttal.retry_class" = endpoint.retry_class,
        "rebuttal.outcome" = Empty,
        "rebuttal.attempts" = Empty,
        "rebuttal.code" = Empty,
        "rebuttal.request_id" = Empty,
    )
}

/// The span of an attempt, inside its call's.
pub(crate) fn attempt(call: &Span, endpoint: &Endpoint, number: u32, request_bytes: u64) -> Span {
    let span = info_span!(
        target: "rebuttal",
        parent: call,
        "rebuttal.attempt",
        "otel.name" = format_args!("{} {}", endpoint.method, endpoint.url_template),
        "otel.kind" = "client",
        "otel.status_code" = Empty,
        "error.type" = Empty,
        "http.request.method" = endpoint.method,
        "http.request.resend_count" = Empty,
        "http.request.body.size" = request_bytes,
        "http.response.status_code" = Empty,
        "http.response.body.size" = Empty,
        "network.protocol.version" = Empty,
        "server.address" = endpoint.server_address.as_str(),
        "server.port" = endpoint.server_port,
        "url.full" = endpoint.url_full.as_str(),
        "url.template" = endpoint.url_template.as_str(),
        "rebuttal.provider" = endpoint.provider,
        "rebuttal.operation" = endpoint.operation,
        "rebuttal.outcome" = Empty,
        "rebuttal.request_id" = Empty,
        "rebuttal.retry_reason" = Empty,
        "rebuttal.retry_wait" = Empty,
    );
    if number > 1 {
        span.record("http.request.resend_count", number - 1);
    }
    span
}

/// Writes what became of an attempt into its span.
pub(crate) fn attempted(span: &Span, facts: &AttemptFacts) {
    record(span, "http.response.status_code", facts.http_status);
    record(span, "http.response.body.size", facts.response_bytes);
    record(span, "network.protocol.version", facts.http_version);
    record(span, "rebuttal.retry_reason", facts.retry_reason);
    record(span, "rebuttal.retry_wait", facts.retry_wait.map(|wait| wait.as_secs_f64()));
    let class = facts.error_class.map(|kind| kind.class());
    ended(span, class, facts.cancelled, facts.outcome, facts.request_id.as_deref());
}

/// Writes what became of a call into its span.
pub(crate) fn called(span: &Span, facts: &CallFacts) {
    record(span, "rebuttal.attempts", Some(facts.attempts));
    record(span, "rebuttal.code", facts.code.as_deref());
    let class = facts.error_class.map(|kind| kind.class());
    ended(span, class, facts.cancelled, facts.outcome, facts.request_id.as_deref());
}

fn ended(span: &Span, class: Option<&str>, cancelled: bool, outcome: Outcome, request_id: Option<&str>) {
    let error = class.or(cancelled.then_some("cancelled"));
    record(span, "otel.status_code", error.map(|_| "ERROR"));
    record(span, "error.type", error);
    record(span, "rebuttal.outcome", Some(outcome.as_str()));
    record(span, "rebuttal.request_id", request_id);
}

fn record<V: tracing::Value>(span: &Span, name: &'static str, value: Option<V>) {
    if let Some(value) = value {
        span.record(name, value);
    }
}
