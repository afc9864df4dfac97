// Generated from spec/stripe.yaml by crates/rebuttal-codegen/src/emit/rust. Don't edit it: edit those and run `cargo xtask generate`.

use rebuttal_runtime::{
    Bytes, Error, Field, IntoField, Items, Private, Response, request,
};
use rebuttal_runtime::client::AnyClient;
use rebuttal_runtime::options::Given;
use rebuttal_runtime::provider::Request;
use rebuttal_runtime::request::extra::Extra;
use rebuttal_runtime::request::files::{FileNumber, Files};
use rebuttal_schema::Operation;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use super::{
    ChargeId, CreatedRange, Dispute, DisputeId, DisputeList, EventId, EventList,
    Evidence, File, FileId, FileLinkData, FileList, FilePurpose,
    IntendedSubmissionMethod, Message, PaymentIntentId, tables,
};

/// The options of one call.
#[derive(Clone, Default)]
pub(super) struct CallOptions {
    timeout: Option<Duration>,
    attempt_timeout: Option<Duration>,
    max_attempts: Option<i64>,
    idempotency_key: Option<String>,
    account: Option<String>,
    context: Option<String>,
    request_trigger: Option<String>,
    api_version: Option<String>,
}

impl CallOptions {
    fn given(&self) -> Given {
        let mut given = Given::default();
        if let Some(value) = self.timeout {
            given.insert("timeout", value);
        }
        if let Some(value) = self.attempt_timeout {
            given.insert("attempt_timeout", value);
        }
        if let Some(value) = self.max_attempts {
            given.insert("max_attempts", value);
        }
        if let Some(value) = &self.idempotency_key {
            given.insert("idempotency_key", value.clone());
        }
        if let Some(value) = &self.account {
            given.insert("account", value.clone());
        }
        if let Some(value) = &self.context {
            given.insert("context", value.clone());
        }
        if let Some(value) = &self.request_trigger {
            given.insert("request_trigger", value.clone());
        }
        if let Some(value) = &self.api_version {
            given.insert("api_version", value.clone());
        }
        given
    }
}

/// What every call takes.
macro_rules! options_of {
    ($call:ident) => {
        impl $call {
            /// The longest that this call may take.
            pub fn timeout(mut self, value: Duration) -> Self {
                self.options.timeout = Some(value);
                self
            }

            /// The longest that one attempt of this call may take.
            pub fn attempt_timeout(mut self, value: Duration) -> Self {
                self.options.attempt_timeout = Some(value);
                self
            }

            /// How many requests this call may start, from 1 to 10.
            pub fn max_attempts(mut self, value: i64) -> Self {
                self.options.max_attempts = Some(value);
                self
            }

            /// The key by which the provider tells a repetition from a new request, for a POST:
            /// from 1 to 255 characters. Without it each call gets a new one. A second call with
            /// the same key gets the first one's answer and has no effect of its own; with other
            /// parameters it is refused.
            pub fn idempotency_key(mut self, value: impl Into<String>) -> Self {
                self.options.idempotency_key = Some(Into::<String>::into(value));
                self
            }

            /// The connected account (`acct_…`) for which this call acts.
            pub fn account(mut self, value: impl Into<String>) -> Self {
                self.options.account = Some(Into::<String>::into(value));
                self
            }

            /// The account for which this call acts, as a thin event names it in its `context`. It
            /// may not stand beside `account`.
            pub fn context(mut self, value: impl Into<String>) -> Self {
                self.options.context = Some(Into::<String>::into(value));
                self
            }

            /// What made the program send this request; for a thin event `event=` and the event's
            /// id.
            pub fn request_trigger(mut self, value: impl Into<String>) -> Self {
                self.options.request_trigger = Some(Into::<String>::into(value));
                self
            }

            /// The API version that this call asks for.
            pub fn api_version(mut self, value: impl Into<String>) -> Self {
                self.options.api_version = Some(Into::<String>::into(value));
                self
            }

            /// A parameter that this release does not know yet, by its name on the wire.
            pub fn extra(mut self, name: impl Into<String>, value: impl Serialize) -> Self {
                self.parameters.extra.insert(name.into(), &value);
                self
            }
        }

        impl std::fmt::Debug for $call {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(stringify!($call)).finish_non_exhaustive()
            }
        }
    };
}

/// The parameters of [`Client::list_disputes`](super::Client::list_disputes).
#[derive(Clone, Serialize)]
pub(super) struct ListDisputesParameters {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) payment_intent: Option<PaymentIntentId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) charge: Option<ChargeId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) created: Option<CreatedRange>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) limit: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) starting_after: Option<DisputeId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) ending_before: Option<DisputeId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) expand: Option<Vec<String>>,
    #[serde(rename = "$extra", skip_serializing_if = "Extra::is_empty")]
    pub(super) extra: Extra,
}

impl Request for ListDisputesParameters {
    const META: &'static Operation = tables::PROVIDER.operation("listDisputes");
    type Output = DisputeList;
}

/// A call of [`Client::list_disputes`](super::Client::list_disputes), sent by [`send`](Self::send).
#[derive(Clone)]
#[must_use = "nothing is sent before `send`"]
pub struct ListDisputes {
    pub(super) client: AnyClient,
    pub(super) parameters: ListDisputesParameters,
    pub(super) options: CallOptions,
}

