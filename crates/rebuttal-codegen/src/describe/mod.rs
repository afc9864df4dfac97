//! Document -> Api: our language-free description, or every refusal at once, each with its address.

mod binding;
mod bodies;
mod dedup_keys;
pub(crate) mod known;
mod message_ids;
mod names;
mod operations;
mod options;
mod packets;
mod schemas;
mod signature;
mod unions;

pub(crate) use names::{CALL, is_taken_type};
pub(crate) use schemas::{MOST_FIELDS, TAKEN};
pub(crate) use unions::{is_union, mapped};

use std::collections::BTreeSet;

use rebuttal_schema::is_header_name;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::api::{Api, Code, Failure, ResponseRules, Ty};
use crate::document::{Document, Refusal, referenced};

/// What the parts of this pass share: the document, and the refusals found so far.
pub(crate) struct Describe<'d> {
    pub(crate) document: &'d Document,
    pub(crate) refusals: Vec<Refusal>,
}

/// Describes a lowered document.
///
/// # Errors
/// Everything in it that cannot be expressed.
pub fn describe(document: &Document) -> Result<Api, Vec<Refusal>> {
    let mut pass = Describe { document, refusals: Vec::new() };
    pass.check_keys();
    pass.check_written_half();
    let provider = pass.provider();
    let mut api = Api {
        document: document.file.clone(),
        own: document.foreign.is_some(),
        class: document.root.pointer("/x-provider/class").and_then(Value::as_str).unwrap_or_default().to_owned(),
        provider,
        // Those who only read a document need not know how to sign.
        scheme: pass.at("/x-provider/scheme").and_then(Value::as_str).unwrap_or("none").to_owned(),
        title: pass.prose("/info/title"),
        version: pass.prose("/info/version"),
        description: pass.prose("/info/description"),
        client: pass.client(),
        call_options: pass.call_options(),
        host: pass.host("/servers"),
        idempotency: pass.idempotency(),
        receiver: pass.receiver(),
        functions: pass.functions("/x-functions"),
        handles: pass.handles(),
        types: pass.types(),
        answer: pass.answer_rules(),
        packets: Vec::new(),
        operations: Vec::new(),
        failure: None,
    };
    pass.check_unions(&api.types);
    pass.check_endless(&api.types);
    api.operations = pass.operations(&api.types);
    api.packets = pass.packets(&api.operations);
    pass.resolve_dedup_keys(&mut api);
    pass.check_message_ids(&api);
    pass.check_last_kind(&api);
    pass.check_messages(&api);
    pass.check_codes(&api);
    pass.check_names(&api);
    mark_uses(&mut api);
    let (types, only_failures) =
        std::mem::take(&mut api.types).into_iter().partition(|ty| ty.in_request || ty.in_answer);
    api.types = types;
    api.failure = pass.failure().map(|ty| Failure { ty, types: only_failures });
    if pass.refusals.is_empty() {
        pass.check_signed(&api);
    }
    if pass.refusals.is_empty() { Ok(api) } else { Err(pass.refusals) }
}

impl<'d> Describe<'d> {
    /// What is code in the core only providers of this repository have.
    fn check_written_half(&mut self) {
        for key in ["/x-functions", "/x-handles", "/x-packets"].into_iter().filter(|_| self.document.foreign.is_some())
        {
            if self.at(key).is_some() {
                let problem = "Only providers of this repository have code for it.";
                self.refuse(key, problem, "Remove it by an action of an overlay, with `remove: true`.");
            }
        }
    }

    pub(crate) fn refuse(&mut self, pointer: &str, problem: impl Into<String>, cure: impl Into<String>) {
        let refusal = self.document.refuse(pointer, problem, cure);
        self.refusals.push(refusal);
    }

