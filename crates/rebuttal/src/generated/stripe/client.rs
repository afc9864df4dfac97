// Generated from spec/stripe.yaml by crates/rebuttal-codegen/src/emit/rust. Don't edit it: edit those and run `cargo xtask generate`.

use rebuttal_runtime::{Attachment, Credentials, Error, Observer, options};
use rebuttal_runtime::client::AnyClient;
use rebuttal_runtime::request::extra::Extra;
use rebuttal_runtime::request::files::Files;
use std::sync::Arc;
use std::time::Duration;

use super::{DisputeId, EventId, FileId, FilePurpose, tables};
use super::calls::*;
use super::provider::PROVIDER;

/// Answers disputes at Stripe. Every request carries the secret key and the API version for which
/// these types are made; every POST carries an idempotency key, which stays the same when the
/// request is repeated.
///
/// Cloning it is cheap and shares the connections.
///
/// Any call can end with these errors; [`outcome`](::rebuttal_runtime::Error::outcome) says whether
/// it happened:
///
/// * [`ErrorKind::InvalidArgument`](::rebuttal_runtime::ErrorKind::InvalidArgument): An argument
///   was refused before anything was sent; [`field`](::rebuttal_runtime::Error::field) names it.
/// * [`ErrorKind::Transport`](::rebuttal_runtime::ErrorKind::Transport): Could not connect, or the
///   response was lost; [`outcome`](::rebuttal_runtime::Error::outcome) tells which.
/// * [`ErrorKind::Decode`](::rebuttal_runtime::ErrorKind::Decode): The response cannot be read; see
///   [`outcome`](::rebuttal_runtime::Error::outcome).
/// * [`ErrorKind::Authentication`](::rebuttal_runtime::ErrorKind::Authentication)
///   (`secret_key_required`): The key is a publishable one, and this call needs a secret key.
///   Configure the secret key, and keep it on the server.
/// * [`ErrorKind::Authentication`](::rebuttal_runtime::ErrorKind::Authentication)
///   (`api_key_expired`): The key has expired. Take the current key from the Dashboard.
/// * [`ErrorKind::Authentication`](::rebuttal_runtime::ErrorKind::Authentication)
///   (`platform_api_key_expired`): The platform's key has expired. Take the platform's current key
///   from the Dashboard.
/// * [`ErrorKind::Api`](::rebuttal_runtime::ErrorKind::Api) (`account_invalid`): The account that
///   the call acts for does not exist, or the key may not act for it. Check the option `account`,
///   and that the account is still connected to the platform.
/// * [`ErrorKind::Api`](::rebuttal_runtime::ErrorKind::Api) (`livemode_mismatch`): The key is of
///   test mode and the object of live mode, or the other way round. Use the key of the mode in
///   which the object was made.
/// * [`ErrorKind::Api`](::rebuttal_runtime::ErrorKind::Api) (`request_blocked`): The provider
///   blocked the request; for what reasons it does so is not documented. Read the message, and ask
///   the provider's support.
/// * [`ErrorKind::Api`](::rebuttal_runtime::ErrorKind::Api) (`parameter_unknown`): The request has
///   a parameter that this operation does not take. Leave out what the detail `param` names, or ask
///   for an API version that knows it.
/// * [`ErrorKind::Api`](::rebuttal_runtime::ErrorKind::Api) (`parameter_missing`): The request
///   lacks a parameter. Add what the detail `param` names.
/// * [`ErrorKind::Api`](::rebuttal_runtime::ErrorKind::Api) (`parameter_invalid_empty`): A
///   parameter is empty that may not be. Give what the detail `param` names a value, or leave it
///   out.
/// * [`ErrorKind::Api`](::rebuttal_runtime::ErrorKind::Api) (`parameter_invalid_integer`): A
///   parameter must be a whole number and is not, or lies outside its range. Correct what the
///   detail `param` names.
/// * [`ErrorKind::Api`](::rebuttal_runtime::ErrorKind::Api) (`parameter_invalid_string_blank`): A
///   text consists of blanks only. Give what the detail `param` names a text, or clear it.
/// * [`ErrorKind::Api`](::rebuttal_runtime::ErrorKind::Api) (`parameter_invalid_string_empty`): A
///   text is empty that may not be. Give what the detail `param` names a text, or leave it out.
/// * [`ErrorKind::Conflict`](::rebuttal_runtime::ErrorKind::Conflict) (`idempotency_key_in_use`):
///   Another request with the same idempotency key is still at work. Wait, then repeat it with the
///   same key and the same parameters.
/// * [`ErrorKind::RateLimited`](::rebuttal_runtime::ErrorKind::RateLimited) (`lock_timeout`):
///   Another request holds the object. Wait, then call again; don't change one object in several
///   requests at once.
/// * [`ErrorKind::RateLimited`](::rebuttal_runtime::ErrorKind::RateLimited) (`rate_limit`): Too
///   many requests, or too many at once; the error's reason tells which limit was met. Wait, then
///   call again, more slowly.
#[derive(Clone, Debug)]
pub struct Client(AnyClient);

