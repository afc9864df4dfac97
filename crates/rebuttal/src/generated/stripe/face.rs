// Generated from spec/stripe.yaml by xtask/src/emit/rust. Don't edit it: edit those and run `cargo xtask generate`.

use serde_json::{Map, Value};

use super::*;
use ::rebuttal::runtime::client::AnyClient;
use ::rebuttal::runtime::files::Files;
use ::rebuttal::runtime::options;
use ::rebuttal::{Error, Response};

/// Answers disputes at Stripe. Every request carries the secret key and the API version for which
/// these types are made; every POST carries an idempotency key, which stays the same when the
/// request is repeated.
///
/// Cloning it is cheap and shares the connections.
#[derive(Clone, Debug)]
pub struct Client(AnyClient);

impl Client {
    /// Starts with no options set.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::default()
    }

    /// Takes the options from the environment variables that their descriptions name.
    ///
    /// # Errors
    /// `ConfigError` that names the variable which is missing, or the option which is not usable.
    pub fn from_env() -> Result<Self, Error> {
        Ok(Self(AnyClient::open(&tables::PROVIDER, &options::from_env(tables::CLIENT_OPTIONS)?, None)?))
    }

    /// Refuses every later call; calls in flight go on.
    pub fn close(&self) {
        self.0.close();
    }

    /// Lists disputes, the newest first.
    ///
    /// All disputes of a payment are found by `payment_intent` or `charge`; there can be several.
    /// The provider has no filter for status or reason: look at each dispute.
    ///
    ///
    /// # Errors
    /// Besides those that any call can end with:
    pub fn list_disputes(&self) -> ListDisputes {
        let parameters = Map::new();
        let files = Files::default();
        ListDisputes { client: self.0.clone(), operation: &tables::OPERATIONS[0], parameters, files, options: Map::new() }
    }

    /// Retrieves a dispute with its evidence.
    ///
    /// Status, deadline and evidence as they are now, staged evidence included. It changes nothing.
    ///
    /// * `dispute`: The dispute's id (`du_…` or `dp_…`). At most 5000 characters.
    ///
    /// # Errors
    /// Besides those that any call can end with:
    pub fn retrieve_dispute(&self, dispute: impl Into<String>) -> RetrieveDispute {
        let mut parameters = Map::new();
        let files = Files::default();
        parameters.insert("dispute".to_owned(), Value::String(dispute.into()));
        RetrieveDispute { client: self.0.clone(), operation: &tables::OPERATIONS[1], parameters, files, options: Map::new() }
    }

    /// Updates a dispute's evidence or metadata; `submit` decides whether the evidence goes to the
    /// bank.
    ///
    /// What is left out stays as it is, in the evidence and in the metadata. With `submit` true
    /// everything that is staged goes out together with what this call adds, and that can typically
    /// be done once. Two further calls, one that only stages evidence and one that submits it, say
    /// in their names what they do.
    ///
    /// * `dispute`: The dispute's id (`du_…` or `dp_…`). At most 5000 characters.
    /// * `submit`: Whether the evidence, staged and new, goes to the bank now (true) or is only
    ///   staged (false). It is required here because the provider takes true if it is left out, and
    ///   evidence can typically be submitted once.
    ///
    /// # Errors
    /// Besides those that any call can end with:
    ///
    /// * `InvalidRequestError` (`dispute_evidence_page_limit_exceeded`): Texts and files of the
    ///   evidence have more pages than the card network takes, as the provider estimates. Shorten
    ///   the texts and files; under 50 pages in all are advised, and 19 for Mastercard.
    /// * `InvalidRequestError` (`smart_disputes_not_available`): The provider has no evidence of
    ///   its own for this dispute, so it cannot submit any. Nothing was saved. Choose another
    ///   `intended_submission_method`, or submit evidence of your own.
    pub fn update_dispute(&self, dispute: impl Into<String>, submit: bool) -> UpdateDispute {
        let mut parameters = Map::new();
        let files = Files::default();
        parameters.insert("dispute".to_owned(), Value::String(dispute.into()));
        parameters.insert("submit".to_owned(), Value::from(submit));
        UpdateDispute { client: self.0.clone(), operation: &tables::OPERATIONS[2], parameters, files, options: Map::new() }
    }

    /// Stages evidence with a dispute without sending it to the bank.
    ///
    /// The evidence is saved and shows in the API and in the Dashboard; it can still be changed and
    /// cleared. The bank gets nothing until the evidence is submitted.
    ///
    /// * `dispute`: The dispute's id (`du_…` or `dp_…`). At most 5000 characters.
    ///
    /// # Errors
    /// Besides those that any call can end with:
    ///
    /// * `InvalidRequestError` (`dispute_evidence_page_limit_exceeded`): Texts and files of the
    ///   evidence have more pages than the card network takes, as the provider estimates. Shorten
    ///   the texts and files; under 50 pages in all are advised, and 19 for Mastercard.
    /// * `InvalidRequestError` (`smart_disputes_not_available`): The provider has no evidence of
    ///   its own for this dispute, so it cannot submit any. Nothing was saved. Choose another
    ///   `intended_submission_method`, or submit evidence of your own.
    pub fn stage_dispute_evidence(&self, dispute: impl Into<String>) -> StageDisputeEvidence {
        let mut parameters = Map::new();
        let files = Files::default();
        parameters.insert("dispute".to_owned(), Value::String(dispute.into()));
        StageDisputeEvidence { client: self.0.clone(), operation: &tables::OPERATIONS[3], parameters, files, options: Map::new() }
    }

    /// Submits a dispute's evidence to the bank.
    ///
    /// Sends everything that is staged, what the provider has filled in, and what this call adds.
    /// Evidence is typically taken once: neither a change nor an addition is possible afterwards.
    ///
    /// **This cannot be undone.**
    ///
    /// * `dispute`: The dispute's id (`du_…` or `dp_…`). At most 5000 characters.
    ///
    /// # Errors
    /// Besides those that any call can end with:
    ///
    /// * `InvalidRequestError` (`dispute_evidence_page_limit_exceeded`): Texts and files of the
    ///   evidence have more pages than the card network takes, as the provider estimates. Shorten
    ///   the texts and files; under 50 pages in all are advised, and 19 for Mastercard.
    /// * `InvalidRequestError` (`smart_disputes_not_available`): The provider has no evidence of
    ///   its own for this dispute, so it cannot submit any. Nothing was saved. Choose another
    ///   `intended_submission_method`, or submit evidence of your own.
    pub fn submit_dispute_evidence(&self, dispute: impl Into<String>) -> SubmitDisputeEvidence {
        let mut parameters = Map::new();
        let files = Files::default();
        parameters.insert("dispute".to_owned(), Value::String(dispute.into()));
        SubmitDisputeEvidence { client: self.0.clone(), operation: &tables::OPERATIONS[4], parameters, files, options: Map::new() }
    }

    /// Closes a dispute as lost; this cannot be undone.
    ///
    /// The merchant accepts the loss of the disputed amount: the status becomes `lost`, without a
    /// look at evidence. What an inquiry becomes is not documented; `warning_closed` is likely.
    ///
    /// **This cannot be undone.**
    ///
    /// * `dispute`: The dispute's id (`du_…` or `dp_…`). At most 5000 characters.
    ///
    /// # Errors
    /// Besides those that any call can end with:
    pub fn close_dispute(&self, dispute: impl Into<String>) -> CloseDispute {
        let mut parameters = Map::new();
        let files = Files::default();
        parameters.insert("dispute".to_owned(), Value::String(dispute.into()));
        CloseDispute { client: self.0.clone(), operation: &tables::OPERATIONS[5], parameters, files, options: Map::new() }
    }

    /// Uploads a file.
    ///
    /// A file for evidence needs the purpose `dispute_evidence`; it is named in the evidence by the
    /// id that comes back. It must belong to the account that has the dispute. Files are checked
    /// here as evidence is, whatever the purpose: PDF, JPEG or PNG.
    ///
    /// * `file`: The file. Only the last part of its name is sent. By its content one of PDF,
    ///   JPEG, PNG. At most 5000000 bytes, unless the client option `max_file_bytes` says
    ///   otherwise.
    /// * `purpose`: What a file is for. Evidence needs `dispute_evidence`.
    ///
    /// # Errors
    /// Besides those that any call can end with:
    pub fn create_file(&self, file: impl Into<::rebuttal::Attachment>, purpose: impl Into<FilePurpose>) -> CreateFile {
        let mut parameters = Map::new();
        let mut files = Files::default();
        parameters.insert("file".to_owned(), options::attachment(&mut files.list, file.into()));
        parameters.insert("purpose".to_owned(), options::value::<FilePurpose>(purpose.into()));
        CreateFile { client: self.0.clone(), operation: &tables::OPERATIONS[6], parameters, files, options: Map::new() }
    }

    /// Uploads a file that can be named in a dispute's evidence.
    ///
    /// PDF, JPEG or PNG, up to 5 MB. One kind of evidence takes one file, so several papers belong
    /// into one. The file is not part of any evidence until it is named there, and is kept for nine
    /// months.
    ///
    /// * `file`: The file. Only the last part of its name is sent. By its content one of PDF,
    ///   JPEG, PNG. At most 5000000 bytes, unless the client option `max_file_bytes` says
    ///   otherwise.
    ///
    /// # Errors
    /// Besides those that any call can end with:
    pub fn upload_dispute_evidence(&self, file: impl Into<::rebuttal::Attachment>) -> UploadDisputeEvidence {
        let mut parameters = Map::new();
        let mut files = Files::default();
        parameters.insert("file".to_owned(), options::attachment(&mut files.list, file.into()));
        UploadDisputeEvidence { client: self.0.clone(), operation: &tables::OPERATIONS[7], parameters, files, options: Map::new() }
    }

    /// Lists files, the newest first.
    ///
    /// Files of the account that the call acts for, without their contents.
    ///
    ///
    /// # Errors
    /// Besides those that any call can end with:
    pub fn list_files(&self) -> ListFiles {
        let parameters = Map::new();
        let files = Files::default();
        ListFiles { client: self.0.clone(), operation: &tables::OPERATIONS[8], parameters, files, options: Map::new() }
    }

    /// Retrieves what is known about a file, without its contents.
    ///
    /// Its purpose, size, type and links. It changes nothing.
    ///
    /// * `file`: The file's id (`file_…`). At most 5000 characters.
    ///
    /// # Errors
    /// Besides those that any call can end with:
    pub fn retrieve_file(&self, file: impl Into<String>) -> RetrieveFile {
        let mut parameters = Map::new();
        let files = Files::default();
        parameters.insert("file".to_owned(), Value::String(file.into()));
        RetrieveFile { client: self.0.clone(), operation: &tables::OPERATIONS[9], parameters, files, options: Map::new() }
    }

    /// Downloads a file's contents.
    ///
    /// The bytes as they were uploaded. Not every purpose allows it; `dispute_evidence` does.
    ///
    /// * `file`: The file's id (`file_…`). At most 5000 characters.
    ///
    /// # Errors
    /// Besides those that any call can end with:
    pub fn download_file(&self, file: impl Into<String>) -> DownloadFile {
        let mut parameters = Map::new();
        let files = Files::default();
        parameters.insert("file".to_owned(), Value::String(file.into()));
        DownloadFile { client: self.0.clone(), operation: &tables::OPERATIONS[10], parameters, files, options: Map::new() }
    }

    /// Lists the events of the last 30 days, the newest first.
    ///
    /// Finds what a webhook has missed: with `delivery_success` false only events that could not be
    /// delivered to all endpoints. The objects inside are as they were when the event was made.
    ///
    ///
    /// # Errors
    /// Besides those that any call can end with:
    pub fn list_events(&self) -> ListEvents {
        let parameters = Map::new();
        let files = Files::default();
        ListEvents { client: self.0.clone(), operation: &tables::OPERATIONS[11], parameters, files, options: Map::new() }
    }

    /// Retrieves an event of the last 30 days.
    ///
    /// The object inside is as it was when the event was made.
    ///
    /// * `id`: The event's id (`evt_…`). At most 5000 characters.
    ///
    /// # Errors
    /// Besides those that any call can end with:
    pub fn retrieve_event(&self, id: impl Into<String>) -> RetrieveEvent {
        let mut parameters = Map::new();
        let files = Files::default();
        parameters.insert("id".to_owned(), Value::String(id.into()));
        RetrieveEvent { client: self.0.clone(), operation: &tables::OPERATIONS[12], parameters, files, options: Map::new() }
    }
}

