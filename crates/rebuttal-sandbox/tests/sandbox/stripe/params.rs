//! Parameters: unknown, missing, malformed, of a wrong type, too long. Nothing of them is taken.

use serde_json::{Value, json};

use super::shop::{Shop, refused};

/// Pairs, the parameter that the refusal names, and its code.
type Case<'a> = (&'a [(&'a str, &'a str)], &'a str, Option<&'a str>);

const TRIO: &str = "evidence[enhanced_evidence][visa_compelling_evidence_3][prior_undisputed_transactions]";

#[tokio::test]
async fn a_bad_update_is_refused_with_its_parameter() {
    let shop = Shop::new().await;
    let id = shop.dispute().await;
    let (long, longer) = ("x".repeat(5001), "x".repeat(20_001));
    let charge = |index: u8| format!("{TRIO}[{index}][charge]");
    let (first, second, third) = (charge(0), charge(1), charge(2));
    let unnamed = format!("{TRIO}[0][customer_account_id]");
    let device = "evidence[enhanced_evidence][visa_compelling_evidence_3][disputed_transaction][customer_device_id]";
    let shape =
        "evidence[enhanced_evidence][visa_compelling_evidence_3][disputed_transaction][merchandise_or_services]";
    let (long_key, many) = (format!("metadata[{}]", "k".repeat(41)), "v".repeat(501));
    let cases: &[Case<'_>] = &[
        (&[("foo", "1")], "foo", Some("parameter_unknown")),
        (&[("evidence[foo]", "1")], "evidence[foo]", Some("parameter_unknown")),
        (&[("evidence[customer_email]", "a")], "evidence[customer_email]", Some("parameter_unknown")),
        (&[("evidence[appeal][foo]", "1")], "evidence[appeal][foo]", Some("parameter_unknown")),
        (&[("submit", "")], "submit", Some("parameter_invalid_empty")),
        (&[("submit", "yes")], "submit", None),
        (&[("submit", "1")], "submit", None),
        (&[("submit[x]", "true")], "submit", None),
        (&[("evidence", "text")], "evidence", None),
        (&[("evidence[receipt][x]", "1")], "evidence[receipt]", None),
        (&[("evidence[customer_name]", &long)], "evidence[customer_name]", None),
        (&[("evidence[uncategorized_text]", &longer)], "evidence[uncategorized_text]", None),
        (&[(shape, "both")], shape, None),
        (&[(shape, "")], shape, Some("parameter_invalid_empty")),
        (&[(device, "too short")], device, None),
        (&[(&first, "ch_1")], TRIO, None),
        (&[(&first, "ch_1"), (&second, "ch_2"), (&third, "ch_3")], TRIO, None),
        (&[(&first, "ch_1"), (&third, "ch_3")], &format!("{TRIO}[2]"), None),
        (&[(&unnamed, "a"), (&second, "ch_2")], &first, Some("parameter_missing")),
        (&[(&first, ""), (&second, "ch_2")], &first, Some("parameter_invalid_empty")),
        (&[(TRIO, "ch_1")], TRIO, None),
        (&[(&long_key, "v")], &long_key, None),
        (&[("metadata[]", "v")], "metadata", None),
        (&[("metadata[a]", &many)], "metadata[a]", None),
        (&[("metadata[a][b]", "v")], "metadata[a]", None),
        (&[("metadata", "v")], "metadata", None),
        (&[("intended_submission_method", "mine")], "intended_submission_method", None),
        (&[("expand", "charge")], "expand", None),
        (&[("expand[0]", "charge"), ("expand[2]", "payment_intent")], "expand[2]", None),
        (&[("expand[0]", "charge"), ("expand[]", "charge")], "expand[]", None),
        (&[("submit", "true"), ("submit", "true")], "submit", None),
        (&[("evidence[a", "1")], "evidence[a", None),
        (&[("evidence[product_description]x", "1")], "evidence[product_description]x", None),
        (&[("evidence]", "1")], "evidence]", None),
    ];
    for (pairs, param, code) in cases {
        let (status, error) = shop.refusal(&id, pairs).await;
        let shown = format!("{:.200}", format!("{pairs:?}: {error}"));
        assert_eq!((status, &error["type"]), (400, &json!("invalid_request_error")), "{shown}");
        assert_eq!((&error["param"], &error["code"]), (&json!(param), &json!(code)), "{shown}");
        let doc = code.map(|code| format!("https://stripe.com/docs/error-codes/{}", code.replace('_', "-")));
        assert_eq!(error["doc_url"], json!(doc), "{shown}");
    }
    assert_eq!(shop.stage.effects(&id).await, 0);
    assert_eq!(shop.retrieve(&id).await, shop.stage.get(&format!("stripe/disputes/{id}")).await);
}

