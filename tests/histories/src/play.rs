//! Plays a history on a lane, and gathers what is not as promised.

use std::collections::BTreeMap;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Map, Value, json};

use crate::check::{CallReport, Finding};
use crate::driver::Died;
use crate::effects::{self, Effect};
use crate::lane::Lane;

/// How long the provider remembers an idempotency key, in seconds.
const REMEMBERED: i64 = 24 * 3600;

/// Longer than the longest schedule of deliveries: after it nothing waits any more.
const ALL_DELIVERIES: u64 = 70 * 3600;

/// What a history did, and what was wrong about it.
#[derive(Debug, Default)]
pub(crate) struct Played {
    pub(crate) calls: u64,
    pub(crate) messages: u64,
    pub(crate) findings: Vec<Finding>,
}

/// Plays the steps one after the other; then everything that waits arrives, and the program catches up.
pub(crate) fn play(lane: &mut Lane, steps: &[Value]) -> Result<Played, String> {
    lane.reset()?;
    let mut play = Play { lane, names: BTreeMap::new(), keys: BTreeMap::new(), now: 0, played: Played::default() };
    for step in steps {
        // A history that lost a step may have lost what this one needs.
        if let Some(step) = play.filled(step) {
            // Two things that happen in the same second are hard to tell apart, for the provider too.
            play.leap(1)?;
            play.step(&step)?;
        }
    }
    play.end()?;
    Ok(play.played)
}

struct Play<'a> {
    lane: &'a mut Lane,
    names: BTreeMap<String, String>,
    /// The call that each idempotency key was first used for, whether it had its effect, and when.
    keys: BTreeMap<String, (Value, bool, i64)>,
    /// Seconds that the clock has moved.
    now: i64,
    played: Played,
}

