//! What the provider says was really done.

use serde_json::Value;

/// One change at the provider.
#[derive(Debug, Clone)]
pub(crate) struct Effect {
    /// The object that was changed.
    pub(crate) about: String,
    pub(crate) operation: String,
    /// Whether a request to the API did it, and not a person at the dashboard.
    pub(crate) by_request: bool,
    /// The idempotency key of that request.
    pub(crate) key: Option<String>,
    /// How often the provider had asked again before it.
    pub(crate) round: u64,
    /// Its place among those of the same object.
    index: usize,
}

/// All effects that there have been, of the log that the sandbox gives.
pub(crate) fn all(log: &Value) -> Vec<Effect> {
    let objects = log["effects"].as_object().into_iter().flatten();
    let each = objects.flat_map(|(about, object)| {
        let done = object["done"].as_array().into_iter().flatten().enumerate();
        done.map(|(index, done)| Effect {
            about: about.clone(),
            operation: done["operation"].as_str().unwrap_or_default().to_owned(),
            by_request: done["by"] == "api",
            key: done["idempotency_key"].as_str().map(ToOwned::to_owned),
            round: done["round"].as_u64().unwrap_or_default(),
            index,
        })
    });
    each.collect()
}

/// Those that were not there before.
pub(crate) fn new<'a>(before: &'a [Effect], after: &'a [Effect]) -> impl Iterator<Item = &'a Effect> {
    after.iter().filter(|one| !before.iter().any(|old| old.about == one.about && old.index == one.index))
}