impl Client {
    /// Starts with no options set.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::default()
    }

    /// Starts with the options that the environment variables give which their descriptions name.
    /// More can be set, such as a signer or an observer; what is set later replaces what a variable
    /// gave.
    ///
    /// # Errors
    /// [`ErrorKind::Config`](::rebuttal_runtime::ErrorKind::Config) that names the variable which
    /// its option does not take.
    pub fn from_env_builder() -> Result<ClientBuilder, Error> {
        Ok(ClientBuilder {
            options: options::from_env(tables::CLIENT_OPTIONS)?,
            ..ClientBuilder::default()
        })
    }

    /// Takes the options from the environment variables that their descriptions name.
    ///
    /// # Errors
    /// [`ErrorKind::Config`](::rebuttal_runtime::ErrorKind::Config) that names the variable which
    /// is missing, or the option which is not usable.
    pub fn from_env() -> Result<Self, Error> {
        Self::from_env_builder()?.build()
    }

    /// Refuses every later call and closes the connections; calls in flight go on.
    pub fn close(&self) {
        self.0.close();
    }

    /// Lists disputes, the newest first.
    ///
    /// All disputes of a payment are found by `payment_intent` or `charge`; there can be several.
    /// The provider has no filter for status or reason: look at each dispute.
    ///
    /// Reads only; repeated automatically after a failure.
    ///
    /// # Errors
    /// As any call may; [`Client`] has the list. And:
    ///
    /// * [`ErrorKind::Api`](::rebuttal_runtime::ErrorKind::Api) (`parameters_exclusive`): Two
    ///   parameters exclude each other, such as `starting_after` and `ending_before`. Leave one of
    ///   them out.
    ///
    /// # Example
    /// ```no_run
    /// # use rebuttal::{*, stripe as own};
    /// # async fn example(client: own::Client) -> Result<(), Error> {
    /// let mut items = client.list_disputes().stream();
    /// while let Some(item) = items.try_next().await? {
    ///     println!("{item:?}");
    /// }
    /// #     Ok(())
    /// # }
    /// ```
    pub fn list_disputes(&self) -> ListDisputes {
        let parameters = ListDisputesParameters {
            payment_intent: Default::default(),
            charge: Default::default(),
            created: Default::default(),
            limit: Default::default(),
            starting_after: Default::default(),
            ending_before: Default::default(),
            expand: Default::default(),
            extra: Extra::default(),
        };
        ListDisputes {
            client: self.0.clone(),
            parameters,
            options: CallOptions::default(),
        }
    }

    /// Retrieves a dispute with its evidence.
    ///
    /// Status, deadline and evidence as they are now, staged evidence included. It changes nothing.
    ///
    /// Reads only; repeated automatically after a failure.
    ///
    /// * `dispute`: The dispute's id (`du_…` or `dp_…`). At most 5000 characters.
    ///
    /// # Errors
    /// As any call may; [`Client`] has the list. And:
    ///
    /// * [`ErrorKind::Api`](::rebuttal_runtime::ErrorKind::Api) (`resource_missing`): There is no
    ///   such object for this key, or a parameter names one that there is not. Check the id, that
    ///   key and object are of the same mode, and that the option `account` names the account that
    ///   has the object.
    ///
    /// # Example
    /// ```no_run
    /// # use rebuttal::{*, stripe as own};
    /// # async fn example(
    /// #     client: own::Client,
    /// #     dispute: impl Into<own::DisputeId>,
    /// # ) -> Result<(), Error> {
    /// let response = client.retrieve_dispute(dispute).send().await?;
    /// #     Ok(())
    /// # }
    /// ```
    pub fn retrieve_dispute(&self, dispute: impl Into<DisputeId>) -> RetrieveDispute {
        let parameters = RetrieveDisputeParameters {
            dispute: dispute.into(),
            expand: Default::default(),
            extra: Extra::default(),
        };
        RetrieveDispute {
            client: self.0.clone(),
            parameters,
            options: CallOptions::default(),
        }
    }

    /// Updates a dispute's evidence or metadata; `submit` decides whether the evidence goes to the
    /// bank.
    ///
    /// What is left out stays as it is, in the evidence and in the metadata. With `submit` true
    /// everything that is staged goes out together with what this call adds, and that can typically
    /// be done once. Two further calls, one that only stages evidence and one that submits it, say
    /// in their names what they do.
    ///
    /// Repeated automatically after a failure, with the same idempotency key.
    ///
    /// * `dispute`: The dispute's id (`du_…` or `dp_…`). At most 5000 characters.
    /// * `submit`: Whether the evidence, staged and new, goes to the bank now (true) or is only
    ///   staged (false). It is required here because the provider takes true if it is left out, and
    ///   evidence can typically be submitted once.
    ///
    /// # Errors
    /// As any call may; [`Client`] has the list. And:
    ///
    /// * [`ErrorKind::Api`](::rebuttal_runtime::ErrorKind::Api) (`resource_missing`): There is no
    ///   such object for this key, or a parameter names one that there is not. Check the id, that
    ///   key and object are of the same mode, and that the option `account` names the account that
    ///   has the object.
    /// * [`ErrorKind::InvalidRequest`](::rebuttal_runtime::ErrorKind::InvalidRequest)
    ///   (`dispute_evidence_page_limit_exceeded`): Texts and files of the evidence have more pages
    ///   than the card network takes, as the provider estimates. Shorten the texts and files; under
    ///   50 pages in all are advised, and 19 for Mastercard.
    /// * [`ErrorKind::InvalidRequest`](::rebuttal_runtime::ErrorKind::InvalidRequest)
    ///   (`smart_disputes_not_available`): The provider has no evidence of its own for this
    ///   dispute, so it cannot submit any. Nothing was saved. Choose another
    ///   `intended_submission_method`, or submit evidence of your own.
    ///
    /// # Example
    /// ```no_run
    /// # use rebuttal::{*, stripe as own};
    /// # async fn example(
    /// #     client: own::Client,
    /// #     dispute: impl Into<own::DisputeId>,
    /// # ) -> Result<(), Error> {
    /// let response = client.update_dispute(dispute, true).send().await?;
    /// #     Ok(())
    /// # }
    /// ```
    pub fn update_dispute(
        &self,
        dispute: impl Into<DisputeId>,
        submit: bool,
    ) -> UpdateDispute {
        let parameters = UpdateDisputeParameters {
            dispute: dispute.into(),
            submit,
            evidence: Default::default(),
            metadata: Default::default(),
            intended_submission_method: Default::default(),
            expand: Default::default(),
            extra: Extra::default(),
        };
        UpdateDispute {
            client: self.0.clone(),
            parameters,
            options: CallOptions::default(),
        }
    }

    /// Stages evidence with a dispute without sending it to the bank.
    ///
    /// The evidence is saved and shows in the API and in the Dashboard; it can still be changed and
    /// cleared. The bank gets nothing until the evidence is submitted.
    ///
    /// It is [`update_dispute`](crate::stripe::Client::update_dispute) with `submit` `false`.
    ///
    /// Repeated automatically after a failure, with the same idempotency key.
    ///
    /// * `dispute`: The dispute's id (`du_…` or `dp_…`). At most 5000 characters.
    ///
    /// # Errors
    /// As any call may; [`Client`] has the list. And:
    ///
    /// * [`ErrorKind::Api`](::rebuttal_runtime::ErrorKind::Api) (`resource_missing`): There is no
    ///   such object for this key, or a parameter names one that there is not. Check the id, that
    ///   key and object are of the same mode, and that the option `account` names the account that
    ///   has the object.
    /// * [`ErrorKind::InvalidRequest`](::rebuttal_runtime::ErrorKind::InvalidRequest)
    ///   (`dispute_evidence_page_limit_exceeded`): Texts and files of the evidence have more pages
    ///   than the card network takes, as the provider estimates. Shorten the texts and files; under
    ///   50 pages in all are advised, and 19 for Mastercard.
    /// * [`ErrorKind::InvalidRequest`](::rebuttal_runtime::ErrorKind::InvalidRequest)
    ///   (`smart_disputes_not_available`): The provider has no evidence of its own for this
    ///   dispute, so it cannot submit any. Nothing was saved. Choose another
    ///   `intended_submission_method`, or submit evidence of your own.
    ///
    /// # Example
    /// ```no_run
    /// # use rebuttal::{*, stripe as own};
    /// # async fn example(
    /// #     client: own::Client,
    /// #     dispute: impl Into<own::DisputeId>,
    /// # ) -> Result<(), Error> {
    /// let response = client.stage_dispute_evidence(dispute).send().await?;
    /// #     Ok(())
    /// # }
    /// ```
    pub fn stage_dispute_evidence(
        &self,
        dispute: impl Into<DisputeId>,
    ) -> StageDisputeEvidence {
        let parameters = StageDisputeEvidenceParameters {
            dispute: dispute.into(),
            evidence: Default::default(),
            metadata: Default::default(),
            intended_submission_method: Default::default(),
            expand: Default::default(),
            extra: Extra::default(),
        };
        StageDisputeEvidence {
            client: self.0.clone(),
            parameters,
            options: CallOptions::default(),
        }
    }

    /// Submits a dispute's evidence to the bank.
    ///
    /// Sends everything that is staged, what the provider has filled in, and what this call adds.
    /// Evidence is typically taken once: neither a change nor an addition is possible afterwards.
    ///
    /// **This cannot be undone.**
    ///
    /// It is [`update_dispute`](crate::stripe::Client::update_dispute) with `submit` `true`.
    ///
    /// Repeated automatically after a failure, with the same idempotency key.
    ///
    /// * `dispute`: The dispute's id (`du_…` or `dp_…`). At most 5000 characters.
    ///
    /// # Errors
    /// As any call may; [`Client`] has the list. And:
    ///
    /// * [`ErrorKind::Api`](::rebuttal_runtime::ErrorKind::Api) (`resource_missing`): There is no
    ///   such object for this key, or a parameter names one that there is not. Check the id, that
    ///   key and object are of the same mode, and that the option `account` names the account that
    ///   has the object.
    /// * [`ErrorKind::InvalidRequest`](::rebuttal_runtime::ErrorKind::InvalidRequest)
    ///   (`dispute_evidence_page_limit_exceeded`): Texts and files of the evidence have more pages
    ///   than the card network takes, as the provider estimates. Shorten the texts and files; under
    ///   50 pages in all are advised, and 19 for Mastercard.
    /// * [`ErrorKind::InvalidRequest`](::rebuttal_runtime::ErrorKind::InvalidRequest)
    ///   (`smart_disputes_not_available`): The provider has no evidence of its own for this
    ///   dispute, so it cannot submit any. Nothing was saved. Choose another
    ///   `intended_submission_method`, or submit evidence of your own.
    ///
    /// # Example
    /// ```no_run
    /// # use rebuttal::{*, stripe as own};
    /// # async fn example(
    /// #     client: own::Client,
    /// #     dispute: impl Into<own::DisputeId>,
    /// # ) -> Result<(), Error> {
    /// let response = client.submit_dispute_evidence(dispute).send().await?;
    /// #     Ok(())
    /// # }
    /// ```
    pub fn submit_dispute_evidence(
        &self,
        dispute: impl Into<DisputeId>,
    ) -> SubmitDisputeEvidence {
        let parameters = SubmitDisputeEvidenceParameters {
            dispute: dispute.into(),
            evidence: Default::default(),
            metadata: Default::default(),
            intended_submission_method: Default::default(),
            expand: Default::default(),
            extra: Extra::default(),
        };
        SubmitDisputeEvidence {
            client: self.0.clone(),
            parameters,
            options: CallOptions::default(),
        }
    }

    /// Closes a dispute as lost; this cannot be undone.
    ///
    /// The merchant accepts the loss of the disputed amount: the status becomes `lost`, without a
    /// look at evidence. What an inquiry becomes is not documented; `warning_closed` is likely.
    ///
    /// **This cannot be undone.**
    ///
    /// Repeated automatically after a failure, with the same idempotency key.
    ///
    /// * `dispute`: The dispute's id (`du_…` or `dp_…`). At most 5000 characters.
    ///
    /// # Errors
    /// As any call may; [`Client`] has the list. And:
    ///
    /// * [`ErrorKind::Api`](::rebuttal_runtime::ErrorKind::Api) (`resource_missing`): There is no
    ///   such object for this key, or a parameter names one that there is not. Check the id, that
    ///   key and object are of the same mode, and that the option `account` names the account that
    ///   has the object.
    ///
    /// # Example
    /// ```no_run
    /// # use rebuttal::{*, stripe as own};
    /// # async fn example(
    /// #     client: own::Client,
    /// #     dispute: impl Into<own::DisputeId>,
    /// # ) -> Result<(), Error> {
    /// let response = client.close_dispute(dispute).send().await?;
    /// #     Ok(())
    /// # }
    /// ```
    pub fn close_dispute(&self, dispute: impl Into<DisputeId>) -> CloseDispute {
        let parameters = CloseDisputeParameters {
            dispute: dispute.into(),
            expand: Default::default(),
            extra: Extra::default(),
        };
        CloseDispute {
            client: self.0.clone(),
            parameters,
            options: CallOptions::default(),
        }
    }

    /// Uploads a file.
    ///
    /// A file for evidence needs the purpose `dispute_evidence`; it is named in the evidence by the
    /// id that comes back. It must belong to the account that has the dispute. Files are checked
    /// here as evidence is, whatever the purpose: PDF, JPEG or PNG.
    ///
    /// Repeated automatically after a failure, with the same idempotency key.
    ///
    /// * `file`: The file. Only the last part of its name is sent. PDF, JPEG or PNG, told by the
    ///   content. At most 5000000 bytes; the client option `max_file_bytes` replaces that.
    /// * `purpose`: What a file is for. Evidence needs `dispute_evidence`.
    ///
    /// # Errors
    /// As any call may; [`Client`] has the list. And:
    ///
    /// * [`ErrorKind::Api`](::rebuttal_runtime::ErrorKind::Api) (`file_missing`): The request names
    ///   or promises a file, and there is none. Upload the file, then name it by its id.
    ///
    /// # Example
    /// ```no_run
    /// # use rebuttal::{*, stripe as own};
    /// # async fn example(client: own::Client) -> Result<(), Error> {
    /// let response = client
    ///     .create_file(std::path::Path::new("file.pdf"), "account_requirement")
    ///     .send()
    ///     .await?;
    /// #     Ok(())
    /// # }
    /// ```
    pub fn create_file(
        &self,
        file: impl Into<Attachment>,
        purpose: impl Into<FilePurpose>,
    ) -> CreateFile {
        let mut files = Files::default();
        let parameters = CreateFileParameters {
            file: files.add(file.into()),
            purpose: purpose.into(),
            file_link_data: Default::default(),
            expand: Default::default(),
            extra: Extra::default(),
        };
        CreateFile {
            client: self.0.clone(),
            parameters,
            files,
            options: CallOptions::default(),
        }
    }

    /// Uploads a file that can be named in a dispute's evidence.
    ///
    /// PDF, JPEG or PNG, up to 5 MB. One kind of evidence takes one file, so several papers belong
    /// into one. The file is not part of any evidence until it is named there, and is kept for nine
    /// months.
    ///
    /// It is [`create_file`](crate::stripe::Client::create_file) with `purpose`
    /// `"dispute_evidence"`.
    ///
    /// Repeated automatically after a failure, with the same idempotency key.
    ///
    /// * `file`: The file. Only the last part of its name is sent. PDF, JPEG or PNG, told by the
    ///   content. At most 5000000 bytes; the client option `max_file_bytes` replaces that.
    ///
    /// # Errors
    /// As any call may; [`Client`] has the list. And:
    ///
    /// * [`ErrorKind::Api`](::rebuttal_runtime::ErrorKind::Api) (`file_missing`): The request names
    ///   or promises a file, and there is none. Upload the file, then name it by its id.
    ///
    /// # Example
    /// ```no_run
    /// # use rebuttal::{*, stripe as own};
    /// # async fn example(client: own::Client) -> Result<(), Error> {
    /// let response = client
    ///     .upload_dispute_evidence(std::path::Path::new("file.pdf"))
    ///     .send()
    ///     .await?;
    /// #     Ok(())
    /// # }
    /// ```
    pub fn upload_dispute_evidence(
        &self,
        file: impl Into<Attachment>,
    ) -> UploadDisputeEvidence {
        let mut files = Files::default();
        let parameters = UploadDisputeEvidenceParameters {
            file: files.add(file.into()),
            file_link_data: Default::default(),
            expand: Default::default(),
            extra: Extra::default(),
        };
        UploadDisputeEvidence {
            client: self.0.clone(),
            parameters,
            files,
            options: CallOptions::default(),
        }
    }

    /// Lists files, the newest first.
    ///
    /// Files of the account that the call acts for, without their contents.
    ///
    /// Reads only; repeated automatically after a failure.
    ///
    /// # Errors
    /// As any call may; [`Client`] has the list. And:
    ///
    /// * [`ErrorKind::Api`](::rebuttal_runtime::ErrorKind::Api) (`parameters_exclusive`): Two
    ///   parameters exclude each other, such as `starting_after` and `ending_before`. Leave one of
    ///   them out.
    ///
    /// # Example
    /// ```no_run
    /// # use rebuttal::{*, stripe as own};
    /// # async fn example(client: own::Client) -> Result<(), Error> {
    /// let mut items = client.list_files().stream();
    /// while let Some(item) = items.try_next().await? {
    ///     println!("{item:?}");
    /// }
    /// #     Ok(())
    /// # }
    /// ```
    pub fn list_files(&self) -> ListFiles {
        let parameters = ListFilesParameters {
            purpose: Default::default(),
            created: Default::default(),
            limit: Default::default(),
            starting_after: Default::default(),
            ending_before: Default::default(),
            expand: Default::default(),
            extra: Extra::default(),
        };
        ListFiles {
            client: self.0.clone(),
            parameters,
            options: CallOptions::default(),
        }
    }

    /// Retrieves what is known about a file, without its contents.
    ///
    /// Its purpose, size, type and links. It changes nothing.
    ///
    /// Reads only; repeated automatically after a failure.
    ///
    /// * `file`: The file's id (`file_…`). At most 5000 characters.
    ///
    /// # Errors
    /// As any call may; [`Client`] has the list. And:
    ///
    /// * [`ErrorKind::Api`](::rebuttal_runtime::ErrorKind::Api) (`resource_missing`): There is no
    ///   such object for this key, or a parameter names one that there is not. Check the id, that
    ///   key and object are of the same mode, and that the option `account` names the account that
    ///   has the object.
    ///
    /// # Example
    /// ```no_run
    /// # use rebuttal::{*, stripe as own};
    /// # async fn example(
    /// #     client: own::Client,
    /// #     file: impl Into<own::FileId>,
    /// # ) -> Result<(), Error> {
    /// let response = client.retrieve_file(file).send().await?;
    /// #     Ok(())
    /// # }
    /// ```
    pub fn retrieve_file(&self, file: impl Into<FileId>) -> RetrieveFile {
        let parameters = RetrieveFileParameters {
            file: file.into(),
            expand: Default::default(),
            extra: Extra::default(),
        };
        RetrieveFile {
            client: self.0.clone(),
            parameters,
            options: CallOptions::default(),
        }
    }

    /// Downloads a file's contents.
    ///
    /// The bytes as they were uploaded. Not every purpose allows it; `dispute_evidence` does.
    ///
    /// Reads only; repeated automatically after a failure.
    ///
    /// * `file`: The file's id (`file_…`). At most 5000 characters.
    ///
    /// # Errors
    /// As any call may; [`Client`] has the list. And:
    ///
    /// * [`ErrorKind::Api`](::rebuttal_runtime::ErrorKind::Api) (`resource_missing`): There is no
    ///   such object for this key, or a parameter names one that there is not. Check the id, that
    ///   key and object are of the same mode, and that the option `account` names the account that
    ///   has the object.
    ///
    /// # Example
    /// ```no_run
    /// # use rebuttal::{*, stripe as own};
    /// # async fn example(
    /// #     client: own::Client,
    /// #     file: impl Into<own::FileId>,
    /// # ) -> Result<(), Error> {
    /// let response = client.download_file(file).send().await?;
    /// #     Ok(())
    /// # }
    /// ```
    pub fn download_file(&self, file: impl Into<FileId>) -> DownloadFile {
        let parameters = DownloadFileParameters {
            file: file.into(),
            extra: Extra::default(),
        };
        DownloadFile {
            client: self.0.clone(),
            parameters,
            options: CallOptions::default(),
        }
    }

    /// Lists the events of the last 30 days, the newest first.
    ///
    /// Finds what a webhook has missed: with `delivery_success` false only events that could not be
    /// delivered to all endpoints. The objects inside are as they were when the event was made.
    ///
    /// Reads only; repeated automatically after a failure.
    ///
    /// # Errors
    /// As any call may; [`Client`] has the list. And:
    ///
    /// * [`ErrorKind::Api`](::rebuttal_runtime::ErrorKind::Api) (`parameters_exclusive`): Two
    ///   parameters exclude each other, such as `starting_after` and `ending_before`. Leave one of
    ///   them out.
    ///
    /// # Example
    /// ```no_run
    /// # use rebuttal::{*, stripe as own};
    /// # async fn example(client: own::Client) -> Result<(), Error> {
    /// let mut items = client.list_events().stream();
    /// while let Some(item) = items.try_next().await? {
    ///     println!("{item:?}");
    /// }
    /// #     Ok(())
    /// # }
    /// ```
    pub fn list_events(&self) -> ListEvents {
        let parameters = ListEventsParameters {
            type_: Default::default(),
            types: Default::default(),
            delivery_success: Default::default(),
            created: Default::default(),
            limit: Default::default(),
            starting_after: Default::default(),
            ending_before: Default::default(),
            expand: Default::default(),
            extra: Extra::default(),
        };
        ListEvents {
            client: self.0.clone(),
            parameters,
            options: CallOptions::default(),
        }
    }

    /// Retrieves an event of the last 30 days.
    ///
    /// The object inside is as it was when the event was made.
    ///
    /// Reads only; repeated automatically after a failure.
    ///
    /// * `id`: The event's id (`evt_…`). At most 5000 characters.
    ///
    /// # Errors
    /// As any call may; [`Client`] has the list. And:
    ///
    /// * [`ErrorKind::Api`](::rebuttal_runtime::ErrorKind::Api) (`resource_missing`): There is no
    ///   such object for this key, or a parameter names one that there is not. Check the id, that
    ///   key and object are of the same mode, and that the option `account` names the account that
    ///   has the object.
    ///
    /// # Example
    /// ```no_run
    /// # use rebuttal::{*, stripe as own};
    /// # async fn example(client: own::Client, id: impl Into<own::EventId>) -> Result<(), Error> {
    /// let response = client.retrieve_event(id).send().await?;
    /// #     Ok(())
    /// # }
    /// ```
    pub fn retrieve_event(&self, id: impl Into<EventId>) -> RetrieveEvent {
        let parameters = RetrieveEventParameters {
            id: id.into(),
            expand: Default::default(),
            extra: Extra::default(),
        };
        RetrieveEvent {
            client: self.0.clone(),
            parameters,
            options: CallOptions::default(),
        }
    }

    /// Stages a packet of evidence without sending it to the bank.
    ///
    /// Checks and builds the packet, uploads its files and saves everything with the dispute, where
    /// it can still be changed. The bank gets nothing until the packet is submitted. Called again
    /// with the same packet, also after a crash, it uploads no file twice.
    ///
    /// * `packet`: The packet. It belongs to one dispute, which is the one that is answered.
    ///
    /// # Errors
    /// * [`ErrorKind::InvalidArgument`](::rebuttal_runtime::ErrorKind::InvalidArgument): A finding
    ///   stops the packet, or it cannot be built; `reason` is the rule. No evidence was sent.
    /// * As [`stage_dispute_evidence`](Self::stage_dispute_evidence).
    ///   [`outcome`](::rebuttal_runtime::Error::outcome) says whether it happened.
    ///
    /// # Example
    /// ```no_run
    /// # use rebuttal::{*, evidence::EvidencePacket, stripe as own};
    /// # async fn example(client: own::Client, packet: EvidencePacket) -> Result<(), Error> {
    /// let response = client.stage_packet(&packet).send().await?;
    /// # Ok(())
    /// # }
    /// ```
    #[cfg(feature = "evidence")]
    pub fn stage_packet(&self, packet: &crate::evidence::EvidencePacket) -> StagePacket {
        StagePacket::new(&self.0, packet)
    }

    /// Submits a packet of evidence to the bank, once.
    ///
    /// Checks and builds the packet, looks at the dispute, uploads the files and submits
    /// everything. Called again with the same packet, also after a crash, it finishes what was
    /// begun and submits nothing twice: idempotency keys come from what is sent, files that are
    /// there are used, and the dispute is looked at before. A dispute that has this evidence
    /// already is answered with as it is; one that was answered with other evidence is an
    /// [`ErrorKind::AlreadyAnswered`](::rebuttal_runtime::ErrorKind::AlreadyAnswered). **This
    /// cannot be undone.**
    ///
    /// * `packet`: The packet. It belongs to one dispute, which is the one that is answered.
    ///
    /// # Errors
    /// * [`ErrorKind::InvalidArgument`](::rebuttal_runtime::ErrorKind::InvalidArgument): A finding
    ///   stops the packet, or it cannot be built; `reason` is the rule. No evidence was sent.
    /// * As [`submit_dispute_evidence`](Self::submit_dispute_evidence).
    ///   [`outcome`](::rebuttal_runtime::Error::outcome) says whether it happened.
    ///
    /// # Example
    /// ```no_run
    /// # use rebuttal::{*, evidence::EvidencePacket, stripe as own};
    /// # async fn example(client: own::Client, packet: EvidencePacket) -> Result<(), Error> {
    /// let response = client.submit_packet(&packet).send().await?;
    /// # Ok(())
    /// # }
    /// ```
    #[cfg(feature = "evidence")]
    pub fn submit_packet(
        &self,
        packet: &crate::evidence::EvidencePacket,
    ) -> SubmitPacket {
        SubmitPacket::new(&self.0, packet)
    }
}