    pub(crate) fn at(&self, pointer: &str) -> Option<&'d Value> {
        self.document.root.pointer(pointer)
    }

    /// The provider's name, which becomes a folder's and a module's.
    fn provider(&mut self) -> String {
        let (name, class) = (self.text("/x-provider/name"), self.text("/x-provider/class"));
        let (first, rest) = (|text: &str| text.chars().next(), |text: &str| text.chars().skip(1).collect::<String>());
        let snake = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        if first(&name).is_some_and(|c| !c.is_ascii_lowercase() || !rest(&name).chars().all(snake)) {
            let problem = format!("{name:?} cannot name a module.");
            self.refuse("/x-provider/name", problem, "Write lower-case letters, digits and underscores.");
        }
        if first(&class)
            .is_some_and(|c| !c.is_ascii_uppercase() || !rest(&class).chars().all(|c| c.is_ascii_alphanumeric()))
        {
            let problem = format!("{class:?} cannot name a class.");
            self.refuse("/x-provider/class", problem, "Write letters and digits, the first in upper case.");
        }
        name
    }

    /// A text that must be there.
    pub(crate) fn text(&mut self, pointer: &str) -> String {
        match self.at(pointer).and_then(Value::as_str).map(str::trim) {
            Some(text) if !text.is_empty() => text.to_owned(),
            _ => {
                self.refuse(pointer, "A text is missing here.", "Write it; spec/README.md says what it is for.");
                String::new()
            }
        }
    }

    /// The name of a header, where there is one.
    pub(crate) fn header(&mut self, pointer: &str) -> Option<String> {
        let name = self.at(pointer)?.as_str()?.to_owned();
        if !is_header_name(&name) {
            self.refuse(pointer, format!("No header can be called {name:?}."), "Write letters, digits and hyphens.");
        }
        Some(name)
    }

    /// A text for people. A document that was not written for us may lack it, and then nothing is said.
    pub(crate) fn prose(&mut self, pointer: &str) -> String {
        let there = self.at(pointer).and_then(Value::as_str).is_some_and(|text| !text.trim().is_empty());
        if there || self.document.foreign.is_none() { self.text(pointer) } else { String::new() }
    }

    /// The type of the provider's errors: that of the first operation that describes them.
    fn failure(&self) -> Option<String> {
        let schema = "/responses/default/content/application~1json/schema";
        let operations = self.entries("/paths").into_iter().filter_map(|(_, path)| path.as_object());
        operations
            .flat_map(serde_json::Map::values)
            .find_map(|operation| referenced(operation.pointer(schema)?))
            .map(str::to_owned)
    }

    fn answer_rules(&mut self) -> ResponseRules {
        let pointer = |key: &str| self.at(&format!("/x-answer/{key}")).and_then(Value::as_str).map(str::to_owned);
        let mut rules = ResponseRules {
            status: pointer("status"),
            code: pointer("code"),
            message: pointer("message"),
            error_type: pointer("type"),
            reason_header: self.header("/x-answer/reason-header"),
            retry_header: self.header("/x-answer/retry-header"),
            ..ResponseRules::default()
        };
        for (name, _) in self.entries("/x-answer/details") {
            let pointer = self.text(&format!("/x-answer/details/{}", crate::document::segment(&name)));
            rules.details.push((name, pointer));
        }
        for (status, meaning) in self.entries("/x-answer/statuses") {
            match value(meaning) {
                Some(meaning) => rules.statuses.push((status, meaning)),
                None => {
                    let at = format!("/x-answer/statuses/{}", crate::document::segment(&status));
                    self.refuse(&at, "This status has no known meaning.", "Write done, refused or unknown.");
                }
            }
        }
        rules.codes = self.codes("/x-answer/codes");
        rules.types = self.codes("/x-answer/types");
        for (at, code) in self.list("/x-answer/unsigned") {
            let code = code.as_str().unwrap_or_default().to_owned();
            if rules.codes.iter().all(|rule| rule.code != code || rule.error.is_none()) {
                let cure = "Describe it under x-answer/codes with an error, or take it from the list.";
                self.refuse(&at, format!("{code} is no code of a refusal."), cure);
            }
            rules.unsigned.push(code);
        }
        rules
    }

    fn codes(&mut self, list: &str) -> Vec<Code> {
        let mut codes = Vec::new();
        for (code, rule) in self.entries(list) {
            let at = format!("{list}/{}", crate::document::segment(&code));
            let error = rule.get("error").and_then(Value::as_str).map(str::to_owned);
            if let Some(class) = error.as_deref().filter(|class| !ERRORS.contains(class)) {
                let cure = format!("Write one of {}.", ERRORS.join(", "));
                self.refuse(&format!("{at}/error"), format!("There is no error class {class}."), cure);
            }
            let mut statuses = Vec::new();
            for (at, status) in self.list(&format!("{at}/statuses")) {
                let status = status.as_str().unwrap_or_default();
                if self.at(&format!("/x-answer/statuses/{}", crate::document::segment(status))).is_none() {
                    let problem = format!("There is no status {status}.");
                    self.refuse(&at, problem, "Write one of x-answer/statuses.");
                }
                statuses.push(status.to_owned());
            }
            codes.push(Code {
                code,
                error,
                statuses,
                description: self.prose(&format!("{at}/description")),
                advice: self.text(&format!("{at}/advice")),
            });
        }
        codes
    }

    /// The members of an object, in their order; none if there is no such object.
    pub(crate) fn entries(&self, pointer: &str) -> Vec<(String, &'d Value)> {
        let map = self.at(pointer).and_then(Value::as_object);
        map.into_iter().flatten().map(|(key, value)| (key.clone(), value)).collect()
    }

    /// Whatever is signed is at least of the last kind, so that no message is lost.
    fn check_last_kind(&mut self, api: &Api) {
        let Some(last) = api.receiver.as_ref().and_then(|receiver| receiver.messages.last()) else { return };
        let required = api.types.iter().any(|ty| ty.name == last.ty && ty.fields().iter().any(|field| field.required));
        if required || !last.matches.is_empty() {
            let problem = format!("The last kind of message, {}, does not take every message.", last.id);
            let cure = "End the list with one that has no x-match and whose schema requires nothing: what is of no other \
                        kind would be refused, and lost.";
            self.refuse("/x-webhooks", problem, cure);
        }
    }

    /// Messages stand where all languages find them: they are an answer, or the items of a list in one.
    fn check_messages(&mut self, api: &Api) {
        let list = Ty::List(Box::new(Ty::Message));
        for ty in &api.types {
            let answer = api.operations.iter().any(|operation| operation.answer_name() == Some(&ty.name));
            for field in
                ty.fields().iter().filter(|field| *field.ty.innermost() == Ty::Message && !(answer && field.ty == list))
            {
                let segment = crate::document::segment;
                let at = format!("/components/schemas/{}/properties/{}", segment(&ty.name), segment(&field.wire));
                let problem = "A message stands where nobody would find it.";
                self.refuse(&at, problem, "Let it be the whole answer, or the items of a list in one.");
            }
        }
    }

    fn check_codes(&mut self, api: &Api) {
        for operation in &api.operations {
            for code in operation.codes.iter().filter(|code| api.code(code).is_none()) {
                let at = format!(
                    "/paths/{}/{}/x-codes",
                    crate::document::segment(&operation.path),
                    operation.method.to_lowercase()
                );
                let problem = format!("The code {code} is not described.");
                self.refuse(&at, problem, "Describe it under x-answer/codes, or take it from x-codes.");
            }
        }
    }
}

