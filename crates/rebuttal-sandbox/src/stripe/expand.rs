//! Expansion: ids that are answered as whole objects.

use serde_json::{Map, Value};

use super::evidence::is_file;
use super::failure::Failure;
use super::state::Stripe;
use super::store::StoredObject;
use super::{Op, objects};
use crate::tables::{Kind, Operations as _, ResponseShape};

/// How deep a path may lead.
const MOST_LEVELS: usize = 4;

/// What stands under a name. Kinds that the document describes go by its names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Member {
    /// An id, which becomes an object of this kind.
    Id(&'static str),
    /// An object that is whole already.
    Part(&'static str),
}

/// The members that can be expanded, or lead to some.
fn member(kind: &str, name: &str) -> Option<Member> {
    Some(match (kind, name) {
        ("Dispute" | "charge", "payment_intent") => Member::Id("payment_intent"),
        ("Dispute", "charge") | ("payment_intent", "latest_charge") => Member::Id("charge"),
        ("Dispute", "evidence") => Member::Part("evidence"),
        ("Dispute", "balance_transactions") => Member::Part("balance_transaction"),
        ("Dispute", "evidence_details" | "payment_method_details") => Member::Part("details"),
        ("evidence", name) if is_file(name) => Member::Id("File"),
        ("charge" | "payment_intent", "customer") => Member::Id("customer"),
        ("balance_transaction", "source") => Member::Id("Dispute"),
        ("File", "links") => Member::Part("links"),
        _ => return None,
    })
}

/// What an operation answers, or lists: an object of the document, or nothing that can be expanded.
fn kind(op: Op) -> &'static str {
    let table = op.table();
    let object = match (table.response, &table.page) {
        (ResponseShape::Object(list), Some(page)) => match list.field(page.items).kind {
            Kind::List(Kind::Object(object)) => Some(*object),
            _ => None,
        },
        (ResponseShape::Object(object), None) => Some(object),
        (ResponseShape::Message | ResponseShape::Bytes, _) => None,
    };
    object.map_or("", |object| object.name)
}

/// Reads the parameter `expand`: each path must lead to something that can be expanded.
pub(super) fn paths(op: Op, params: &Map<String, Value>) -> Result<Vec<Vec<String>>, Failure> {
    let given = params.get("expand").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    given.map(|text| path(op, text)).collect()
}

fn path(op: Op, text: &str) -> Result<Vec<String>, Failure> {
    let refused = || Failure::param("expand", format!("This property cannot be expanded ({text})."));
    let mut names: Vec<&str> = text.split('.').collect();
    if names.len() > MOST_LEVELS {
        let message = format!("You cannot expand more than {MOST_LEVELS} levels of a property ({text}).");
        return Err(Failure::param("expand", message));
    }
    if let Some(page) = &op.table().page
        && names.remove(0) != page.items
    {
        return Err(refused());
    }
    let mut kind = kind(op);
    for name in &names {
        kind = match member(kind, name).ok_or_else(refused)? {
            Member::Id(kind) | Member::Part(kind) => kind,
        };
    }
    Ok(names.into_iter().map(ToOwned::to_owned).collect())
}

/// Puts the objects in the places of their ids.
pub(super) fn apply(source: &Source<'_>, op: Op, paths: &[Vec<String>], value: &mut Value) {
    for path in paths {
        let objects = match &op.table().page {
            None => &mut *value,
            Some(page) => &mut value[page.items],
        };
        fill(source, kind(op), path, objects);
    }
}

/// Where objects come from.
pub(super) struct Source<'a> {
    pub(super) stripe: &'a Stripe,
    pub(super) account: Option<&'a str>,
}

fn fill(source: &Source<'_>, kind: &str, path: &[String], value: &mut Value) {
    if let Value::Array(items) = value {
        items.iter_mut().for_each(|item| fill(source, kind, path, item));
        return;
    }
    let Some((name, rest)) = path.split_first() else { return };
    let (Some(member), Some(inner)) = (member(kind, name), value.get_mut(name)) else { return };
    match member {
        Member::Part(kind) => fill(source, kind, rest, inner),
        Member::Id(kind) => {
            if let Some(object) = inner.as_str().and_then(|id| source.object(kind, id)) {
                *inner = object;
            }
            fill(source, kind, rest, inner);
        }
    }
}

impl Source<'_> {
    fn object(&self, kind: &str, id: &str) -> Option<Value> {
        match kind {
            "Dispute" => self.stripe.disputes.get(self.account, id).map(|dispute| dispute.to_json()),
            "File" => self.stripe.files.get(self.account, id).map(|file| file.object.clone()),
            "customer" => Some(objects::customer(id)),
            // Charges and payment intents exist as far as disputes name them.
            kind => {
                let mut disputes = self.stripe.disputes.newest_first();
                let dispute = disputes.find(|dispute| dispute.account() == self.account && dispute.names(kind, id))?;
                Some(objects::payment(kind, id, &dispute.object))
            }
        }
    }
}
