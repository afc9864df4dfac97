//! Who is let in, where, and with which headers.

use serde_json::{Value, json};

use super::shop::{Shop, refused};
use crate::client::Response;

#[tokio::test]
async fn only_the_secret_key_is_let_in() {
    let shop = Shop::new().await;
    let key = shop.stage.sandbox.stripe().api_key.clone();
    let get = || shop.call("GET", "/v1/disputes", "");
    for (value, code) in [
        (None, Value::Null),
        (Some(""), Value::Null),
        (Some(key.as_str()), Value::Null),
        (Some("Bearer sk_test_another"), Value::Null),
        (Some("Basic !"), Value::Null),
        (Some("Bearer pk_test_1"), json!("secret_key_required")),
    ] {
        let (status, error) = refused(&shop.send(get().set("authorization", value)).await);
        assert_eq!(
            (status, &error["type"], &error["code"]),
            (401, &json!("invalid_request_error"), &code),
            "{value:?}"
        );
        assert!(!error.to_string().contains(&key));
    }
    use base64::Engine;
    let basic = base64::engine::general_purpose::STANDARD.encode(format!("{key}:"));
    assert_eq!(shop.send(get().set("authorization", Some(&format!("Basic {basic}")))).await.status, 200);
    let logged = shop.stage.get("requests").await.to_string();
    assert!(!logged.contains(&key) && !logged.contains(&basic), "the log shows no key");
    assert!(!format!("{:?}", shop.stage.sandbox).contains(&key), "nor does Debug");
}

#[tokio::test]
async fn each_host_refuses_what_belongs_to_the_other() {
    let shop = Shop::new().await;
    let file = shop.file(b"%PDF-1.7").await;
    let contents = format!("/v1/files/{file}/contents");
    for call in
        [shop.upload_call(&[("purpose", "dispute_evidence")], "a.pdf", b"%PDF-1.7"), shop.call("GET", &contents, "")]
    {
        let (status, error) = refused(&shop.send(call.clone()).await);
        assert_eq!((status, error["message"].as_str().unwrap().starts_with("Unrecognized request URL")), (404, true));
        assert_eq!(shop.send_to_files(call).await.unwrap().status, 200);
    }
    for target in ["/v1/disputes", "/v1/files", &format!("/v1/files/{file}"), "/v1/events", "/_sandbox/clock", "/x"] {
        let (status, _) = refused(&shop.send_to_files(shop.call("GET", target, "")).await.unwrap());
        assert_eq!(status, 404, "{target}");
    }
    for (method, target) in [
        ("GET", "/v1"),
        ("GET", "/v1/charges"),
        ("GET", "/v1/disputes/"),
        ("DELETE", "/v1/disputes"),
        ("PUT", "/v1/disputes/x"),
    ] {
        let (status, error) = refused(&shop.send(shop.call(method, target, "")).await);
        let expected = format!("Unrecognized request URL ({method}: {target})");
        assert!(status == 404 && error["message"].as_str().unwrap().starts_with(&expected), "{error}");
    }
}

#[tokio::test]
async fn an_id_reaches_no_operation_but_its_own() {
    let shop = Shop::new().await;
    let id = shop.dispute().await;
    let long = "x".repeat(300);
    for hostile in [&format!("{id}%2Fclose%3Fx=1"), &format!("{id}%5Cclose"), "..", "%2E%2E", &long, "%FF"] {
        for target in [format!("/v1/disputes/{hostile}"), format!("/v1/disputes/{hostile}/close")] {
            let (status, error) = refused(&shop.post(&target, &[]).await);
            assert_eq!((status, &error["code"]), (404, &json!("resource_missing")), "{target}");
        }
    }
    assert_eq!(shop.retrieve(&id).await["status"], "needs_response");
    assert_eq!(shop.stage.effects(&id).await, 0);
}

