//! Steps that call an operation: through the typed client where the parameters are what it takes, and by name where a
//! scenario gives what types would not let through.

use rebuttal::{Attachment, Error, Response, alipay, dynamic, stripe};
use serde_json::{Map, Value, json};

use crate::witness::Witness;

/// One call of a scenario.
pub(super) struct Call {
    pub(super) provider: String,
    pub(super) client: Value,
    /// A client that is there already.
    pub(super) kept: Option<dynamic::Client>,
    pub(super) operation: String,
    pub(super) parameters: Value,
    pub(super) options: Value,
    /// Is told of the call, if anybody is.
    pub(super) witness: Option<Witness>,
}

pub(super) struct Answered {
    pub(super) value: Value,
    pub(super) raw: Vec<u8>,
    pub(super) attempts: u32,
}

impl Answered {
    #[allow(clippy::needless_pass_by_value, reason = "it is the end of the answer")]
    fn of<T: serde::Serialize>(answer: Response<T>) -> Self {
        let value = serde_json::to_value(&*answer).expect("JSON");
        Self { value, raw: answer.info.raw().to_vec(), attempts: answer.info.attempts() }
    }
}

impl Call {
    pub(super) async fn send(self) -> Result<Answered, Error> {
        let typed = match self.provider.as_str() {
            _ if self.options != json!({}) || self.kept.is_some() => None,
            "alipay" => self.alipay().await,
            "stripe" => self.stripe().await,
            other => panic!("there is no provider {other}"),
        };
        match typed {
            Some(answered) => answered,
            None => self.by_name().await,
        }
    }

    fn given(&self) -> usize {
        self.parameters.as_object().map_or(0, Map::len)
    }

    fn text(&self, name: &str) -> Option<&str> {
        self.parameters[name].as_str()
    }

    async fn alipay(&self) -> Option<Result<Answered, Error>> {
        let id = self.text("disputeId")?;
        let client = match made(alipay::Client::builder(), &self.client, alipay_option) {
            Ok(builder) => match &self.witness {
                Some(witness) => builder.observer(witness.clone()).build(),
                None => builder.build(),
            },
            Err(unknown) => panic!("the runner does not set {unknown}"),
        };
        let client = match client {
            Ok(client) => client,
            Err(error) => return Some(Err(error)),
        };
        Some(match (self.operation.as_str(), self.given()) {
            ("acceptDispute", 1) => client.accept_dispute(id).send().await.map(Answered::of),
            ("supplyDefenseDocument", 2) => {
                let evidence = attachment(&self.parameters["disputeEvidence"])?;
                client.supply_defense_document(id, evidence).send().await.map(Answered::of)
            }
            ("downloadDisputeEvidence", 2) => {
                client.download_dispute_evidence(id, self.text("disputeEvidenceType")?).send().await.map(Answered::of)
            }
            _ => return None,
        })
    }

    async fn stripe(&self) -> Option<Result<Answered, Error>> {
        let client = match made(stripe::Client::builder(), &self.client, stripe_option) {
            Ok(builder) => match &self.witness {
                Some(witness) => builder.observer(witness.clone()).build().ok()?,
                None => builder.build().ok()?,
            },
            // By name every option can be given.
            Err(_) => return None,
        };
        let dispute = self.text("dispute");
        Some(match (self.operation.as_str(), self.given()) {
            ("retrieveDispute", 1) => client.retrieve_dispute(dispute?).send().await.map(Answered::of),
            ("closeDispute", 1) => client.close_dispute(dispute?).send().await.map(Answered::of),
            ("submitDisputeEvidence", 1) => client.submit_dispute_evidence(dispute?).send().await.map(Answered::of),
            ("retrieveFile", 1) => client.retrieve_file(self.text("file")?).send().await.map(Answered::of),
            ("retrieveEvent", 1) => client.retrieve_event(self.text("event")?).send().await.map(Answered::of),
            ("uploadDisputeEvidence", 1) => {
                let file = attachment(&self.parameters["file"])?;
                client.upload_dispute_evidence(file).send().await.map(Answered::of)
            }
            ("listDisputes", 0) => client.list_disputes().send().await.map(Answered::of),
            _ => return None,
        })
    }

    async fn by_name(self) -> Result<Answered, Error> {
        let (client, operation) = self.opened()?;
        let (json, attachments) = request(self.parameters);
        let observed = self.witness.is_some().then(dynamic::Observed::default);
        let asked = asked(json.to_string(), attachments, &self.options);
        let answer = client.call(operation, dynamic::Request { observed: observed.clone(), ..asked }).await;
        if let (Some(witness), Some(observed)) = (&self.witness, observed) {
            witness.take_over(&observed);
        }
        let answer = answer?;
        Ok(Answered {
            value: serde_json::from_slice(&answer.whole()).unwrap_or_default(),
            raw: answer.info.raw().to_vec(),
            attempts: answer.info.attempts(),
        })
    }