/// Makes a [`Client`].
#[derive(Clone, Debug, Default)]
#[must_use = "nothing is made before `build`"]
pub struct ClientBuilder {
    options: options::Given,
    objects: options::Objects,
}

impl ClientBuilder {
    /// The secret key (`sk_…`) or a restricted key (`rk_…`) that may handle disputes, files and
    /// events. It also decides between test mode and live mode. Required. Environment:
    /// `STRIPE_API_KEY`.
    pub fn api_key(mut self, value: impl Into<String>) -> Self {
        self.options.insert("api_key", Into::<String>::into(value));
        self
    }

    /// Scheme and host of the API, without a path. Default: `https://api.stripe.com`. Environment:
    /// `STRIPE_API_BASE`.
    pub fn api_base(mut self, value: impl Into<String>) -> Self {
        self.options.insert("api_base", Into::<String>::into(value));
        self
    }

    /// Scheme and host that take and give the contents of files, without a path. Default:
    /// `https://files.stripe.com`. Environment: `STRIPE_FILES_BASE`.
    pub fn files_base(mut self, value: impl Into<String>) -> Self {
        self.options.insert("files_base", Into::<String>::into(value));
        self
    }

    /// The API version that requests ask for. Answers of another version are read too; what they
    /// have beyond these types is kept. Default: `2026-10-28.endive`.
    pub fn api_version(mut self, value: impl Into<String>) -> Self {
        self.options.insert("api_version", Into::<String>::into(value));
        self
    }