options_of!(ListDisputes);

impl ListDisputes {
    /// Only disputes of the payment intent with this id (`pi_…`). At most 5000 characters.
    pub fn payment_intent(mut self, value: impl Into<PaymentIntentId>) -> Self {
        self.parameters.payment_intent = Some(value.into());
        self
    }

    /// Only disputes of the charge with this id (`ch_…`). At most 5000 characters.
    pub fn charge(mut self, value: impl Into<ChargeId>) -> Self {
        self.parameters.charge = Some(value.into());
        self
    }

    /// Only disputes that were opened within this range of time.
    pub fn created(mut self, value: impl Into<CreatedRange>) -> Self {
        self.parameters.created = Some(value.into());
        self
    }

    /// How many disputes a page has; 10 without it. From 1 to 100.
    pub fn limit(mut self, value: i64) -> Self {
        self.parameters.limit = Some(value);
        self
    }

    /// The id of a dispute; the page begins with the next older one. It excludes `ending_before`.
    /// At most 5000 characters.
    pub fn starting_after(mut self, value: impl Into<DisputeId>) -> Self {
        self.parameters.starting_after = Some(value.into());
        self
    }

    /// The id of a dispute; the page ends with the next newer one. It excludes `starting_after`. At
    /// most 5000 characters.
    pub fn ending_before(mut self, value: impl Into<DisputeId>) -> Self {
        self.parameters.ending_before = Some(value.into());
        self
    }

    /// Which ids to answer as whole objects, such as `data.charge`. At most 5000 characters an
    /// item.
    pub fn expand(mut self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.parameters.expand = Some(request::items(value));
        self
    }

    /// Checks, signs and sends the request, as often as the operation allows.
    ///
    /// # Errors
    /// As [`Client::list_disputes`](super::Client::list_disputes) lists them.
    pub async fn send(self) -> Result<Response<DisputeList>, Error> {
        self.client
            .call_typed(&self.parameters, self.options.given(), Files::default())
            .await
    }

    /// Every item, page after page, each page asked for when its first item is. With
    /// `ending_before` it walks back.
    ///
    /// It ends after the first error; what it gave until then is good.
    pub fn stream(self) -> Items<Dispute> {
        let options = self.options;
        self.client.items(&self.parameters, move || options.given(), |page| page.data)
    }

    /// Page after page, as they come. With `ending_before` it walks back.
    ///
    /// It ends after the first error.
    pub fn pages(self) -> Items<Response<DisputeList>> {
        let options = self.options;
        self.client.pages(&self.parameters, move || options.given())
    }
}

/// The parameters of [`Client::retrieve_dispute`](super::Client::retrieve_dispute).
#[derive(Clone, Serialize)]
pub(super) struct RetrieveDisputeParameters {
    pub(super) dispute: DisputeId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) expand: Option<Vec<String>>,
    #[serde(rename = "$extra", skip_serializing_if = "Extra::is_empty")]
    pub(super) extra: Extra,
}

impl Request for RetrieveDisputeParameters {
    const META: &'static Operation = tables::PROVIDER.operation("retrieveDispute");
    type Output = Dispute;
}

/// A call of [`Client::retrieve_dispute`](super::Client::retrieve_dispute), sent by
/// [`send`](Self::send).
#[derive(Clone)]
#[must_use = "nothing is sent before `send`"]
pub struct RetrieveDispute {
    pub(super) client: AnyClient,
    pub(super) parameters: RetrieveDisputeParameters,
    pub(super) options: CallOptions,
}

options_of!(RetrieveDispute);

impl RetrieveDispute {
    /// Which ids to answer as whole objects, such as `charge` or `evidence.receipt`. At most 5000
    /// characters an item.
    pub fn expand(mut self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.parameters.expand = Some(request::items(value));
        self
    }

    /// Checks, signs and sends the request, as often as the operation allows.
    ///
    /// # Errors
    /// As [`Client::retrieve_dispute`](super::Client::retrieve_dispute) lists them.
    pub async fn send(self) -> Result<Response<Dispute>, Error> {
        self.client
            .call_typed(&self.parameters, self.options.given(), Files::default())
            .await
    }
}

/// The parameters of [`Client::update_dispute`](super::Client::update_dispute).
#[derive(Clone, Serialize)]
pub(super) struct UpdateDisputeParameters {
    pub(super) dispute: DisputeId,
    pub(super) submit: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) evidence: Option<Evidence>,
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub(super) metadata: Field<Private<BTreeMap<String, Field<String>>>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) intended_submission_method: Option<IntendedSubmissionMethod>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) expand: Option<Vec<String>>,
    #[serde(rename = "$extra", skip_serializing_if = "Extra::is_empty")]
    pub(super) extra: Extra,
}

impl Request for UpdateDisputeParameters {
    const META: &'static Operation = tables::PROVIDER.operation("updateDispute");
    type Output = Dispute;
}

