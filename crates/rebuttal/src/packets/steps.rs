//! The requests of a packet, each with a key that a new start makes again.

use std::sync::Arc;
use std::time::Duration;

use rebuttal_evidence::{BuiltFile, EvidencePacket, Finding};
use rebuttal_runtime::client::{AnyClient, AnyRequest, RawResponse};
use rebuttal_runtime::observe::observed::Observed;
use rebuttal_runtime::options::Given;
use rebuttal_runtime::request::files::{ATTACHMENT, Files, Progress};
use rebuttal_runtime::{Attachment, Error, ErrorKind, Outcome};
use rebuttal_schema::Operation;
use serde_json::{Value, json};

use super::keys::Keys;
use super::route::{Ask, Route, Store, StoredFile};

/// How often a step is made anew under another key, where the provider repeats an old error.
const MOST_GENERATIONS: u32 = 5;

/// How many pages of files are looked through.
const MOST_PAGES: usize = 20;

/// What all requests of a packet share.
pub(super) struct Steps {
    pub(super) client: AnyClient,
    pub(super) route: &'static Route,
    pub(super) operation: &'static Operation,
    pub(super) options: Given,
    pub(super) observed: Option<Observed>,
    pub(super) began: tokio::time::Instant,
    pub(super) spent: Duration,
}

/// A packet whose dispute was looked at.
pub(super) struct Sender {
    steps: Steps,
    store: &'static Store,
    packet: EvidencePacket,
    keys: Keys,
    now: i64,
    response: RawResponse,
    dispute: Value,
    /// What rules find of how the dispute stands.
    pub(super) findings: Vec<Finding>,
}

impl Steps {
    /// A provider that takes one file in the request.
    pub(super) async fn supply(
        &self,
        packet: &EvidencePacket,
        files: Vec<BuiltFile>,
        progress: Option<Progress>,
    ) -> Result<RawResponse, Error> {
        let mut sent = Files { progress, ..Files::default() };
        let place = |file: BuiltFile| {
            sent.list.push(Attachment::from(file.bytes).named(file.name));
            (file.field, json!({ ATTACHMENT: sent.list.len() - 1 }))
        };
        let named: Vec<_> = files.into_iter().map(place).collect();
        let ask = Ask { operation: self.operation.id, parameters: (self.route.parameters)(packet, &named) };
        self.call(ask, None, sent).await
    }

    /// Looks at the dispute.
    pub(super) async fn at(self, store: &'static Store, packet: EvidencePacket, now: i64) -> Result<Sender, Error> {
        let keys = Keys::of(&packet);
        let (response, dispute) = self.retrieve(store, &packet).await.map_err(nothing_done)?;
        let mut sender = Sender { steps: self, store, packet, keys, now, response, dispute, findings: Vec::new() };
        sender.read()?;
        Ok(sender)
    }

    async fn retrieve(&self, store: &Store, packet: &EvidencePacket) -> Result<(RawResponse, Value), Error> {
        let response = self.call((store.retrieve)(packet.dispute_id()), None, Files::default()).await?;
        let dispute = read(&response)?;
        Ok((response, dispute))
    }

    async fn call(&self, ask: Ask, key: Option<String>, files: Files) -> Result<RawResponse, Error> {
        let parameters = ask.parameters.to_string().into_bytes();
        self.call_with(ask.operation, &parameters, key, files).await
    }

    async fn call_with(
        &self,
        operation: &str,
        json: &[u8],
        key: Option<String>,
        files: Files,
    ) -> Result<RawResponse, Error> {
        let schema = self.client.schema();
        let operation = self.client.operation(operation)?;
        let mut options = self.options.clone();
        if let Some((rule, key)) = schema.idempotency.zip(key) {
            options.insert(rule.option, key);
        }
        let request = AnyRequest {
            json: json.to_vec(),
            attachments: files.list,
            progress: files.progress,
            spent: self.spent + self.began.elapsed(),
            observed: self.observed.clone(),
            ..AnyRequest::default()
        };
        self.client.call_given(operation, request, Ok(options)).await
    }
}

