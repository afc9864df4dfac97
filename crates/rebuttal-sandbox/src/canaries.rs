//! Values of all operations and messages with a canary in each place that a provider's document calls private, for tests
//! that search everything that a program writes for it. The places come from the generated tables, so that a new field is
//! covered without a change here.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};

use crate::generated::PROVIDERS;
use crate::tables::{Bound, Field, Kind, Message, Object, Operation, Provider, ResponseShape};

/// A value of every operation's parameters and answer and of every message, for each provider. Each private text holds
/// `canary` and a number of its own:
///
/// `{"acme": {"operations": {"<id>": {"request": …, "answer": …, "failure": …}}, "messages": {"<id>": …}}}`
///
/// Names are those on the wire. Of a file, the request has `{"$file": "<its content>"}`; the answer of a download is its
/// content, as text.
///
/// # Errors
/// When a document calls something private that no value reaches.
pub fn canaries(canary: &str) -> Result<Value, String> {
    let of = |provider: &&'static Provider| {
        let mut planter = Planter { provider, canary, reached: Vec::new(), inside: Vec::new() };
        let value = planter.provider();
        for object in provider.objects {
            let mut private = object.fields.iter().filter(|field| field.private);
            if let Some(missed) = private.find(|field| !planter.reached.iter().any(|it| std::ptr::eq(*it, *field))) {
                let (provider, object, field) = (provider.name, object.name, missed.name);
                return Err(format!("{provider}: nothing that travels reaches the private {object}.{field}"));
            }
        }
        Ok((provider.name.to_owned(), value))
    };
    PROVIDERS.iter().map(of).collect::<Result<Map<_, _>, _>>().map(Value::Object)
}

struct Planter<'a> {
    provider: &'static Provider,
    canary: &'a str,
    /// The private fields that got a canary.
    reached: Vec<&'static Field>,
    /// The objects that the walk is in: some hold each other.
    inside: Vec<&'static str>,
}

