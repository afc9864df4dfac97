//! What the runtime reads of a provider: one table, which is a constant in Rust and a file for those who load it.

use std::collections::{BTreeMap, BTreeSet};

use rebuttal_schema::{
    Bound as SchemaBound, ErrorKind, FileId, Kind, KindId, OwnedBinding, OwnedCodeRule, OwnedFieldShape,
    OwnedMessageKind, OwnedMessages, OwnedObjectShape, OwnedOperation, OwnedOptionSpec, OwnedPages, OwnedProvider,
    OwnedResponseRules, OwnedUnion, OwnedWebhooks, ResponseShape as SchemaResponse, ShapeId, UnionId,
};

use crate::api::{
    Api, Bound, Code, Cursor, Field, FileRule, Operation, Opt, Pages, ResponseShape, Ty, TypeKind, Variant,
};

/// The table of one provider.
pub fn tables(api: &Api) -> OwnedProvider {
    let mut parts =
        Parts { api, numbers: BTreeMap::new(), unions: BTreeMap::new(), provider: OwnedProvider::default() };
    parts.shapes();
    let messages = parts.messages();
    let operations = api.operations.iter().map(|operation| parts.operation(operation)).collect();
    OwnedProvider {
        name: api.provider.clone(),
        scheme: api.scheme.clone(),
        client_options: options(&api.client.options),
        call_options: options(&api.call_options),
        operations,
        response: rules(api),
        idempotency: api.idempotency.clone(),
        webhooks: api.receiver.as_ref().map(|receiver| OwnedWebhooks {
            options: options(&receiver.options),
            signature: receiver.signature.clone(),
            acknowledgement: receiver.acknowledgement.clone(),
        }),
        messages,
        handles: api.handles.iter().map(|handle| (handle.name.clone(), options(&handle.constructor.options))).collect(),
        ..parts.provider
    }
}

/// The parts that others refer to by number.
struct Parts<'a> {
    api: &'a Api,
    numbers: BTreeMap<&'a str, ShapeId>,
    unions: BTreeMap<&'a str, UnionId>,
    provider: OwnedProvider,
}

/// Of a table: there are never so many, because the document would have to name them all.
fn number(count: usize) -> u16 {
    u16::try_from(count).expect("a document has fewer than 65,536 types")
}

impl<'a> Parts<'a> {
    /// The objects of the document's types and then those of parameters, which have their operations' ids.
    fn shapes(&mut self) {
        let api = self.api;
        // A body's own shape is that of its operation's parameters.
        let used = api.types.iter().filter(|ty| ty.in_answer || (ty.in_request && !api.is_body_alone(&ty.name)));
        let structs: Vec<(&'a str, &'a [Field])> =
            used.clone().filter(|ty| ty.is_struct()).map(|ty| (ty.name.as_str(), ty.fields())).collect();
        for (index, (name, _)) in structs.iter().enumerate() {
            self.numbers.insert(name, ShapeId(number(index)));
        }
        for (ty, union) in used.filter_map(|ty| Some((ty, ty.union()?))) {
            self.unions.insert(&ty.name, UnionId(number(self.provider.unions.len())));
            let told = |variant: &Variant| {
                let shape = self.numbers[variant.ty.as_str()];
                variant.values.iter().map(move |value| (value.clone(), shape)).collect::<Vec<_>>()
            };
            let variants = union.variants.iter().flat_map(told).collect();
            self.provider.unions.push(OwnedUnion { tag: union.tag.clone(), variants });
        }
        for (name, fields) in structs {
            let shape = self.shape(name, fields.iter());
            self.provider.shapes.push(shape);
        }
        for operation in &api.operations {
            let shape = self.shape(&operation.id, operation.parameters.iter().map(|parameter| &parameter.field));
            self.provider.shapes.push(shape);
        }
    }

