//! A provider.

use crate::data::tables;
use crate::files::FileRule;
use crate::operation::{Operation, ResponseShape, Style};
use crate::options::OptionSpec;
use crate::response::ResponseRules;
use crate::shape::{FileId, Kind, KindId, Messages, ObjectShape, ShapeId, Union, UnionId};
use crate::webhooks::{Acknowledgement, Webhooks};

tables! {
    /// One provider: what its document says.
    pub struct Provider / OwnedProvider {
        /// Such as `acme`: the module's name and what the border calls it.
        pub name: &'static str,
        /// The name of the scheme by which it signs and verifies.
        pub scheme: &'static str,
        /// The client's options, the common ones included.
        pub client_options: &'static [OptionSpec],
        /// The options of one call.
        pub call_options: &'static [OptionSpec],
        /// The operations, in the document's order.
        pub operations: &'static [Operation],
        /// How an answer says what became of the request.
        pub response: ResponseRules,
        /// How a call is marked so that repeating it has no second effect.
        pub idempotency: Option<Idempotency>,
        /// The webhooks, where the provider has any.
        pub webhooks: Option<Webhooks>,
        /// Its messages, whether they are received or fetched; without kinds where it has none.
        pub messages: Messages,
        /// The options of each handle.
        pub handles: &'static [(&'static str, &'static [OptionSpec])],
        /// The objects, those of parameters included.
        pub shapes: &'static [ObjectShape],
        /// The unions of objects.
        pub unions: &'static [Union],
        /// What stands in lists and maps. Each refers to earlier ones only.
        pub kinds: &'static [Kind],
        /// What files are taken.
        pub files: &'static [FileRule],
    }

    /// A key that makes repeating a call harmless.
    pub struct Idempotency / OwnedIdempotency {
        /// The header that carries it.
        pub header: &'static str,
        /// The call option by which the caller gives one.
        pub option: &'static str,
        /// The most characters that the provider takes.
        pub max_length: Option<u64>,
        /// The header that is `true` with an answer that was given before, where there is one.
        pub replayed: Option<&'static str>,
    }
}

impl Provider {
    /// The object of that number. Generated tables and those that were read have it.
    pub fn shape(&self, id: ShapeId) -> &'static ObjectShape {
        &self.shapes[usize::from(id.0)]
    }

    /// The union of that number.
    pub fn union(&self, id: UnionId) -> &'static Union {
        &self.unions[usize::from(id.0)]
    }

    /// What stands in the list or map of that number.
    pub fn kind(&self, id: KindId) -> Kind {
        self.kinds[usize::from(id.0)]
    }

    /// The rule for files of that number.
    pub fn file(&self, id: FileId) -> &'static FileRule {
        &self.files[usize::from(id.0)]
    }

    /// The options of a receiver of its webhooks.
    pub fn webhook_options(&self) -> &'static [OptionSpec] {
        self.webhooks.map_or(&[], |webhooks| webhooks.options)
    }

    /// What a receiver answers to a message that was taken.
    pub fn acknowledgement(&self) -> Acknowledgement {
        self.webhooks.map_or(Acknowledgement::EMPTY, |webhooks| webhooks.acknowledgement)
    }

    /// How a parameter of an operation is written in a query or form; one that the document does not know is nested.
    pub fn style(&self, operation: &Operation, wire: &str) -> Style {
        let place = self.shape(operation.parameters).fields.iter().position(|field| field.wire == wire);
        place.map_or(Style::Deep, |index| operation.styles[index])
    }

    /// Whether a response is a message, or a page of them.
    pub fn has_messages(&self, response: ResponseShape) -> bool {
        let is = |mut kind| {
            while let Kind::List(item) = kind {
                kind = self.kind(item);
            }
            kind == Kind::Message
        };
        match response {
            ResponseShape::Object(shape) => self.shape(shape).fields.iter().any(|field| is(field.kind)),
            ResponseShape::Message => true,
            ResponseShape::Value(kind) => is(kind),
            ResponseShape::Binary | ResponseShape::Nothing => false,
        }
    }

    /// The operation of that id, for generated code.
    ///
    /// # Panics
    /// If there is none, while generated code is compiled.
    pub const fn operation(&self, id: &str) -> &'static Operation {
        let mut index = 0;
        while index < self.operations.len() {
            if is(self.operations[index].id, id) {
                return &self.operations[index];
            }
            index += 1;
        }
        panic!("the provider has no such operation")
    }
}

/// Whether two texts are the same, for constants.
const fn is(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let (mut index, mut same) = (0, one.len() == other.len());
    while same && index < one.len() {
        same = one[index] == other[index];
        index += 1;
    }
    same
}
