//! The child: every operation, function and message, in success and in failure.
#![allow(clippy::print_stdout, reason = "what is printed is what is searched")]

use rebuttal::dynamic::{self, Attachment, Client, Observed, Operation, Request, ResponseShape, provider};
use rebuttal::{AttemptFacts, CallFacts, Error, Observer, alipay, stripe};
use serde_json::{Map, Value, json};

use crate::canary::CANARY;
use crate::shown;

/// Prints what it is told.
struct Teller;

impl Observer for Teller {
    fn attempt(&self, facts: &AttemptFacts) {
        shown::debug(facts);
    }

    fn call(&self, facts: &CallFacts) {
        shown::debug(facts);
    }
}

struct Child {
    sandbox: Value,
    canaries: Value,
    http: reqwest::Client,
}

pub(crate) async fn child(task: Value) {
    let everything = tracing_subscriber::fmt().with_max_level(tracing_subscriber::filter::LevelFilter::TRACE);
    let everything = everything.with_span_events(tracing_subscriber::fmt::format::FmtSpan::FULL);
    everything.with_writer(std::io::stderr).with_ansi(false).init();
    let canaries = rebuttal_sandbox::canaries(CANARY).expect("the descriptions are read");
    let child = Child { sandbox: task["sandbox"].clone(), canaries, http: reqwest::Client::new() };
    if task["print_a_field"] == true {
        return child.print_a_field();
    }
    for name in ["alipay", "stripe"] {
        let client = dynamic::client(name, child.options(name).to_string().as_bytes()).expect("a client");
        shown::debug(&client);
        for operation in provider(name).expect("a provider").operations {
            child.operation(&client, name, operation).await;
        }
        child.messages(name);
    }
    child.typed_calls().await;
    child.wrong_keys();
}

impl Child {
    fn print_a_field(&self) {
        let dispute = self.canaries["stripe"]["operations"]["retrieveDispute"]["answer"].clone();
        let dispute: stripe::Dispute = serde_json::from_value(dispute).expect("a dispute");
        println!("{}", dispute.evidence.expect("evidence").customer_name.as_ref().expect("a name").expose());
    }

    fn setting(&self, provider: &str, name: &str) -> &str {
        self.sandbox[provider][name].as_str().expect("a setting")
    }

    fn options(&self, provider: &str) -> Value {
        let mut options = json!({"max_attempts": 1, "check_limits": false});
        let map = options.as_object_mut().expect("an object");
        // It is never asked, because the sandbox is on this machine.
        map.insert("proxy".into(), json!(format!("http://user:{CANARY}@127.0.0.1:1")));
        if provider == "alipay" {
            map.insert("agent_token".into(), json!(CANARY));
            map.insert("private_key".into(), json!(self.setting("alipay", "merchant_private_key")));
            for name in ["client_id", "alipay_public_key", "gateway"] {
                map.insert(name.into(), json!(self.setting("alipay", name)));
            }
        } else {
            for name in ["api_key", "api_base", "files_base"] {
                map.insert(name.into(), json!(self.setting("stripe", name)));
            }
        }
        options
    }

    async fn control(&self, path: &str, body: &Value) {
        let url = format!("{}/_sandbox/{path}", self.setting_url());
        let answer = self.http.post(url).json(body).send().await.expect("the sandbox answers");
        assert!(answer.status().is_success(), "{}", answer.text().await.expect("a text"));
    }

    fn setting_url(&self) -> &str {
        self.sandbox["url"].as_str().expect("a URL")
    }

