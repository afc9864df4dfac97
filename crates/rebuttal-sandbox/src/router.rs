//! Which part of the sandbox answers a request: the control interface, or a provider.

use std::sync::Arc;

use crate::alipay;
use crate::control::{self, PREFIX};
use crate::generated::Op;
use crate::requests::Verdict;
use crate::state::Shared;
use crate::stripe::{self, API_HOST, FILES_HOST};
use crate::wire::{Arrival, Early, Handler, RawResponse};

/// Takes the fault that ends a request at its head, and logs the request.
fn cut(shared: &Arc<Shared>, head: Arrival, named: Option<(Op, Vec<&'static str>)>, reused: bool) -> Option<Early> {
    let (operation, names) = named?;
    let early = shared.change(|state| {
        // Only the body says which of the operation's names applies, and it is not read.
        let kind = state.faults.take_early(&names, reused)?;
        let reason = "cut before it was read".to_owned();
        let verdict = Verdict { operation: Some(operation), reason, fault: Some(kind.name()), ..Verdict::default() };
        let number = state.requests.next_number();
        state.requests.add(number, state.clock.now(), head, verdict);
        kind.early(reused)
    });
    control::meanwhile(shared);
    early
}

impl Handler for Shared {
    fn early(self: &Arc<Self>, head: Arrival, reused: bool) -> Option<Early> {
        let named = stripe::at_head(&head, API_HOST).or_else(|| alipay::at_head(&head));
        cut(self, head, named, reused)
    }

    async fn answer(self: Arc<Self>, arrival: Arrival) -> RawResponse {
        let path = arrival.path();
        match path.strip_prefix(PREFIX) {
            Some(rest) if rest.is_empty() || rest.starts_with('/') => control::answer(&self, &arrival).await,
            _ if stripe::owns(path) => {
                let answer = stripe::respond(&self, arrival, API_HOST).await;
                control::meanwhile(&self);
                answer
            }
            _ => {
                let answer = alipay::respond(&self, arrival);
                control::meanwhile(&self);
                answer
            }
        }
    }
}

/// The second port, which has nothing but files.
pub(crate) struct FilesPort(pub(crate) Arc<Shared>);

impl Handler for FilesPort {
    fn early(self: &Arc<Self>, head: Arrival, reused: bool) -> Option<Early> {
        let named = stripe::at_head(&head, FILES_HOST);
        cut(&self.0, head, named, reused)
    }

    async fn answer(self: Arc<Self>, arrival: Arrival) -> RawResponse {
        let answer = stripe::respond(&self.0, arrival, FILES_HOST).await;
        control::meanwhile(&self.0);
        answer
    }
}