impl Sender {
    /// Whether the dispute was answered, by whomever.
    pub(super) fn is_answered(&self) -> bool {
        self.findings.iter().any(|finding| self.packet.says_answered(&finding.rule))
    }

    /// The dispute, if what it was answered with is this packet.
    ///
    /// # Errors
    /// `ErrorKind::AlreadyAnswered` if it is not.
    pub(super) async fn answered_before(self) -> Result<RawResponse, Error> {
        if self.is_ours().await.map_err(unknown)? {
            return Ok(self.response);
        }
        let message = "the dispute was answered before, and with other evidence than this packet's; nothing was sent to the \
                       bank again";
        Err(Error::new(ErrorKind::AlreadyAnswered, message))
    }

    /// Uploads what the provider does not have yet, and gives the ids by field.
    pub(super) async fn upload(
        &mut self,
        files: Vec<BuiltFile>,
        progress: Option<Progress>,
    ) -> Result<Vec<(String, Value)>, Error> {
        let total = files.iter().map(|file| file.bytes.len() as u64).sum();
        let mut kept = self.kept().await.map_err(nothing_done)?;
        let (mut ids, mut before) = (Vec::new(), 0);
        for file in files {
            let bytes = file.bytes.len() as u64;
            let progress = progress.as_ref().map(|report| {
                let report = Arc::clone(report);
                let report: Progress = Arc::new(move |sent: u64, _| report(before + sent.min(bytes), total));
                report
            });
            let field = file.field.clone();
            let id = self.keep(file, &mut kept, progress).await.map_err(nothing_done)?;
            ids.push((field, Value::String(id)));
            before += bytes;
        }
        if let Some(report) = progress.filter(|_| total > 0) {
            // What was there already was not sent again.
            report(total, total);
        }
        Ok(ids)
    }

    /// The id of a file, which is uploaded unless it is there.
    async fn keep(
        &self,
        file: BuiltFile,
        kept: &mut Vec<StoredFile>,
        progress: Option<Progress>,
    ) -> Result<String, Error> {
        let (name, bytes) = (self.keys.file(&file), file.bytes.len() as u64);
        let content = rebuttal_runtime::Bytes::from(file.bytes);
        let mut generation = 0;
        loop {
            if let Some(found) = kept.iter().find(|kept| kept.name == name && kept.bytes == bytes) {
                return Ok(found.id.clone());
            }
            let list = vec![Attachment::from(content.clone()).named(name.clone())];
            let ask = (self.store.upload)(json!({ ATTACHMENT: 0 }));
            let key = self.keys.idempotency(&file.field, generation);
            match self.steps.call(ask, Some(key), Files { list, progress: progress.clone() }).await {
                Ok(response) => {
                    return (self.store.uploaded)(&read(&response)?)
                        .map(|file| file.id)
                        .ok_or_else(|| Error::new(ErrorKind::Decode, "the answer to an upload has no id of the file"));
                }
                Err(error) if is_of_the_past(&error) && generation + 1 < MOST_GENERATIONS => {
                    generation += 1;
                    *kept = self.kept().await?;
                }
                Err(error) => return Err(error),
            }
        }
    }

    /// Names the files as evidence, and says whether that was found done.
    pub(super) async fn conclude(mut self, ids: &[(String, Value)]) -> Result<(RawResponse, bool), Error> {
        // An answer to an inquiry has keys of its own: the same evidence again, once it is a chargeback, is another answer.
        let first = u32::try_from(self.packet.submissions()).unwrap_or_default().saturating_mul(MOST_GENERATIONS);
        let mut generation = first;
        loop {
            let parameters = (self.steps.route.parameters)(&self.packet, ids);
            let ask = Ask { operation: self.steps.operation.id, parameters };
            let key = self.keys.idempotency(self.steps.operation.id, generation);
            let error = match self.steps.call(ask, Some(key), Files::default()).await {
                Ok(response) => return Ok((response, false)),
                Err(error) if error.is(ErrorKind::Api) => error,
                Err(error) => return Err(error),
            };
            // An old answer says nothing of how the dispute stands now, and a refusal may be due to another start.
            let Ok((response, dispute)) = self.steps.retrieve(self.store, &self.packet).await else {
                return Err(error);
            };
            (self.response, self.dispute) = (response, dispute);
            self.read()?;
            if self.is_answered() {
                return self.answered_before().await.map(|response| (response, true));
            }
            if !is_of_the_past(&error) || generation + 1 - first >= MOST_GENERATIONS {
                return Err(error);
            }
            generation += 1;
        }
    }

