//! `x-dedup-key`: what a message's key is made of, by which one that comes again is known.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Describe;
use crate::api::{Api, Field, KeyField, KeyRule, Ty, Type};
use crate::document::segment;

impl Describe<'_> {
    /// The rules of a webhook, as they are written; what their fields are is not known yet.
    pub(super) fn key_rules(&mut self, operation: &str) -> Vec<KeyRule> {
        let mut rules = Vec::new();
        for (at, rule) in self.list(&format!("{operation}/x-dedup-key")) {
            let fields = rule.get("fields").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
            let fields: Vec<KeyField> = fields.map(|wire| KeyField { name: wire.to_owned(), time: false }).collect();
            if fields.is_empty() {
                let problem = "A key of nothing: all messages would be the same one.";
                self.refuse(&format!("{at}/fields"), problem, "List the fields that tell one from another.");
            }
            rules.push(KeyRule {
                name: self.text(&format!("{at}/name")),
                matches: self.matching(&format!("{at}/match")),
                fields,
            });
        }
        rules
    }

    /// Looks the rules' fields up in the messages' types.
    pub(super) fn resolve_dedup_keys(&mut self, api: &mut Api) {
        let mut named: BTreeMap<String, Vec<KeyField>> = BTreeMap::new();
        for (webhook, _) in self.entries("/x-webhooks") {
            let post = format!("/x-webhooks/{}/post", segment(&webhook));
            let id = self.at(&format!("{post}/operationId")).and_then(Value::as_str);
            let messages = api.receiver.iter_mut().flat_map(|receiver| &mut receiver.messages);
            let Some(message) = messages.into_iter().find(|message| Some(message.id.as_str()) == id) else { continue };
            let ty = api.types.iter().find(|ty| ty.name == message.ty);
            let Some(ty) = ty.filter(|ty| ty.is_struct()) else { continue };
            for (wire, _) in message.matches.iter().filter(|(wire, _)| wire.starts_with('/')) {
                if field(&api.types, ty, wire).is_none() {
                    let problem = format!("The message has no field {wire}.");
                    self.refuse(&format!("{post}/x-match/{}", segment(wire)), problem, "Name one that it has.");
                }
            }
            for (index, rule) in message.keys.iter_mut().enumerate() {
                let at = format!("{post}/x-dedup-key/{index}");
                for (place, part) in rule.fields.iter_mut().enumerate() {
                    let field = field(&api.types, ty, &part.name);
                    part.time = field.is_some_and(|field| field.ty == Ty::Time);
                    self.check_part(&format!("{at}/fields/{place}"), &part.name, field);
                }
                for wire in rule.matches.iter().map(|(wire, _)| wire) {
                    if field(&api.types, ty, wire).is_none() {
                        let problem = format!("The message has no field {wire}.");
                        self.refuse(&format!("{at}/match/{}", segment(wire)), problem, "Name one that it has.");
                    }
                }
                let other = named.entry(rule.name.clone()).or_insert_with(|| rule.fields.clone());
                if *other != rule.fields {
                    let problem = format!("The name {} stands at another rule with other fields.", rule.name);
                    let cure = "Give it another name: keys of two makes must not be taken for each other.";
                    self.refuse(&format!("{at}/name"), problem, cure);
                }
            }
        }
    }

    /// A part of a key is one plain value that everybody may see.
    fn check_part(&mut self, at: &str, wire: &str, field: Option<&Field>) {
        let Some(field) = field else {
            return self.refuse(at, format!("The message has no field {wire}."), "Name one that it has.");
        };
        if field.private {
            let problem = format!("{wire} is private, and keys are stored and shown.");
            self.refuse(at, problem, "Name fields that hold neither evidence nor personal data.");
        }
        let plain = matches!(field.ty, Ty::String | Ty::Integer | Ty::Time | Ty::UnixTime | Ty::Named(_));
        if !plain || self.is_object(&field.ty) {
            self.refuse(at, format!("{wire} is no text, whole number or time."), "Name fields that are.");
        }
    }

    /// Whether it is a named type that is no enum.
    fn is_object(&self, ty: &Ty) -> bool {
        let Ty::Named(name) = ty else { return false };
        self.at(&format!("/components/schemas/{}/enum", segment(name))).is_none()
    }
}

/// The field at the top of a type, or at a JSON pointer through its objects and lists.
fn field<'t>(types: &'t [Type], ty: &'t Type, name: &str) -> Option<&'t Field> {
    let Some(pointer) = name.strip_prefix('/') else { return ty.fields().iter().find(|field| field.wire == name) };
    let mut found: Option<&Field> = None;
    let mut inside: Option<&Ty> = None;
    for key in pointer.split('/') {
        let fields = match inside {
            None => ty.fields(),
            Some(Ty::List(item)) => {
                key.parse::<usize>().ok()?;
                inside = Some(item);
                continue;
            }
            Some(Ty::Named(inner)) => types.iter().find(|ty| ty.name == *inner)?.fields(),
            Some(_) => return None,
        };
        let next = fields.iter().find(|field| field.wire == key)?;
        (found, inside) = (Some(next), Some(&next.ty));
    }
    found
}