/// Makes a [`Client`].
#[derive(Default)]
pub struct ClientBuilder {
    options: Map<String, Value>,
    #[allow(dead_code)]
    signer: Option<::std::sync::Arc<dyn ::rebuttal::Signer>>,
}

impl ::std::fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        // Names only: secrets are among the values.
        f.debug_set().entries(self.options.keys()).finish()
    }
}

impl ClientBuilder {
    /// The secret key (`sk_…`) or a restricted key (`rk_…`) that may handle disputes, files and
    /// events. It also decides between test mode and live mode. Required. Environment:
    /// `STRIPE_API_KEY`.
    pub fn api_key(mut self, value: impl Into<String>) -> Self {
        self.options.insert("api_key".to_owned(), value.into().into());
        self
    }

    /// Scheme and host of the API, without a path. Default: `https://api.stripe.com`. Environment:
    /// `STRIPE_API_BASE`.
    pub fn api_base(mut self, value: impl Into<String>) -> Self {
        self.options.insert("api_base".to_owned(), value.into().into());
        self
    }

    /// Scheme and host that take and give the contents of files, without a path. Default:
    /// `https://files.stripe.com`. Environment: `STRIPE_FILES_BASE`.
    pub fn files_base(mut self, value: impl Into<String>) -> Self {
        self.options.insert("files_base".to_owned(), value.into().into());
        self
    }

    /// The API version that requests ask for. Answers of another version are read too; what they
    /// have beyond these types is kept. Default: `2026-10-28.endive`.
    pub fn api_version(mut self, value: impl Into<String>) -> Self {
        self.options.insert("api_version".to_owned(), value.into().into());
        self
    }

    /// The connected account (`acct_…`) for which a platform acts. A dispute of a direct charge
    /// and the files for it belong to that account. Environment: `STRIPE_ACCOUNT`.
    pub fn account(mut self, value: impl Into<String>) -> Self {
        self.options.insert("account".to_owned(), value.into().into());
        self
    }

    /// The largest file that is sent, in bytes. The provider documents 5 MB for each file, and
    /// advises 4.5 MB for all files of a dispute together. Default: `5000000`.
    pub fn max_file_bytes(mut self, value: i64) -> Self {
        self.options.insert("max_file_bytes".to_owned(), value.into());
        self
    }

    /// The most characters that all texts of an evidence may have together. Default: `150000`.
    pub fn max_evidence_characters(mut self, value: i64) -> Self {
        self.options.insert("max_evidence_characters".to_owned(), value.into());
        self
    }

    /// The most characters of one of the long texts in evidence, such as `uncategorized_text`.
    /// Default: `20000`.
    pub fn max_long_text_characters(mut self, value: i64) -> Self {
        self.options.insert("max_long_text_characters".to_owned(), value.into());
        self
    }

    /// The most characters of one of the short texts in evidence, such as `customer_name`. Default:
    /// `5000`.
    pub fn max_short_text_characters(mut self, value: i64) -> Self {
        self.options.insert("max_short_text_characters".to_owned(), value.into());
        self
    }

    /// The longest that a whole call may take, repetitions and waits included, in seconds. Default:
    /// `30`.
    pub fn timeout(mut self, value: ::std::time::Duration) -> Self {
        self.options.insert("timeout".to_owned(), value.as_secs_f64().into());
        self
    }

    /// The longest that one attempt may take, in seconds. Without it only `timeout` counts.
    pub fn attempt_timeout(mut self, value: ::std::time::Duration) -> Self {
        self.options.insert("attempt_timeout".to_owned(), value.as_secs_f64().into());
        self
    }

    /// The longest that connecting may take, in seconds. Default: `10`.
    pub fn connect_timeout(mut self, value: ::std::time::Duration) -> Self {
        self.options.insert("connect_timeout".to_owned(), value.as_secs_f64().into());
        self
    }

    /// How many requests a call may start, from 1 to 10. What may be repeated at all is up to the
    /// operation. Default: `3`.
    pub fn max_attempts(mut self, value: i64) -> Self {
        self.options.insert("max_attempts".to_owned(), value.into());
        self
    }

    /// How many repetitions all calls of this client may spend together. Ten calls that end well
    /// give one back, so that an outage is not made worse by everybody repeating. Default: `100`.
    pub fn retry_budget(mut self, value: i64) -> Self {
        self.options.insert("retry_budget".to_owned(), value.into());
        self
    }

    /// Whether lengths, counts and sizes are checked before anything is sent. Without it the
    /// provider alone decides; types and identifiers are always checked. Default: `true`.
    pub fn check_limits(mut self, value: bool) -> Self {
        self.options.insert("check_limits".to_owned(), value.into());
        self
    }

    /// A proxy for all requests. Without it the usual environment variables count (`HTTPS_PROXY`,
    /// `NO_PROXY`).
    pub fn proxy(mut self, value: impl Into<String>) -> Self {
        self.options.insert("proxy".to_owned(), value.into().into());
        self
    }

    /// Allows a base URL that is not https. Loopback addresses need no permission. Default:
    /// `false`.
    pub fn allow_http(mut self, value: bool) -> Self {
        self.options.insert("allow_http".to_owned(), value.into());
        self
    }
}

