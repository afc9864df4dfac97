//! Whether what a call said is true, by what the provider did.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::effects::Effect;
use crate::faults;

/// One statement of the program that is not true, or one message that was not treated as promised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finding {
    pub(crate) kind: &'static str,
    pub(crate) text: String,
}

/// A call, its result, and what was done at the provider during it and before.
#[derive(Debug)]
pub(crate) struct CallReport<'a> {
    pub(crate) call: &'a Value,
    /// The program's answer.
    pub(crate) answer: &'a Value,
    /// The effects of this call: made since it began, by a request that can have been its own.
    pub(crate) own: Vec<&'a Effect>,
    /// Whether the same call, under the same key, had its effect before, and the provider still remembers the key.
    pub(crate) before: bool,
    /// All effects that there are now.
    pub(crate) now: &'a [Effect],
    /// The id of the dispute that it is about.
    pub(crate) about: Option<&'a str>,
}

impl CallReport<'_> {
    /// `success` and `done` only if the effect exists, `not_done` only if this call has none, and never two.
    pub(crate) fn finding(&self) -> Option<Finding> {
        let operation = self.call["operation"].as_str().unwrap_or_default();
        let said =
            if self.answer["ok"] == true { "success" } else { self.answer["outcome"].as_str().unwrap_or("nothing") };
        let found = |kind, why: &str| {
            let shown = match self.answer["class"].as_str() {
                Some(class) => format!("{class}, outcome {said}, retryable {}", self.answer["retryable"]),
                None => said.to_owned(),
            };
            let text = format!("{operation} said {shown}; {why}. It said: {}", self.answer["text"]);
            Some(Finding { kind, text })
        };
        if !["success", "done", "not_done", "unknown"].contains(&said) {
            return found("no outcome", "which is no outcome");
        }
        if !faults::writes(operation) {
            return None;
        }
        // Between two attempts the provider may have refused what the first one did, and asked for it again.
        let rounds: BTreeSet<u64> = self.own.iter().map(|effect| effect.round).collect();
        if self.own.len() > rounds.len() {
            return found("doubled", &format!("it had {} effects", self.own.len()));
        }
        let exists = !self.own.is_empty() || self.before;
        match said {
            "success" if !exists => found("false success", "nothing was done at the provider"),
            "done" if !exists && !self.was_done() => {
                found("false done", "nothing of the kind was done at the provider")
            }
            "not_done" if !self.own.is_empty() => found("false not_done", "it was done at the provider"),
            "unknown" if self.answer["retryable"] == true && self.must_not_repeat() => {
                found("false retryable", "without a key of its own another call could do it twice")
            }
            _ => None,
        }
    }

    /// Whether somebody did just that to the dispute: an operation without keys means the dispute, not the request.
    fn was_done(&self) -> bool {
        let same = |effect: &&Effect| {
            self.call["provider"] == "alipay"
                && Some(effect.about.as_str()) == self.about
                && effect.operation == self.call["operation"].as_str().unwrap_or_default()
        };
        self.now.iter().any(|effect| same(&effect))
    }

    fn must_not_repeat(&self) -> bool {
        self.call["provider"] == "stripe" && self.call["options"].get("idempotency_key").is_none()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::effects;

    fn finding(answer: &Value, done: &Value) -> Option<&'static str> {
        let call = json!({"provider": "alipay", "operation": "acceptDispute", "options": {}});
        let now = effects::all(&json!({"effects": {"d": {"done": done}}}));
        let own = now.iter().filter(|effect| effect.by_request).collect();
        let report = CallReport { call: &call, answer, own, before: false, now: &now, about: Some("d") };
        report.finding().map(|finding| finding.kind)
    }

    #[test]
    fn only_what_is_true_is_no_finding() {
        let (accepted, defended) = (json!([{"operation": "acceptDispute", "by": "api"}]), json!([]));
        let elsewhere = json!([{"operation": "supplyDefenseDocument", "by": "dashboard"}]);
        let said = |outcome: &str| json!({"ok": false, "class": "ApiError", "outcome": outcome});
        assert_eq!(finding(&json!({"ok": true}), &accepted), None);
        assert_eq!(finding(&json!({"ok": true}), &defended), Some("false success"));
        assert_eq!(finding(&said("done"), &accepted), None);
        assert_eq!(finding(&said("done"), &elsewhere), Some("false done"));
        assert_eq!(finding(&said("not_done"), &accepted), Some("false not_done"));
        assert_eq!(finding(&said("not_done"), &elsewhere), None);
        assert_eq!(finding(&said("unknown"), &accepted), None);
        assert_eq!(finding(&said("none"), &accepted), Some("no outcome"));
        let twice = json!([{"operation": "acceptDispute", "by": "api"}, {"operation": "acceptDispute", "by": "api"}]);
        assert_eq!(finding(&said("unknown"), &twice), Some("doubled"));
        let asked_again = json!([{"operation": "acceptDispute", "by": "api"},
            {"operation": "acceptDispute", "by": "api", "round": 1}]);
        assert_eq!(finding(&json!({"ok": true}), &asked_again), None);
    }
}
