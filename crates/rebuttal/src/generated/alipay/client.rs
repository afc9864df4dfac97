// Generated from spec/alipay.yaml by crates/rebuttal-codegen/src/emit/rust. Don't edit it: edit those and run `cargo xtask generate`.

use rebuttal_runtime::{
    Attachment, Credentials, Error, Observer, OneOrMore, Signer, options,
};
use rebuttal_runtime::client::AnyClient;
use rebuttal_runtime::request::extra::Extra;
use rebuttal_runtime::request::files::Files;
use std::sync::Arc;
use std::time::Duration;

use super::{DisputeEvidenceType, DisputeId, tables};
use super::calls::*;
use super::provider::PROVIDER;

/// Answers disputes at Alipay (Antom). Every request is signed with the merchant's private key;
/// every answer is verified with the key that Antom shows in its Dashboard.
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
/// * [`ErrorKind::Signature`](::rebuttal_runtime::ErrorKind::Signature): The response is not what
///   the provider signed; see [`outcome`](::rebuttal_runtime::Error::outcome).
/// * [`ErrorKind::Decode`](::rebuttal_runtime::ErrorKind::Decode): The response cannot be read; see
///   [`outcome`](::rebuttal_runtime::Error::outcome).
/// * [`ErrorKind::Authentication`](::rebuttal_runtime::ErrorKind::Authentication)
///   (`SIGNATURE_INVALID`): The provider could not verify the request's signature. Check that the
///   public key in the Dashboard belongs to this private key, that the key version is the right
///   one, and that the client id is of the same environment (sandbox or production).
/// * [`ErrorKind::RateLimited`](::rebuttal_runtime::ErrorKind::RateLimited)
///   (`REQUEST_TRAFFIC_EXCEED_LIMIT`): Too many requests. Wait, then call again.
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

    /// Accepts a dispute; the merchant gives up the disputed amount.
    ///
    /// The provider answers with the moment at which the dispute was accepted, and later sends a
    /// `DISPUTE_ACCEPTED` notification. A dispute that was accepted or defended before is refused,
    /// without a word about which it was.
    ///
    /// **This cannot be undone.**
    ///
    /// Repeated once automatically if the response was lost;
    /// [`ErrorKind::AlreadyAnswered`](::rebuttal_runtime::ErrorKind::AlreadyAnswered) with
    /// [`after_lost_attempt`](::rebuttal_runtime::Error::after_lost_attempt) then means that the
    /// first attempt probably succeeded.
    ///
    /// * `dispute_id`: The provider's id of the dispute, from its notification. 1 to 64 characters.
    ///
    /// # Errors
    /// As any call may; [`Client`] has the list. And:
    ///
    /// * [`ErrorKind::InvalidRequest`](::rebuttal_runtime::ErrorKind::InvalidRequest)
    ///   (`PARAM_ILLEGAL`): A parameter is missing, malformed, or names a dispute that is not this
    ///   merchant's. Correct the request; sending it again unchanged gets the same answer.
    /// * [`ErrorKind::AlreadyAnswered`](::rebuttal_runtime::ErrorKind::AlreadyAnswered)
    ///   (`REPEAT_REQUEST`): The dispute was accepted or defended before; the provider does not say
    ///   which. Don't send it again. Wait for the notification, or ask the provider's support which
    ///   it was.
    /// * [`ErrorKind::DeadlinePassed`](::rebuttal_runtime::ErrorKind::DeadlinePassed)
    ///   (`TIME_EXCEEDS_LIMIT`): The time to answer this dispute is over. Nothing can be sent any
    ///   more; the deadline stands in the notification's defenseDueTime.
    /// * [`ErrorKind::OutcomeUnknown`](::rebuttal_runtime::ErrorKind::OutcomeUnknown)
    ///   (`UNKNOWN_EXCEPTION`): The provider can't say whether the request took effect. Call again;
    ///   if it stays, ask the provider's support.
    ///
    /// # Example
    /// ```no_run
    /// # use rebuttal::{*, alipay as own};
    /// # async fn example(
    /// #     client: own::Client,
    /// #     dispute_id: impl Into<own::DisputeId>,
    /// # ) -> Result<(), Error> {
    /// let response = client.accept_dispute(dispute_id).send().await?;
    /// #     Ok(())
    /// # }
    /// ```
    pub fn accept_dispute(&self, dispute_id: impl Into<DisputeId>) -> AcceptDispute {
        let parameters = AcceptDisputeParameters {
            dispute_id: dispute_id.into(),
            extra: Extra::default(),
        };
        AcceptDispute {
            client: self.0.clone(),
            parameters,
            options: CallOptions::default(),
        }
    }

    /// Defends a dispute with one document, which can be neither changed nor added to afterwards.
    ///
    /// The provider answers with the moment at which the document arrived, and later sends a
    /// `DEFENSE_SUPPLIED` notification, then `DISPUTE_JUDGED`. Several papers belong into one file.
    ///
    /// **This cannot be undone.**
    ///
    /// Repeated once automatically if the response was lost;
    /// [`ErrorKind::AlreadyAnswered`](::rebuttal_runtime::ErrorKind::AlreadyAnswered) with
    /// [`after_lost_attempt`](::rebuttal_runtime::Error::after_lost_attempt) then means that the
    /// first attempt probably succeeded.
    ///
    /// * `dispute_id`: The provider's id of the dispute, from its notification. 1 to 64 characters.
    /// * `dispute_evidence`: The one document of the defence. PDF, DOC or DOCX, told by the
    ///   content. At most 750000 bytes; the client option `max_evidence_bytes` replaces that.
    ///
    /// # Errors
    /// As any call may; [`Client`] has the list. And:
    ///
    /// * [`ErrorKind::InvalidRequest`](::rebuttal_runtime::ErrorKind::InvalidRequest)
    ///   (`PARAM_ILLEGAL`): A parameter is missing, malformed, or names a dispute that is not this
    ///   merchant's. Correct the request; sending it again unchanged gets the same answer.
    /// * [`ErrorKind::AlreadyAnswered`](::rebuttal_runtime::ErrorKind::AlreadyAnswered)
    ///   (`REPEAT_REQUEST`): The dispute was accepted or defended before; the provider does not say
    ///   which. Don't send it again. Wait for the notification, or ask the provider's support which
    ///   it was.
    /// * [`ErrorKind::DeadlinePassed`](::rebuttal_runtime::ErrorKind::DeadlinePassed)
    ///   (`TIME_EXCEEDS_LIMIT`): The time to answer this dispute is over. Nothing can be sent any
    ///   more; the deadline stands in the notification's defenseDueTime.
    /// * [`ErrorKind::Rejected`](::rebuttal_runtime::ErrorKind::Rejected) (`DEFENSE_EXCEED_LIMIT`):
    ///   This compliance request was defended as often as the provider allows. Ask the provider's
    ///   support; another upload will be refused too.
    /// * [`ErrorKind::Rejected`](::rebuttal_runtime::ErrorKind::Rejected)
    ///   (`NOT_ALLOW_IN_CURRENT_STATUS`): The provider has not yet judged what was uploaded before
    ///   for this compliance request. Wait for the notification with VALIDATE_SUCCESS or
    ///   VALIDATE_FAIL, then upload again if need be.
    /// * [`ErrorKind::OutcomeUnknown`](::rebuttal_runtime::ErrorKind::OutcomeUnknown)
    ///   (`UNKNOWN_EXCEPTION`): The provider can't say whether the request took effect. Call again;
    ///   if it stays, ask the provider's support.
    ///
    /// # Example
    /// ```no_run
    /// # use rebuttal::{*, alipay as own};
    /// # async fn example(
    /// #     client: own::Client,
    /// #     dispute_id: impl Into<own::DisputeId>,
    /// # ) -> Result<(), Error> {
    /// let response = client
    ///     .supply_defense_document(
    ///         dispute_id,
    ///         std::path::Path::new("dispute_evidence.pdf"),
    ///     )
    ///     .send()
    ///     .await?;
    /// #     Ok(())
    /// # }
    /// ```
    pub fn supply_defense_document(
        &self,
        dispute_id: impl Into<DisputeId>,
        dispute_evidence: impl Into<Attachment>,
    ) -> SupplyDefenseDocument {
        let mut files = Files::default();
        let parameters = SupplyDefenseDocumentParameters {
            dispute_id: dispute_id.into(),
            dispute_evidence: files.add(dispute_evidence.into()),
            extra: Extra::default(),
        };
        SupplyDefenseDocument {
            client: self.0.clone(),
            parameters,
            files,
            options: CallOptions::default(),
        }
    }

    /// Downloads a document that belongs to a dispute.
    ///
    /// The pre-filled template for a defence, the document that was supplied, or material that the
    /// provider made by itself. It changes nothing.
    ///
    /// Reads only; repeated automatically after a failure.
    ///
    /// * `dispute_id`: The provider's id of the dispute, from its notification. 1 to 64 characters.
    /// * `dispute_evidence_type`: Which of a dispute's documents.
    ///
    /// # Errors
    /// As any call may; [`Client`] has the list. And:
    ///
    /// * [`ErrorKind::InvalidRequest`](::rebuttal_runtime::ErrorKind::InvalidRequest)
    ///   (`PARAM_ILLEGAL`): A parameter is missing, malformed, or names a dispute that is not this
    ///   merchant's. Correct the request; sending it again unchanged gets the same answer.
    /// * [`ErrorKind::OutcomeUnknown`](::rebuttal_runtime::ErrorKind::OutcomeUnknown)
    ///   (`UNKNOWN_EXCEPTION`): The provider can't say whether the request took effect. Call again;
    ///   if it stays, ask the provider's support.
    ///
    /// # Example
    /// ```no_run
    /// # use rebuttal::{*, alipay as own};
    /// # async fn example(
    /// #     client: own::Client,
    /// #     dispute_id: impl Into<own::DisputeId>,
    /// # ) -> Result<(), Error> {
    /// let response = client
    ///     .download_dispute_evidence(dispute_id, "DISPUTE_EVIDENCE_TEMPLATE")
    ///     .send()
    ///     .await?;
    /// #     Ok(())
    /// # }
    /// ```
    pub fn download_dispute_evidence(
        &self,
        dispute_id: impl Into<DisputeId>,
        dispute_evidence_type: impl Into<DisputeEvidenceType>,
    ) -> DownloadDisputeEvidence {
        let parameters = DownloadDisputeEvidenceParameters {
            dispute_id: dispute_id.into(),
            dispute_evidence_type: dispute_evidence_type.into(),
            extra: Extra::default(),
        };
        DownloadDisputeEvidence {
            client: self.0.clone(),
            parameters,
            options: CallOptions::default(),
        }
    }

    /// Defends a dispute with a packet of evidence, which becomes one document.
    ///
    /// Checks and builds the packet and supplies the document. The provider has neither idempotency
    /// keys nor a way to look at a dispute: after a crash the same packet is refused with
    /// `REPEAT_REQUEST` if it had arrived, and the notification says so too. **This cannot be
    /// undone.**
    ///
    /// * `packet`: The packet. It belongs to one dispute, which is the one that is answered.
    ///
    /// # Errors
    /// * [`ErrorKind::InvalidArgument`](::rebuttal_runtime::ErrorKind::InvalidArgument): A finding
    ///   stops the packet, or it cannot be built; `reason` is the rule. No evidence was sent.
    /// * As [`supply_defense_document`](Self::supply_defense_document).
    ///   [`outcome`](::rebuttal_runtime::Error::outcome) says whether it happened.
    ///
    /// # Example
    /// ```no_run
    /// # use rebuttal::{*, evidence::EvidencePacket, alipay as own};
    /// # async fn example(client: own::Client, packet: EvidencePacket) -> Result<(), Error> {
    /// let response = client.supply_packet(&packet).send().await?;
    /// # Ok(())
    /// # }
    /// ```
    #[cfg(feature = "evidence")]
    pub fn supply_packet(
        &self,
        packet: &crate::evidence::EvidencePacket,
    ) -> SupplyPacket {
        SupplyPacket::new(&self.0, packet)
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
    /// The merchant's client id. One that begins with `SANDBOX_` is sent to the sandbox paths of
    /// the same gateway. Required. Environment: `ALIPAY_CLIENT_ID`.
    pub fn client_id(mut self, value: impl Into<String>) -> Self {
        self.options.insert("client_id", Into::<String>::into(value));
        self
    }

    /// The merchant's own RSA private key (2048 bits or more): PKCS#8 or PKCS#1, as PEM or bare
    /// Base64. Required. Environment: `ALIPAY_PRIVATE_KEY`.
    pub fn private_key(mut self, value: impl Into<String>) -> Self {
        self.options.insert("private_key", Into::<String>::into(value));
        self
    }

    /// Signs in place of `private_key`, for keys that never leave a key management service or
    /// hardware module. It is given the content to sign and gives back the bytes of an RSA PKCS#1
    /// v1.5 signature over SHA-256. In place of `private_key`.
    pub fn signer(mut self, value: impl Signer) -> Self {
        self.objects.signer = Some(Arc::new(value));
        self
    }

    /// Antom's public key as its Dashboard shows it (not the merchant's own): PEM or bare Base64.
    /// Several while keys are exchanged: an answer is good if any of them verifies it. Required.
    /// Environment: `ALIPAY_PUBLIC_KEY`.
    pub fn alipay_public_key(mut self, value: impl Into<OneOrMore>) -> Self {
        self.options.insert("alipay_public_key", Into::<OneOrMore>::into(value));
        self
    }

    /// Scheme and host that serve the merchant's region, without a path:
    /// `https://open-na-global.alipay.com` (North America), `https://open.antglobal-us.com`
    /// (merchants of the United States), `https://open-sea-global.alipay.com` (Asia) or
    /// `https://open-de-global.alipay.com` (Europe). Default: `https://open-na-global.alipay.com`.
    /// Environment: `ALIPAY_GATEWAY`.
    pub fn gateway(mut self, value: impl Into<String>) -> Self {
        self.options.insert("gateway", Into::<String>::into(value));
        self
    }

    /// The version of the merchant's key pair, as the Dashboard numbers it. Default: `1`.
    /// Environment: `ALIPAY_KEY_VERSION`.
    pub fn key_version(mut self, value: i64) -> Self {
        self.options.insert("key_version", value);
        self
    }

    /// The token by which an independent software vendor acts for the merchant. It is sent along
    /// and not signed. Environment: `ALIPAY_AGENT_TOKEN`.
    pub fn agent_token(mut self, value: impl Into<String>) -> Self {
        self.options.insert("agent_token", Into::<String>::into(value));
        self
    }

    /// How far the time in a response may lie from now. A response is made within the call, so the
    /// two differ by what the clocks differ, which is minutes, or an hour where summer time was set
    /// by hand. One that is farther off is not believed. Default: 7200 seconds.
    pub fn response_tolerance(mut self, value: Duration) -> Self {
        self.options.insert("response_tolerance", value);
        self
    }

    /// The largest evidence file that is sent, in bytes of the file. The documents disagree:
    /// 1,000,000 characters of Base64, which are 750,000 bytes, or 4,000,000 characters. Default:
    /// `750000`.
    pub fn max_evidence_bytes(mut self, value: i64) -> Self {
        self.options.insert("max_evidence_bytes", value);
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