impl Planter<'_> {
    fn provider(&mut self) -> Value {
        let (mut operations, mut messages) = (Map::new(), Map::new());
        for operation in self.provider.operations {
            operations.insert(operation.id.to_owned(), self.operation(operation));
        }
        for message in self.provider.messages {
            messages.insert(message.id.to_owned(), self.message(message));
        }
        json!({"operations": operations, "messages": messages})
    }

    fn operation(&mut self, operation: &'static Operation) -> Value {
        let (request, mut answer) = (self.request(operation), self.answer(operation));
        // The answer is one to this request.
        for (place, bound) in operation.binding {
            let known = match bound {
                Bound::Parameter(name) => {
                    let fixed = operation.fixed.iter().find(|(fixed, _)| fixed == name);
                    request.get(*name).cloned().or_else(|| fixed.map(|(_, text)| json!(text)))
                }
                Bound::Value(text) => Some(json!(text)),
                Bound::Present => None,
            };
            if let Some((field, known)) = answer.pointer_mut(place).zip(known) {
                *field = known;
            }
        }
        let failure = self.provider.failure.map(|failure| self.object(failure));
        json!({"request": request, "answer": answer, "failure": failure})
    }

    fn request(&mut self, operation: &'static Operation) -> Map<String, Value> {
        let in_path = operation.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
        let mut request: Map<String, Value> = in_path.map(|name| (name.to_owned(), json!("x_1"))).collect();
        // A list is only received in its usual direction.
        let back = operation.page.as_ref().and_then(|page| page.before);
        let body = operation.body.map_or(&[][..], |body| body.fields);
        for field in operation.query.iter().chain(body).filter(|field| Some(field.name) != back) {
            if operation.fixed.iter().all(|(name, _)| *name != field.name) {
                request.insert(field.name.to_owned(), self.field(field));
            }
        }
        request
    }

    /// A success: one whose status says so, where the provider's answers have one.
    fn answer(&mut self, operation: &'static Operation) -> Value {
        let mut answer = match operation.response {
            ResponseShape::Object(object) => self.object(object),
            ResponseShape::Message => self.any_message(),
            ResponseShape::Bytes => json!(self.text()),
        };
        let status = Some(self.provider.status).filter(|place| !place.is_empty());
        if let Some(status) = status.and_then(|place| answer.pointer_mut(place)) {
            *status = json!(self.provider.done);
        }
        answer
    }

    fn message(&mut self, message: &'static Message) -> Value {
        let mut value = self.object(message.object);
        for (name, text) in message.matches {
            value[*name] = json!(text);
        }
        value
    }

    /// Any message: the first that there is.
    fn any_message(&mut self) -> Value {
        self.provider.messages.first().map_or(Value::Null, |message| self.message(message))
    }

    /// An object with all its fields; null inside itself.
    fn object(&mut self, object: &'static Object) -> Value {
        if self.inside.contains(&object.name) {
            return Value::Null;
        }
        self.inside.push(object.name);
        let fields = object.fields.iter().map(|field| (field.name.to_owned(), self.field(field)));
        let fields = fields.filter(|(_, value)| !value.is_null()).collect();
        self.inside.pop();
        Value::Object(fields)
    }

    fn field(&mut self, field: &'static Field) -> Value {
        if !field.private {
            return self.public(&field.kind);
        }
        self.reached.push(field);
        let text = self.text();
        match field.kind {
            Kind::File { .. } => json!({ "$file": text }),
            Kind::Base64 => json!(STANDARD.encode(text)),
            Kind::List(_) => json!([text]),
            Kind::Map(_) => json!({"key_1": text, text.clone(): text}),
            Kind::Json | Kind::Expandable(_) => json!({"id": "x_1", "note": [{ "inside": text }]}),
            _ => json!(text),
        }
    }

    fn public(&mut self, kind: &'static Kind) -> Value {
        match kind {
            Kind::Message => self.any_message(),
            Kind::Object(object) => self.object(object),
            Kind::List(item) => json!([self.public(item)]),
            Kind::Map(value) => json!({"key_1": self.public(value)}),
            Kind::Clearable(inner) => self.public(inner),
            // The object; where it holds itself, the id ends that.
            Kind::Expandable(object) => match self.public(object) {
                Value::Null => json!("x_1"),
                object => object,
            },
            Kind::Enum(known) => json!(known[0]),
            Kind::Integer | Kind::Number => json!(1),
            Kind::Boolean => json!(false),
            Kind::Time => json!("2026-01-31T12:00:00+08:00"),
            Kind::Base64 | Kind::File { .. } => json!("eA=="),
            Kind::Text => json!("x_1"),
            Kind::Json => json!({"open": true}),
        }
    }

    fn text(&self) -> String {
        // The number says in which place the canary was.
        format!("{}{}", self.canary, self.reached.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: &Value) -> &str {
        value.as_str().unwrap_or_default()
    }

    #[test]
    fn everything_that_is_called_private_gets_a_marker() {
        let canaries = canaries("MARK").expect("everything is reached");
        let evidence = &canaries["stripe"]["operations"]["stageDisputeEvidence"]["request"]["evidence"];
        assert!(text(&evidence["customer_name"]).starts_with("MARK"), "{evidence}");
        assert!(canaries["stripe"]["operations"]["stageDisputeEvidence"]["request"].get("submit").is_none());
        assert!(text(&canaries["stripe"]["operations"]["downloadFile"]["answer"]).starts_with("MARK"));
        assert_eq!(canaries["alipay"]["operations"]["acceptDispute"]["answer"]["result"]["resultStatus"], "S");
        assert_eq!(canaries["stripe"]["messages"]["disputeClosed"]["type"], "charge.dispute.closed");
        let file = &canaries["alipay"]["operations"]["supplyDefenseDocument"]["request"]["disputeEvidence"]["$file"];
        assert!(text(file).starts_with("MARK"), "{file}");
    }
}
