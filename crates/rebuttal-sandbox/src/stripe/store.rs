//! Objects of one kind, by id and by age, each under its account.

use std::collections::{BTreeMap, HashMap};

use serde_json::{Map, Value, json};

use super::failure::Failure;

/// How many objects a page has, and may have.
const DEFAULT_LIMIT: i64 = 10;
const MOST: i64 = 100;

/// What a store needs to know of its objects.
pub(super) trait StoredObject {
    fn id(&self) -> &str;
    /// The connected account that has it; none for the platform's own.
    fn account(&self) -> Option<&str>;
    /// Unix seconds.
    fn created(&self) -> i64;
}

/// The age of an object: when it was created, and its place among those of the same second.
type Age = (i64, u64);

#[derive(Debug)]
pub(super) struct Store<T> {
    objects: HashMap<String, (Age, T)>,
    by_age: BTreeMap<Age, String>,
    count: u64,
}

impl<T> Default for Store<T> {
    fn default() -> Self {
        Self { objects: HashMap::new(), by_age: BTreeMap::new(), count: 0 }
    }
}

impl<T: StoredObject> Store<T> {
    pub(super) fn add(&mut self, object: T) {
        self.count += 1;
        let age = (object.created(), self.count);
        self.by_age.insert(age, object.id().to_owned());
        self.objects.insert(object.id().to_owned(), (age, object));
    }

    pub(super) fn any(&self, id: &str) -> Option<&T> {
        self.objects.get(id).map(|(_, object)| object)
    }

    pub(super) fn any_mut(&mut self, id: &str) -> Option<&mut T> {
        self.objects.get_mut(id).map(|(_, object)| object)
    }

    /// The object, if this account has it.
    pub(super) fn get(&self, account: Option<&str>, id: &str) -> Option<&T> {
        self.any(id).filter(|object| object.account() == account)
    }

    /// All objects, the newest first.
    pub(super) fn newest_first(&self) -> impl Iterator<Item = &T> {
        self.by_age.values().rev().filter_map(|id| self.any(id))
    }

    /// A page as its parameters ask for it, the newest first, and whether there are more in its direction. `what` is
    /// what the provider calls such an object.
    pub(super) fn page(
        &self,
        what: &str,
        account: Option<&str>,
        params: &Map<String, Value>,
        fits: impl Fn(&T) -> bool,
    ) -> Result<(Vec<&T>, bool), Failure> {
        let limit = limit(params)?;
        let cursor = |name: &str| {
            let Some(id) = params.get(name).and_then(Value::as_str) else { return Ok(None) };
            let found = self.objects.get(id).filter(|(_, object)| object.account() == account);
            found.map(|(age, _)| Some(*age)).ok_or_else(|| Failure::no_such(what, id, name))
        };
        exclusive(params, "starting_after", "ending_before")?;
        let (after, before) = (cursor("starting_after")?, cursor("ending_before")?);
        let found = |age: &Age, id: &String| {
            let in_time = after.is_none_or(|after| *age < after) && before.is_none_or(|before| *age > before);
            if in_time {
                self.get(account, id).filter(|object| range(params, object.created()) && fits(object))
            } else {
                None
            }
        };
        let mut page: Vec<&T> = if before.is_some() {
            self.by_age.iter().filter_map(|(age, id)| found(age, id)).take(limit + 1).collect()
        } else {
            self.by_age.iter().rev().filter_map(|(age, id)| found(age, id)).take(limit + 1).collect()
        };
        let more = page.len() > limit;
        page.truncate(limit);
        if before.is_some() {
            page.reverse();
        }
        Ok((page, more))
    }
}

/// Refuses two parameters that may not stand beside each other.
pub(super) fn exclusive(params: &Map<String, Value>, one: &str, other: &str) -> Result<(), Failure> {
    if params.contains_key(one) && params.contains_key(other) {
        let message = format!("You may only specify one of these parameters: {one}, {other}.");
        return Err(Failure::param(one, message).with_code("parameters_exclusive"));
    }
    Ok(())
}

fn limit(params: &Map<String, Value>) -> Result<usize, Failure> {
    let given = params.get("limit").and_then(Value::as_i64).unwrap_or(DEFAULT_LIMIT);
    let refused = || {
        Failure::param("limit", "Invalid integer: limit must be from 1 to 100.").with_code("parameter_invalid_integer")
    };
    usize::try_from(given).ok().filter(|_| (1..=MOST).contains(&given)).ok_or_else(refused)
}

/// Whether a moment lies within the range of the parameter `created`.
fn range(params: &Map<String, Value>, moment: i64) -> bool {
    let bound = |name| params.get("created").and_then(|created| created.get(name)).and_then(Value::as_i64);
    bound("gt").is_none_or(|bound| moment > bound)
        && bound("gte").is_none_or(|bound| moment >= bound)
        && bound("lt").is_none_or(|bound| moment < bound)
        && bound("lte").is_none_or(|bound| moment <= bound)
}

/// The provider's shape of a page.
pub(super) fn list(url: &str, data: Vec<Value>, more: bool) -> Value {
    let mut page = json!({"object": "list", "url": url, "has_more": more});
    page["data"] = Value::Array(data);
    page
}