#[tokio::test]
async fn versions_are_echoed_and_nonsense_is_refused() {
    let shop = Shop::new().await;
    let get = || shop.call("GET", "/v1/disputes", "");
    let version = |reply: &Response| reply.header("stripe-version").unwrap().to_owned();
    assert_eq!(version(&shop.send(get()).await), "2026-10-28.endive");
    assert_eq!(version(&shop.send(get().set("stripe-version", Some("2022-11-15"))).await), "2022-11-15");
    let (status, error) = refused(&shop.send(get().set("stripe-version", Some("endive"))).await);
    assert!(status == 400 && error["message"].as_str().unwrap().contains("API version"), "{error}");
}

#[tokio::test]
async fn a_key_may_lack_permissions() {
    let shop = Shop::new().await;
    let id = shop.dispute().await;
    let denied = json!({"denied": ["closeDispute"]}).to_string();
    assert_eq!(shop.stage.control("PUT", "stripe/settings", &denied).await.0, 200);
    let target = format!("/v1/disputes/{id}/close");
    let (status, error) = refused(&shop.post(&target, &[]).await);
    assert_eq!((status, &error["type"]), (403, &json!("invalid_request_error")));
    assert_eq!(shop.get("/v1/disputes").await.status, 200);
    shop.stage.control("PUT", "stripe/settings", "{}").await;
    assert_eq!(shop.post(&target, &[]).await.status, 200);
}

#[tokio::test]
async fn an_account_has_its_own_disputes_and_files() {
    let shop = Shop::new().await;
    let own = shop.dispute().await;
    let theirs = shop.dispute_with(json!({"account": "acct_1"})).await;
    let file = shop.file(b"%PDF-1.7").await;
    let path = format!("/v1/disputes/{theirs}");
    assert_eq!(refused(&shop.get(&path).await).1["code"], "resource_missing");
    for header in ["stripe-account", "stripe-context"] {
        let call = |target: &str| shop.call("GET", target, "").set(header, Some("acct_1"));
        let reply = shop.send(call(&path)).await;
        assert_eq!((reply.status, &reply.json()["id"]), (200, &json!(theirs)));
        assert_eq!(shop.send(call(&format!("/v1/disputes/{own}"))).await.status, 404);
        assert_eq!(shop.send(call(&format!("/v1/files/{file}"))).await.status, 404);
        assert_eq!(shop.send(call("/v1/disputes")).await.json()["data"].as_array().unwrap().len(), 1);
    }
    let staged = [("evidence[receipt]", file.as_str()), ("submit", "false")];
    let update = shop.form_call(&path, &staged).set("stripe-account", Some("acct_1"));
    let (status, error) = refused(&shop.send(update).await);
    assert_eq!((status, &error["param"]), (404, &json!("evidence[receipt]")), "a file of another account is none");

    let get = || shop.call("GET", "/v1/disputes", "");
    let both = get().set("stripe-account", Some("acct_1")).set("stripe-context", Some("acct_1"));
    assert_eq!(refused(&shop.send(both).await).0, 400);
    let (status, error) = refused(&shop.send(get().set("stripe-account", Some("other"))).await);
    assert_eq!((status, &error["code"]), (403, &json!("account_invalid")));
    assert_eq!(shop.send(get().set("stripe-account", Some("acct_1"))).await.header("stripe-account"), Some("acct_1"));
}

#[tokio::test]
async fn parameters_come_in_forms_only() {
    let shop = Shop::new().await;
    let id = shop.dispute().await;
    let target = format!("/v1/disputes/{id}");
    let json = shop.call("POST", &target, json!({"metadata": {"a": "1"}}).to_string());
    for kind in [Some("application/json"), Some("text/plain"), None] {
        assert_eq!(refused(&shop.send(json.clone().set("content-type", kind)).await).0, 400, "{kind:?}");
    }
    let get =
        shop.call("GET", &target, "expand[]=charge").set("content-type", Some("application/x-www-form-urlencoded"));
    assert_eq!(refused(&shop.send(get).await).0, 400, "a GET has no body");
    let in_query = shop.post(&format!("{target}?submit=false"), &[]).await;
    assert_eq!(refused(&in_query).1["code"], "parameter_unknown", "nor a POST parameters in its URL");
    assert_eq!(shop.retrieve(&id).await["metadata"], json!({}));
}