    /// The connected account (`acct_…`) for which a platform acts. A dispute of a direct charge and
    /// the files for it belong to that account. Environment: `STRIPE_ACCOUNT`.
    pub fn account(mut self, value: impl Into<String>) -> Self {
        self.options.insert("account", Into::<String>::into(value));
        self
    }

    /// The largest file that is sent, in bytes. The provider documents 5 MB for each file, and
    /// advises 4.5 MB for all files of a dispute together. Default: `5000000`.
    pub fn max_file_bytes(mut self, value: i64) -> Self {
        self.options.insert("max_file_bytes", value);
        self
    }

    /// The most characters that all texts of an evidence may have together. Default: `150000`.
    pub fn max_evidence_characters(mut self, value: i64) -> Self {
        self.options.insert("max_evidence_characters", value);
        self
    }

    /// The most characters of one of the long texts in evidence, such as `uncategorized_text`.
    /// Default: `20000`.
    pub fn max_long_text_characters(mut self, value: i64) -> Self {
        self.options.insert("max_long_text_characters", value);
        self
    }

    /// The most characters of one of the short texts in evidence, such as `customer_name`. Default:
    /// `5000`.
    pub fn max_short_text_characters(mut self, value: i64) -> Self {
        self.options.insert("max_short_text_characters", value);
        self
    }

