//! The test that the README shows: a program's own, with the provider in the same process.

use rebuttal::alipay::Client;
use rebuttal_sandbox::{Sandbox, SandboxOptions};
use serde_json::{Value, json};

#[tokio::test]
async fn a_dispute_is_accepted() -> Result<(), Box<dyn std::error::Error>> {
    let sandbox = Sandbox::start(SandboxOptions::default()).await?;
    let merchant = sandbox.alipay();
    let client = Client::builder()
        .gateway(&merchant.gateway)
        .client_id(&merchant.client_id)
        .private_key(&merchant.merchant_private_key)
        .alipay_public_key(&*merchant.alipay_public_key)
        .build()?;
    let control = |path: &str| format!("{}/{path}", sandbox.control());
    let http = reqwest::Client::new();
    let dispute: Value = http.post(control("alipay/disputes")).json(&json!({})).send().await?.json().await?;
    let fault = json!({"operation": "acceptDispute", "kind": "cut_after"}); // acted, and the answer lost
    http.post(control("faults")).json(&fault).send().await?.error_for_status()?;

    let id = dispute["disputeId"].as_str().ok_or("no id")?;
    let error = client.accept_dispute(id).send().await.err().ok_or("no error")?;

    assert!(error.after_lost_attempt(), "{error:?}"); // answered before, probably by this very call
    let effects: Value = http.get(control("effects")).send().await?.json().await?;
    assert_eq!(effects["effects"][id]["count"], 1);
    Ok(())
}
