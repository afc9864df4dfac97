//! The stages of one call of a merchant: admit, apply a fault, check, carry out or replay, answer, log.

use std::sync::Arc;

use bytes::Bytes;
use http::StatusCode;
use serde_json::json;

use super::answer::{Outcome, complete, headers, ordered, spoil};
use super::call::{Call, CallHeaders};
use super::failure::Failure;
use super::operation::{Request, Response, find, reading};
use super::run::{Run, judge};
use super::{Op, dispatch};
use crate::faults::Kind;
use crate::generated::Op as AnyOp;
use crate::generated::stripe::PROVIDER;
use crate::requests::Verdict;
use crate::state::{Shared, State};
use crate::tables::Operations as _;
use crate::wire::{Arrival, Manner, RawResponse};

/// Whether a path of the API's port is this provider's.
pub(crate) fn owns(path: &str) -> bool {
    ["/v1", "/v2"]
        .into_iter()
        .any(|root| path.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

/// The operation whose request's head this is, and all names that it may go by.
pub(crate) fn at_head(head: &Arrival, host: Option<&str>) -> Option<(AnyOp, Vec<&'static str>)> {
    let (op, _) = find(host, &head.method, head.path())?;
    Some((op.into(), op.names(|_, _| true)))
}

/// Answers one request to the provider's paths and logs it.
pub(crate) async fn respond(shared: &Arc<Shared>, arrival: Arrival, host: Option<&str>) -> RawResponse {
    let number = shared.change(|state| state.requests.next_number());
    let call = Call::read(&arrival, host, number).await;
    shared.change(|state| {
        let mut verdict = Verdict {
            operation: call.found.as_ref().map(|(op, _)| (*op).into()),
            details: call.shown(),
            ..Verdict::default()
        };
        if let Some((op, _)) = call.found {
            let names = call.names(op);
            verdict.details.insert("operations".to_owned(), json!(names));
        }
        let answer = answer(shared, state, &call, &arrival, &mut verdict);
        verdict.details.insert("status".to_owned(), json!(answer.status.as_u16()));
        // The log shows the parts of uploads: their bytes would only fill it.
        let has_files = call.content.as_ref().is_ok_and(|content| !content.files.is_empty());
        let arrival = if has_files { Arrival { body: Bytes::new(), ..arrival } } else { arrival };
        state.requests.add(number, state.clock.now(), arrival, verdict);
        answer
    })
}

fn answer(
    shared: &Arc<Shared>,
    state: &mut State,
    call: &Call,
    arrival: &Arrival,
    verdict: &mut Verdict,
) -> RawResponse {
    let headers = headers(PROVIDER.version, call, arrival);
    let (operation, id, manners) = match admit(shared, state, call, arrival) {
        Ok(admitted) => admitted,
        Err(failure) => {
            judge(verdict, &failure);
            return complete(Outcome::of(&failure, call), headers);
        }
    };
    let fault = state.faults.take(&call.names(operation));
    verdict.fault = fault.as_ref().map(Kind::name);
    let outcome = if fault.as_ref().is_none_or(Kind::acts) {
        let held = match fault.as_ref().map(Kind::manner) {
            Some(Manner::After(time) | Manner::Spread(time)) => Some(time),
            _ => None,
        };
        let own_error = fault.as_ref().and_then(|fault| ordered(fault, call));
        Run { shared, state, call, operation, id, manners, held, own_error }.run(verdict)
    } else if let (Some(Kind::OtherObject { .. }), Some(object)) =
        (&fault, as_it_is(shared, state, operation, id, manners.account))
    {
        "the key is good, but the fault came before the operation".clone_into(&mut verdict.reason);
        Outcome::json(StatusCode::OK, &object)
    } else {
        "the key is good, but the fault came before the operation".clone_into(&mut verdict.reason);
        Outcome::of(&Failure::unfortunate(), call)
    };
    spoil(outcome, fault.as_ref(), call, headers)
}

/// The object that an operation is about, before the operation.
fn as_it_is(
    shared: &Shared,
    state: &mut State,
    operation: Op,
    id: &str,
    account: Option<&str>,
) -> Option<serde_json::Value> {
    let (stripe, mut context) = state.stripe_context(shared, None);
    let params = serde_json::Map::new();
    let request = Request::plain(account, id, &params);
    match dispatch::run(reading(operation), stripe, &request, &mut context).ok()?.response {
        Response::Json(object) => Some(object),
        Response::File { .. } => None,
    }
}

/// The operation that an authentic request names, or the refusal of any other request.
fn admit<'a>(
    shared: &Shared,
    state: &State,
    call: &'a Call,
    arrival: &'a Arrival,
) -> Result<(Op, &'a str, CallHeaders<'a>), Failure> {
    shared.stripe.admit(arrival)?;
    let manners = CallHeaders::read(arrival)?;
    let unknown = || Failure::unknown_url(call.method.as_str(), &call.path);
    let (operation, id) = call.found.as_ref().ok_or_else(unknown)?;
    if state.stripe.settings.denied.contains(operation.id()) {
        let message = format!("The provided key does not have the permissions required for {}.", operation.id());
        return Err(Failure::forbidden(None, message));
    }
    Ok((*operation, id, manners))
}