    /// The longest that a whole call may take, repetitions and waits included. Default: 30 seconds.
    pub fn timeout(mut self, value: Duration) -> Self {
        self.options.insert("timeout", value);
        self
    }

    /// The longest that one attempt may take. Without it only `timeout` counts.
    pub fn attempt_timeout(mut self, value: Duration) -> Self {
        self.options.insert("attempt_timeout", value);
        self
    }

    /// The longest that connecting may take. Default: 10 seconds.
    pub fn connect_timeout(mut self, value: Duration) -> Self {
        self.options.insert("connect_timeout", value);
        self
    }

    /// How many requests a call may start, from 1 to 10. What may be repeated at all is up to the
    /// operation. Default: `3`.
    pub fn max_attempts(mut self, value: i64) -> Self {
        self.options.insert("max_attempts", value);
        self
    }

    /// How many repetitions all calls of this client may spend together. Ten calls that end well
    /// give one back, so that an outage is not made worse by everybody repeating. Default: `100`.
    pub fn retry_budget(mut self, value: i64) -> Self {
        self.options.insert("retry_budget", value);
        self
    }

    /// Whether lengths, counts and sizes are checked before anything is sent. Without it the
    /// provider alone decides; types and identifiers are always checked. Default: `true`.
    pub fn check_limits(mut self, value: bool) -> Self {
        self.options.insert("check_limits", value);
        self
    }

