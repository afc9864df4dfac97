//! Notifications: what was posted, each attempt to deliver it, and when the next one is due.

mod deliver;
mod post_over_http;
mod time;

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::time::Duration;

use bytes::Bytes;
use chrono::{DateTime, TimeDelta, Utc};
use http::Uri;
use serde_json::{Value, json};

pub(crate) use deliver::start_lane;
pub(crate) use post_over_http::webhook_url;
pub(crate) use time::{advance, first_deliveries};

use crate::clock::in_seconds;

/// Whose notification it is: each provider signs and reads acknowledgements its own way, and has its own schedule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Provider {
    Alipay,
    Stripe,
}

impl Provider {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Alipay => "alipay",
            Self::Stripe => "stripe",
        }
    }

    /// Seconds between an attempt and the next, after the first attempt.
    fn pauses(self) -> &'static [i64] {
        match self {
            Self::Alipay => &ALIPAY_PAUSES,
            Self::Stripe => &STRIPE_PAUSES,
        }
    }
}

/// Alipay's schedule of 0 s, 2 min, 10 min, 10 min, 1 h, 2 h, 6 h and 15 h, read as eight attempts and their distances,
/// which add up to a day.
const ALIPAY_PAUSES: [i64; 7] = [120, 600, 600, 3_600, 7_200, 21_600, 54_000];

/// Stripe says "up to three days, at growing distances" and no more; these are the sandbox's.
const STRIPE_PAUSES: [i64; 9] = [300, 1_800, 7_200, 18_000, 36_000, 43_200, 43_200, 43_200, 43_200];

/// What holds for every delivery.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DeliveryLimits {
    /// How long it may take, in real time.
    pub(crate) time: Duration,
    /// Whether it may go to another machine.
    pub(crate) leaves_the_machine: bool,
}

/// How a notification is signed. All but the first are hostile and for tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sign {
    Properly,
    Not,
    Broken,
    OtherKey,
}

/// A notification to deliver.
#[derive(Debug, Clone)]
pub(crate) struct Delivery {
    pub(crate) provider: Provider,
    /// What must arrive in order: first deliveries of one lane wait for each other.
    pub(crate) lane: String,
    pub(crate) kind: String,
    pub(crate) body: Bytes,
    pub(crate) sign: Sign,
    /// When it says that it was signed, if not when it is delivered.
    pub(crate) signed_at: Option<DateTime<Utc>>,
    /// Where to, if not to the provider's webhook.
    pub(crate) url: Option<Uri>,
}

/// One attempt, at the sandbox's time.
#[derive(Debug)]
pub(crate) struct Attempt {
    pub(crate) at: DateTime<Utc>,
    pub(crate) url: Option<String>,
    /// The receiver's HTTP status, or why there was none.
    pub(crate) outcome: Result<u16, String>,
    pub(crate) acknowledged: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Waits for its first or its next attempt.
    Waiting,
    Acknowledged,
    /// The schedule is used up, or a hostile one had its only attempt.
    GivenUp,
    /// There was no webhook when it was posted, and it is not sent later.
    NotSent,
}

/// A notification or event, and how its deliveries went.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Sent {
    /// Its number: the first is 1.
    pub number: u64,
    /// The dispute that it is about.
    pub dispute_id: String,
    /// Its kind, such as `DISPUTE_CREATED` or `charge.dispute.created`.
    pub kind: String,
    /// The exact bytes.
    pub body: Bytes,
    /// Whether the receiver has taken it.
    pub acknowledged: bool,
    /// Each attempt: the receiver's HTTP status, or why there was none.
    pub attempts: Vec<Result<u16, String>>,
}

#[derive(Debug)]
struct Notification {
    delivery: Delivery,
    posted: DateTime<Utc>,
    state: State,
    next: Option<DateTime<Utc>>,
    attempts: Vec<Attempt>,
}

/// All notifications by number, and the queues of first deliveries.
#[derive(Debug, Default)]
pub(crate) struct Outbox {
    notifications: BTreeMap<u64, Notification>,
    numbered: u64,
    /// The lanes that are running, with what waits in them.
    lanes: HashMap<String, VecDeque<u64>>,
    starting: Vec<String>,
}

