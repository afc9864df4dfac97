//! Three of Alipay's disputes: one accepted, and not accepted twice; one defended and won; one whose deadline passes.

use rebuttal::alipay::{Client, DisputeEvidenceType, DisputeNotification, DisputeNotificationType, Message, Webhooks};
use rebuttal::{ErrorKind, Outcome};
use reqwest::Method;
use serde_json::json;

use crate::harness::{Failure, Harness, Inbox, must, pdf, say};

/// Runs the scenario with a reset sandbox.
pub(crate) async fn scenario(harness: &mut Harness) -> Result<(), Failure> {
    harness.reset().await?;
    let setting = |name: &str| harness.setting("alipay", name);
    let client = Client::builder()
        .client_id(setting("client_id")?)
        .private_key(setting("merchant_private_key")?)
        .alipay_public_key(setting("alipay_public_key")?)
        .gateway(setting("gateway")?)
        .build()?;
    let hooks = Webhooks::builder()
        .path("/hooks/alipay")
        .client_id(setting("client_id")?)
        .alipay_public_key(setting("alipay_public_key")?)
        .build()?;
    let inbox = harness.endpoint("alipay", hooks).await?;
    say("at Alipay: one dispute is accepted, one defended, one forgotten");
    let mut scenario = Scenario { client, harness, inbox };
    scenario.accepted().await?;
    scenario.defended().await?;
    scenario.too_late().await
}

struct Scenario<'a> {
    client: Client,
    harness: &'a mut Harness,
    inbox: Inbox<Message>,
}

impl Scenario<'_> {
    /// Opens a dispute at the provider and takes its notification.
    async fn open(&mut self) -> Result<DisputeNotification, Failure> {
        let made = self.harness.dispute("alipay", &json!({})).await?;
        let id = made["disputeId"].as_str().unwrap_or_default();
        self.arrived(DisputeNotificationType::DisputeCreated, id).await
    }

    async fn arrived(&mut self, kind: DisputeNotificationType, id: &str) -> Result<DisputeNotification, Failure> {
        let wanted = |message: &Message| match message {
            Message::NotifyDispute(told) if told.dispute_notification_type == kind && told.dispute_id == id => {
                Some(told.clone().into_inner())
            }
            _ => None,
        };
        self.inbox.take(&kind.to_string(), wanted).await
    }

    async fn one_effect(&self, dispute: &str) -> Result<(), Failure> {
        let count = &self.harness.effects(dispute).await?["count"];
        must(count == 1, &format!("the provider counts {count} effects on the dispute, not 1"))?;
        say("the provider counts one effect");
        Ok(())
    }

    async fn accepted(&mut self) -> Result<(), Failure> {
        let created = self.open().await?;
        let amount = created.dispute_amount.as_ref().map(|amount| format!("{} {}", amount.value, amount.currency));
        say(&format!(
            "{} arrived, verified and acknowledged: dispute {} over {} in minor units",
            created.dispute_notification_type,
            created.dispute_id,
            amount.unwrap_or_default()
        ));
        self.harness.send_again("alipay", &created.dispute_id).await?;
        self.inbox.duplicate().await?;
        say("it came again: recognised as a duplicate, acknowledged and not processed");
        let accepted = self.client.accept_dispute(&created.dispute_id).send().await?;
        let when = accepted.dispute_resolution_time.as_ref().map(ToString::to_string).unwrap_or_default();
        say(&format!("the dispute is accepted, says the provider's signed answer: {when}"));
        let told = self.arrived(DisputeNotificationType::DisputeAccepted, &created.dispute_id).await?;
        say(&format!("{} arrived, verified and acknowledged", told.dispute_notification_type));
        match self.client.accept_dispute(&created.dispute_id).send().await {
            Err(error) if error.kind() == ErrorKind::AlreadyAnswered && error.outcome() == Outcome::Unknown => {
                say(&format!(
                    "a second accept fails, because the dispute was answered before: {}",
                    error.code().unwrap_or_default()
                ));
            }
            Err(error) => return Err(error.into()),
            Ok(_) => return Err("a second accept is reported as a success".into()),
        }
        self.one_effect(&created.dispute_id).await
    }

    async fn defended(&mut self) -> Result<(), Failure> {
        let id = self.open().await?.dispute_id;
        let template =
            self.client.download_dispute_evidence(&id, DisputeEvidenceType::DisputeEvidenceTemplate).send().await?;
        let size = template.dispute_evidence.len();
        let format = template.dispute_evidence_format.as_ref().map(ToString::to_string).unwrap_or_default();
        say(&format!("another dispute: the template for its defence is downloaded, {size} bytes of {format}"));
        let defence = pdf(0);
        self.client.supply_defense_document(&id, defence.clone()).send().await?;
        say(&format!("the defence is supplied, a PDF of {} bytes", defence.len()));
        let told = self.arrived(DisputeNotificationType::DefenseSupplied, &id).await?;
        say(&format!("{} arrived, verified and acknowledged", told.dispute_notification_type));
        let supplied =
            self.client.download_dispute_evidence(&id, DisputeEvidenceType::DisputeEvidenceFile).send().await?;
        must(*supplied.dispute_evidence == *defence, "the document that comes back is another one")?;
        let verdict = json!({ "result": "ACCEPT_BY_CUSTOMER" });
        self.harness.control(Method::POST, &format!("alipay/disputes/{id}/judge"), &verdict).await?;
        let judged = self.arrived(DisputeNotificationType::DisputeJudged, &id).await?;
        match judged.dispute_judged_result {
            Some(result) if result.merchant_won() => {
                say(&format!("{} arrived: {result}, so the merchant wins", judged.dispute_notification_type));
            }
            other => return Err(format!("the merchant does not win: {other:?}").into()),
        }
        self.one_effect(&id).await
    }

    async fn too_late(&mut self) -> Result<(), Failure> {
        let id = self.open().await?.dispute_id;
        // Nobody waits for weeks: the sandbox's clock is moved past the deadline.
        self.harness.control(Method::PUT, "alipay/webhook", &json!({ "url": null })).await?;
        self.harness.control(Method::POST, "clock/advance", &json!({ "seconds": 30 * 86_400 })).await?;
        match self.client.supply_defense_document(&id, pdf(0)).send().await {
            Err(error) if error.kind() == ErrorKind::DeadlinePassed && error.outcome() == Outcome::NotDone => {
                say(&format!(
                    "a third dispute: its deadline passes, and a defence is refused: {}",
                    error.code().unwrap_or_default()
                ));
                Ok(())
            }
            Err(error) => Err(error.into()),
            Ok(_) => Err("a defence after the deadline is reported as a success".into()),
        }
    }
}
