//! What an observer is told of a call agrees with what its caller is told.

use std::sync::{Arc, Mutex};

use rebuttal::dynamic::Observed;
use rebuttal::{AttemptFacts, CallFacts, Error, Observer};
use serde_json::{Value, json};

/// Keeps the facts of one call.
#[derive(Clone, Default)]
pub(super) struct Witness(Arc<Mutex<Vec<Value>>>);

impl Observer for Witness {
    fn attempt(&self, facts: &AttemptFacts) {
        self.keep(json!(facts));
    }

    fn call(&self, facts: &CallFacts) {
        self.keep(json!(facts));
    }
}

impl Witness {
    fn keep(&self, facts: Value) {
        self.0.lock().expect("nobody panicked").push(facts);
    }

    /// Takes over what was gathered for a call by name.
    pub(super) fn take_over(&self, observed: &Observed) {
        let facts: Vec<Value> = serde_json::from_slice(&observed.take().unwrap_or_default()).expect("facts");
        facts.into_iter().for_each(|facts| self.keep(facts));
    }

    /// Compares them with the result: how many attempts there were, and how it ended.
    pub(super) fn agrees<T>(&self, result: Result<&T, &Error>, attempts: u32, place: &str) {
        let all = self.0.lock().expect("nobody panicked");
        let (call, made) = all.split_last().unwrap_or_else(|| panic!("{place}: nothing was observed"));
        let told = match result {
            Ok(_) => json!(["done", null, attempts]),
            Err(error) => json!([error.outcome().as_str(), error.kind().class(), attempts]),
        };
        assert_eq!(json!([call["outcome"], call["error_class"], call["attempts"]]), told, "{place}: {call}");
        let numbers: Vec<_> = made.iter().map(|attempt| attempt["attempt"].clone()).collect();
        assert_eq!(numbers, (1..=attempts).map(Value::from).collect::<Vec<_>>(), "{place}: {made:?}");
        for (index, attempt) in made.iter().enumerate() {
            let followed = index + 1 < made.len();
            assert_eq!(attempt["retry_reason"].is_string(), followed, "{place}: {attempt}");
        }
    }
}
