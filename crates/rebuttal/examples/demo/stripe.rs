//! Three of Stripe's disputes: two on one payment, one defended and won, the other given up; and one of a connected
//! account, announced by a thin event.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use rebuttal::evidence::EvidencePacket;
use rebuttal::stripe::{Client, Dispute, DisputeEvent, Message, Webhooks};
use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::{Failure, Harness, Inbox, must, say};

/// A platform's customer, whose payments the platform looks after.
const CONNECTED: &str = "acct_1Connected";

/// Runs the scenario with a reset sandbox.
pub(crate) async fn scenario(harness: &mut Harness) -> Result<(), Failure> {
    harness.reset().await?;
    let setting = |name: &str| harness.setting("stripe", name);
    let client = Client::builder()
        .api_key(setting("api_key")?)
        .api_base(setting("api_base")?)
        .files_base(setting("files_base")?)
        .build()?;
    let hooks = Webhooks::builder().webhook_secret(setting("webhook_secret")?).build()?;
    let inbox = harness.endpoint("stripe", hooks).await?;
    say("at Stripe: one payment is disputed twice, one dispute is defended, the other given up");
    let mut scenario = Scenario { client, harness, inbox };
    let (first, second) = scenario.found().await?;
    let packet = scenario.staged(&first).await?;
    scenario.submitted(&packet).await?;
    scenario.won(&first.id).await?;
    scenario.given_up(&second.id).await?;
    scenario.thin_event().await
}

fn created(message: &Message) -> Option<&DisputeEvent> {
    if let Message::DisputeCreated(event) = message { Some(event) } else { None }
}

fn updated(message: &Message) -> Option<&DisputeEvent> {
    if let Message::DisputeUpdated(event) = message { Some(event) } else { None }
}

fn closed(message: &Message) -> Option<&DisputeEvent> {
    if let Message::DisputeClosed(event) = message { Some(event) } else { None }
}

struct Scenario<'a> {
    client: Client,
    harness: &'a mut Harness,
    inbox: Inbox<Message>,
}

