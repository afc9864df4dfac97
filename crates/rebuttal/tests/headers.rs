//! What a request carries, as it arrives at the provider.

mod common;

use common::Stage;
use rebuttal::alipay::Client;
use serde_json::{Value, json};

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
    let dispute = stage.control("POST", "/_sandbox/alipay/disputes", &json!({})).await;
    let id = dispute["disputeId"].as_str().expect("an id");
    client.accept_dispute(id).send().await.expect("accepted: the token is not part of what is signed");

    let log = stage.control("GET", "/_sandbox/requests", &Value::Null).await;
    let request = &log["requests"][0];
    assert_eq!(request["path"], "/ams/sandbox/api/v1/payments/acceptDispute");
    assert_eq!(request["body"], json!({ "disputeId": id }).to_string());
    let headers = request["headers"].as_object().expect("headers");
    let mut names: Vec<&str> = headers.keys().map(String::as_str).collect();
    names.sort_unstable();
    let expected = [
        "accept", "agent-token", "client-id", "content-length", "content-type", "host", "request-time", "signature",
        "user-agent",
    ];
    assert_eq!(names, expected);
    assert_eq!(headers["content-type"], "application/json; charset=UTF-8");
    assert!(headers["signature"].as_str().is_some_and(|text| text.starts_with("algorithm=RSA256,keyVersion=1,")));
    assert!(headers["request-time"].as_str().is_some_and(|text| text.len() == 13 && text.parse::<u64>().is_ok()));
}