impl ClientBuilder {
    /// Makes the client. Nothing is sent yet.
    ///
    /// # Errors
    /// `ConfigError` that names the option at fault.
    pub fn build(self) -> Result<Client, Error> {
        AnyClient::open(&tables::PROVIDER, &options::json(self.options), self.signer).map(Client)
    }
}

/// A call of [`Client::list_disputes`], sent by [`send`](Self::send).
#[must_use = "nothing is sent before `send`"]
pub struct ListDisputes {
    client: AnyClient,
    operation: &'static ::rebuttal::runtime::provider::Operation,
    parameters: Map<String, Value>,
    files: Files,
    options: Map<String, Value>,
}

impl ::std::fmt::Debug for ListDisputes {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct("ListDisputes").finish_non_exhaustive()
    }
}

impl ListDisputes {
    /// Only disputes of the payment intent with this id (`pi_…`). At most 5000 characters.
    pub fn payment_intent(mut self, value: impl Into<String>) -> Self {
        self.parameters.insert("payment_intent".to_owned(), Value::String(value.into()));
        self
    }

    /// Only disputes of the charge with this id (`ch_…`). At most 5000 characters.
    pub fn charge(mut self, value: impl Into<String>) -> Self {
        self.parameters.insert("charge".to_owned(), Value::String(value.into()));
        self
    }

    /// Only disputes that were opened within this range of time.
    pub fn created(mut self, value: impl Into<CreatedRange>) -> Self {
        self.parameters.insert("created".to_owned(), options::value::<CreatedRange>(value.into()));
        self
    }

    /// How many disputes a page has, from 1 to 100; 10 without it.
    pub fn limit(mut self, value: i64) -> Self {
        self.parameters.insert("limit".to_owned(), Value::from(value));
        self
    }

    /// The id of a dispute; the page begins with the next older one. It excludes `ending_before`.
    /// At most 5000 characters.
    pub fn starting_after(mut self, value: impl Into<String>) -> Self {
        self.parameters.insert("starting_after".to_owned(), Value::String(value.into()));
        self
    }

    /// The id of a dispute; the page ends with the next newer one. It excludes `starting_after`. At
    /// most 5000 characters.
    pub fn ending_before(mut self, value: impl Into<String>) -> Self {
        self.parameters.insert("ending_before".to_owned(), Value::String(value.into()));
        self
    }

    /// Which ids to answer as whole objects, such as `data.charge`.
    pub fn expand(mut self, value: impl Into<Vec<String>>) -> Self {
        self.parameters.insert("expand".to_owned(), options::value::<Vec<String>>(value.into()));
        self
    }

    /// The longest that this call may take, in seconds.
    pub fn timeout(mut self, value: ::std::time::Duration) -> Self {
        self.options.insert("timeout".to_owned(), value.as_secs_f64().into());
        self
    }

    /// The longest that one attempt of this call may take, in seconds.
    pub fn attempt_timeout(mut self, value: ::std::time::Duration) -> Self {
        self.options.insert("attempt_timeout".to_owned(), value.as_secs_f64().into());
        self
    }

    /// How many requests this call may start, from 1 to 10.
    pub fn max_attempts(mut self, value: i64) -> Self {
        self.options.insert("max_attempts".to_owned(), value.into());
        self
    }

    /// The key by which the provider tells a repetition from a new request, for a POST: from 1 to
    /// 255 characters. Without it each call gets a new one. A second call with the same key gets
    /// the first one's answer and has no effect of its own; with other parameters it is refused.
    pub fn idempotency_key(mut self, value: impl Into<String>) -> Self {
        self.options.insert("idempotency_key".to_owned(), value.into().into());
        self
    }

    /// The connected account (`acct_…`) for which this call acts.
    pub fn account(mut self, value: impl Into<String>) -> Self {
        self.options.insert("account".to_owned(), value.into().into());
        self
    }

    /// The account for which this call acts, as a thin event names it in its `context`. It may not
    /// stand beside `account`.
    pub fn context(mut self, value: impl Into<String>) -> Self {
        self.options.insert("context".to_owned(), value.into().into());
        self
    }

    /// What made the program send this request; for a thin event `event=` and the event's id.
    pub fn request_trigger(mut self, value: impl Into<String>) -> Self {
        self.options.insert("request_trigger".to_owned(), value.into().into());
        self
    }

    /// The API version that this call asks for.
    pub fn api_version(mut self, value: impl Into<String>) -> Self {
        self.options.insert("api_version".to_owned(), value.into().into());
        self
    }

    /// A parameter that this release does not know yet, by its name on the wire.
    pub fn extra(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        options::extra(&mut self.parameters, name.into(), value.into());
        self
    }

    /// Checks, signs and sends the request, as often as the operation allows.
    ///
    /// # Errors
    /// As [`Client::list_disputes`] lists them.
    pub async fn send(self) -> Result<Response<DisputeList>, Error> {
        let options = options::json(self.options);
        self.client.call_typed(self.operation, Value::Object(self.parameters), &options, self.files).await
    }

    /// Every item, page after page, each page asked for when its first item is. With `ending_before` it walks back.
    ///
    /// It ends after the first error; what it gave until then is good.
    pub fn stream(self) -> ::rebuttal::Items<Dispute> {
        let options = options::json(self.options);
        self.client.items(self.operation, Value::Object(self.parameters), options, |page: DisputeList| page.data)
    }

    /// Page after page, as they come. With `ending_before` it walks back.
    ///
    /// It ends after the first error.
    pub fn pages(self) -> ::rebuttal::Items<Response<DisputeList>> {
        let options = options::json(self.options);
        self.client.pages(self.operation, Value::Object(self.parameters), options)
    }
}

/// A call of [`Client::retrieve_dispute`], sent by [`send`](Self::send).
#[must_use = "nothing is sent before `send`"]
pub struct RetrieveDispute {
    client: AnyClient,
    operation: &'static ::rebuttal::runtime::provider::Operation,
    parameters: Map<String, Value>,
    files: Files,
    options: Map<String, Value>,
}

impl ::std::fmt::Debug for RetrieveDispute {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct("RetrieveDispute").finish_non_exhaustive()
    }
}

impl RetrieveDispute {
    /// Which ids to answer as whole objects, such as `charge` or `evidence.receipt`.
    pub fn expand(mut self, value: impl Into<Vec<String>>) -> Self {
        self.parameters.insert("expand".to_owned(), options::value::<Vec<String>>(value.into()));
        self
    }

    /// The longest that this call may take, in seconds.
    pub fn timeout(mut self, value: ::std::time::Duration) -> Self {
        self.options.insert("timeout".to_owned(), value.as_secs_f64().into());
        self
    }

    /// The longest that one attempt of this call may take, in seconds.
    pub fn attempt_timeout(mut self, value: ::std::time::Duration) -> Self {
        self.options.insert("attempt_timeout".to_owned(), value.as_secs_f64().into());
        self
    }

    /// How many requests this call may start, from 1 to 10.
    pub fn max_attempts(mut self, value: i64) -> Self {
        self.options.insert("max_attempts".to_owned(), value.into());
        self
    }

    /// The key by which the provider tells a repetition from a new request, for a POST: from 1 to
    /// 255 characters. Without it each call gets a new one. A second call with the same key gets
    /// the first one's answer and has no effect of its own; with other parameters it is refused.
    pub fn idempotency_key(mut self, value: impl Into<String>) -> Self {
        self.options.insert("idempotency_key".to_owned(), value.into().into());
        self
    }

    /// The connected account (`acct_…`) for which this call acts.
    pub fn account(mut self, value: impl Into<String>) -> Self {
        self.options.insert("account".to_owned(), value.into().into());
        self
    }

    /// The account for which this call acts, as a thin event names it in its `context`. It may not
    /// stand beside `account`.
    pub fn context(mut self, value: impl Into<String>) -> Self {
        self.options.insert("context".to_owned(), value.into().into());
        self
    }

    /// What made the program send this request; for a thin event `event=` and the event's id.
    pub fn request_trigger(mut self, value: impl Into<String>) -> Self {
        self.options.insert("request_trigger".to_owned(), value.into().into());
        self
    }

    /// The API version that this call asks for.
    pub fn api_version(mut self, value: impl Into<String>) -> Self {
        self.options.insert("api_version".to_owned(), value.into().into());
        self
    }

    /// A parameter that this release does not know yet, by its name on the wire.
    pub fn extra(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        options::extra(&mut self.parameters, name.into(), value.into());
        self
    }

    /// Checks, signs and sends the request, as often as the operation allows.
    ///
    /// # Errors
    /// As [`Client::retrieve_dispute`] lists them.
    pub async fn send(self) -> Result<Response<Dispute>, Error> {
        let options = options::json(self.options);
        self.client.call_typed(self.operation, Value::Object(self.parameters), &options, self.files).await
    }
}