impl Play<'_> {
    fn step(&mut self, step: &Value) -> Result<(), String> {
        match step["do"].as_str().unwrap_or_default() {
            "dispute" => {
                let provider = step["provider"].as_str().unwrap_or_default();
                let made = self.lane.control.must("POST", &format!("{provider}/disputes"), &step["fields"])?;
                let id = made.get("disputeId").unwrap_or(&made["id"]).as_str().unwrap_or_default().to_owned();
                self.names.insert(step["name"].as_str().unwrap_or_default().to_owned(), id);
                self.lane.settle()
            }
            "elsewhere" => {
                // It may not be possible any more, as it may not be for anybody.
                self.lane.control.ask("POST", step["path"].as_str().unwrap_or_default(), &step["body"])?;
                self.lane.settle()
            }
            "fault" => self.lane.control.must("POST", "faults", &step["order"]).map(drop),
            "clock" => self.leap(step["seconds"].as_i64().unwrap_or_default()),
            "webhooks" => {
                self.lane.shared.set_mode(step["mode"].as_str().unwrap_or("ok"));
                Ok(())
            }
            "catch_up" => self.catch_up(),
            "kill" => {
                self.lane.shared.kill();
                Ok(())
            }
            "call" => self.call(step),
            other => Err(format!("there is no step {other:?}")),
        }
    }

    /// Moves the clock; all deliveries due by then are attempted.
    fn leap(&mut self, seconds: i64) -> Result<(), String> {
        self.now += seconds;
        self.lane.control.must("POST", "clock/advance", &json!({ "seconds": seconds })).map(drop)
    }

    fn effects(&mut self) -> Result<Vec<Effect>, String> {
        Ok(effects::all(&self.lane.control.must("GET", "effects", &Value::Null)?))
    }

    /// How many requests have come to the provider.
    fn arrived(&mut self) -> Result<usize, String> {
        let log = self.lane.control.must("GET", "requests", &Value::Null)?;
        Ok(log["requests"].as_array().map_or(0, Vec::len))
    }

    fn call(&mut self, call: &Value) -> Result<(), String> {
        self.played.calls += 1;
        let before = self.effects()?;
        if call["killed"] == true {
            let seen = self.arrived()?;
            let Self { lane, .. } = self;
            let control = &mut lane.control;
            lane.shared.begin_and_kill(call, || {
                let end = Instant::now() + Duration::from_millis(500);
                while Instant::now() < end {
                    let log = control.ask("GET", "requests", &Value::Null);
                    if log.is_ok_and(|(_, log)| log["requests"].as_array().map_or(0, Vec::len) > seen) {
                        return;
                    }
                    thread::sleep(Duration::from_millis(2));
                }
            })?;
            self.quiet()?;
            let after = self.effects()?;
            self.remember(call, effects::new(&before, &after).any(|effect| effect.key == key(call)));
            return self.lane.settle();
        }
        let answer = match self.lane.shared.ask(call)? {
            Ok(answer) => answer,
            Err(Died) => {
                self.found("died", "the program died of a call".to_owned());
                return self.lane.settle();
            }
        };
        if call["options"].get("attempt_timeout").is_some() {
            // What the client gave up may still be on its way.
            self.quiet()?;
        }
        let after = self.effects()?;
        let theirs = |effect: &&Effect| effect.by_request && self.can_be(effect, call);
        let own: Vec<&Effect> = effects::new(&before, &after).filter(theirs).collect();
        let about = call["with"].get("disputeId").unwrap_or(&call["with"]["dispute"]).as_str();
        let report = CallReport { call, answer: &answer, before: self.done_before(call), own, now: &after, about };
        let had_effect = !report.own.is_empty();
        let finding = report.finding();
        self.played.findings.extend(finding);
        self.remember(call, had_effect);
        if let (Some(name), Some(id)) = (call["save"].as_str(), answer["id"].as_str()) {
            self.names.insert(name.to_owned(), id.to_owned());
        }
        self.lane.settle()
    }

    /// Whether the effect can be this call's: a key tells, where there is one.
    fn can_be(&self, effect: &Effect, call: &Value) -> bool {
        match (key(call), &effect.key) {
            (Some(own), theirs) => Some(&own) == theirs.as_ref(),
            (None, Some(theirs)) => !self.keys.contains_key(theirs),
            (None, None) => true,
        }
    }

    fn done_before(&self, call: &Value) -> bool {
        let known = key(call).and_then(|key| self.keys.get(&key));
        known.is_some_and(|(first, done, at)| *done && first == &identity(call) && self.now - at < REMEMBERED)
    }

    fn remember(&mut self, call: &Value, had_effect: bool) {
        let Some(key) = key(call) else { return };
        let now = self.now;
        let entry = self.keys.entry(key).or_insert_with(|| (identity(call), false, now));
        // A key that the provider has forgotten may have an effect again.
        if had_effect {
            *entry = (identity(call), true, now);
        }
    }

    /// Waits until nothing arrives at the provider any more.
    fn quiet(&mut self) -> Result<(), String> {
        let mut count = self.arrived()?;
        loop {
            thread::sleep(Duration::from_millis(25));
            let next = self.arrived()?;
            if next == count {
                return Ok(());
            }
            count = next;
        }
    }

    fn catch_up(&mut self) -> Result<(), String> {
        match self.lane.shared.ask(&json!({"do": "catch_up"}))? {
            Ok(answer) if answer["ok"] == true => {}
            // A fault may have been meant for another call.
            Ok(_) => {}
            Err(Died) => self.found("died", "the program died while it caught up".to_owned()),
        }
        self.lane.settle()
    }

    /// The program is well, all deliveries come, and it asks for what it missed. Nothing may be missing then.
    fn end(&mut self) -> Result<(), String> {
        self.lane.control.must("DELETE", "faults", &Value::Null)?;
        self.lane.shared.set_mode("ok");
        self.lane.control.must("POST", "clock/advance", &json!({ "seconds": ALL_DELIVERIES }))?;
        match self.lane.shared.ask(&json!({"do": "catch_up"}))? {
            Ok(answer) if answer["ok"] == true => {}
            Ok(answer) => self.found("no catching up", format!("it could not catch up: {answer}")),
            Err(Died) => self.found("died", "the program died while it caught up".to_owned()),
        }
        match self.lane.shared.ask(&json!({"do": "report"}))? {
            Ok(answer) if answer["ok"] == true => self.messages(&answer),
            other => Err(format!("no report: {other:?}")),
        }
    }

    fn messages(&mut self, report: &Value) -> Result<(), String> {
        let log = self.lane.control.must("GET", "notifications", &Value::Null)?;
        let (handled, keyless, kinds, disputes, troubles, died) = {
            let mut seen = self.lane.shared.seen();
            let seen = &mut *seen;
            // A store that outlives the program knows better than what it said while it lived.
            if let Some(stored) = report["stored"].as_array() {
                seen.handled.clear();
                for one in stored {
                    let count = one["count"].as_u64().and_then(|count| u32::try_from(count).ok()).unwrap_or(u32::MAX);
                    seen.handled.insert(one["message"].as_str().unwrap_or_default().to_owned(), count);
                    seen.disputes.extend(one["dispute"].as_str().map(ToOwned::to_owned));
                }
            }
            let lost_memory = seen.died && report["stored"].is_null();
            (
                seen.handled.clone(),
                seen.keyless.clone(),
                seen.kinds.clone(),
                seen.disputes.clone(),
                std::mem::take(&mut seen.troubles),
                lost_memory,
            )
        };
        for trouble in troubles {
            self.found("trouble", trouble);
        }
        for notification in log["notifications"].as_array().into_iter().flatten() {
            self.played.messages += 1;
            let excused = notification["provider"] != "stripe" && was_down(notification);
            let message = identity_of(notification);
            let what = format!("{} {} ({})", notification["provider"], notification["type"], notification["state"]);
            match handled.get(&message).copied().unwrap_or_default() {
                // Nobody can ask this provider for what it gave up.
                0 if excused => continue,
                0 => self.found("lost", format!("{what} was never handled")),
                1 => {}
                // Nobody can tell a repetition of it from another one.
                _ if died || keyless.contains(&message) => {}
                count => self.found("handled twice", format!("{what} was handled {count} times")),
            }
            if let (Some(expected), Some(kind)) = (kind_of(notification), kinds.get(&message))
                && *kind != expected
            {
                self.found("wrong kind", format!("{what} was taken for a {kind}"));
            }
            let dispute = notification["dispute_id"].as_str().unwrap_or_default();
            if !disputes.contains(dispute) {
                self.found("unknown dispute", format!("the program does not know {dispute}, which {what} named"));
            }
        }
        Ok(())
    }

    fn found(&mut self, kind: &'static str, text: String) {
        self.played.findings.push(Finding { kind, text });
    }

    /// The step with ids in the place of names; none if a name is not known.
    fn filled(&self, value: &Value) -> Option<Value> {
        Some(match value {
            Value::String(text) => {
                match text.split_once("${").and_then(|(before, rest)| Some((before, rest.split_once('}')?))) {
                    Some((before, (name, after))) => json!(format!("{before}{}{after}", self.names.get(name)?)),
                    None => value.clone(),
                }
            }
            Value::Array(list) => Value::Array(list.iter().map(|one| self.filled(one)).collect::<Option<_>>()?),
            Value::Object(map) => {
                let filled = map.iter().map(|(name, one)| Some((name.clone(), self.filled(one)?)));
                Value::Object(filled.collect::<Option<Map<_, _>>>()?)
            }
            other => other.clone(),
        })
    }
}