/// A call of [`Client::update_dispute`](super::Client::update_dispute), sent by
/// [`send`](Self::send).
#[derive(Clone)]
#[must_use = "nothing is sent before `send`"]
pub struct UpdateDispute {
    pub(super) client: AnyClient,
    pub(super) parameters: UpdateDisputeParameters,
    pub(super) options: CallOptions,
}

options_of!(UpdateDispute);

impl UpdateDispute {
    /// The evidence to stage or submit. What is left out stays as it is. At most 150000 characters
    /// in all its texts; the client option `max_evidence_characters` replaces that.
    pub fn evidence(mut self, value: impl Into<Evidence>) -> Self {
        self.parameters.evidence = Some(value.into());
        self
    }

    /// The merchant's own notes, up to 50 texts of up to 500 characters under keys of up to 40.
    /// Keys that are left out stay as they are; a key can be cleared, and so can all of them. At
    /// most 500 characters a value. At most 50 entries. At most 40 characters a key.
    pub fn metadata(
        mut self,
        value: impl IntoIterator<Item = (impl Into<String>, impl IntoField<String>)>,
    ) -> Self {
        self.parameters.metadata = Field::Set(
            Private::new(request::clearable_entries(value)),
        );
        self
    }

    /// Empties it at the provider.
    pub fn clear_metadata(mut self) -> Self {
        self.parameters.metadata = Field::Clear;
        self
    }

    /// Whose evidence is to be submitted, the merchant's or what the provider collects by itself.
    pub fn intended_submission_method(
        mut self,
        value: impl Into<IntendedSubmissionMethod>,
    ) -> Self {
        self.parameters.intended_submission_method = Some(value.into());
        self
    }

    /// Which ids to answer as whole objects, such as `charge` or `evidence.receipt`. At most 5000
    /// characters an item.
    pub fn expand(mut self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.parameters.expand = Some(request::items(value));
        self
    }

    /// Checks, signs and sends the request, as often as the operation allows.
    ///
    /// # Errors
    /// As [`Client::update_dispute`](super::Client::update_dispute) lists them.
    pub async fn send(self) -> Result<Response<Dispute>, Error> {
        self.client
            .call_typed(&self.parameters, self.options.given(), Files::default())
            .await
    }
}

/// The parameters of [`Client::stage_dispute_evidence`](super::Client::stage_dispute_evidence).
#[derive(Clone, Serialize)]
pub(super) struct StageDisputeEvidenceParameters {
    pub(super) dispute: DisputeId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) evidence: Option<Evidence>,
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub(super) metadata: Field<Private<BTreeMap<String, Field<String>>>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) intended_submission_method: Option<IntendedSubmissionMethod>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) expand: Option<Vec<String>>,
    #[serde(rename = "$extra", skip_serializing_if = "Extra::is_empty")]
    pub(super) extra: Extra,
}

impl Request for StageDisputeEvidenceParameters {
    const META: &'static Operation = tables::PROVIDER.operation("stageDisputeEvidence");
    type Output = Dispute;
}

/// A call of [`Client::stage_dispute_evidence`](super::Client::stage_dispute_evidence), sent by
/// [`send`](Self::send).
#[derive(Clone)]
#[must_use = "nothing is sent before `send`"]
pub struct StageDisputeEvidence {
    pub(super) client: AnyClient,
    pub(super) parameters: StageDisputeEvidenceParameters,
    pub(super) options: CallOptions,
}

options_of!(StageDisputeEvidence);

impl StageDisputeEvidence {
    /// The evidence to stage or submit. What is left out stays as it is. At most 150000 characters
    /// in all its texts; the client option `max_evidence_characters` replaces that.
    pub fn evidence(mut self, value: impl Into<Evidence>) -> Self {
        self.parameters.evidence = Some(value.into());
        self
    }

    /// The merchant's own notes, up to 50 texts of up to 500 characters under keys of up to 40.
    /// Keys that are left out stay as they are; a key can be cleared, and so can all of them. At
    /// most 500 characters a value. At most 50 entries. At most 40 characters a key.
    pub fn metadata(
        mut self,
        value: impl IntoIterator<Item = (impl Into<String>, impl IntoField<String>)>,
    ) -> Self {
        self.parameters.metadata = Field::Set(
            Private::new(request::clearable_entries(value)),
        );
        self
    }

    /// Empties it at the provider.
    pub fn clear_metadata(mut self) -> Self {
        self.parameters.metadata = Field::Clear;
        self
    }

    /// Whose evidence is to be submitted, the merchant's or what the provider collects by itself.
    pub fn intended_submission_method(
        mut self,
        value: impl Into<IntendedSubmissionMethod>,
    ) -> Self {
        self.parameters.intended_submission_method = Some(value.into());
        self
    }

    /// Which ids to answer as whole objects, such as `charge` or `evidence.receipt`. At most 5000
    /// characters an item.
    pub fn expand(mut self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.parameters.expand = Some(request::items(value));
        self
    }

    /// Checks, signs and sends the request, as often as the operation allows.
    ///
    /// # Errors
    /// As [`Client::stage_dispute_evidence`](super::Client::stage_dispute_evidence) lists them.
    pub async fn send(self) -> Result<Response<Dispute>, Error> {
        self.client
            .call_typed(&self.parameters, self.options.given(), Files::default())
            .await
    }
}

