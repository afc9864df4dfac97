//! One provider as a merchant's test sees it: credentials, disputes, and where notifications go.

use std::ops::Deref;
use std::sync::Arc;

use bytes::Bytes;
use http::Method;
use rebuttal_schema::Credentials;
use serde_json::{Map, Value, json};

use crate::alipay::{self, AlipayCredentials};
use crate::control;
use crate::state::Shared;
use crate::stripe::{self, StripeCredentials};

/// The credentials of one provider, which say whose disputes they are.
pub trait Provider: Credentials + sealed::Sealed {
    /// How its disputes are decided.
    type Judgement: Into<&'static str>;

    /// Its name in the control interface, and the field that holds a dispute's id.
    #[doc(hidden)]
    const NAMES: (&'static str, &'static str);
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for super::AlipayCredentials {}
    impl Sealed for super::StripeCredentials {}
}

impl Provider for AlipayCredentials {
    type Judgement = alipay::Judgement;
    const NAMES: (&'static str, &'static str) = ("alipay", "disputeId");
}

impl Provider for StripeCredentials {
    type Judgement = stripe::Judgement;
    const NAMES: (&'static str, &'static str) = ("stripe", "id");
}

/// A merchant of one provider: its credentials, and what a test makes the provider do.
///
/// # Panics
/// Its methods panic with the sandbox's words if it refuses what a test orders: a dispute that does not exist, say. Use the
/// control interface to look at a refusal.
#[derive(Debug)]
pub struct Merchant<'a, P> {
    pub(crate) credentials: &'a P,
    pub(crate) shared: &'a Arc<Shared>,
}

impl<P> Clone for Merchant<'_, P> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<P> Copy for Merchant<'_, P> {}

impl<P> Deref for Merchant<'_, P> {
    type Target = P;

    fn deref(&self) -> &P {
        self.credentials
    }
}

impl<P: Provider> Credentials for Merchant<'_, P> {
    fn options(&self) -> Vec<(&'static str, &str)> {
        self.credentials.options()
    }
}

/// A dispute as it was when it was looked at.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Dispute {
    /// The provider's id.
    pub id: String,
    /// Stripe's own status, or the sandbox's word for how a dispute at Alipay stands.
    pub status: String,
    /// Everything that the sandbox shows of it.
    pub object: Value,
}

impl<'a, P: Provider> Merchant<'a, P> {
    /// What a client or receiver needs, for as long as the sandbox is there.
    pub fn credentials(self) -> &'a P {
        self.credentials
    }

    /// A new dispute, with realistic values for what is not given.
    pub fn dispute(self) -> NewDispute<'a, P> {
        NewDispute { merchant: self, fields: Map::new() }
    }

    /// The dispute as it is now.
    pub async fn get(self, id: &str) -> Dispute {
        self.control(Method::GET, &format!("disputes/{id}"), &json!({})).await
    }

    /// Decides the dispute and notifies the merchant.
    pub async fn judge(self, id: &str, judgement: P::Judgement) -> Dispute {
        let result: &'static str = judgement.into();
        self.control(Method::POST, &format!("disputes/{id}/judge"), &json!({ "result": result })).await
    }

    /// Sends notifications to this URL from now on.
    pub async fn webhook(self, url: &str) {
        self.order(Method::PUT, "webhook", &json!({ "url": url })).await;
    }

    async fn control(self, method: Method, path: &str, body: &Value) -> Dispute {
        let object = self.order(method, path, body).await;
        let text = |name: &str| object[name].as_str().unwrap_or_default().to_owned();
        Dispute { id: text(P::NAMES.1), status: text("status"), object }
    }

    async fn order(self, method: Method, path: &str, body: &Value) -> Value {
        let path = format!("{}/{path}", P::NAMES.0);
        match control::route(self.shared, &method, &path, &Bytes::from(body.to_string())).await {
            Ok(value) => value,
            Err(refusal) => panic!("the sandbox refused {method} {path}: {}", refusal.message),
        }
    }
}

impl Merchant<'_, AlipayCredentials> {
    /// The buyer withdraws the dispute.
    pub async fn cancel(self, id: &str) -> Dispute {
        self.control(Method::POST, &format!("disputes/{id}/cancel"), &json!({})).await
    }

    /// A person accepts the dispute at the provider's dashboard.
    pub async fn accept_at_dashboard(self, id: &str) -> Dispute {
        self.control(Method::POST, &format!("disputes/{id}/accept"), &json!({})).await
    }

    /// A person defends the dispute there.
    pub async fn defend_at_dashboard(self, id: &str) -> Dispute {
        self.control(Method::POST, &format!("disputes/{id}/defend"), &json!({})).await
    }

    /// The provider suggests how to defend the dispute; gives the notification.
    pub async fn suggest(self, id: &str) -> Value {
        self.order(Method::POST, &format!("disputes/{id}/suggest"), &json!({})).await
    }

    /// The provider makes a document for the defence; gives the notification.
    pub async fn offer_document(self, id: &str) -> Value {
        self.order(Method::POST, &format!("disputes/{id}/document"), &json!({})).await
    }
}

impl Merchant<'_, StripeCredentials> {
    /// A person accepts the loss at the provider's dashboard.
    pub async fn close_at_dashboard(self, id: &str) -> Dispute {
        self.control(Method::POST, &format!("disputes/{id}/close"), &json!({})).await
    }
}

/// A dispute that is not made yet.
#[derive(Debug, Clone)]
#[must_use = "no dispute is made before `create`"]
pub struct NewDispute<'a, P> {
    merchant: Merchant<'a, P>,
    fields: Map<String, Value>,
}

impl<P: Provider> NewDispute<'_, P> {
    /// Any field of a dispute, or of the order for one, as the control interface has it.
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.fields.insert(name.to_owned(), value.into());
        self
    }

    /// Tells the merchant nothing of it.
    pub fn silently(self) -> Self {
        self.with("notify", false)
    }

    /// A customer disputes a payment; the merchant is notified.
    ///
    /// # Panics
    /// If the sandbox refuses a field.
    pub async fn create(self) -> Dispute {
        let Self { merchant, fields } = self;
        merchant.control(Method::POST, "disputes", &Value::Object(fields)).await
    }
}

impl NewDispute<'_, StripeCredentials> {
    /// The payment that is disputed.
    pub fn payment_intent(self, id: &str) -> Self {
        self.with("payment_intent", id)
    }

    /// In minor units.
    pub fn amount(self, amount: i64) -> Self {
        self.with("amount", amount)
    }

    /// Why the customer disputes it, such as `product_not_received`.
    pub fn reason(self, reason: &str) -> Self {
        self.with("reason", reason)
    }

    /// The status that it has from the start, such as `warning_needs_response`.
    pub fn status(self, status: &str) -> Self {
        self.with("status", status)
    }

    /// The connected account that it belongs to.
    pub fn account(self, account: &str) -> Self {
        self.with("account", account)
    }
}

impl NewDispute<'_, AlipayCredentials> {
    /// The payment that is disputed.
    pub fn payment_id(self, id: &str) -> Self {
        self.with("paymentId", id)
    }

    /// In minor units of a currency.
    pub fn amount(self, currency: &str, value: u64) -> Self {
        self.with("disputeAmount", json!({"currency": currency, "value": value.to_string()}))
    }

    /// A compliance request, whose material is judged.
    pub fn compliance_request(self) -> Self {
        self.with("disputeType", "COMPLIANCE_REQUEST")
    }
}
