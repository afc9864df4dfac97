//! The stages of one call of a merchant: route, verify, apply a fault, carry out, sign, log.

use std::sync::Arc;

use bytes::Bytes;
use http::header::{ALLOW, CONTENT_TYPE};
use http::{HeaderValue, Method, StatusCode};
use rebuttal_signing::{Content, SignatureHeader};
use serde_json::{Map, Value, json};

use super::answer::CannotSign;
use super::check::{Limits, objection};
use super::codes::{Finding, result};
use super::{Keys, Op, answer, operation};
use crate::clock::{in_milliseconds, in_seconds, real_time};
use crate::effects::By;
use crate::faults::{Kind, Replacement};
use crate::generated::Op as AnyOp;
use crate::generated::alipay::codes::{PARAM_ILLEGAL, SIGNATURE_INVALID, SUCCESS, UNKNOWN_EXCEPTION};
use crate::requests::Verdict;
use crate::state::{Shared, State};
use crate::tables::{Object, Operations as _};
use crate::wire::{Arrival, RawResponse};

const SANDBOX_PREFIX: &str = "/ams/sandbox/api";
const PRODUCTION_PREFIX: &str = "/ams/api";

/// Answers one request to the provider's paths and logs it. The signatures, which take the time, are checked and made
/// while the state is not locked.
pub(crate) fn respond(shared: &Arc<Shared>, arrival: Arrival) -> RawResponse {
    let number = shared.change(|state| state.requests.next_number());
    let mut verdict = Verdict::default();
    let answer = match admit(&shared.alipay, &arrival, &mut verdict) {
        Err(refusal) => *refusal,
        Ok(operation) => {
            let (finding, fault) = shared.change(|state| act(state, operation, &arrival, number, &mut verdict));
            let answer = compose(&shared.alipay, &arrival, &finding, fault.as_ref(), &in_milliseconds(real_time()));
            answer.unwrap_or_else(|error| {
                verdict.reason = error.to_string();
                RawResponse::new(StatusCode::INTERNAL_SERVER_ERROR, "text/plain", format!("{error}\n"))
            })
        }
    };
    shared.change(|state| state.requests.add(number, state.clock.now(), arrival, verdict));
    answer
}

/// The operation whose request's head this is, and its names.
pub(crate) fn at_head(head: &Arrival) -> Option<(AnyOp, Vec<&'static str>)> {
    let op = find(head.path().strip_prefix(SANDBOX_PREFIX)?)?;
    Some((op.into(), vec![op.id()]))
}

fn find(path: &str) -> Option<Op> {
    Op::at(None, path).map(|(op, _)| op).next()
}

/// The operation that an authentic request names, or the answer to any other request.
fn admit(keys: &Keys, arrival: &Arrival, verdict: &mut Verdict) -> Result<Op, Box<RawResponse>> {
    let path = arrival.path();
    let path = path.strip_prefix(SANDBOX_PREFIX).or_else(|| path.strip_prefix(PRODUCTION_PREFIX));
    let Some(operation) = path.and_then(find) else {
        "no operation has this path".clone_into(&mut verdict.reason);
        return Err(Box::new(in_own_voice(StatusCode::NOT_FOUND, &verdict.reason)));
    };
    verdict.operation = Some(operation.into());
    if arrival.method != Method::POST {
        "only POST is answered here".clone_into(&mut verdict.reason);
        let mut answer = in_own_voice(StatusCode::METHOD_NOT_ALLOWED, &verdict.reason);
        answer.headers.insert(ALLOW, HeaderValue::from_static("POST"));
        return Err(Box::new(answer));
    }
    if let Err(reason) = authenticate(keys, arrival) {
        // The provider cannot sign for a caller whom it doesn't know, so this answer carries no signature header.
        verdict.code = Some(SIGNATURE_INVALID.to_owned());
        verdict.reason = reason;
        let body = json!({"result": result(SIGNATURE_INVALID, "F")});
        return Err(Box::new(answer::unsigned(body.to_string().into())));
    }
    Ok(operation)
}

/// Takes the fault whose turn it is and, unless the fault prevents it, carries the operation out.
fn act(
    state: &mut State,
    operation: Op,
    arrival: &Arrival,
    number: u64,
    verdict: &mut Verdict,
) -> (Finding, Option<Kind>) {
    let now = state.clock.now();
    let fault = state.faults.take(&[operation.id()]);
    verdict.fault = fault.as_ref().map(Kind::name);
    if !fault.as_ref().is_none_or(Kind::acts) {
        "authentic, but the fault came before the operation".clone_into(&mut verdict.reason);
        let unknown = Finding { status: "U", ..Finding::refused(UNKNOWN_EXCEPTION, "") };
        return (unknown, fault);
    }
    let finding = carry_out(state, operation, arrival, verdict);
    if let (true, Some(id)) = (finding.acted, finding.fields.get("disputeId").and_then(Value::as_str)) {
        state.effects.add(id, operation, Vec::new(), now, By::Request { number, key: None });
    }
    (finding, fault)
}