#[tokio::test]
async fn bad_bytes_are_refused() {
    let shop = Shop::new().await;
    let id = shop.dispute().await;
    for body in [&b"metadata[a]=%"[..], b"metadata[a]=%zz", b"metadata[a]=\xff", b"metadata[a]=%ff"] {
        let call = shop.call("POST", &format!("/v1/disputes/{id}"), body);
        let call = call.set("content-type", Some("application/x-www-form-urlencoded"));
        assert_eq!(refused(&shop.send(call).await).0, 400, "{body:?}");
    }
}

#[tokio::test]
async fn a_bad_list_is_refused_with_its_parameter() {
    let shop = Shop::new().await;
    let id = shop.dispute().await;
    for (query, status, param, code) in [
        ("foo=1", 400, "foo", Some("parameter_unknown")),
        ("status=won", 400, "status", Some("parameter_unknown")),
        ("limit=x", 400, "limit", Some("parameter_invalid_integer")),
        ("limit=1.5", 400, "limit", Some("parameter_invalid_integer")),
        ("limit=%2B5", 400, "limit", Some("parameter_invalid_integer")),
        ("limit=0", 400, "limit", Some("parameter_invalid_integer")),
        ("limit=101", 400, "limit", Some("parameter_invalid_integer")),
        ("limit=", 400, "limit", Some("parameter_invalid_empty")),
        ("limit[gt]=1", 400, "limit", None),
        ("charge=", 400, "charge", Some("parameter_invalid_empty")),
        ("created[gt]=x", 400, "created[gt]", Some("parameter_invalid_integer")),
        ("created[after]=1", 400, "created[after]", Some("parameter_unknown")),
        ("created=x", 400, "created", Some("parameter_invalid_integer")),
        ("created[]=1", 400, "created", None),
        ("starting_after=du_no", 404, "starting_after", Some("resource_missing")),
        ("ending_before=du_no", 404, "ending_before", Some("resource_missing")),
        (&format!("starting_after={id}&ending_before={id}"), 400, "starting_after", Some("parameters_exclusive")),
    ] {
        let (found, error) = refused(&shop.get(&format!("/v1/disputes?{query}")).await);
        assert_eq!((found, &error["param"], &error["code"]), (status, &json!(param), &json!(code)), "{query}: {error}");
    }
}

#[tokio::test]
async fn texts_fill_their_limits_and_no_more() {
    let shop = Shop::new().await;
    let id = shop.dispute().await;
    let text = "é".repeat(20_000);
    let names = [
        "access_activity_log", "cancellation_policy_disclosure", "cancellation_rebuttal",
        "duplicate_charge_explanation", "product_description", "refund_policy_disclosure",
        "refund_refusal_explanation",
    ];
    for name in names {
        shop.update(&id, &[(&format!("evidence[{name}]"), &text), ("submit", "false")]).await;
    }
    // 140,000 characters are staged; these are the last 10,000.
    let short = "x".repeat(5000);
    let staged =
        [("evidence[customer_name]", short.as_str()), ("evidence[billing_address]", &short), ("submit", "false")];
    shop.update(&id, &staged).await;
    let (status, error) = shop.refusal(&id, &[("evidence[service_date]", "x"), ("submit", "false")]).await;
    assert_eq!((status, &error["param"]), (400, &json!("evidence")), "{error}");
    assert_eq!(shop.retrieve(&id).await["evidence"]["service_date"], Value::Null);
}

#[tokio::test]
async fn metadata_has_at_most_fifty_keys() {
    let shop = Shop::new().await;
    let id = shop.dispute().await;
    let names: Vec<_> = (0..51).map(|number| format!("metadata[k{number}]")).collect();
    let pairs: Vec<_> = names.iter().map(|name| (name.as_str(), "v")).collect();
    assert_eq!(shop.refusal(&id, &pairs).await.1["param"], "metadata");
    shop.update(&id, &pairs[..50]).await;
    assert_eq!(shop.refusal(&id, &pairs[50..]).await.1["param"], "metadata");
    shop.update(&id, &[("metadata[k0]", ""), pairs[50]]).await;
}