/// The parameters of [`Client::submit_dispute_evidence`](super::Client::submit_dispute_evidence).
#[derive(Clone, Serialize)]
pub(super) struct SubmitDisputeEvidenceParameters {
    pub(super) dispute: DisputeId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) evidence: Option<Evidence>,
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub(super) metadata: Field<Private<BTreeMap<String, Field<String>>>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) intended_submission_method: Option<IntendedSubmissionMethod>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) expand: Option<Vec<String>>,
    #[serde(rename = "$extra", skip_serializing_if = "Extra::is_empty")]
    pub(super) extra: Extra,
}

impl Request for SubmitDisputeEvidenceParameters {
    const META: &'static Operation = tables::PROVIDER.operation("submitDisputeEvidence");
    type Output = Dispute;
}

/// A call of [`Client::submit_dispute_evidence`](super::Client::submit_dispute_evidence), sent by
/// [`send`](Self::send).
#[derive(Clone)]
#[must_use = "nothing is sent before `send`"]
pub struct SubmitDisputeEvidence {
    pub(super) client: AnyClient,
    pub(super) parameters: SubmitDisputeEvidenceParameters,
    pub(super) options: CallOptions,
}

options_of!(SubmitDisputeEvidence);

impl SubmitDisputeEvidence {
    /// The evidence to stage or submit. What is left out stays as it is. At most 150000 characters
    /// in all its texts; the client option `max_evidence_characters` replaces that.
    pub fn evidence(mut self, value: impl Into<Evidence>) -> Self {
        self.parameters.evidence = Some(value.into());
        self
    }

    /// The merchant's own notes, up to 50 texts of up to 500 characters under keys of up to 40.
    /// Keys that are left out stay as they are; a key can be cleared, and so can all of them. At
    /// most 500 characters a value. At most 50 entries. At most 40 characters a key.
    pub fn metadata(
        mut self,
        value: impl IntoIterator<Item = (impl Into<String>, impl IntoField<String>)>,
    ) -> Self {
        self.parameters.metadata = Field::Set(
            Private::new(request::clearable_entries(value)),
        );
        self
    }

    /// Empties it at the provider.
    pub fn clear_metadata(mut self) -> Self {
        self.parameters.metadata = Field::Clear;
        self
    }

    /// Whose evidence is to be submitted, the merchant's or what the provider collects by itself.
    pub fn intended_submission_method(
        mut self,
        value: impl Into<IntendedSubmissionMethod>,
    ) -> Self {
        self.parameters.intended_submission_method = Some(value.into());
        self
    }

    /// Which ids to answer as whole objects, such as `charge` or `evidence.receipt`. At most 5000
    /// characters an item.
    pub fn expand(mut self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.parameters.expand = Some(request::items(value));
        self
    }

    /// Checks, signs and sends the request, as often as the operation allows.
    ///
    /// # Errors
    /// As [`Client::submit_dispute_evidence`](super::Client::submit_dispute_evidence) lists them.
    pub async fn send(self) -> Result<Response<Dispute>, Error> {
        self.client
            .call_typed(&self.parameters, self.options.given(), Files::default())
            .await
    }
}

/// The parameters of [`Client::close_dispute`](super::Client::close_dispute).
#[derive(Clone, Serialize)]
pub(super) struct CloseDisputeParameters {
    pub(super) dispute: DisputeId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) expand: Option<Vec<String>>,
    #[serde(rename = "$extra", skip_serializing_if = "Extra::is_empty")]
    pub(super) extra: Extra,
}

impl Request for CloseDisputeParameters {
    const META: &'static Operation = tables::PROVIDER.operation("closeDispute");
    type Output = Dispute;
}

/// A call of [`Client::close_dispute`](super::Client::close_dispute), sent by [`send`](Self::send).
#[derive(Clone)]
#[must_use = "nothing is sent before `send`"]
pub struct CloseDispute {
    pub(super) client: AnyClient,
    pub(super) parameters: CloseDisputeParameters,
    pub(super) options: CallOptions,
}

options_of!(CloseDispute);

impl CloseDispute {
    /// Which ids to answer as whole objects, such as `charge`. At most 5000 characters an item.
    pub fn expand(mut self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.parameters.expand = Some(request::items(value));
        self
    }

    /// Checks, signs and sends the request, as often as the operation allows.
    ///
    /// # Errors
    /// As [`Client::close_dispute`](super::Client::close_dispute) lists them.
    pub async fn send(self) -> Result<Response<Dispute>, Error> {
        self.client
            .call_typed(&self.parameters, self.options.given(), Files::default())
            .await
    }
}

/// The parameters of [`Client::create_file`](super::Client::create_file).
#[derive(Clone, Serialize)]
pub(super) struct CreateFileParameters {
    pub(super) file: FileNumber,
    pub(super) purpose: FilePurpose,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) file_link_data: Option<FileLinkData>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) expand: Option<Vec<String>>,
    #[serde(rename = "$extra", skip_serializing_if = "Extra::is_empty")]
    pub(super) extra: Extra,
}

impl Request for CreateFileParameters {
    const META: &'static Operation = tables::PROVIDER.operation("createFile");
    type Output = File;
}