    /// All items of a list, and the error that ended the walk.
    pub(super) async fn items(self) -> (Vec<Value>, Option<Error>) {
        let mut items = Vec::new();
        let mut walk = async || -> Result<(), Error> {
            let (client, operation) = self.opened()?;
            let pages = operation.pages.expect("an operation with pages");
            let mut next = Some(request(self.parameters.clone()).0.to_string());
            while let Some(json) = next {
                let answer = client.call(operation, asked(json, Vec::new(), &self.options)).await?;
                let page: Value = serde_json::from_slice(&answer.whole()).expect("JSON");
                let mut page = page[pages.items].as_array().expect("items").clone();
                if answer.info.backwards() {
                    page.reverse();
                }
                items.append(&mut page);
                next = answer.info.next_page()?.map(|json| String::from_utf8(json).expect("text"));
            }
            Ok(())
        };
        let error = walk().await.err();
        (items, error)
    }

    fn opened(&self) -> Result<(dynamic::Client, &'static dynamic::Operation), Error> {
        let client = match &self.kept {
            Some(client) => client.clone(),
            None => dynamic::client(&self.provider, self.client.to_string().as_bytes())?,
        };
        let operation = client.operation(&self.operation)?;
        Ok((client, operation))
    }
}

fn asked(json: String, attachments: Vec<Attachment>, options: &Value) -> dynamic::Request {
    dynamic::Request {
        json: json.into_bytes(),
        options: options.to_string().into_bytes(),
        attachments,
        ..dynamic::Request::default()
    }
}

/// What a scenario gives as a request: `{clear: true}` clears, `{file: …}` is an attachment.
fn request(mut parameters: Value) -> (Value, Vec<Attachment>) {
    let mut attachments = Vec::new();
    // A parameter may be called `file` itself.
    let values = parameters.as_object_mut().into_iter().flat_map(Map::values_mut);
    values.for_each(|value| put(value, &mut attachments));
    (parameters, attachments)
}

fn put(value: &mut Value, attachments: &mut Vec<Attachment>) {
    if *value == json!({ "clear": true }) {
        *value = Value::Null;
    } else if let Some(file) = attachment(value) {
        *value = json!({ dynamic::ATTACHMENT: attachments.len() });
        attachments.push(file);
    } else {
        match value {
            Value::Object(map) => map.values_mut().for_each(|inner| put(inner, attachments)),
            Value::Array(list) => list.iter_mut().for_each(|inner| put(inner, attachments)),
            _ => {}
        }
    }
}

/// A builder with every option set, or the name of one that the function does not set.
fn made<B>(builder: B, options: &Value, set: fn(B, &str, &Value) -> Result<B, String>) -> Result<B, String> {
    let options = options.as_object().expect("options");
    options.iter().try_fold(builder, |builder, (name, value)| set(builder, name, value))
}

fn alipay_option(builder: alipay::ClientBuilder, name: &str, value: &Value) -> Result<alipay::ClientBuilder, String> {
    Ok(match (name, value) {
        ("client_id", Value::String(text)) => builder.client_id(text),
        ("private_key", Value::String(text)) => builder.private_key(text),
        ("alipay_public_key", Value::String(text)) => builder.alipay_public_key(text.as_str()),
        ("gateway", Value::String(text)) => builder.gateway(text),
        ("agent_token", Value::String(text)) => builder.agent_token(text),
        ("timeout", value) => builder.timeout(std::time::Duration::from_secs_f64(value.as_f64().expect("seconds"))),
        ("response_tolerance", value) => {
            builder.response_tolerance(std::time::Duration::from_secs_f64(value.as_f64().expect("seconds")))
        }
        ("max_evidence_bytes", value) => builder.max_evidence_bytes(value.as_i64().expect("a count")),
        ("max_attempts", value) => builder.max_attempts(value.as_i64().expect("a count")),
        (name, _) => return Err(name.to_owned()),
    })
}

fn stripe_option(builder: stripe::ClientBuilder, name: &str, value: &Value) -> Result<stripe::ClientBuilder, String> {
    Ok(match (name, value) {
        ("api_key", Value::String(text)) => builder.api_key(text),
        ("api_base", Value::String(text)) => builder.api_base(text),
        ("files_base", Value::String(text)) => builder.files_base(text),
        ("timeout", value) => builder.timeout(std::time::Duration::from_secs_f64(value.as_f64().expect("seconds"))),
        ("max_attempts", value) => builder.max_attempts(value.as_i64().expect("a count")),
        (name, _) => return Err(name.to_owned()),
    })
}

/// `{file: {prefix, size}}` or `{file: {path}}`, perhaps with a `name`.
fn attachment(value: &Value) -> Option<Attachment> {
    let file = value.get("file").filter(|file| file.is_object())?;
    let attachment = match file["path"].as_str() {
        Some(path) => Attachment::path(path),
        None => content(file).into(),
    };
    Some(match file["name"].as_str() {
        Some(name) => attachment.named(name),
        None => attachment,
    })
}

/// The prefix, then the letter `x` up to the size.
pub(super) fn content(file: &Value) -> Vec<u8> {
    let mut bytes = file["prefix"].as_str().unwrap_or_default().as_bytes().to_vec();
    bytes.resize(usize::try_from(file["size"].as_u64().unwrap_or_default()).expect("a size"), b'x');
    bytes
}