/// Whether a known merchant signed exactly these bytes for exactly this path. Nothing is parsed before.
fn authenticate(keys: &Keys, arrival: &Arrival) -> Result<(), String> {
    if !arrival.path().starts_with(SANDBOX_PREFIX) {
        return Err("a client id of the sandbox has no key for the production path".to_owned());
    }
    let header = |name| arrival.header(name).ok_or_else(|| format!("the header {name} is missing, empty or repeated"));
    if header("client-id")? != keys.client_id {
        return Err("no merchant has this client-id".to_owned());
    }
    let time = header("request-time")?;
    let signature = SignatureHeader::parse(header("signature")?).map_err(|error| error.to_string())?;
    if signature.key_version().is_some_and(|version| version != "1") {
        return Err("the merchant has no key of this keyVersion".to_owned());
    }
    let content = Content::new(arrival.method.as_str(), &arrival.target, keys.client_id, time, &arrival.body);
    keys.merchant_public.verify(&content, signature.signature()).map_err(|mismatch| mismatch.to_string())
}

/// Parses the body and runs the operation.
fn carry_out(state: &mut State, operation: Op, arrival: &Arrival, verdict: &mut Verdict) -> Finding {
    let object = operation.body();
    let finding = match parse(arrival, object, state.alipay.limits) {
        Ok(body) => {
            let unknown = body.keys().filter(|name| object.get(name).is_none());
            verdict.unknown_fields = unknown.cloned().collect();
            let State { alipay, outbox, clock, .. } = state;
            operation::run(operation, alipay, &body, clock.now(), outbox)
        }
        Err(reason) => Finding::refused(PARAM_ILLEGAL, reason),
    };
    verdict.code = Some(finding.code.to_owned());
    verdict.reason.clone_from(&finding.reason);
    verdict.acted = finding.acted;
    finding
}

fn parse(arrival: &Arrival, object: &Object, limits: Limits) -> Result<Map<String, Value>, String> {
    if let Some(given) = arrival.headers.get(CONTENT_TYPE) {
        let media = given.to_str().unwrap_or_default().split(';').next().unwrap_or_default().trim();
        if !media.eq_ignore_ascii_case("application/json") {
            return Err("the Content-Type is not application/json".to_owned());
        }
    }
    let body: Value =
        serde_json::from_slice(&arrival.body).map_err(|error| format!("the body is not JSON: {error}"))?;
    let Value::Object(body) = body else { return Err("the body is not a JSON object".to_owned()) };
    match objection(object, &body, limits) {
        Some(reason) => Err(reason),
        None => Ok(body),
    }
}

/// The response to an authentic request, with the fault applied.
fn compose(
    keys: &Keys,
    arrival: &Arrival,
    finding: &Finding,
    fault: Option<&Kind>,
    time: &str,
) -> Result<RawResponse, CannotSign> {
    if let Some(foreign) = fault.and_then(Kind::foreign) {
        let mut answer = RawResponse::new(foreign.status, "", foreign.body);
        answer.headers = foreign.headers;
        return Ok(answer);
    }
    let body = match fault.and_then(Kind::replacement) {
        Some(Replacement::Bytes(bytes)) => bytes,
        Some(Replacement::Result { code, status }) => {
            let body = Bytes::from(json!({"result": result(&code, &status)}).to_string());
            if code == SIGNATURE_INVALID {
                return Ok(answer::unsigned(body));
            }
            body
        }
        Some(Replacement::OtherObject) => about_another(finding).into(),
        Some(Replacement::Unknown) => json!({"result": result(UNKNOWN_EXCEPTION, "U")}).to_string().into(),
        None => finding.to_json().to_string().into(),
    };
    let mut answer = match fault {
        Some(Kind::Signature(fault)) => answer::spoiled(keys, arrival, time, &body, Some(*fault))?,
        Some(Kind::ResponseTime(time)) => answer::signed(keys, arrival, time, &body)?,
        _ => answer::signed(keys, arrival, time, &body)?,
    };
    if let Some(fault) = fault {
        answer.manner = fault.manner();
    }
    Ok(answer)
}

/// A success about a dispute that does not exist.
fn about_another(finding: &Finding) -> String {
    let mut body = match finding.status {
        "S" => finding.to_json(),
        _ => json!({"result": result(SUCCESS, "S"), "disputeResolutionTime": in_seconds(real_time())}),
    };
    body["disputeId"] = json!("2099010125013101157301049999");
    body.to_string()
}

/// The provider's responses outside its operations are not documented, so these are the sandbox's own.
fn in_own_voice(status: StatusCode, message: &str) -> RawResponse {
    let known: Vec<_> = Op::ALL.iter().map(|op| format!("{SANDBOX_PREFIX}{}", op.table().path)).collect();
    let message = format!("rebuttal-sandbox: {message}; known are POST {}", known.join(", "));
    RawResponse::json(status, &json!({"error": {"message": message}}))
}
