// Generated from spec/stripe.yaml by xtask/src/emit/rust. Don't edit it: edit those and run `cargo xtask generate`.

use serde_json::{Map, Value};

use super::*;
use ::rebuttal::runtime::client::AnyClient;
use ::rebuttal::runtime::files::Files;
use ::rebuttal::runtime::options;
use ::rebuttal::{Error, Response};

/// What every call takes.
macro_rules! options_of {
    ($call:ident) => {
        impl $call {
            /// The longest that this call may take.
            pub fn timeout(mut self, value: ::std::time::Duration) -> Self {
                self.options.insert("timeout".to_owned(), value.as_secs_f64().into());
                self
            }

            /// The longest that one attempt of this call may take.
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
        }

        impl ::std::fmt::Debug for $call {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct(stringify!($call)).finish_non_exhaustive()
            }
        }
    };
}

/// A call of [`Client::list_disputes`], sent by [`send`](Self::send).
#[must_use = "nothing is sent before `send`"]
pub struct ListDisputes {
    pub(super) client: AnyClient,
    pub(super) operation: &'static ::rebuttal::runtime::provider::Operation,
    pub(super) parameters: Map<String, Value>,
    pub(super) files: Files,
    pub(super) options: Map<String, Value>,
}

options_of!(ListDisputes);

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

    /// How many disputes a page has; 10 without it. From 1 to 100.
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

    /// Which ids to answer as whole objects, such as `data.charge`. At most 5000 characters an
    /// item.
    pub fn expand(mut self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.parameters.insert("expand".to_owned(), options::value(options::items::<String>(value)));
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
    pub(super) client: AnyClient,
    pub(super) operation: &'static ::rebuttal::runtime::provider::Operation,
    pub(super) parameters: Map<String, Value>,
    pub(super) files: Files,
    pub(super) options: Map<String, Value>,
}

options_of!(RetrieveDispute);

impl RetrieveDispute {
    /// Which ids to answer as whole objects, such as `charge` or `evidence.receipt`. At most 5000
    /// characters an item.
    pub fn expand(mut self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.parameters.insert("expand".to_owned(), options::value(options::items::<String>(value)));
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
    pub(super) client: AnyClient,
    pub(super) operation: &'static ::rebuttal::runtime::provider::Operation,
    pub(super) parameters: Map<String, Value>,
    pub(super) files: Files,
    pub(super) options: Map<String, Value>,
}

options_of!(UpdateDispute);

impl UpdateDispute {
    /// The evidence to stage or submit. What is left out stays as it is. At most 150000 characters
    /// in all its texts; the client option `max_evidence_characters` replaces that.
    pub fn evidence(mut self, value: impl Into<Evidence>) -> Self {
        self.parameters.insert("evidence".to_owned(), options::value::<Evidence>(value.into()));
        self
    }

    /// The merchant's own notes, up to 50 texts of up to 500 characters under keys of up to 40.
    /// Keys that are left out stay as they are; a key can be cleared, and so can all of them. At
    /// most 500 characters a value. At most 50 entries. At most 40 characters a key.
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

    /// Which ids to answer as whole objects, such as `charge` or `evidence.receipt`. At most 5000
    /// characters an item.
    pub fn expand(mut self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.parameters.insert("expand".to_owned(), options::value(options::items::<String>(value)));
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
    pub(super) client: AnyClient,
    pub(super) operation: &'static ::rebuttal::runtime::provider::Operation,
    pub(super) parameters: Map<String, Value>,
    pub(super) files: Files,
    pub(super) options: Map<String, Value>,
}

options_of!(StageDisputeEvidence);

impl StageDisputeEvidence {
    /// The evidence to stage or submit. What is left out stays as it is. At most 150000 characters
    /// in all its texts; the client option `max_evidence_characters` replaces that.
    pub fn evidence(mut self, value: impl Into<Evidence>) -> Self {
        self.parameters.insert("evidence".to_owned(), options::value::<Evidence>(value.into()));
        self
    }

