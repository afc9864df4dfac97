//! What the gateway accepts and refuses.

use rebuttal_signing::{Content, PrivateKey, SignatureHeader};
use serde_json::{Value, json};

use crate::stage::{ACCEPT, Call, REQUEST_TIME, Stage};

fn code(value: &Value) -> (&str, &str) {
    let result = &value["result"];
    (result["resultCode"].as_str().unwrap(), result["resultStatus"].as_str().unwrap())
}

#[tokio::test]
async fn a_dispute_is_accepted_once_and_the_answers_are_signed() {
    let stage = Stage::new().await;
    let id = stage.dispute().await;

    let first = stage.accept(&id).await.unwrap();
    assert_eq!(first.status, 200);
    assert!(stage.is_signed(&first));
    assert_eq!(
        first.json(),
        json!({
            "result": {"resultCode": "SUCCESS", "resultStatus": "S", "resultMessage": "success"},
            "disputeId": id,
            "disputeResolutionTime": "2026-01-31T12:00:00+00:00",
        })
    );

    let second = stage.accept(&id).await.unwrap();
    assert!(stage.is_signed(&second));
    assert_eq!(code(&second.json()), ("REPEAT_REQUEST", "F"));
    assert_eq!(stage.effects(&id).await, 1);
    assert_eq!(stage.get(&format!("alipay/disputes/{id}")).await["status"], "accepted");
}

#[tokio::test]
async fn what_is_not_authentic_gets_an_unsigned_refusal_and_does_nothing() {
    let stage = Stage::new().await;
    let id = stage.dispute().await;
    let good = || stage.call(ACCEPT, json!({"disputeId": id}).to_string());
    let signature = good().headers.into_iter().find(|(name, _)| name == "signature").unwrap().1;
    let stranger = PrivateKey::generate().unwrap();
    let body = good().body;
    let content = Content::new("POST", ACCEPT, &stage.sandbox.alipay().credentials().client_id, REQUEST_TIME, &body);
    let strange = SignatureHeader::new(stranger.sign(&content).unwrap()).to_string();

    let cases: [(&str, Call); 13] = [
        ("no signature", good().set("signature", None)),
        ("empty signature", good().set("signature", Some(""))),
        ("not a signature", good().set("signature", Some("algorithm=RSA256,keyVersion=1"))),
        ("another key", good().set("signature", Some(&strange))),
        ("another key version", good().set("signature", Some(&signature.replace("keyVersion=1", "keyVersion=2")))),
        ("another algorithm", good().set("signature", Some(&signature.replace("RSA256", "RSA512")))),
        ("no client id", good().set("client-id", None)),
        ("another client id", good().set("client-id", Some("SANDBOX_5Y00000000000002"))),
        ("no time", good().set("request-time", None)),
        ("another time", good().set("request-time", Some("1685599933872"))),
        ("another body", Call { body: json!({"disputeId": "x"}).to_string().into(), ..good() }),
        ("a query that was not signed", Call { target: format!("{ACCEPT}?a=b"), ..good() }),
        ("the production path", stage.call(&ACCEPT.replace("/sandbox", ""), body.clone())),
    ];
    for (name, call) in cases {
        let reply = stage.send(call).await.unwrap();
        assert_eq!(reply.status, 200, "{name}");
        assert_eq!(code(&reply.json()), ("SIGNATURE_INVALID", "F"), "{name}");
        for header in ["signature", "response-time", "client-id"] {
            assert_eq!(reply.header(header), None, "{name}");
        }
        let logged = stage.last_request().await;
        assert_eq!(logged["verdict"]["code"], "SIGNATURE_INVALID", "{name}");
        assert_eq!(logged["acted"], false, "{name}");
    }
    let mut twice = good();
    twice.headers.push(("signature".into(), strange));
    assert_eq!(code(&stage.send(twice).await.unwrap().json()), ("SIGNATURE_INVALID", "F"));
    assert_eq!(stage.effects(&id).await, 0);
}