/// A call of [`Client::update_dispute`], sent by [`send`](Self::send).
#[must_use = "nothing is sent before `send`"]
pub struct UpdateDispute {
    client: AnyClient,
    operation: &'static ::rebuttal::runtime::provider::Operation,
    parameters: Map<String, Value>,
    files: Files,
    options: Map<String, Value>,
}

impl ::std::fmt::Debug for UpdateDispute {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct("UpdateDispute").finish_non_exhaustive()
    }
}

impl UpdateDispute {
    /// The evidence to stage or submit. What is left out stays as it is. All texts in it together
    /// at most 150000 characters, unless the client option `max_evidence_characters` says
    /// otherwise.
    pub fn evidence(mut self, value: impl Into<Evidence>) -> Self {
        self.parameters.insert("evidence".to_owned(), options::value::<Evidence>(value.into()));
        self
    }

    /// The merchant's own notes, up to 50 texts of up to 500 characters under keys of up to 40.
    /// Keys that are left out stay as they are; a key can be cleared, and so can all of them. At
    /// most 500 characters. Keys have at most 40 characters. At most 50 items.
    pub fn metadata(mut self, value: impl IntoIterator<Item = (impl Into<String>, impl Into<::rebuttal::OrClear<String>>)>) -> Self {
        self.parameters.insert("metadata".to_owned(), options::value(options::entries::<::rebuttal::OrClear<String>>(value)));
        self
    }

    /// Clears what the provider has.
    pub fn clear_metadata(mut self) -> Self {
        self.parameters.insert("metadata".to_owned(), Value::Null);
        self
    }

    /// Whose evidence is to be submitted, the merchant's or what the provider collects by itself.
    pub fn intended_submission_method(mut self, value: impl Into<IntendedSubmissionMethod>) -> Self {
        self.parameters.insert("intended_submission_method".to_owned(), options::value::<IntendedSubmissionMethod>(value.into()));
        self
    }

    /// Which ids to answer as whole objects, such as `charge` or `evidence.receipt`.
    pub fn expand(mut self, value: impl Into<Vec<String>>) -> Self {
        self.parameters.insert("expand".to_owned(), options::value::<Vec<String>>(value.into()));
        self
    }

    /// The longest that this call may take, in seconds.
    pub fn timeout(mut self, value: ::std::time::Duration) -> Self {
        self.options.insert("timeout".to_owned(), value.as_secs_f64().into());
        self
    }

    /// The longest that one attempt of this call may take, in seconds.
    pub fn attempt_timeout(mut self, value: ::std::time::Duration) -> Self {
        self.options.insert("attempt_timeout".to_owned(), value.as_secs_f64().into());
        self
    }

    /// How many requests this call may start, from 1 to 10.
    pub fn max_attempts(mut self, value: i64) -> Self {
        self.options.insert("max_attempts".to_owned(), value.into());
        self
    }

    /// The key by which the provider tells a repetition from a new request, for a POST: from 1 to
    /// 255 characters. Without it each call gets a new one. A second call with the same key gets
    /// the first one's answer and has no effect of its own; with other parameters it is refused.
    pub fn idempotency_key(mut self, value: impl Into<String>) -> Self {
        self.options.insert("idempotency_key".to_owned(), value.into().into());
        self
    }

    /// The connected account (`acct_…`) for which this call acts.
    pub fn account(mut self, value: impl Into<String>) -> Self {
        self.options.insert("account".to_owned(), value.into().into());
        self
    }

    /// The account for which this call acts, as a thin event names it in its `context`. It may not
    /// stand beside `account`.
    pub fn context(mut self, value: impl Into<String>) -> Self {
        self.options.insert("context".to_owned(), value.into().into());
        self
    }

    /// What made the program send this request; for a thin event `event=` and the event's id.
    pub fn request_trigger(mut self, value: impl Into<String>) -> Self {
        self.options.insert("request_trigger".to_owned(), value.into().into());
        self
    }

    /// The API version that this call asks for.
    pub fn api_version(mut self, value: impl Into<String>) -> Self {
        self.options.insert("api_version".to_owned(), value.into().into());
        self
    }

    /// A parameter that this release does not know yet, by its name on the wire.
    pub fn extra(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        options::extra(&mut self.parameters, name.into(), value.into());
        self
    }

    /// Checks, signs and sends the request, as often as the operation allows.
    ///
    /// # Errors
    /// As [`Client::update_dispute`] lists them.
    pub async fn send(self) -> Result<Response<Dispute>, Error> {
        let options = options::json(self.options);
        self.client.call_typed(self.operation, Value::Object(self.parameters), &options, self.files).await
    }
}

/// A call of [`Client::stage_dispute_evidence`], sent by [`send`](Self::send).
#[must_use = "nothing is sent before `send`"]
pub struct StageDisputeEvidence {
    client: AnyClient,
    operation: &'static ::rebuttal::runtime::provider::Operation,
    parameters: Map<String, Value>,
    files: Files,
    options: Map<String, Value>,
}

impl ::std::fmt::Debug for StageDisputeEvidence {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct("StageDisputeEvidence").finish_non_exhaustive()
    }
}

impl StageDisputeEvidence {
    /// The evidence to stage or submit. What is left out stays as it is. All texts in it together
    /// at most 150000 characters, unless the client option `max_evidence_characters` says
    /// otherwise.
    pub fn evidence(mut self, value: impl Into<Evidence>) -> Self {
        self.parameters.insert("evidence".to_owned(), options::value::<Evidence>(value.into()));
        self
    }

    /// The merchant's own notes, up to 50 texts of up to 500 characters under keys of up to 40.
    /// Keys that are left out stay as they are; a key can be cleared, and so can all of them. At
    /// most 500 characters. Keys have at most 40 characters. At most 50 items.
    pub fn metadata(mut self, value: impl IntoIterator<Item = (impl Into<String>, impl Into<::rebuttal::OrClear<String>>)>) -> Self {
        self.parameters.insert("metadata".to_owned(), options::value(options::entries::<::rebuttal::OrClear<String>>(value)));
        self
    }

    /// Clears what the provider has.
    pub fn clear_metadata(mut self) -> Self {
        self.parameters.insert("metadata".to_owned(), Value::Null);
        self
    }

    /// Whose evidence is to be submitted, the merchant's or what the provider collects by itself.
    pub fn intended_submission_method(mut self, value: impl Into<IntendedSubmissionMethod>) -> Self {
        self.parameters.insert("intended_submission_method".to_owned(), options::value::<IntendedSubmissionMethod>(value.into()));
        self
    }

    /// Which ids to answer as whole objects, such as `charge` or `evidence.receipt`.
    pub fn expand(mut self, value: impl Into<Vec<String>>) -> Self {
        self.parameters.insert("expand".to_owned(), options::value::<Vec<String>>(value.into()));
        self
    }

    /// The longest that this call may take, in seconds.
    pub fn timeout(mut self, value: ::std::time::Duration) -> Self {
        self.options.insert("timeout".to_owned(), value.as_secs_f64().into());
        self
    }

    /// The longest that one attempt of this call may take, in seconds.
    pub fn attempt_timeout(mut self, value: ::std::time::Duration) -> Self {
        self.options.insert("attempt_timeout".to_owned(), value.as_secs_f64().into());
        self
    }

    /// How many requests this call may start, from 1 to 10.
    pub fn max_attempts(mut self, value: i64) -> Self {
        self.options.insert("max_attempts".to_owned(), value.into());
        self
    }

    /// The key by which the provider tells a repetition from a new request, for a POST: from 1 to
    /// 255 characters. Without it each call gets a new one. A second call with the same key gets
    /// the first one's answer and has no effect of its own; with other parameters it is refused.
    pub fn idempotency_key(mut self, value: impl Into<String>) -> Self {
        self.options.insert("idempotency_key".to_owned(), value.into().into());
        self
    }

    /// The connected account (`acct_…`) for which this call acts.
    pub fn account(mut self, value: impl Into<String>) -> Self {
        self.options.insert("account".to_owned(), value.into().into());
        self
    }

    /// The account for which this call acts, as a thin event names it in its `context`. It may not
    /// stand beside `account`.
    pub fn context(mut self, value: impl Into<String>) -> Self {
        self.options.insert("context".to_owned(), value.into().into());
        self
    }

    /// What made the program send this request; for a thin event `event=` and the event's id.
    pub fn request_trigger(mut self, value: impl Into<String>) -> Self {
        self.options.insert("request_trigger".to_owned(), value.into().into());
        self
    }

    /// The API version that this call asks for.
    pub fn api_version(mut self, value: impl Into<String>) -> Self {
        self.options.insert("api_version".to_owned(), value.into().into());
        self
    }

    /// A parameter that this release does not know yet, by its name on the wire.
    pub fn extra(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        options::extra(&mut self.parameters, name.into(), value.into());
        self
    }