    /// A proxy for all requests. Without it the usual environment variables count (`HTTPS_PROXY`,
    /// `NO_PROXY`).
    pub fn proxy(mut self, value: impl Into<String>) -> Self {
        self.options.insert("proxy", Into::<String>::into(value));
        self
    }

    /// A file with certificates of authorities, in PEM form, that are trusted besides the bundled
    /// ones and the system's: for a proxy or gateway of your own that speaks TLS. `SSL_CERT_FILE`
    /// and `SSL_CERT_DIR` replace the system's. A server's certificate is always checked.
    pub fn ca_file(mut self, value: impl AsRef<std::path::Path>) -> Self {
        self.options.insert("ca_file", value.as_ref().to_string_lossy().into_owned());
        self
    }

    /// The same certificates as text, from `-----BEGIN CERTIFICATE-----` on; several may follow
    /// each other.
    pub fn ca_pem(mut self, value: impl Into<String>) -> Self {
        self.options.insert("ca_pem", Into::<String>::into(value));
        self
    }

    /// Allows a base URL that is not https. Loopback addresses need no permission. Default:
    /// `false`.
    pub fn allow_http(mut self, value: bool) -> Self {
        self.options.insert("allow_http", value);
        self
    }

    /// Is told what became of each attempt and of each call, for metrics and traces. Keys, evidence
    /// and personal data are not among what it is told, and a failure of its own changes no call.
    pub fn observer(mut self, value: impl Observer) -> Self {
        self.objects.observer = Some(Arc::new(value));
        self
    }

    /// Takes what the credentials have for these options, such as those of a sandbox's merchant.
    pub fn credentials(mut self, credentials: impl Credentials) -> Self {
        self.options.insert_credentials(tables::CLIENT_OPTIONS, &credentials);
        self
    }
}

impl ClientBuilder {
    /// Makes the client. Nothing is sent yet.
    ///
    /// # Errors
    /// [`ErrorKind::Config`](::rebuttal_runtime::ErrorKind::Config) that names the option at fault,
    /// or the environment variable that is not set.
    pub fn build(self) -> Result<Client, Error> {
        AnyClient::open(PROVIDER, self.options, self.objects).map(Client)
    }
}