/// Whether the provider gave up because the program was not there at any attempt.
fn was_down(notification: &Value) -> bool {
    let attempts = notification["attempts"].as_array().into_iter().flatten();
    let mut statuses = attempts.map(|attempt| attempt["http_status"].as_u64().unwrap_or_default());
    notification["state"] == "given_up" && statuses.all(|status| status == 502 || status == 503)
}

/// The kind that the type of a message names; none where documents name none.
fn kind_of(notification: &Value) -> Option<String> {
    let kind = notification["type"].as_str().unwrap_or_default();
    if notification["provider"] == "alipay" {
        return kind.starts_with("DISPUTE_").then(|| "DisputeNotification".to_owned());
    }
    let ending = kind.strip_prefix("charge.dispute.")?;
    let words = ending.split('_').map(|word| word[..1].to_uppercase() + &word[1..]);
    Some(format!("Dispute{}", words.collect::<String>()))
}

/// What tells one message from another: the event's id, or all that a notification says.
fn identity_of(notification: &Value) -> String {
    let body = notification["body"].as_str().unwrap_or_default();
    let parsed: Value = serde_json::from_str(body).unwrap_or_default();
    match (notification["provider"] == "stripe", parsed["id"].as_str()) {
        (true, Some(id)) => id.to_owned(),
        _ => body.to_owned(),
    }
}

fn key(call: &Value) -> Option<String> {
    call["options"]["idempotency_key"].as_str().map(ToOwned::to_owned)
}

/// What must be the same under the same key.
fn identity(call: &Value) -> Value {
    // The operations that update a dispute are one at the provider.
    json!([call["operation"], call["with"]])
}