    /// Checks, signs and sends the request, as often as the operation allows.
    ///
    /// # Errors
    /// As [`Client::stage_dispute_evidence`] lists them.
    pub async fn send(self) -> Result<Response<Dispute>, Error> {
        let options = options::json(self.options);
        self.client.call_typed(self.operation, Value::Object(self.parameters), &options, self.files).await
    }
}

/// A call of [`Client::submit_dispute_evidence`], sent by [`send`](Self::send).
#[must_use = "nothing is sent before `send`"]
pub struct SubmitDisputeEvidence {
    client: AnyClient,
    operation: &'static ::rebuttal::runtime::provider::Operation,
    parameters: Map<String, Value>,
    files: Files,
    options: Map<String, Value>,
}

impl ::std::fmt::Debug for SubmitDisputeEvidence {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct("SubmitDisputeEvidence").finish_non_exhaustive()
    }
}

impl SubmitDisputeEvidence {
    /// The evidence to stage or submit. What is left out stays as it is. All texts in it together
    /// at most 150000 characters, unless the client option `max_evidence_characters` says
    /// otherwise.
    pub fn evidence(mut self, value: impl Into<Evidence>) -> Self {
        self.parameters.insert("evidence".to_owned(), options::value::<Evidence>(value.into()));
        self
    }

    /// The merchant's own notes, up to 50 texts of up to 500 characters under keys of up to 40.
    /// Keys that are left out stay as they are; a key can be cleared, and so can all of them. At
    /// most 500 characters. Keys have at most 40 characters. At most 50 items.
    pub fn metadata(mut self, value: impl IntoIterator<Item = (impl Into<String>, impl Into<::rebuttal::OrClear<String>>)>) -> Self {
        self.parameters.insert("metadata".to_owned(), options::value(options::entries::<::rebuttal::OrClear<String>>(value)));
        self
    }

    /// Clears what the provider has.
    pub fn clear_metadata(mut self) -> Self {
        self.parameters.insert("metadata".to_owned(), Value::Null);
        self
    }

    /// Whose evidence is to be submitted, the merchant's or what the provider collects by itself.
    pub fn intended_submission_method(mut self, value: impl Into<IntendedSubmissionMethod>) -> Self {
        self.parameters.insert("intended_submission_method".to_owned(), options::value::<IntendedSubmissionMethod>(value.into()));
        self
    }

    /// Which ids to answer as whole objects, such as `charge` or `evidence.receipt`.
    pub fn expand(mut self, value: impl Into<Vec<String>>) -> Self {
        self.parameters.insert("expand".to_owned(), options::value::<Vec<String>>(value.into()));
        self
    }

    /// The longest that this call may take, in seconds.
    pub fn timeout(mut self, value: ::std::time::Duration) -> Self {
        self.options.insert("timeout".to_owned(), value.as_secs_f64().into());
        self
    }

    /// The longest that one attempt of this call may take, in seconds.
    pub fn attempt_timeout(mut self, value: ::std::time::Duration) -> Self {
        self.options.insert("attempt_timeout".to_owned(), value.as_secs_f64().into());
        self
    }

    /// How many requests this call may start, from 1 to 10.
    pub fn max_attempts(mut self, value: i64) -> Self {
        self.options.insert("max_attempts".to_owned(), value.into());
        self
    }

    /// The key by which the provider tells a repetition from a new request, for a POST: from 1 to
    /// 255 characters. Without it each call gets a new one. A second call with the same key gets
    /// the first one's answer and has no effect of its own; with other parameters it is refused.
    pub fn idempotency_key(mut self, value: impl Into<String>) -> Self {
        self.options.insert("idempotency_key".to_owned(), value.into().into());
        self
    }

    /// The connected account (`acct_…`) for which this call acts.
    pub fn account(mut self, value: impl Into<String>) -> Self {
        self.options.insert("account".to_owned(), value.into().into());
        self
    }

    /// The account for which this call acts, as a thin event names it in its `context`. It may not
    /// stand beside `account`.
    pub fn context(mut self, value: impl Into<String>) -> Self {
        self.options.insert("context".to_owned(), value.into().into());
        self
    }

    /// What made the program send this request; for a thin event `event=` and the event's id.
    pub fn request_trigger(mut self, value: impl Into<String>) -> Self {
        self.options.insert("request_trigger".to_owned(), value.into().into());
        self
    }

    /// The API version that this call asks for.
    pub fn api_version(mut self, value: impl Into<String>) -> Self {
        self.options.insert("api_version".to_owned(), value.into().into());
        self
    }

    /// A parameter that this release does not know yet, by its name on the wire.
    pub fn extra(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        options::extra(&mut self.parameters, name.into(), value.into());
        self
    }

    /// Checks, signs and sends the request, as often as the operation allows.
    ///
    /// # Errors
    /// As [`Client::submit_dispute_evidence`] lists them.
    pub async fn send(self) -> Result<Response<Dispute>, Error> {
        let options = options::json(self.options);
        self.client.call_typed(self.operation, Value::Object(self.parameters), &options, self.files).await
    }
}

/// A call of [`Client::close_dispute`], sent by [`send`](Self::send).
#[must_use = "nothing is sent before `send`"]
pub struct CloseDispute {
    client: AnyClient,
    operation: &'static ::rebuttal::runtime::provider::Operation,
    parameters: Map<String, Value>,
    files: Files,
    options: Map<String, Value>,
}

impl ::std::fmt::Debug for CloseDispute {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct("CloseDispute").finish_non_exhaustive()
    }
}

impl CloseDispute {
    /// Which ids to answer as whole objects, such as `charge`.
    pub fn expand(mut self, value: impl Into<Vec<String>>) -> Self {
        self.parameters.insert("expand".to_owned(), options::value::<Vec<String>>(value.into()));
        self
    }

    /// The longest that this call may take, in seconds.
    pub fn timeout(mut self, value: ::std::time::Duration) -> Self {
        self.options.insert("timeout".to_owned(), value.as_secs_f64().into());
        self
    }

    /// The longest that one attempt of this call may take, in seconds.
    pub fn attempt_timeout(mut self, value: ::std::time::Duration) -> Self {
        self.options.insert("attempt_timeout".to_owned(), value.as_secs_f64().into());
        self
    }

    /// How many requests this call may start, from 1 to 10.
    pub fn max_attempts(mut self, value: i64) -> Self {
        self.options.insert("max_attempts".to_owned(), value.into());
        self
    }

    /// The key by which the provider tells a repetition from a new request, for a POST: from 1 to
    /// 255 characters. Without it each call gets a new one. A second call with the same key gets
    /// the first one's answer and has no effect of its own; with other parameters it is refused.
    pub fn idempotency_key(mut self, value: impl Into<String>) -> Self {
        self.options.insert("idempotency_key".to_owned(), value.into().into());
        self
    }

    /// The connected account (`acct_…`) for which this call acts.
    pub fn account(mut self, value: impl Into<String>) -> Self {
        self.options.insert("account".to_owned(), value.into().into());
        self
    }

    /// The account for which this call acts, as a thin event names it in its `context`. It may not
    /// stand beside `account`.
    pub fn context(mut self, value: impl Into<String>) -> Self {
        self.options.insert("context".to_owned(), value.into().into());
        self
    }

    /// What made the program send this request; for a thin event `event=` and the event's id.
    pub fn request_trigger(mut self, value: impl Into<String>) -> Self {
        self.options.insert("request_trigger".to_owned(), value.into().into());
        self
    }

    /// The API version that this call asks for.
    pub fn api_version(mut self, value: impl Into<String>) -> Self {
        self.options.insert("api_version".to_owned(), value.into().into());
        self
    }

    /// A parameter that this release does not know yet, by its name on the wire.
    pub fn extra(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        options::extra(&mut self.parameters, name.into(), value.into());
        self
    }

    /// Checks, signs and sends the request, as often as the operation allows.
    ///
    /// # Errors
    /// As [`Client::close_dispute`] lists them.
    pub async fn send(self) -> Result<Response<Dispute>, Error> {
        let options = options::json(self.options);
        self.client.call_typed(self.operation, Value::Object(self.parameters), &options, self.files).await
    }
}

/// A call of [`Client::create_file`], sent by [`send`](Self::send).
#[must_use = "nothing is sent before `send`"]
pub struct CreateFile {
    client: AnyClient,
    operation: &'static ::rebuttal::runtime::provider::Operation,
    parameters: Map<String, Value>,
    files: Files,
    options: Map<String, Value>,
}

impl ::std::fmt::Debug for CreateFile {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct("CreateFile").finish_non_exhaustive()
    }
}

impl CreateFile {
    /// Makes a public link to the file, for purposes that allow it.
    pub fn file_link_data(mut self, value: impl Into<FileLinkData>) -> Self {
        self.parameters.insert("file_link_data".to_owned(), options::value::<FileLinkData>(value.into()));
        self
    }