/// The classes under `ApiError` that a code may become.
const ERRORS: &[&str] = &[
    "AuthenticationError", "PermissionDeniedError", "NotFoundError", "InvalidRequestError", "RejectedError",
    "AlreadyAnsweredError", "DeadlinePassedError", "ConflictError", "RateLimitedError", "ServerError",
    "OutcomeUnknownError",
];

/// Notes which types requests need and which answers and messages need.
fn mark_uses(api: &mut Api) {
    let mut requests: Vec<String> = api.operations.iter().filter_map(|operation| operation.body.clone()).collect();
    let parameters = api.operations.iter().flat_map(|operation| &operation.parameters);
    requests.extend(parameters.filter_map(|parameter| parameter.field.ty.named().map(str::to_owned)));
    let mut answers: Vec<String> =
        api.operations.iter().filter_map(|operation| operation.answer_type().map(str::to_owned)).collect();
    answers.extend(api.receiver.iter().flat_map(|receiver| &receiver.messages).map(|message| message.ty.clone()));
    let (requests, answers) = (reach(api, requests), reach(api, answers));
    for ty in &mut api.types {
        ty.in_request = requests.contains(&ty.name);
        ty.in_answer = answers.contains(&ty.name);
    }
}

/// What a word of the document's names in an enumeration of ours, as `read` does `Read`.
fn value<T: DeserializeOwned>(word: &Value) -> Option<T> {
    let word = word.as_str().filter(|word| word.chars().all(char::is_lowercase))?;
    serde_json::from_value(heck::AsPascalCase(word).to_string().into()).ok()
}

fn reach(api: &Api, mut open: Vec<String>) -> BTreeSet<String> {
    let mut reached = BTreeSet::new();
    while let Some(name) = open.pop() {
        let Some(ty) = api.types.iter().find(|ty| ty.name == name) else { continue };
        if !reached.insert(name) {
            continue;
        }
        open.extend(ty.parts().map(str::to_owned));
    }
    reached
}