    async fn operation(&self, client: &Client, provider: &str, operation: &'static Operation) {
        let Value::Object(parts) = &self.canaries[provider]["operations"][operation.id] else {
            panic!("nothing is canaries for {}", operation.id)
        };
        let (request, answer) = (&parts["request"], &with_news(&parts["answer"]));
        for (number, fault) in faults(answer, &parts["failure"]).into_iter().enumerate() {
            self.control("reset", &json!({})).await;
            let mut fault = fault.as_object().cloned().expect("an object");
            fault.insert("operation".into(), json!(operation.id));
            self.control("faults", &Value::Object(fault)).await;
            let observed = Observed::default();
            let asked = Request { observed: Some(observed.clone()), ..asked(request) };
            let answer = client.call(operation, asked).await;
            let facts = observed.take().expect("the call is told of");
            println!("» observed {}", String::from_utf8_lossy(&facts));
            match answer {
                Ok(answer) => {
                    println!("» answered {}", operation.id);
                    shown::debug(&answer);
                    shown::debug(&answer.info);
                    if let ResponseShape::Object(shape) = operation.response {
                        shown::typed(
                            provider,
                            self::provider(provider).expect("a provider").shape(shape).name,
                            &answer.whole(),
                        );
                    }
                }
                Err(error) if number == 0 => panic!("{} with the canaries answer: {error}", operation.id),
                Err(error) => shown::error(&error),
            }
        }
        // Refused here, each parameter once: a list that holds its value is never what is expected.
        for name in request.as_object().expect("an object").keys() {
            let mut wrong = request.clone();
            wrong[name] = json!([[CANARY, wrong[name].clone()]]);
            shown::error(&client.call(operation, asked(&wrong)).await.expect_err("a wrong type"));
        }
        self.control("reset", &json!({})).await;
    }

    fn messages(&self, provider: &str) {
        let (options, key) = if provider == "alipay" {
            let options = json!({
                "path": "/hook", "client_id": self.setting("alipay", "client_id"),
                "alipay_public_key": self.setting("alipay", "alipay_public_key"),
            });
            (options, self.setting("alipay", "merchant_private_key"))
        } else {
            let secret = self.setting("stripe", "webhook_secret");
            (json!({ "webhook_secret": secret }), secret)
        };
        let receiver = dynamic::receiver(provider, options.to_string().as_bytes()).expect("a receiver");
        shown::debug(&receiver);
        for message in self.canaries[provider]["messages"].as_object().expect("messages").values() {
            let mut hostile = message.clone();
            hostile.as_object_mut().expect("an object").values_mut().for_each(|value| *value = json!([CANARY]));
            for body in [message, &hostile] {
                let body = body.to_string();
                let headers = receiver.sign_test(key, body.as_bytes(), 0).expect("signed");
                let headers: Vec<_> = headers.iter().map(|(name, value)| (name.as_str(), value.as_bytes())).collect();
                shown::error(&receiver.receive(&headers, &body.as_bytes()[1..], 0).expect_err("another body"));
                match receiver.parse(body.as_bytes()) {
                    Ok(message) => shown::debug(&message),
                    Err(error) => shown::error(&error),
                }
                self.typed_message(provider, &options, body.as_bytes());
            }
        }
    }

    fn typed_message(&self, provider: &str, options: &Value, body: &[u8]) {
        let text = |name: &str| options[name].as_str().expect("an option");
        if provider == "alipay" {
            let builder = alipay::Webhooks::builder().path("/hook").client_id(text("client_id"));
            print(builder.alipay_public_key(text("alipay_public_key")).build().expect("a receiver").parse(body));
        } else {
            let builder = stripe::Webhooks::builder().webhook_secret([text("webhook_secret"), "whsec_other"]);
            shown::debug(&builder);
            print(builder.build().expect("a receiver").parse(body));
        }
    }

    /// The faces that only Rust has.
    async fn typed_calls(&self) {
        let builder = stripe::Client::builder()
            .api_key(self.setting("stripe", "api_key"))
            .api_base(self.setting("stripe", "api_base"))
            .files_base(self.setting("stripe", "files_base"))
            .observer(Teller);
        shown::debug(&builder);
        let client = builder.build().expect("a client");
        shown::debug(&client);
        let evidence = stripe::Evidence::new().customer_name(CANARY).uncategorized_text(CANARY);
        shown::debug(&evidence);
        let call = client.stage_dispute_evidence("du_1").evidence(evidence);
        shown::debug(&call);
        print(call.send().await);
        let attachment = Attachment::from(CANARY.as_bytes().to_vec()).named(CANARY);
        shown::debug(&attachment);
        print(client.upload_dispute_evidence(attachment).send().await);
        self.control("faults", &json!({"operation": "downloadFile", "kind": "replace", "body": CANARY})).await;
        let downloaded = client.download_file("file_1").send().await.expect("downloaded");
        assert_eq!(&downloaded[..], CANARY.as_bytes());
        shown::debug(&downloaded);
        shown::debug(&rebuttal::OneOrMore::from([CANARY]));
        let key = self.setting("alipay", "merchant_private_key");
        let handle = alipay::PrivateKey::new(key).expect("a key");
        shown::debug(&handle);
    }