    /// Takes the dispute over into the packet.
    fn read(&mut self) -> Result<(), Error> {
        self.packet = self.packet.renewed(&self.dispute).map_err(|error| {
            Error::new(ErrorKind::Decode, "the dispute that was retrieved cannot be read").with_source(error)
        })?;
        let findings = self.packet.preflight(self.now).findings.into_iter();
        self.findings = findings.filter(|finding| self.packet.is_about_the_dispute(&finding.rule)).collect();
        Ok(())
    }

    /// The files that belong to this packet, whichever release made them. None is asked for where the packet has none.
    async fn kept(&self) -> Result<Vec<StoredFile>, Error> {
        let mut kept = Vec::new();
        if !self.packet.has_files() {
            return Ok(kept);
        }
        let Ask { operation, parameters } = (self.store.list)(self.packet.disputed_at());
        let mut next = Some(parameters.to_string().into_bytes());
        for _ in 0..MOST_PAGES {
            let Some(json) = next else { break };
            let response = self.steps.call_with(operation, &json, None, Files::default()).await?;
            kept.extend((self.store.files)(&read(&response)?));
            next = response.info.next_page()?;
        }
        Ok(kept)
    }

    /// Whether the evidence of the dispute is this packet's: every text, and of every file one that was uploaded for it.
    async fn is_ours(&self) -> Result<bool, Error> {
        let Some(evidence) = self.dispute.pointer(self.store.evidence) else { return Ok(false) };
        let kept = self.kept().await?;
        let fields = self.packet.file_fields().into_iter().map(|field| {
            let id = evidence.get(field).map(id_of).unwrap_or_default();
            let prefix = self.keys.prefix(field);
            let own = kept.iter().any(|file| file.id == id && file.name.starts_with(&prefix));
            (field.to_owned(), if own { Value::from(id) } else { Value::Null })
        });
        let files: Vec<_> = fields.collect();
        let sent = (self.steps.route.parameters)(&self.packet, &files);
        Ok(sent.pointer(self.store.evidence).is_some_and(|sent| holds(evidence, sent)))
    }
}

/// An object, or its id.
fn id_of(value: &Value) -> &str {
    value.get("id").unwrap_or(value).as_str().unwrap_or_default()
}

/// Whether `found` has everything that was sent. The ends of texts and lines are not compared.
fn holds(found: &Value, sent: &Value) -> bool {
    match (found, sent) {
        (Value::Object(found), Value::Object(sent)) => {
            sent.iter().all(|(key, sent)| found.get(key).is_some_and(|found| holds(found, sent)))
        }
        (Value::Array(found), Value::Array(sent)) => {
            found.len() == sent.len() && found.iter().zip(sent).all(|(found, sent)| holds(found, sent))
        }
        (_, Value::Null) => false,
        (found, Value::String(sent)) => {
            let plain = |text: &str| text.replace("\r\n", "\n").trim().to_owned();
            plain(id_of(found)) == plain(sent)
        }
        (found, sent) => found == sent,
    }
}

/// Whether an error is the answer to an earlier request: the provider says so, or that it had the key with other parameters.
fn is_of_the_past(error: &Error) -> bool {
    error.is_replayed() || (error.kind() == ErrorKind::Conflict && error.http_status() != Some(409))
}

/// Nothing was submitted before this step.
fn nothing_done(error: Error) -> Error {
    error.with_outcome(Outcome::NotDone)
}

/// The dispute was answered, and nobody could say how.
fn unknown(error: Error) -> Error {
    error.with_outcome(Outcome::Unknown)
}

fn read(response: &RawResponse) -> Result<Value, Error> {
    serde_json::from_slice(&response.json)
        .map_err(|error| Error::new(ErrorKind::Decode, "the answer cannot be read").with_source(error))
}