#[tokio::test]
async fn an_authentic_but_wrong_body_is_param_illegal() {
    let stage = Stage::new().await;
    let long = json!({"disputeId": "x".repeat(65)}).to_string();
    let bodies: [&[u8]; 10] = [
        b"",
        b"{",
        b"[]",
        b"\"x\"",
        b"{}",
        br#"{"disputeId":null}"#,
        br#"{"disputeId":1}"#,
        br#"{"disputeId":""}"#,
        long.as_bytes(),
        br#"{"disputeId":"nobody knows it"}"#,
    ];
    for body in bodies {
        let name = String::from_utf8_lossy(body);
        let reply = stage.send(stage.call(ACCEPT, body)).await.unwrap();
        assert_eq!((reply.status, code(&reply.json())), (200, ("PARAM_ILLEGAL", "F")), "{name}");
        assert!(stage.is_signed(&reply), "{name}");
    }
    let id = stage.dispute().await;
    let text = stage.call(ACCEPT, json!({"disputeId": id}).to_string()).set("content-type", Some("text/plain"));
    assert_eq!(code(&stage.send(text).await.unwrap().json()), ("PARAM_ILLEGAL", "F"));
    assert_eq!(stage.effects(&id).await, 0);
}

#[tokio::test]
async fn every_byte_counts_and_unknown_fields_are_noted() {
    let stage = Stage::new().await;
    let id = stage.dispute().await;
    let body = format!("{{\n   \"disputeId\" : \"{id}\", \"später\": 1 }}\n");
    let reply = stage.send(stage.call(ACCEPT, body.clone())).await.unwrap();
    assert_eq!(code(&reply.json()), ("SUCCESS", "S"));
    let logged = stage.last_request().await;
    assert_eq!(logged["unknown_fields"], json!(["später"]));
    assert_eq!(logged["body"], body);
}

#[tokio::test]
async fn the_query_is_part_of_what_is_signed() {
    let stage = Stage::new().await;
    let id = stage.dispute().await;
    let target = format!("{ACCEPT}?shop=1");
    let reply = stage.send(stage.call(&target, json!({"disputeId": id}).to_string())).await.unwrap();
    assert_eq!(code(&reply.json()), ("SUCCESS", "S"));
    assert!(!stage.is_signed(&reply), "the answer is signed for the path with its query");
}

#[tokio::test]
async fn only_post_and_only_known_paths_are_the_providers() {
    let stage = Stage::new().await;
    let get = stage.send(Call { method: "GET", ..stage.call(ACCEPT, "") }).await.unwrap();
    assert_eq!((get.status, get.header("allow")), (405, Some("POST")));
    let unknown = stage.send(stage.call("/ams/sandbox/api/v1/payments/acceptDisputes", "{}")).await.unwrap();
    assert_eq!(unknown.status, 404);
    assert_eq!(stage.last_request().await["verdict"]["code"], Value::Null);
}

#[tokio::test]
async fn the_last_moment_is_in_time_and_the_next_is_not() {
    let stage = Stage::new().await;
    let due = json!({"defenseDueTime": "2026-01-31T13:00:00+00:00"});
    let (first, second) = (stage.post("alipay/disputes", &due).await, stage.post("alipay/disputes", &due).await);
    let id = |dispute: &Value| dispute["disputeId"].as_str().unwrap().to_owned();

    stage.post("clock/advance", &json!({"seconds": 3600})).await;
    assert_eq!(code(&stage.accept(&id(&first)).await.unwrap().json()), ("SUCCESS", "S"));
    stage.post("clock/advance", &json!({"seconds": 1})).await;
    assert_eq!(code(&stage.accept(&id(&second)).await.unwrap().json()), ("TIME_EXCEEDS_LIMIT", "F"));
    assert_eq!(code(&stage.accept(&id(&first)).await.unwrap().json()), ("REPEAT_REQUEST", "F"));
    assert_eq!(stage.effects(&id(&second)).await, 0);
}