    /// The merchant's own notes, up to 50 texts of up to 500 characters under keys of up to 40.
    /// Keys that are left out stay as they are; a key can be cleared, and so can all of them. At
    /// most 500 characters a value. At most 50 entries. At most 40 characters a key.
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

    /// Which ids to answer as whole objects, such as `charge` or `evidence.receipt`. At most 5000
    /// characters an item.
    pub fn expand(mut self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.parameters.insert("expand".to_owned(), options::value(options::items::<String>(value)));
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
    pub(super) client: AnyClient,
    pub(super) operation: &'static ::rebuttal::runtime::provider::Operation,
    pub(super) parameters: Map<String, Value>,
    pub(super) files: Files,
    pub(super) options: Map<String, Value>,
}

options_of!(SubmitDisputeEvidence);

impl SubmitDisputeEvidence {
    /// The evidence to stage or submit. What is left out stays as it is. At most 150000 characters
    /// in all its texts; the client option `max_evidence_characters` replaces that.
    pub fn evidence(mut self, value: impl Into<Evidence>) -> Self {
        self.parameters.insert("evidence".to_owned(), options::value::<Evidence>(value.into()));
        self
    }

    /// The merchant's own notes, up to 50 texts of up to 500 characters under keys of up to 40.
    /// Keys that are left out stay as they are; a key can be cleared, and so can all of them. At
    /// most 500 characters a value. At most 50 entries. At most 40 characters a key.
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

    /// Which ids to answer as whole objects, such as `charge` or `evidence.receipt`. At most 5000
    /// characters an item.
    pub fn expand(mut self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.parameters.insert("expand".to_owned(), options::value(options::items::<String>(value)));
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
    pub(super) client: AnyClient,
    pub(super) operation: &'static ::rebuttal::runtime::provider::Operation,
    pub(super) parameters: Map<String, Value>,
    pub(super) files: Files,
    pub(super) options: Map<String, Value>,
}

options_of!(CloseDispute);

impl CloseDispute {
    /// Which ids to answer as whole objects, such as `charge`. At most 5000 characters an item.
    pub fn expand(mut self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.parameters.insert("expand".to_owned(), options::value(options::items::<String>(value)));
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
    pub(super) client: AnyClient,
    pub(super) operation: &'static ::rebuttal::runtime::provider::Operation,
    pub(super) parameters: Map<String, Value>,
    pub(super) files: Files,
    pub(super) options: Map<String, Value>,
}

options_of!(CreateFile);

impl CreateFile {
    /// Makes a public link to the file, for purposes that allow it.
    pub fn file_link_data(mut self, value: impl Into<FileLinkData>) -> Self {
        self.parameters.insert("file_link_data".to_owned(), options::value::<FileLinkData>(value.into()));
        self
    }

    /// Which ids to answer as whole objects. At most 5000 characters an item.
    pub fn expand(mut self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.parameters.insert("expand".to_owned(), options::value(options::items::<String>(value)));
        self
    }

    /// Is told after each piece of the files how many bytes went out, and how many there are. An attempt that is
    /// repeated begins anew.
    pub fn progress(mut self, told: impl Fn(u64, u64) + Send + Sync + 'static) -> Self {
        self.files.progress = Some(::std::sync::Arc::new(told));
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
    pub(super) client: AnyClient,
    pub(super) operation: &'static ::rebuttal::runtime::provider::Operation,
    pub(super) parameters: Map<String, Value>,
    pub(super) files: Files,
    pub(super) options: Map<String, Value>,
}

options_of!(UploadDisputeEvidence);

impl UploadDisputeEvidence {
    /// Makes a public link to the file, for purposes that allow it.
    pub fn file_link_data(mut self, value: impl Into<FileLinkData>) -> Self {
        self.parameters.insert("file_link_data".to_owned(), options::value::<FileLinkData>(value.into()));
        self
    }

