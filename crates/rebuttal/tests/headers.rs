//! What a request carries, as it arrives at the provider.

mod common;

use common::Stage;
use rebuttal::alipay::Client;
use serde_json::json;

#[tokio::test]
async fn a_request_carries_what_the_provider_documents_and_nothing_else() {
    let stage = Stage::open().await;
    let setting = |name: &str| stage.variables["sandbox"]["alipay"][name].as_str().expect("a setting").to_owned();
    let client = Client::builder()
        .client_id(setting("client_id"))
        .private_key(setting("merchant_private_key"))
        .alipay_public_key(setting("alipay_public_key"))
        .gateway(setting("gateway"))
        .agent_token("a token of somebody who acts for the merchant")
        .build()
        .expect("a client");
    let dispute = stage.sandbox.alipay().dispute().create().await;
    client.accept_dispute(&dispute.id).send().await.expect("accepted: the token is not part of what is signed");

    let request = &stage.sandbox.requests()[0];
    assert_eq!(request.path, "/ams/sandbox/api/v1/payments/acceptDispute");
    assert_eq!(request.body, json!({ "disputeId": dispute.id }).to_string());
    let header = |name: &str| request.headers[name].to_str().expect("ASCII");
    let mut names: Vec<&str> = request.headers.keys().map(|name| name.as_str()).collect();
    names.sort_unstable();
    let expected = [
        "accept", "agent-token", "client-id", "content-length", "content-type", "host", "request-time", "signature",
        "user-agent",
    ];
    assert_eq!(names, expected);
    assert_eq!(header("content-type"), "application/json; charset=UTF-8");
    assert!(header("signature").starts_with("algorithm=RSA256,keyVersion=1,"));
    assert!(header("request-time").len() == 13 && header("request-time").parse::<u64>().is_ok());
}
