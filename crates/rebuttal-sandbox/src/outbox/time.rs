//! Moves the clock, and carries out what becomes due on the way, in order of time.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::deliver::attempt;
use crate::state::{Shared, State};

/// Something that happens by itself when its time comes. Of two at the same time the dispute's is first.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    AlipayTurn(String),
    StripeTurn(String),
    Attempt(u64),
}

/// Moves the clock to `target` and answers when all deliveries due by then have been attempted, first deliveries
/// included. It ends: a notification has some ten attempts at most, and a dispute one warning and one deadline.
pub(crate) async fn advance(shared: &Arc<Shared>, target: DateTime<Utc>) {
    loop {
        first_deliveries(shared).await;
        let event = shared.change(|state| {
            let next = next_event(state).filter(|(at, _)| *at <= target);
            state.clock.set(next.as_ref().map_or(target, |(at, _)| *at));
            next.map(|(_, event)| event)
        });
        match event {
            None => return,
            Some(Event::Attempt(number)) => attempt(shared, number).await,
            Some(Event::AlipayTurn(id)) => shared.change(|state| {
                let State { alipay, outbox, clock, .. } = state;
                alipay.turn(&id, clock.now(), outbox);
            }),
            Some(Event::StripeTurn(id)) => shared.change(|state| {
                let (stripe, mut context) = state.stripe_context(shared, None);
                stripe.turn(&id, &mut context);
            }),
        }
    }
}

/// Waits until no first delivery is under way. Each ends within the time that a delivery may take.
pub(crate) async fn first_deliveries(shared: &Shared) {
    // The sender is in `shared`, so this cannot fail.
    let _ = shared.lanes.subscribe().wait_for(|running| *running == 0).await;
}

fn next_event(state: &State) -> Option<(DateTime<Utc>, Event)> {
    let alipay = state.alipay.next_turn().map(|(at, id)| (at, Event::AlipayTurn(id)));
    let stripe = state.stripe.next_turn().map(|(at, id)| (at, Event::StripeTurn(id)));
    let attempt = state.outbox.next_attempt().map(|(at, number)| (at, Event::Attempt(number)));
    alipay.into_iter().chain(stripe).chain(attempt).min()
}