impl Scenario<'_> {
    /// The dispute in the next event of this kind about it.
    async fn arrived(&mut self, kind: fn(&Message) -> Option<&DisputeEvent>, id: &str) -> Result<Dispute, Failure> {
        let wanted = |message: &Message| kind(message).filter(|event| event.data.object.id == id).cloned();
        let event = self.inbox.take(&format!("event about {id}"), wanted).await?;
        let dispute = event.data.object;
        say(&format!("{} arrived, verified: dispute {} is now {}", event.type_, dispute.id, dispute.status));
        Ok(dispute)
    }

    async fn open(&mut self, body: &Value) -> Result<Dispute, Failure> {
        let made = self.harness.dispute("stripe", body).await?;
        self.arrived(created, made["id"].as_str().unwrap_or_default()).await
    }

    /// Two disputes on one payment, found by its payment intent.
    async fn found(&mut self) -> Result<(Dispute, Dispute), Failure> {
        let first = self.open(&json!({"amount": 4200, "currency": "eur", "reason": "product_not_received"})).await?;
        self.harness.send_again("stripe", &first.id).await?;
        self.inbox.duplicate().await?;
        say("it came again: recognised as a duplicate, acknowledged and not processed");
        let payment = first.payment_intent.as_ref().and_then(|payment| payment.id()).unwrap_or_default();
        let body = json!({"amount": 900, "currency": "eur", "reason": "duplicate", "payment_intent": payment});
        let second = self.open(&body).await?;
        let mut found = Vec::new();
        let mut disputes = self.client.list_disputes().payment_intent(&payment).limit(1).stream();
        while let Some(dispute) = disputes.try_next().await? {
            let (id, amount, currency) = (&dispute.id, dispute.amount.unwrap_or_default(), money(&dispute));
            let reason = dispute.reason.as_ref().map(ToString::to_string).unwrap_or_default();
            say(&format!("found on payment {payment}: {id} over {amount} {currency} in minor units, {reason}"));
            must(dispute.status.needs_evidence(), "a new dispute needs no response")?;
            found.push(dispute.id);
        }
        must(
            found == [second.id.as_str(), &first.id],
            &format!("the list of the payment has other disputes: {found:?}"),
        )?;
        Ok((first, second))
    }

    /// A receipt and photos are staged with the dispute: the bank sees nothing of it yet.
    async fn staged(&mut self, dispute: &Dispute) -> Result<EvidencePacket, Failure> {
        let photo = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/evidence/photo.jpg"));
        let packet = EvidencePacket::of(dispute)?
            .text("product_description", "A lamp, delivered on Monday.")
            .file("receipt", photo)
            .file("shipping_documentation", photo)
            .file("shipping_documentation", photo);
        let told = Arc::new(Mutex::new(Vec::new()));
        let progress = {
            let told = Arc::clone(&told);
            move |sent, all| told.lock().unwrap_or_else(PoisonError::into_inner).push((sent, all))
        };
        let staged = self.client.stage_packet(&packet).progress(progress).send().await?;
        let size: u64 = staged.receipt.files.iter().map(|file| file.bytes as u64).sum();
        let told = told.lock().unwrap_or_else(PoisonError::into_inner).clone();
        must(told.last() == Some(&(size, size)), &format!("the upload's progress does not end: {told:?}"))?;
        let pages: usize = staged.receipt.files.iter().map(|file| file.pages.len()).sum();
        say(&format!(
            "the packet is checked, built and uploaded: {} files of {pages} pages, {size} bytes, progress reported in {} steps",
            staged.receipt.files.len(),
            told.len()
        ));
        let id = &dispute.id;
        self.arrived(updated, id).await?;
        let now = self.client.retrieve_dispute(id).send().await?;
        let receipt = now.evidence.as_ref().and_then(|evidence| evidence.receipt.as_ref());
        let receipt = receipt.and_then(|receipt| receipt.id()).unwrap_or_default();
        let sent = submissions(&now);
        must(
            now.status.needs_evidence() && !receipt.is_empty() && sent == Some(0),
            &format!("it is not only staged: {now:?}"),
        )?;
        say(&format!("looked at: {}, the receipt {receipt} is staged, and not submitted", now.status));
        Ok(packet)
    }

    /// The evidence goes to the bank, and the answer about it is lost on the way.
    async fn submitted(&mut self, packet: &EvidencePacket) -> Result<(), Failure> {
        let id = packet.dispute_id();
        let fault = json!({"operation": "submitDisputeEvidence", "kind": "cut_after"});
        self.harness.control(Method::POST, "faults", &fault).await?;
        let answer = self.client.submit_packet(packet).send().await?;
        let key = answer.info.idempotency_key().unwrap_or_default();
        let attempts = answer.info.attempts();
        let requests = self.harness.requests("submitDisputeEvidence").await?;
        let same = requests.iter().all(|request| request["headers"]["idempotency-key"] == key);
        // The first one was carried out; the second got that one's answer again.
        let acted: Vec<_> = requests.iter().map(|request| request["acted"] == true).collect();
        must(acted == [true, false] && attempts == 2 && same, &format!("not two requests of one key: {requests:?}"))?;
        say(&format!("submitted: {}; the first answer was lost, so it took {attempts} attempts", answer.status));
        self.counted(id, "evidence_submitted").await?;
        say(&format!("the provider got 2 requests with the one idempotency key {key}, and counts one submission"));
        let told = self.arrived(updated, id).await?;
        must(submissions(&told) == Some(1), "the event does not have one submission")
    }

    /// The bank decides for the merchant.
    async fn won(&mut self, id: &str) -> Result<(), Failure> {
        self.harness.control(Method::POST, &format!("stripe/disputes/{id}/judge"), &json!({"result": "won"})).await?;
        let judged = self.arrived(closed, id).await?;
        must(judged.status.merchant_won(), &format!("the merchant does not win: {}", judged.status))?;
        let moved = judged.balance_transactions.iter().flatten().filter_map(|moved| moved.amount);
        let back: i64 = moved.filter(|amount| *amount > 0).sum();
        say(&format!("so the merchant wins, and {back} {} come back", money(&judged)));
        Ok(())
    }

    /// The other dispute is not worth the trouble.
    async fn given_up(&mut self, id: &str) -> Result<(), Failure> {
        let answer = self.client.close_dispute(id).send().await?;
        say(&format!("the other dispute is given up: {}", answer.status));
        let told = self.arrived(closed, id).await?;
        must(told.status.is_final() && told.status.merchant_lost(), &format!("it is not lost: {}", told.status))?;
        self.counted(id, "closed").await?;
        say("the provider counts one close");
        Ok(())
    }

    /// A thin event has an id only: the dispute is fetched, in the account that has it.
    async fn thin_event(&mut self) -> Result<(), Failure> {
        self.harness.control(Method::PUT, "stripe/webhook", &json!({"url": self.inbox.url, "thin": true})).await?;
        let made = self.harness.dispute("stripe", &json!({"account": CONNECTED})).await?;
        let wanted = |message: &Message| match message {
            Message::ThinDisputeCreated(event) if event.related_object.id == made["id"] => {
                Some(event.clone().into_inner())
            }
            _ => None,
        };
        let event = self.inbox.take("thin event", wanted).await?;
        let context = event.context.unwrap_or_default();
        must(context == CONNECTED, &format!("the thin event does not name the account: {context:?}"))?;
        say(&format!("{} arrived, verified: a thin event of {context}, which names a dispute only", event.type_));
        let fetch = self.client.retrieve_dispute(&event.related_object.id).context(&context);
        let dispute = fetch.request_trigger(format!("event={}", event.id)).send().await?;
        must(*dispute.id == made["id"], "another dispute was fetched")?;
        say(&format!("its dispute {} is fetched in the context of that account: {}", dispute.id, dispute.status));
        let requests = self.harness.requests("retrieveDispute").await?;
        let headers = requests.last().map(|request| &request["headers"]).ok_or("nothing was fetched")?;
        let named =
            headers["stripe-context"] == context && headers["stripe-request-trigger"] == format!("event={}", event.id);
        must(named, &format!("the request names neither account nor event: {headers}"))
    }

    /// The provider counts one deed of this kind on the dispute.
    async fn counted(&self, id: &str, deed: &str) -> Result<(), Failure> {
        let did = &self.harness.effects(id).await?["did"];
        must(did[deed] == 1, &format!("the provider does not count one {deed}: {did}"))
    }
}

/// How often evidence was submitted.
fn submissions(dispute: &Dispute) -> Option<i64> {
    dispute.evidence_details.as_ref()?.submission_count
}

fn money(dispute: &Dispute) -> &str {
    dispute.currency.as_deref().unwrap_or_default()
}
