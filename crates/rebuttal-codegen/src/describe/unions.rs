//! Unions: objects that a field of theirs tells apart.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::Describe;
use crate::api::{Ty, Type, TypeKind, Union, Variant};
use crate::document::{referenced, segment};

/// Whether a schema is a union whose objects a field tells apart.
pub(crate) fn is_union(schema: &Value) -> bool {
    schema.get("oneOf").is_some() && schema.pointer("/discriminator/propertyName").is_some()
}

/// The name of the schema to which a value of a mapping leads.
pub(crate) fn mapped(target: &Value) -> Option<&str> {
    match target.as_str() {
        Some(text) => Some(text.strip_prefix("#/components/schemas/").unwrap_or(text)),
        None => referenced(target),
    }
}

impl Describe<'_> {
    /// The union at `at`. Its objects are checked when all types are known.
    pub(super) fn union(&mut self, schema: &Value, at: &str) -> Union {
        let tag = self.text(&format!("{at}/discriminator/propertyName"));
        let mut mapping: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for (value, target) in self.entries(&format!("{at}/discriminator/mapping")) {
            mapping.entry(mapped(target).unwrap_or_default()).or_default().push(value);
        }
        let mut variants = Vec::new();
        for (index, one) in schema["oneOf"].as_array().into_iter().flatten().enumerate() {
            let at = format!("{at}/oneOf/{index}");
            let Some(name) = referenced(one) else {
                self.refuse(&at, "What a union holds has no name.", "Move it to components/schemas and refer to it.");
                continue;
            };
            // Without a mapping the name of the schema is the value.
            let values = mapping.remove(name).unwrap_or_else(|| vec![name.to_owned()]);
            variants.push(Variant { values, ty: name.to_owned() });
        }
        for name in mapping.into_keys() {
            let problem = format!("The mapping leads to {name}, which the union does not hold.");
            self.refuse(&format!("{at}/discriminator"), problem, "Add it to oneOf, or take it out of the mapping.");
        }
        Union { tag, variants }
    }

    /// An object that requires another of its kind is never complete.
    pub(super) fn check_endless(&mut self, types: &[Type]) {
        let required = |ty: &'_ Type| -> Vec<String> {
            let fields = ty.fields().iter().filter(|field| field.required && !field.nullable);
            let objects = fields.filter_map(|field| match &field.ty {
                Ty::Named(name) => Some(name.clone()),
                _ => None,
            });
            objects.collect()
        };
        for ty in types.iter().filter(|ty| ty.is_struct()) {
            let (mut open, mut seen) = (required(ty), BTreeSet::new());
            while let Some(name) = open.pop() {
                if name == ty.name {
                    let at = format!("/components/schemas/{}/required", segment(&ty.name));
                    let problem = format!("{name} requires another {name} inside of it, and so on without end.");
                    self.refuse(&at, problem, "Make one of the fields on the way optional.");
                    break;
                }
                if let Some(inner) = types.iter().find(|ty| ty.name == name).filter(|_| seen.insert(name)) {
                    open.extend(required(inner));
                }
            }
        }
    }

    /// Every object of a union has the field that tells them apart, as a text.
    pub(super) fn check_unions(&mut self, types: &[Type]) {
        for ty in types {
            let TypeKind::Union(union) = &ty.kind else { continue };
            for variant in &union.variants {
                let found = types.iter().find(|other| other.name == variant.ty);
                let tag = found.and_then(|found| found.fields().iter().find(|field| field.wire == union.tag));
                let text = tag.is_some_and(|field| match &field.ty {
                    Ty::String => true,
                    Ty::Named(name) => types.iter().any(|ty| ty.name == *name && ty.listed().is_some()),
                    _ => false,
                });
                if !text {
                    let at = format!("/components/schemas/{}/discriminator", segment(&ty.name));
                    let problem = format!("{} has no text {} that tells it from others.", variant.ty, union.tag);
                    self.refuse(&at, problem, "Describe the field in each object of the union, which are no unions.");
                }
            }
        }
    }
}