    /// Which ids to answer as whole objects.
    pub fn expand(mut self, value: impl Into<Vec<String>>) -> Self {
        self.parameters.insert("expand".to_owned(), options::value::<Vec<String>>(value.into()));
        self
    }

    /// The longest that this call may take, in seconds.
    pub fn timeout(mut self, value: ::std::time::Duration) -> Self {
        self.options.insert("timeout".to_owned(), value.as_secs_f64().into());
        self
    }

    /// The longest that one attempt of this call may take, in seconds.
    pub fn attempt_timeout(mut self, value: ::std::time::Duration) -> Self {
        self.options.insert("attempt_timeout".to_owned(), value.as_secs_f64().into());
        self
    }

    /// How many requests this call may start, from 1 to 10.
    pub fn max_attempts(mut self, value: i64) -> Self {
        self.options.insert("max_attempts".to_owned(), value.into());
        self
    }

    /// The key by which the provider tells a repetition from a new request, for a POST: from 1 to
    /// 255 characters. Without it each call gets a new one. A second call with the same key gets
    /// the first one's answer and has no effect of its own; with other parameters it is refused.
    pub fn idempotency_key(mut self, value: impl Into<String>) -> Self {
        self.options.insert("idempotency_key".to_owned(), value.into().into());
        self
    }

    /// The connected account (`acct_…`) for which this call acts.
    pub fn account(mut self, value: impl Into<String>) -> Self {
        self.options.insert("account".to_owned(), value.into().into());
        self
    }

    /// The account for which this call acts, as a thin event names it in its `context`. It may not
    /// stand beside `account`.
    pub fn context(mut self, value: impl Into<String>) -> Self {
        self.options.insert("context".to_owned(), value.into().into());
        self
    }

    /// What made the program send this request; for a thin event `event=` and the event's id.
    pub fn request_trigger(mut self, value: impl Into<String>) -> Self {
        self.options.insert("request_trigger".to_owned(), value.into().into());
        self
    }

    /// The API version that this call asks for.
    pub fn api_version(mut self, value: impl Into<String>) -> Self {
        self.options.insert("api_version".to_owned(), value.into().into());
        self
    }

    /// Is told after each piece of the files how many bytes went out, and how many there are. An attempt that is
    /// repeated begins anew.
    pub fn progress(mut self, told: impl Fn(u64, u64) + Send + Sync + 'static) -> Self {
        self.files.progress = Some(::std::sync::Arc::new(told));
        self
    }

    /// A parameter that this release does not know yet, by its name on the wire.
    pub fn extra(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        options::extra(&mut self.parameters, name.into(), value.into());
        self
    }

    /// Checks, signs and sends the request, as often as the operation allows.
    ///
    /// # Errors
    /// As [`Client::create_file`] lists them.
    pub async fn send(self) -> Result<Response<File>, Error> {
        let options = options::json(self.options);
        self.client.call_typed(self.operation, Value::Object(self.parameters), &options, self.files).await
    }
}

/// A call of [`Client::upload_dispute_evidence`], sent by [`send`](Self::send).
#[must_use = "nothing is sent before `send`"]
pub struct UploadDisputeEvidence {
    client: AnyClient,
    operation: &'static ::rebuttal::runtime::provider::Operation,
    parameters: Map<String, Value>,
    files: Files,
    options: Map<String, Value>,
}

impl ::std::fmt::Debug for UploadDisputeEvidence {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct("UploadDisputeEvidence").finish_non_exhaustive()
    }
}

impl UploadDisputeEvidence {
    /// Makes a public link to the file, for purposes that allow it.
    pub fn file_link_data(mut self, value: impl Into<FileLinkData>) -> Self {
        self.parameters.insert("file_link_data".to_owned(), options::value::<FileLinkData>(value.into()));
        self
    }

    /// Which ids to answer as whole objects.
    pub fn expand(mut self, value: impl Into<Vec<String>>) -> Self {
        self.parameters.insert("expand".to_owned(), options::value::<Vec<String>>(value.into()));
        self
    }

    /// The longest that this call may take, in seconds.
    pub fn timeout(mut self, value: ::std::time::Duration) -> Self {
        self.options.insert("timeout".to_owned(), value.as_secs_f64().into());
        self
    }

    /// The longest that one attempt of this call may take, in seconds.
    pub fn attempt_timeout(mut self, value: ::std::time::Duration) -> Self {
        self.options.insert("attempt_timeout".to_owned(), value.as_secs_f64().into());
        self
    }

    /// How many requests this call may start, from 1 to 10.
    pub fn max_attempts(mut self, value: i64) -> Self {
        self.options.insert("max_attempts".to_owned(), value.into());
        self
    }

    /// The key by which the provider tells a repetition from a new request, for a POST: from 1 to
    /// 255 characters. Without it each call gets a new one. A second call with the same key gets
    /// the first one's answer and has no effect of its own; with other parameters it is refused.
    pub fn idempotency_key(mut self, value: impl Into<String>) -> Self {
        self.options.insert("idempotency_key".to_owned(), value.into().into());
        self
    }

    /// The connected account (`acct_…`) for which this call acts.
    pub fn account(mut self, value: impl Into<String>) -> Self {
        self.options.insert("account".to_owned(), value.into().into());
        self
    }

    /// The account for which this call acts, as a thin event names it in its `context`. It may not
    /// stand beside `account`.
    pub fn context(mut self, value: impl Into<String>) -> Self {
        self.options.insert("context".to_owned(), value.into().into());
        self
    }

    /// What made the program send this request; for a thin event `event=` and the event's id.
    pub fn request_trigger(mut self, value: impl Into<String>) -> Self {
        self.options.insert("request_trigger".to_owned(), value.into().into());
        self
    }

    /// The API version that this call asks for.
    pub fn api_version(mut self, value: impl Into<String>) -> Self {
        self.options.insert("api_version".to_owned(), value.into().into());
        self
    }

    /// Is told after each piece of the files how many bytes went out, and how many there are. An attempt that is
    /// repeated begins anew.
    pub fn progress(mut self, told: impl Fn(u64, u64) + Send + Sync + 'static) -> Self {
        self.files.progress = Some(::std::sync::Arc::new(told));
        self
    }

    /// A parameter that this release does not know yet, by its name on the wire.
    pub fn extra(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        options::extra(&mut self.parameters, name.into(), value.into());
        self
    }

    /// Checks, signs and sends the request, as often as the operation allows.
    ///
    /// # Errors
    /// As [`Client::upload_dispute_evidence`] lists them.
    pub async fn send(self) -> Result<Response<File>, Error> {
        let options = options::json(self.options);
        self.client.call_typed(self.operation, Value::Object(self.parameters), &options, self.files).await
    }
}

/// A call of [`Client::list_files`], sent by [`send`](Self::send).
#[must_use = "nothing is sent before `send`"]
pub struct ListFiles {
    client: AnyClient,
    operation: &'static ::rebuttal::runtime::provider::Operation,
    parameters: Map<String, Value>,
    files: Files,
    options: Map<String, Value>,
}

impl ::std::fmt::Debug for ListFiles {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct("ListFiles").finish_non_exhaustive()
    }
}

impl ListFiles {
    /// Only files for this purpose.
    pub fn purpose(mut self, value: impl Into<FilePurpose>) -> Self {
        self.parameters.insert("purpose".to_owned(), options::value::<FilePurpose>(value.into()));
        self
    }

    /// Only files that were made within this range of time.
    pub fn created(mut self, value: impl Into<CreatedRange>) -> Self {
        self.parameters.insert("created".to_owned(), options::value::<CreatedRange>(value.into()));
        self
    }

    /// How many files a page has, from 1 to 100; 10 without it.
    pub fn limit(mut self, value: i64) -> Self {
        self.parameters.insert("limit".to_owned(), Value::from(value));
        self
    }

    /// The id of a file; the page begins with the next older one. It excludes `ending_before`. At
    /// most 5000 characters.
    pub fn starting_after(mut self, value: impl Into<String>) -> Self {
        self.parameters.insert("starting_after".to_owned(), Value::String(value.into()));
        self
    }

    /// The id of a file; the page ends with the next newer one. It excludes `starting_after`. At
    /// most 5000 characters.
    pub fn ending_before(mut self, value: impl Into<String>) -> Self {
        self.parameters.insert("ending_before".to_owned(), Value::String(value.into()));
        self
    }

    /// Which ids to answer as whole objects.
    pub fn expand(mut self, value: impl Into<Vec<String>>) -> Self {
        self.parameters.insert("expand".to_owned(), options::value::<Vec<String>>(value.into()));
        self
    }

    /// The longest that this call may take, in seconds.
    pub fn timeout(mut self, value: ::std::time::Duration) -> Self {
        self.options.insert("timeout".to_owned(), value.as_secs_f64().into());
        self
    }