/// A call of [`Client::create_file`](super::Client::create_file), sent by [`send`](Self::send).
#[must_use = "nothing is sent before `send`"]
pub struct CreateFile {
    pub(super) client: AnyClient,
    pub(super) parameters: CreateFileParameters,
    pub(super) files: Files,
    pub(super) options: CallOptions,
}

options_of!(CreateFile);

impl CreateFile {
    /// Makes a public link to the file, for purposes that allow it.
    pub fn file_link_data(mut self, value: impl Into<FileLinkData>) -> Self {
        self.parameters.file_link_data = Some(value.into());
        self
    }

    /// Which ids to answer as whole objects. At most 5000 characters an item.
    pub fn expand(mut self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.parameters.expand = Some(request::items(value));
        self
    }

    /// Is called after each piece of the files with the bytes that were sent, and with those of all
    /// files. An attempt that is repeated begins anew.
    pub fn progress(
        mut self,
        progress: impl Fn(u64, u64) + Send + Sync + 'static,
    ) -> Self {
        self.files.progress = Some(Arc::new(progress));
        self
    }

    /// Checks, signs and sends the request, as often as the operation allows.
    ///
    /// # Errors
    /// As [`Client::create_file`](super::Client::create_file) lists them.
    pub async fn send(self) -> Result<Response<File>, Error> {
        self.client.call_typed(&self.parameters, self.options.given(), self.files).await
    }
}

/// The parameters of [`Client::upload_dispute_evidence`](super::Client::upload_dispute_evidence).
#[derive(Clone, Serialize)]
pub(super) struct UploadDisputeEvidenceParameters {
    pub(super) file: FileNumber,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) file_link_data: Option<FileLinkData>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) expand: Option<Vec<String>>,
    #[serde(rename = "$extra", skip_serializing_if = "Extra::is_empty")]
    pub(super) extra: Extra,
}

impl Request for UploadDisputeEvidenceParameters {
    const META: &'static Operation = tables::PROVIDER.operation("uploadDisputeEvidence");
    type Output = File;
}