    /// Texts that stand where a key should.
    fn wrong_keys(&self) {
        let texts = ["{}", "sk_{}", "pk_{}", "whsec_{}", "a {}", "/{}", "-----BEGIN {}-----", "{}\u{e9}", "MII{}"];
        for text in texts.map(|text| text.replace("{}", CANARY)) {
            for (provider, option) in [
                ("alipay", "private_key"),
                ("alipay", "alipay_public_key"),
                ("alipay", "agent_token"),
                ("alipay", "gateway"),
                ("stripe", "api_key"),
                ("stripe", "api_base"),
                ("stripe", "files_base"),
            ] {
                for value in [json!(text), json!([text]), json!({ "key": text })] {
                    let mut options = self.options(provider);
                    options[option] = value;
                    print(dynamic::client(provider, options.to_string().as_bytes()));
                }
            }
            let options = json!({ "webhook_secret": [text] }).to_string();
            print(dynamic::receiver("stripe", options.as_bytes()));
            print(rebuttal::dynamic::handle("alipay", "PrivateKey", json!({ "key": text }).to_string().as_bytes()));
            // A base URL that is far away lets the proxy count.
            let proxy = json!({"api_key": "sk_1", "proxy": format!("http://user:{text}@[bad")}).to_string();
            print(dynamic::client("stripe", proxy.as_bytes()));
        }
    }
}

fn print<T: std::fmt::Debug>(result: Result<T, Error>) {
    match result {
        Ok(value) => shown::debug(&value),
        Err(error) => shown::error(&error),
    }
}

/// A success, and answers that are less than that, with markers wherever there is room for one.
fn faults(answer: &Value, failure: &Value) -> Vec<Value> {
    let mut mismatch = answer.clone();
    if let Value::Object(fields) = &mut mismatch {
        fields.values_mut().for_each(|value| *value = json!([[CANARY, value.clone()]]));
    }
    let failure = if failure.is_null() { answer } else { failure };
    let foreign = |status: u16, body: &Value| json!({"kind": "status", "status": status, "body": body});
    let mut faults = vec![
        json!({"kind": "replace", "body": answer}),
        json!({"kind": "replace", "body": mismatch}),
        json!({"kind": "replace", "body": format!("{{\"cut off\": \"{CANARY}")}),
        json!({"kind": "redirect", "location": format!("http://127.0.0.1:1/{CANARY}")}),
    ];
    for status in [200, 400, 401, 402, 404, 409, 429, 500] {
        faults.push(foreign(status, failure));
        faults.push(foreign(status, &json!(format!("<html>{CANARY}</html>"))));
    }
    faults
}

/// Adds a field that the document does not know to each object of a type: what it holds may be anything.
fn with_news(value: &Value) -> Value {
    match value {
        Value::Object(map) if map.contains_key("key_1") || map.contains_key("open") => value.clone(),
        Value::Object(map) => {
            let known = map.iter().map(|(key, item)| (key.clone(), with_news(item)));
            Value::Object(known.chain([("news".to_owned(), json!({ "of": CANARY }))]).collect())
        }
        Value::Array(list) => list.iter().map(with_news).collect(),
        other => other.clone(),
    }
}

fn asked(request: &Value) -> Request {
    let mut attachments = Vec::new();
    let json = with_files(request, &mut attachments).to_string().into_bytes();
    Request { json, attachments, ..Request::default() }
}

/// Puts what stands for an attachment where a file is.
fn with_files(value: &Value, attachments: &mut Vec<Attachment>) -> Value {
    match value {
        Value::Object(map) if map.len() == 1 && map.contains_key("$file") => {
            let content = map["$file"].as_str().expect("a file's content");
            attachments.push(Attachment::from(format!("%PDF-1.7\n{content}").into_bytes()).named(CANARY));
            json!({ rebuttal::dynamic::ATTACHMENT: attachments.len() - 1 })
        }
        Value::Object(map) => Value::Object(
            map.iter().map(|(key, item)| (key.clone(), with_files(item, attachments))).collect::<Map<_, _>>(),
        ),
        Value::Array(list) => list.iter().map(|item| with_files(item, attachments)).collect(),
        other => other.clone(),
    }
}