    /// The longest that one attempt of this call may take, in seconds.
    pub fn attempt_timeout(mut self, value: ::std::time::Duration) -> Self {
        self.options.insert("attempt_timeout".to_owned(), value.as_secs_f64().into());
        self
    }

    /// How many requests this call may start, from 1 to 10.
    pub fn max_attempts(mut self, value: i64) -> Self {
        self.options.insert("max_attempts".to_owned(), value.into());
        self
    }

    /// The key by which the provider tells a repetition from a new request, for a POST: from 1 to
    /// 255 characters. Without it each call gets a new one. A second call with the same key gets
    /// the first one's answer and has no effect of its own; with other parameters it is refused.
    pub fn idempotency_key(mut self, value: impl Into<String>) -> Self {
        self.options.insert("idempotency_key".to_owned(), value.into().into());
        self
    }

    /// The connected account (`acct_…`) for which this call acts.
    pub fn account(mut self, value: impl Into<String>) -> Self {
        self.options.insert("account".to_owned(), value.into().into());
        self
    }

    /// The account for which this call acts, as a thin event names it in its `context`. It may not
    /// stand beside `account`.
    pub fn context(mut self, value: impl Into<String>) -> Self {
        self.options.insert("context".to_owned(), value.into().into());
        self
    }

    /// What made the program send this request; for a thin event `event=` and the event's id.
    pub fn request_trigger(mut self, value: impl Into<String>) -> Self {
        self.options.insert("request_trigger".to_owned(), value.into().into());
        self
    }

    /// The API version that this call asks for.
    pub fn api_version(mut self, value: impl Into<String>) -> Self {
        self.options.insert("api_version".to_owned(), value.into().into());
        self
    }

    /// A parameter that this release does not know yet, by its name on the wire.
    pub fn extra(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        options::extra(&mut self.parameters, name.into(), value.into());
        self
    }

    /// Checks, signs and sends the request, as often as the operation allows.
    ///
    /// # Errors
    /// As [`Client::list_files`] lists them.
    pub async fn send(self) -> Result<Response<FileList>, Error> {
        let options = options::json(self.options);
        self.client.call_typed(self.operation, Value::Object(self.parameters), &options, self.files).await
    }

    /// Every item, page after page, each page asked for when its first item is. With `ending_before` it walks back.
    ///
    /// It ends after the first error; what it gave until then is good.
    pub fn stream(self) -> ::rebuttal::Items<File> {
        let options = options::json(self.options);
        self.client.items(self.operation, Value::Object(self.parameters), options, |page: FileList| page.data)
    }

    /// Page after page, as they come. With `ending_before` it walks back.
    ///
    /// It ends after the first error.
    pub fn pages(self) -> ::rebuttal::Items<Response<FileList>> {
        let options = options::json(self.options);
        self.client.pages(self.operation, Value::Object(self.parameters), options)
    }
}

/// A call of [`Client::retrieve_file`], sent by [`send`](Self::send).
#[must_use = "nothing is sent before `send`"]
pub struct RetrieveFile {
    client: AnyClient,
    operation: &'static ::rebuttal::runtime::provider::Operation,
    parameters: Map<String, Value>,
    files: Files,
    options: Map<String, Value>,
}

impl ::std::fmt::Debug for RetrieveFile {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct("RetrieveFile").finish_non_exhaustive()
    }
}

impl RetrieveFile {
    /// Which ids to answer as whole objects.
    pub fn expand(mut self, value: impl Into<Vec<String>>) -> Self {
        self.parameters.insert("expand".to_owned(), options::value::<Vec<String>>(value.into()));
        self
    }

    /// The longest that this call may take, in seconds.
    pub fn timeout(mut self, value: ::std::time::Duration) -> Self {
        self.options.insert("timeout".to_owned(), value.as_secs_f64().into());
        self
    }

    /// The longest that one attempt of this call may take, in seconds.
    pub fn attempt_timeout(mut self, value: ::std::time::Duration) -> Self {
        self.options.insert("attempt_timeout".to_owned(), value.as_secs_f64().into());
        self
    }

    /// How many requests this call may start, from 1 to 10.
    pub fn max_attempts(mut self, value: i64) -> Self {
        self.options.insert("max_attempts".to_owned(), value.into());
        self
    }

    /// The key by which the provider tells a repetition from a new request, for a POST: from 1 to
    /// 255 characters. Without it each call gets a new one. A second call with the same key gets
    /// the first one's answer and has no effect of its own; with other parameters it is refused.
    pub fn idempotency_key(mut self, value: impl Into<String>) -> Self {
        self.options.insert("idempotency_key".to_owned(), value.into().into());
        self
    }

    /// The connected account (`acct_…`) for which this call acts.
    pub fn account(mut self, value: impl Into<String>) -> Self {
        self.options.insert("account".to_owned(), value.into().into());
        self
    }

    /// The account for which this call acts, as a thin event names it in its `context`. It may not
    /// stand beside `account`.
    pub fn context(mut self, value: impl Into<String>) -> Self {
        self.options.insert("context".to_owned(), value.into().into());
        self
    }

    /// What made the program send this request; for a thin event `event=` and the event's id.
    pub fn request_trigger(mut self, value: impl Into<String>) -> Self {
        self.options.insert("request_trigger".to_owned(), value.into().into());
        self
    }

    /// The API version that this call asks for.
    pub fn api_version(mut self, value: impl Into<String>) -> Self {
        self.options.insert("api_version".to_owned(), value.into().into());
        self
    }

    /// A parameter that this release does not know yet, by its name on the wire.
    pub fn extra(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        options::extra(&mut self.parameters, name.into(), value.into());
        self
    }

    /// Checks, signs and sends the request, as often as the operation allows.
    ///
    /// # Errors
    /// As [`Client::retrieve_file`] lists them.
    pub async fn send(self) -> Result<Response<File>, Error> {
        let options = options::json(self.options);
        self.client.call_typed(self.operation, Value::Object(self.parameters), &options, self.files).await
    }
}

/// A call of [`Client::download_file`], sent by [`send`](Self::send).
#[must_use = "nothing is sent before `send`"]
pub struct DownloadFile {
    client: AnyClient,
    operation: &'static ::rebuttal::runtime::provider::Operation,
    parameters: Map<String, Value>,
    files: Files,
    options: Map<String, Value>,
}

impl ::std::fmt::Debug for DownloadFile {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct("DownloadFile").finish_non_exhaustive()
    }
}

impl DownloadFile {
    /// The longest that this call may take, in seconds.
    pub fn timeout(mut self, value: ::std::time::Duration) -> Self {
        self.options.insert("timeout".to_owned(), value.as_secs_f64().into());
        self
    }

    /// The longest that one attempt of this call may take, in seconds.
    pub fn attempt_timeout(mut self, value: ::std::time::Duration) -> Self {
        self.options.insert("attempt_timeout".to_owned(), value.as_secs_f64().into());
        self
    }

    /// How many requests this call may start, from 1 to 10.
    pub fn max_attempts(mut self, value: i64) -> Self {
        self.options.insert("max_attempts".to_owned(), value.into());
        self
    }

    /// The key by which the provider tells a repetition from a new request, for a POST: from 1 to
    /// 255 characters. Without it each call gets a new one. A second call with the same key gets
    /// the first one's answer and has no effect of its own; with other parameters it is refused.
    pub fn idempotency_key(mut self, value: impl Into<String>) -> Self {
        self.options.insert("idempotency_key".to_owned(), value.into().into());
        self
    }

    /// The connected account (`acct_…`) for which this call acts.
    pub fn account(mut self, value: impl Into<String>) -> Self {
        self.options.insert("account".to_owned(), value.into().into());
        self
    }

    /// The account for which this call acts, as a thin event names it in its `context`. It may not
    /// stand beside `account`.
    pub fn context(mut self, value: impl Into<String>) -> Self {
        self.options.insert("context".to_owned(), value.into().into());
        self
    }

    /// What made the program send this request; for a thin event `event=` and the event's id.
    pub fn request_trigger(mut self, value: impl Into<String>) -> Self {
        self.options.insert("request_trigger".to_owned(), value.into().into());
        self
    }

    /// The API version that this call asks for.
    pub fn api_version(mut self, value: impl Into<String>) -> Self {
        self.options.insert("api_version".to_owned(), value.into().into());
        self
    }

    /// A parameter that this release does not know yet, by its name on the wire.
    pub fn extra(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        options::extra(&mut self.parameters, name.into(), value.into());
        self
    }

    /// Checks, signs and sends the request, as often as the operation allows.
    ///
    /// # Errors
    /// As [`Client::download_file`] lists them.
    pub async fn send(self) -> Result<Response<::rebuttal::Bytes>, Error> {
        let options = options::json(self.options);
        self.client.call_bytes(self.operation, Value::Object(self.parameters), &options, self.files).await
    }
}