impl Outbox {
    /// Takes a notification; its first delivery begins as soon as the state is unlocked. Numbers outlive a reset.
    pub(crate) fn post(&mut self, delivery: Delivery, now: DateTime<Utc>) -> u64 {
        self.numbered += 1;
        let lane = delivery.lane.clone();
        let notification =
            Notification { delivery, posted: now, state: State::Waiting, next: None, attempts: Vec::new() };
        self.notifications.insert(self.numbered, notification);
        match self.lanes.get_mut(&lane) {
            Some(waiting) => waiting.push_back(self.numbered),
            None => {
                self.lanes.insert(lane.clone(), VecDeque::from([self.numbered]));
                self.starting.push(lane);
            }
        }
        self.numbered
    }

    pub(crate) fn lanes_to_start(&mut self) -> Vec<String> {
        std::mem::take(&mut self.starting)
    }

    /// The next first delivery of a lane; none ends the lane.
    fn next_in_lane(&mut self, lane: &str) -> Option<u64> {
        let next = self.lanes.get_mut(lane).and_then(VecDeque::pop_front);
        if next.is_none() {
            self.lanes.remove(lane);
        }
        next
    }

    fn delivery(&self, number: u64) -> Option<Delivery> {
        self.notifications.get(&number).map(|notification| notification.delivery.clone())
    }

    /// Writes an attempt down and decides what comes next. A notification that a reset removed is left alone.
    fn record(&mut self, number: u64, attempt: Attempt) {
        let Some(notification) = self.notifications.get_mut(&number) else { return };
        let at = attempt.at;
        let unsent = attempt.url.is_none() && notification.attempts.is_empty();
        let acknowledged = attempt.acknowledged;
        notification.attempts.push(attempt);
        let pauses = notification.delivery.provider.pauses();
        let pause =
            pauses.get(notification.attempts.len() - 1).filter(|_| notification.delivery.sign == Sign::Properly);
        let next = pause.and_then(|pause| at.checked_add_signed(TimeDelta::seconds(*pause)));
        (notification.state, notification.next) = match next {
            _ if acknowledged => (State::Acknowledged, None),
            _ if unsent => (State::NotSent, None),
            None => (State::GivenUp, None),
            next => (State::Waiting, next),
        };
    }

    /// Whether the receiver has taken it.
    pub(crate) fn is_acknowledged(&self, number: u64) -> bool {
        self.notifications.get(&number).is_some_and(|notification| notification.state == State::Acknowledged)
    }

    /// The earliest attempt that is due some time, and its notification.
    fn next_attempt(&self) -> Option<(DateTime<Utc>, u64)> {
        self.notifications.iter().filter_map(|(number, notification)| Some((notification.next?, *number))).min()
    }

    /// Forgets the notifications. Running lanes find nothing more and end.
    pub(crate) fn clear(&mut self) {
        self.notifications.clear();
        self.lanes.values_mut().for_each(VecDeque::clear);
    }

    /// Everything that was posted, in its order.
    pub(crate) fn all(&self) -> Vec<Sent> {
        self.notifications.iter().map(|(number, notification)| notification.to_sent(*number)).collect()
    }

    pub(crate) fn to_json(&self) -> Value {
        let all = self.notifications.iter().map(|(number, notification)| notification.to_json(*number));
        json!({"notifications": all.collect::<Vec<_>>()})
    }
}

impl Notification {
    fn to_sent(&self, number: u64) -> Sent {
        Sent {
            number,
            dispute_id: self.delivery.lane.clone(),
            kind: self.delivery.kind.clone(),
            body: self.delivery.body.clone(),
            acknowledged: self.state == State::Acknowledged,
            attempts: self.attempts.iter().map(|attempt| attempt.outcome.clone()).collect(),
        }
    }

    fn to_json(&self, number: u64) -> Value {
        let Delivery { provider, lane, kind, body, .. } = &self.delivery;
        let attempts: Vec<Value> = self.attempts.iter().map(Attempt::to_json).collect();
        json!({
            "number": number,
            "provider": provider.name(),
            "dispute_id": lane,
            "type": kind,
            "posted": in_seconds(self.posted),
            "state": match self.state {
                State::Waiting => "waiting",
                State::Acknowledged => "acknowledged",
                State::GivenUp => "given_up",
                State::NotSent => "not_sent",
            },
            "acknowledged": self.state == State::Acknowledged,
            "next_attempt": self.next.map(in_seconds),
            "attempts": attempts,
            "body": String::from_utf8_lossy(body),
        })
    }
}

impl Attempt {
    fn to_json(&self) -> Value {
        json!({
            "at": in_seconds(self.at),
            "url": self.url,
            "http_status": self.outcome.as_ref().ok(),
            "error": self.outcome.as_ref().err(),
            "acknowledged": self.acknowledged,
        })
    }
}