    fn shape<'f>(&mut self, name: &str, fields: impl Iterator<Item = &'f Field>) -> OwnedObjectShape {
        OwnedObjectShape { name: name.to_owned(), fields: fields.map(|field| self.field(field)).collect() }
    }

    fn field(&mut self, field: &Field) -> OwnedFieldShape {
        OwnedFieldShape {
            wire: field.wire.clone(),
            name: field.name.clone(),
            kind: match &field.file {
                Some(rule) => self.file(rule),
                None => self.kind(&field.ty),
            },
            required: field.required,
            nullable: field.nullable,
            clearable: field.clearable,
            private: field.private,
            identifier: field.identifier,
            limits: field.limits.clone(),
        }
    }

    fn kind(&mut self, ty: &Ty) -> Kind {
        match ty {
            Ty::String | Ty::Time => Kind::Text,
            Ty::Integer => Kind::Integer,
            Ty::UnixTime => Kind::UnixTime,
            Ty::Number => Kind::Number,
            Ty::Boolean => Kind::Boolean,
            // A file without a rule of its own.
            Ty::File => self.file(&FileRule::default()),
            Ty::Bytes => Kind::Base64,
            Ty::Json => Kind::Json,
            Ty::Named(name) => match self.api.named(name).kind {
                TypeKind::Enum(_) => Kind::Text,
                TypeKind::Struct(_) => Kind::Object(self.numbers[name.as_str()]),
                TypeKind::Union(_) => Kind::Union(self.unions[name.as_str()]),
            },
            Ty::List(inner) => Kind::List(self.inside(inner)),
            Ty::Map(inner) => Kind::Map(self.inside(inner)),
            Ty::Expandable(inner) => Kind::Expandable(self.inside(inner)),
            Ty::Clearable(inner) => Kind::Clearable(self.inside(inner)),
            Ty::Message => Kind::Message,
        }
    }

    /// What stands in a list or map: one number for all places that hold the same.
    fn inside(&mut self, ty: &Ty) -> KindId {
        let kind = self.kind(ty);
        KindId(numbered(&mut self.provider.kinds, kind))
    }

    fn file(&mut self, rule: &FileRule) -> Kind {
        Kind::File(FileId(numbered(&mut self.provider.files, rule.clone())))
    }

    fn messages(&self) -> OwnedMessages {
        let messages = self.api.receiver.iter().flat_map(|receiver| &receiver.messages);
        let telling: BTreeSet<&String> =
            messages.clone().flat_map(|message| &message.matches).map(|(field, _)| field).collect();
        OwnedMessages {
            telling: telling.into_iter().cloned().collect(),
            kinds: messages
                .map(|message| OwnedMessageKind {
                    id: message.id.clone(),
                    shape: self.numbers[message.ty.as_str()],
                    matches: message.matches.clone(),
                    keys: message.keys.clone(),
                })
                .collect(),
        }
    }

    fn operation(&mut self, operation: &Operation) -> OwnedOperation {
        let parameters = self.provider.shapes.iter().rposition(|shape| shape.name == operation.id);
        OwnedOperation {
            id: operation.id.clone(),
            method: operation.method.to_uppercase(),
            path: operation.path.clone(),
            retry: operation.retry,
            parameters: ShapeId(number(parameters.expect("each operation has a shape of its parameters"))),
            locations: operation.parameters.iter().map(|parameter| parameter.location).collect(),
            styles: operation.parameters.iter().map(|parameter| parameter.style).collect(),
            fixed: operation.fixed.iter().map(|(name, value)| (name.clone(), value.to_string())).collect(),
            encoding: operation.encoding,
            host: operation.host.clone(),
            response: match &operation.answer {
                ResponseShape::Named(name) => SchemaResponse::Object(self.numbers[name.as_str()]),
                ResponseShape::Message => SchemaResponse::Message,
                ResponseShape::Binary => SchemaResponse::Binary,
                ResponseShape::Value(ty) => SchemaResponse::Value(self.kind(ty)),
                ResponseShape::Nothing => SchemaResponse::Nothing,
            },
            may_be_empty: operation.may_be_empty,
            pages: operation.pages.as_ref().map(pages),
            binding: operation.binding.iter().map(binding).collect(),
        }
    }
}

/// The number of an entry, which is added if there is none like it.
fn numbered<T: PartialEq>(entries: &mut Vec<T>, entry: T) -> u16 {
    let place = entries.iter().position(|known| *known == entry).unwrap_or_else(|| {
        entries.push(entry);
        entries.len() - 1
    });
    number(place)
}

fn pages(pages: &Pages) -> OwnedPages {
    let (cursor, more) = match &pages.cursor {
        Cursor::Item { field, more } => (field, Some(more.clone())),
        Cursor::Next { field } => (field, None),
    };
    OwnedPages {
        items: pages.items.clone(),
        after: pages.after.clone(),
        before: pages.before.clone(),
        cursor: cursor.clone(),
        more,
    }
}

/// What binds an answer to its request.
fn binding((pointer, bound): &(String, Bound)) -> OwnedBinding {
    let (bound, text) = match bound {
        Bound::Parameter(name) => (SchemaBound::Parameter, name.clone()),
        Bound::Value(text) => (SchemaBound::Value, text.clone()),
        Bound::IfPresent(text) => (SchemaBound::IfPresent, text.clone()),
        Bound::Present => (SchemaBound::Present, String::new()),
    };
    OwnedBinding { place: place(pointer), bound, text }
}

/// A JSON pointer as the keys on the way.
fn place(pointer: &str) -> Vec<String> {
    pointer.split('/').skip(1).map(str::to_owned).collect()
}

pub(crate) fn options(options: &[Opt]) -> Vec<OwnedOptionSpec> {
    let spec = |option: &Opt| OwnedOptionSpec {
        name: option.name.clone(),
        kind: option.ty,
        required: option.required,
        instead_of: option.instead_of.clone(),
        env: option.env.clone(),
        split_at_space: option.split_at_space,
        default: option.default.as_ref().map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned)),
        header: option.header.clone(),
    };
    options.iter().map(spec).collect()
}

fn rules(api: &Api) -> OwnedResponseRules {
    let answer = &api.answer;
    let optional_place = |pointer: &Option<String>| place(pointer.as_deref().unwrap_or_default());
    OwnedResponseRules {
        status: optional_place(&answer.status),
        code: optional_place(&answer.code),
        message: optional_place(&answer.message),
        error_type: optional_place(&answer.error_type),
        details: answer.details.iter().map(|(name, pointer)| (name.clone(), place(pointer))).collect(),
        reason_header: answer.reason_header.clone(),
        retry_header: answer.retry_header.clone(),
        statuses: answer.statuses.clone(),
        unsigned: answer.unsigned.clone(),
        codes: answer.codes.iter().map(code_rule).collect(),
        types: answer.types.iter().map(code_rule).collect(),
    }
}

fn code_rule(code: &Code) -> OwnedCodeRule {
    let kind = |class: &str| ErrorKind::ALL.iter().copied().find(|kind| kind.class() == class);
    OwnedCodeRule {
        code: code.code.clone(),
        kind: code.error.as_deref().and_then(kind),
        statuses: code.statuses.clone(),
        description: code.description.clone(),
        advice: code.advice.clone(),
    }
}