/// A call of [`Client::list_events`], sent by [`send`](Self::send).
#[must_use = "nothing is sent before `send`"]
pub struct ListEvents {
    client: AnyClient,
    operation: &'static ::rebuttal::runtime::provider::Operation,
    parameters: Map<String, Value>,
    files: Files,
    options: Map<String, Value>,
}

impl ::std::fmt::Debug for ListEvents {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct("ListEvents").finish_non_exhaustive()
    }
}

impl ListEvents {
    /// Only events of this type, such as `charge.dispute.created`, or of a group, such as
    /// `charge.dispute.*`. At most 5000 characters.
    pub fn type_(mut self, value: impl Into<String>) -> Self {
        self.parameters.insert("type".to_owned(), Value::String(value.into()));
        self
    }

    /// Only events of these types, at most 20. It excludes `type`. At most 20 items.
    pub fn types(mut self, value: impl Into<Vec<String>>) -> Self {
        self.parameters.insert("types".to_owned(), options::value::<Vec<String>>(value.into()));
        self
    }

    /// Only events that all endpoints have taken (true), or that some have not (false).
    pub fn delivery_success(mut self, value: bool) -> Self {
        self.parameters.insert("delivery_success".to_owned(), Value::from(value));
        self
    }

    /// Only events that were made within this range of time.
    pub fn created(mut self, value: impl Into<CreatedRange>) -> Self {
        self.parameters.insert("created".to_owned(), options::value::<CreatedRange>(value.into()));
        self
    }

    /// How many events a page has, from 1 to 100; 10 without it.
    pub fn limit(mut self, value: i64) -> Self {
        self.parameters.insert("limit".to_owned(), Value::from(value));
        self
    }

    /// The id of an event; the page begins with the next older one. It excludes `ending_before`. At
    /// most 5000 characters.
    pub fn starting_after(mut self, value: impl Into<String>) -> Self {
        self.parameters.insert("starting_after".to_owned(), Value::String(value.into()));
        self
    }

    /// The id of an event; the page ends with the next newer one. It excludes `starting_after`. At
    /// most 5000 characters.
    pub fn ending_before(mut self, value: impl Into<String>) -> Self {
        self.parameters.insert("ending_before".to_owned(), Value::String(value.into()));
        self
    }

    /// Which ids to answer as whole objects. Ids inside an event's object are never expanded.
    pub fn expand(mut self, value: impl Into<Vec<String>>) -> Self {
        self.parameters.insert("expand".to_owned(), options::value::<Vec<String>>(value.into()));
        self
    }

    /// The longest that this call may take, in seconds.
    pub fn timeout(mut self, value: ::std::time::Duration) -> Self {
        self.options.insert("timeout".to_owned(), value.as_secs_f64().into());
        self
    }

    /// The longest that one attempt of this call may take, in seconds.
    pub fn attempt_timeout(mut self, value: ::std::time::Duration) -> Self {
        self.options.insert("attempt_timeout".to_owned(), value.as_secs_f64().into());
        self
    }

    /// How many requests this call may start, from 1 to 10.
    pub fn max_attempts(mut self, value: i64) -> Self {
        self.options.insert("max_attempts".to_owned(), value.into());
        self
    }

    /// The key by which the provider tells a repetition from a new request, for a POST: from 1 to
    /// 255 characters. Without it each call gets a new one. A second call with the same key gets
    /// the first one's answer and has no effect of its own; with other parameters it is refused.
    pub fn idempotency_key(mut self, value: impl Into<String>) -> Self {
        self.options.insert("idempotency_key".to_owned(), value.into().into());
        self
    }

    /// The connected account (`acct_…`) for which this call acts.
    pub fn account(mut self, value: impl Into<String>) -> Self {
        self.options.insert("account".to_owned(), value.into().into());
        self
    }

    /// The account for which this call acts, as a thin event names it in its `context`. It may not
    /// stand beside `account`.
    pub fn context(mut self, value: impl Into<String>) -> Self {
        self.options.insert("context".to_owned(), value.into().into());
        self
    }

    /// What made the program send this request; for a thin event `event=` and the event's id.
    pub fn request_trigger(mut self, value: impl Into<String>) -> Self {
        self.options.insert("request_trigger".to_owned(), value.into().into());
        self
    }

    /// The API version that this call asks for.
    pub fn api_version(mut self, value: impl Into<String>) -> Self {
        self.options.insert("api_version".to_owned(), value.into().into());
        self
    }

    /// A parameter that this release does not know yet, by its name on the wire.
    pub fn extra(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        options::extra(&mut self.parameters, name.into(), value.into());
        self
    }

    /// Checks, signs and sends the request, as often as the operation allows.
    ///
    /// # Errors
    /// As [`Client::list_events`] lists them.
    pub async fn send(self) -> Result<Response<EventList>, Error> {
        let options = options::json(self.options);
        self.client.call_typed(self.operation, Value::Object(self.parameters), &options, self.files).await
    }

    /// Every item, page after page, each page asked for when its first item is. With `ending_before` it walks back.
    ///
    /// It ends after the first error; what it gave until then is good.
    pub fn stream(self) -> ::rebuttal::Items<Event> {
        let options = options::json(self.options);
        self.client.items(self.operation, Value::Object(self.parameters), options, |page: EventList| page.data)
    }

    /// Page after page, as they come. With `ending_before` it walks back.
    ///
    /// It ends after the first error.
    pub fn pages(self) -> ::rebuttal::Items<Response<EventList>> {
        let options = options::json(self.options);
        self.client.pages(self.operation, Value::Object(self.parameters), options)
    }
}

/// A call of [`Client::retrieve_event`], sent by [`send`](Self::send).
#[must_use = "nothing is sent before `send`"]
pub struct RetrieveEvent {
    client: AnyClient,
    operation: &'static ::rebuttal::runtime::provider::Operation,
    parameters: Map<String, Value>,
    files: Files,
    options: Map<String, Value>,
}

impl ::std::fmt::Debug for RetrieveEvent {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct("RetrieveEvent").finish_non_exhaustive()
    }
}

impl RetrieveEvent {
    /// Which ids to answer as whole objects. Ids inside an event's object are never expanded.
    pub fn expand(mut self, value: impl Into<Vec<String>>) -> Self {
        self.parameters.insert("expand".to_owned(), options::value::<Vec<String>>(value.into()));
        self
    }

    /// The longest that this call may take, in seconds.
    pub fn timeout(mut self, value: ::std::time::Duration) -> Self {
        self.options.insert("timeout".to_owned(), value.as_secs_f64().into());
        self
    }

    /// The longest that one attempt of this call may take, in seconds.
    pub fn attempt_timeout(mut self, value: ::std::time::Duration) -> Self {
        self.options.insert("attempt_timeout".to_owned(), value.as_secs_f64().into());
        self
    }

    /// How many requests this call may start, from 1 to 10.
    pub fn max_attempts(mut self, value: i64) -> Self {
        self.options.insert("max_attempts".to_owned(), value.into());
        self
    }

    /// The key by which the provider tells a repetition from a new request, for a POST: from 1 to
    /// 255 characters. Without it each call gets a new one. A second call with the same key gets
    /// the first one's answer and has no effect of its own; with other parameters it is refused.
    pub fn idempotency_key(mut self, value: impl Into<String>) -> Self {
        self.options.insert("idempotency_key".to_owned(), value.into().into());
        self
    }

    /// The connected account (`acct_…`) for which this call acts.
    pub fn account(mut self, value: impl Into<String>) -> Self {
        self.options.insert("account".to_owned(), value.into().into());
        self
    }

    /// The account for which this call acts, as a thin event names it in its `context`. It may not
    /// stand beside `account`.
    pub fn context(mut self, value: impl Into<String>) -> Self {
        self.options.insert("context".to_owned(), value.into().into());
        self
    }

    /// What made the program send this request; for a thin event `event=` and the event's id.
    pub fn request_trigger(mut self, value: impl Into<String>) -> Self {
        self.options.insert("request_trigger".to_owned(), value.into().into());
        self
    }

    /// The API version that this call asks for.
    pub fn api_version(mut self, value: impl Into<String>) -> Self {
        self.options.insert("api_version".to_owned(), value.into().into());
        self
    }

    /// A parameter that this release does not know yet, by its name on the wire.
    pub fn extra(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        options::extra(&mut self.parameters, name.into(), value.into());
        self
    }

    /// Checks, signs and sends the request, as often as the operation allows.
    ///
    /// # Errors
    /// As [`Client::retrieve_event`] lists them.
    pub async fn send(self) -> Result<Response<Event>, Error> {
        let options = options::json(self.options);
        self.client.call_typed(self.operation, Value::Object(self.parameters), &options, self.files).await
    }
}