    /// Which ids to answer as whole objects. At most 5000 characters an item.
    pub fn expand(mut self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.parameters.insert("expand".to_owned(), options::value(options::items::<String>(value)));
        self
    }

    /// Is told after each piece of the files how many bytes went out, and how many there are. An attempt that is
    /// repeated begins anew.
    pub fn progress(mut self, told: impl Fn(u64, u64) + Send + Sync + 'static) -> Self {
        self.files.progress = Some(::std::sync::Arc::new(told));
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
    pub(super) client: AnyClient,
    pub(super) operation: &'static ::rebuttal::runtime::provider::Operation,
    pub(super) parameters: Map<String, Value>,
    pub(super) files: Files,
    pub(super) options: Map<String, Value>,
}

options_of!(ListFiles);

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

    /// How many files a page has; 10 without it. From 1 to 100.
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

    /// Which ids to answer as whole objects. At most 5000 characters an item.
    pub fn expand(mut self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.parameters.insert("expand".to_owned(), options::value(options::items::<String>(value)));
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
    pub(super) client: AnyClient,
    pub(super) operation: &'static ::rebuttal::runtime::provider::Operation,
    pub(super) parameters: Map<String, Value>,
    pub(super) files: Files,
    pub(super) options: Map<String, Value>,
}

options_of!(RetrieveFile);

impl RetrieveFile {
    /// Which ids to answer as whole objects. At most 5000 characters an item.
    pub fn expand(mut self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.parameters.insert("expand".to_owned(), options::value(options::items::<String>(value)));
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
    pub(super) client: AnyClient,
    pub(super) operation: &'static ::rebuttal::runtime::provider::Operation,
    pub(super) parameters: Map<String, Value>,
    pub(super) files: Files,
    pub(super) options: Map<String, Value>,
}

options_of!(DownloadFile);

impl DownloadFile {
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
    pub(super) client: AnyClient,
    pub(super) operation: &'static ::rebuttal::runtime::provider::Operation,
    pub(super) parameters: Map<String, Value>,
    pub(super) files: Files,
    pub(super) options: Map<String, Value>,
}

options_of!(ListEvents);

impl ListEvents {
    /// Only events of this type, such as `charge.dispute.created`, or of a group, such as
    /// `charge.dispute.*`. At most 5000 characters.
    pub fn type_(mut self, value: impl Into<String>) -> Self {
        self.parameters.insert("type".to_owned(), Value::String(value.into()));
        self
    }

    /// Only events of these types, at most 20. It excludes `type`. At most 5000 characters an item.
    /// At most 20 items.
    pub fn types(mut self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.parameters.insert("types".to_owned(), options::value(options::items::<String>(value)));
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

    /// How many events a page has; 10 without it. From 1 to 100.
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

    /// Which ids to answer as whole objects. Ids inside an event's object are never expanded. At
    /// most 5000 characters an item.
    pub fn expand(mut self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.parameters.insert("expand".to_owned(), options::value(options::items::<String>(value)));
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
    pub fn stream(self) -> ::rebuttal::Items<Message> {
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
    pub(super) client: AnyClient,
    pub(super) operation: &'static ::rebuttal::runtime::provider::Operation,
    pub(super) parameters: Map<String, Value>,
    pub(super) files: Files,
    pub(super) options: Map<String, Value>,
}

options_of!(RetrieveEvent);

impl RetrieveEvent {
    /// Which ids to answer as whole objects. Ids inside an event's object are never expanded. At
    /// most 5000 characters an item.
    pub fn expand(mut self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.parameters.insert("expand".to_owned(), options::value(options::items::<String>(value)));
        self
    }

    /// Checks, signs and sends the request, as often as the operation allows.
    ///
    /// # Errors
    /// As [`Client::retrieve_event`] lists them.
    pub async fn send(self) -> Result<Response<Message>, Error> {
        let options = options::json(self.options);
        self.client.call_typed(self.operation, Value::Object(self.parameters), &options, self.files).await
    }
}