/// A call of [`Client::upload_dispute_evidence`](super::Client::upload_dispute_evidence), sent by
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send`"]
pub struct UploadDisputeEvidence {
    pub(super) client: AnyClient,
    pub(super) parameters: UploadDisputeEvidenceParameters,
    pub(super) files: Files,
    pub(super) options: CallOptions,
}

options_of!(UploadDisputeEvidence);

impl UploadDisputeEvidence {
    /// Makes a public link to the file, for purposes that allow it.
    pub fn file_link_data(mut self, value: impl Into<FileLinkData>) -> Self {
        self.parameters.file_link_data = Some(value.into());
        self
    }

    /// Which ids to answer as whole objects. At most 5000 characters an item.
    pub fn expand(mut self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.parameters.expand = Some(request::items(value));
        self
    }

    /// Is called after each piece of the files with the bytes that were sent, and with those of all
    /// files. An attempt that is repeated begins anew.
    pub fn progress(
        mut self,
        progress: impl Fn(u64, u64) + Send + Sync + 'static,
    ) -> Self {
        self.files.progress = Some(Arc::new(progress));
        self
    }

    /// Checks, signs and sends the request, as often as the operation allows.
    ///
    /// # Errors
    /// As [`Client::upload_dispute_evidence`](super::Client::upload_dispute_evidence) lists them.
    pub async fn send(self) -> Result<Response<File>, Error> {
        self.client.call_typed(&self.parameters, self.options.given(), self.files).await
    }
}

/// The parameters of [`Client::list_files`](super::Client::list_files).
#[derive(Clone, Serialize)]
pub(super) struct ListFilesParameters {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) purpose: Option<FilePurpose>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) created: Option<CreatedRange>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) limit: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) starting_after: Option<FileId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) ending_before: Option<FileId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) expand: Option<Vec<String>>,
    #[serde(rename = "$extra", skip_serializing_if = "Extra::is_empty")]
    pub(super) extra: Extra,
}

impl Request for ListFilesParameters {
    const META: &'static Operation = tables::PROVIDER.operation("listFiles");
    type Output = FileList;
}

/// A call of [`Client::list_files`](super::Client::list_files), sent by [`send`](Self::send).
#[derive(Clone)]
#[must_use = "nothing is sent before `send`"]
pub struct ListFiles {
    pub(super) client: AnyClient,
    pub(super) parameters: ListFilesParameters,
    pub(super) options: CallOptions,
}

options_of!(ListFiles);

impl ListFiles {
    /// Only files for this purpose.
    pub fn purpose(mut self, value: impl Into<FilePurpose>) -> Self {
        self.parameters.purpose = Some(value.into());
        self
    }

    /// Only files that were made within this range of time.
    pub fn created(mut self, value: impl Into<CreatedRange>) -> Self {
        self.parameters.created = Some(value.into());
        self
    }

    /// How many files a page has; 10 without it. From 1 to 100.
    pub fn limit(mut self, value: i64) -> Self {
        self.parameters.limit = Some(value);
        self
    }

    /// The id of a file; the page begins with the next older one. It excludes `ending_before`. At
    /// most 5000 characters.
    pub fn starting_after(mut self, value: impl Into<FileId>) -> Self {
        self.parameters.starting_after = Some(value.into());
        self
    }

    /// The id of a file; the page ends with the next newer one. It excludes `starting_after`. At
    /// most 5000 characters.
    pub fn ending_before(mut self, value: impl Into<FileId>) -> Self {
        self.parameters.ending_before = Some(value.into());
        self
    }

    /// Which ids to answer as whole objects. At most 5000 characters an item.
    pub fn expand(mut self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.parameters.expand = Some(request::items(value));
        self
    }

    /// Checks, signs and sends the request, as often as the operation allows.
    ///
    /// # Errors
    /// As [`Client::list_files`](super::Client::list_files) lists them.
    pub async fn send(self) -> Result<Response<FileList>, Error> {
        self.client
            .call_typed(&self.parameters, self.options.given(), Files::default())
            .await
    }

    /// Every item, page after page, each page asked for when its first item is. With
    /// `ending_before` it walks back.
    ///
    /// It ends after the first error; what it gave until then is good.
    pub fn stream(self) -> Items<File> {
        let options = self.options;
        self.client.items(&self.parameters, move || options.given(), |page| page.data)
    }

    /// Page after page, as they come. With `ending_before` it walks back.
    ///
    /// It ends after the first error.
    pub fn pages(self) -> Items<Response<FileList>> {
        let options = self.options;
        self.client.pages(&self.parameters, move || options.given())
    }
}

/// The parameters of [`Client::retrieve_file`](super::Client::retrieve_file).
#[derive(Clone, Serialize)]
pub(super) struct RetrieveFileParameters {
    pub(super) file: FileId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) expand: Option<Vec<String>>,
    #[serde(rename = "$extra", skip_serializing_if = "Extra::is_empty")]
    pub(super) extra: Extra,
}

impl Request for RetrieveFileParameters {
    const META: &'static Operation = tables::PROVIDER.operation("retrieveFile");
    type Output = File;
}

/// A call of [`Client::retrieve_file`](super::Client::retrieve_file), sent by [`send`](Self::send).
#[derive(Clone)]
#[must_use = "nothing is sent before `send`"]
pub struct RetrieveFile {
    pub(super) client: AnyClient,
    pub(super) parameters: RetrieveFileParameters,
    pub(super) options: CallOptions,
}

options_of!(RetrieveFile);

impl RetrieveFile {
    /// Which ids to answer as whole objects. At most 5000 characters an item.
    pub fn expand(mut self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.parameters.expand = Some(request::items(value));
        self
    }

    /// Checks, signs and sends the request, as often as the operation allows.
    ///
    /// # Errors
    /// As [`Client::retrieve_file`](super::Client::retrieve_file) lists them.
    pub async fn send(self) -> Result<Response<File>, Error> {
        self.client
            .call_typed(&self.parameters, self.options.given(), Files::default())
            .await
    }
}

/// The parameters of [`Client::download_file`](super::Client::download_file).
#[derive(Clone, Serialize)]
pub(super) struct DownloadFileParameters {
    pub(super) file: FileId,
    #[serde(rename = "$extra", skip_serializing_if = "Extra::is_empty")]
    pub(super) extra: Extra,
}

impl Request for DownloadFileParameters {
    const META: &'static Operation = tables::PROVIDER.operation("downloadFile");
    type Output = Bytes;
}

/// A call of [`Client::download_file`](super::Client::download_file), sent by [`send`](Self::send).
#[derive(Clone)]
#[must_use = "nothing is sent before `send`"]
pub struct DownloadFile {
    pub(super) client: AnyClient,
    pub(super) parameters: DownloadFileParameters,
    pub(super) options: CallOptions,
}

options_of!(DownloadFile);

impl DownloadFile {
    /// Checks, signs and sends the request, as often as the operation allows.
    ///
    /// # Errors
    /// As [`Client::download_file`](super::Client::download_file) lists them.
    pub async fn send(self) -> Result<Response<Bytes>, Error> {
        self.client
            .call_bytes(&self.parameters, self.options.given(), Files::default())
            .await
    }
}

/// The parameters of [`Client::list_events`](super::Client::list_events).
#[derive(Clone, Serialize)]
pub(super) struct ListEventsParameters {
    #[serde(rename = "type", default, skip_serializing_if = "Option::is_none")]
    pub(super) type_: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) types: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) delivery_success: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) created: Option<CreatedRange>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) limit: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) starting_after: Option<EventId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) ending_before: Option<EventId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) expand: Option<Vec<String>>,
    #[serde(rename = "$extra", skip_serializing_if = "Extra::is_empty")]
    pub(super) extra: Extra,
}

impl Request for ListEventsParameters {
    const META: &'static Operation = tables::PROVIDER.operation("listEvents");
    type Output = EventList;
}

/// A call of [`Client::list_events`](super::Client::list_events), sent by [`send`](Self::send).
#[derive(Clone)]
#[must_use = "nothing is sent before `send`"]
pub struct ListEvents {
    pub(super) client: AnyClient,
    pub(super) parameters: ListEventsParameters,
    pub(super) options: CallOptions,
}

options_of!(ListEvents);

impl ListEvents {
    /// Only events of this type, such as `charge.dispute.created`, or of a group, such as
    /// `charge.dispute.*`. At most 5000 characters.
    pub fn type_(mut self, value: impl Into<String>) -> Self {
        self.parameters.type_ = Some(value.into());
        self
    }

    /// Only events of these types, at most 20. It excludes `type`. At most 5000 characters an item.
    /// At most 20 items.
    pub fn types(mut self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.parameters.types = Some(request::items(value));
        self
    }

    /// Only events that all endpoints have taken (true), or that some have not (false).
    pub fn delivery_success(mut self, value: bool) -> Self {
        self.parameters.delivery_success = Some(value);
        self
    }

    /// Only events that were made within this range of time.
    pub fn created(mut self, value: impl Into<CreatedRange>) -> Self {
        self.parameters.created = Some(value.into());
        self
    }

    /// How many events a page has; 10 without it. From 1 to 100.
    pub fn limit(mut self, value: i64) -> Self {
        self.parameters.limit = Some(value);
        self
    }

    /// The id of an event; the page begins with the next older one. It excludes `ending_before`. At
    /// most 5000 characters.
    pub fn starting_after(mut self, value: impl Into<EventId>) -> Self {
        self.parameters.starting_after = Some(value.into());
        self
    }

    /// The id of an event; the page ends with the next newer one. It excludes `starting_after`. At
    /// most 5000 characters.
    pub fn ending_before(mut self, value: impl Into<EventId>) -> Self {
        self.parameters.ending_before = Some(value.into());
        self
    }

    /// Which ids to answer as whole objects. Ids inside an event's object are never expanded. At
    /// most 5000 characters an item.
    pub fn expand(mut self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.parameters.expand = Some(request::items(value));
        self
    }

    /// Checks, signs and sends the request, as often as the operation allows.
    ///
    /// # Errors
    /// As [`Client::list_events`](super::Client::list_events) lists them.
    pub async fn send(self) -> Result<Response<EventList>, Error> {
        self.client
            .call_typed(&self.parameters, self.options.given(), Files::default())
            .await
    }

    /// Every item, page after page, each page asked for when its first item is. With
    /// `ending_before` it walks back.
    ///
    /// It ends after the first error; what it gave until then is good.
    pub fn stream(self) -> Items<Message> {
        let options = self.options;
        self.client.items(&self.parameters, move || options.given(), |page| page.data)
    }

    /// Page after page, as they come. With `ending_before` it walks back.
    ///
    /// It ends after the first error.
    pub fn pages(self) -> Items<Response<EventList>> {
        let options = self.options;
        self.client.pages(&self.parameters, move || options.given())
    }
}

/// The parameters of [`Client::retrieve_event`](super::Client::retrieve_event).
#[derive(Clone, Serialize)]
pub(super) struct RetrieveEventParameters {
    pub(super) id: EventId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) expand: Option<Vec<String>>,
    #[serde(rename = "$extra", skip_serializing_if = "Extra::is_empty")]
    pub(super) extra: Extra,
}

impl Request for RetrieveEventParameters {
    const META: &'static Operation = tables::PROVIDER.operation("retrieveEvent");
    type Output = Message;
}

/// A call of [`Client::retrieve_event`](super::Client::retrieve_event), sent by
/// [`send`](Self::send).
#[derive(Clone)]
#[must_use = "nothing is sent before `send`"]
pub struct RetrieveEvent {
    pub(super) client: AnyClient,
    pub(super) parameters: RetrieveEventParameters,
    pub(super) options: CallOptions,
}

options_of!(RetrieveEvent);

impl RetrieveEvent {
    /// Which ids to answer as whole objects. Ids inside an event's object are never expanded. At
    /// most 5000 characters an item.
    pub fn expand(mut self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.parameters.expand = Some(request::items(value));
        self
    }

    /// Checks, signs and sends the request, as often as the operation allows.
    ///
    /// # Errors
    /// As [`Client::retrieve_event`](super::Client::retrieve_event) lists them.
    pub async fn send(self) -> Result<Response<Message>, Error> {
        self.client
            .call_typed(&self.parameters, self.options.given(), Files::default())
            .await
    }
}

/// A call of [`Client::stage_packet`](super::Client::stage_packet), sent by [`send`](Self::send).
#[cfg(feature = "evidence")]
#[derive(Clone)]
#[must_use = "nothing is sent before `send`"]
pub struct StagePacket {
    packet: crate::packets::PacketCall,
    options: CallOptions,
}

#[cfg(feature = "evidence")]
impl std::fmt::Debug for StagePacket {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct(stringify!(StagePacket)).finish_non_exhaustive()
    }
}

#[cfg(feature = "evidence")]
impl StagePacket {
    pub(super) fn new(
        client: &AnyClient,
        packet: &crate::evidence::EvidencePacket,
    ) -> Self {
        Self {
            packet: crate::packets::PacketCall::new(client, packet),
            options: CallOptions::default(),
        }
    }

    /// Sends the packet although these rules find that the bank will not read or count a part of
    /// it.
    pub fn accept_findings(
        mut self,
        rules: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.packet.accept_findings(rules.into_iter().map(Into::into).collect());
        self
    }

    /// Is called after each piece of the files with the bytes that were sent, and with those of all
    /// files. An attempt that is repeated begins its file anew.
    pub fn progress(
        mut self,
        progress: impl Fn(u64, u64) + Send + Sync + 'static,
    ) -> Self {
        self.packet.progress(progress);
        self
    }

    /// The longest that this call may take.
    pub fn timeout(mut self, value: Duration) -> Self {
        self.options.timeout = Some(value);
        self
    }

    /// The longest that one attempt of this call may take.
    pub fn attempt_timeout(mut self, value: Duration) -> Self {
        self.options.attempt_timeout = Some(value);
        self
    }

    /// How many requests this call may start, from 1 to 10.
    pub fn max_attempts(mut self, value: i64) -> Self {
        self.options.max_attempts = Some(value);
        self
    }

    /// The connected account (`acct_…`) for which this call acts.
    pub fn account(mut self, value: impl Into<String>) -> Self {
        self.options.account = Some(Into::<String>::into(value));
        self
    }

    /// The account for which this call acts, as a thin event names it in its `context`. It may not
    /// stand beside `account`.
    pub fn context(mut self, value: impl Into<String>) -> Self {
        self.options.context = Some(Into::<String>::into(value));
        self
    }

    /// What made the program send this request; for a thin event `event=` and the event's id.
    pub fn request_trigger(mut self, value: impl Into<String>) -> Self {
        self.options.request_trigger = Some(Into::<String>::into(value));
        self
    }

    /// The API version that this call asks for.
    pub fn api_version(mut self, value: impl Into<String>) -> Self {
        self.options.api_version = Some(Into::<String>::into(value));
        self
    }

    /// Checks and builds the packet, and sends it.
    ///
    /// # Errors
    /// As [`Client::stage_packet`](super::Client::stage_packet) lists them.
    pub async fn send(self) -> Result<crate::PacketResponse<Dispute>, Error> {
        self.packet
            .send(
                tables::PROVIDER.operation("stageDisputeEvidence"),
                self.options.given(),
            )
            .await
    }
}

/// A call of [`Client::submit_packet`](super::Client::submit_packet), sent by [`send`](Self::send).
#[cfg(feature = "evidence")]
#[derive(Clone)]
#[must_use = "nothing is sent before `send`"]
pub struct SubmitPacket {
    packet: crate::packets::PacketCall,
    options: CallOptions,
}

#[cfg(feature = "evidence")]
impl std::fmt::Debug for SubmitPacket {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct(stringify!(SubmitPacket)).finish_non_exhaustive()
    }
}

#[cfg(feature = "evidence")]
impl SubmitPacket {
    pub(super) fn new(
        client: &AnyClient,
        packet: &crate::evidence::EvidencePacket,
    ) -> Self {
        Self {
            packet: crate::packets::PacketCall::new(client, packet),
            options: CallOptions::default(),
        }
    }

    /// Sends the packet although these rules find that the bank will not read or count a part of
    /// it.
    pub fn accept_findings(
        mut self,
        rules: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.packet.accept_findings(rules.into_iter().map(Into::into).collect());
        self
    }

    /// Is called after each piece of the files with the bytes that were sent, and with those of all
    /// files. An attempt that is repeated begins its file anew.
    pub fn progress(
        mut self,
        progress: impl Fn(u64, u64) + Send + Sync + 'static,
    ) -> Self {
        self.packet.progress(progress);
        self
    }

    /// The longest that this call may take.
    pub fn timeout(mut self, value: Duration) -> Self {
        self.options.timeout = Some(value);
        self
    }

    /// The longest that one attempt of this call may take.
    pub fn attempt_timeout(mut self, value: Duration) -> Self {
        self.options.attempt_timeout = Some(value);
        self
    }

    /// How many requests this call may start, from 1 to 10.
    pub fn max_attempts(mut self, value: i64) -> Self {
        self.options.max_attempts = Some(value);
        self
    }

    /// The connected account (`acct_…`) for which this call acts.
    pub fn account(mut self, value: impl Into<String>) -> Self {
        self.options.account = Some(Into::<String>::into(value));
        self
    }

    /// The account for which this call acts, as a thin event names it in its `context`. It may not
    /// stand beside `account`.
    pub fn context(mut self, value: impl Into<String>) -> Self {
        self.options.context = Some(Into::<String>::into(value));
        self
    }

    /// What made the program send this request; for a thin event `event=` and the event's id.
    pub fn request_trigger(mut self, value: impl Into<String>) -> Self {
        self.options.request_trigger = Some(Into::<String>::into(value));
        self
    }

    /// The API version that this call asks for.
    pub fn api_version(mut self, value: impl Into<String>) -> Self {
        self.options.api_version = Some(Into::<String>::into(value));
        self
    }

    /// Checks and builds the packet, and sends it.
    ///
    /// # Errors
    /// As [`Client::submit_packet`](super::Client::submit_packet) lists them.
    pub async fn send(self) -> Result<crate::PacketResponse<Dispute>, Error> {
        self.packet
            .send(
                tables::PROVIDER.operation("submitDisputeEvidence"),
                self.options.given(),
            )
            .await
    }
}
