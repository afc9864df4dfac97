//! Staging, submitting, clearing, metadata and closing.

use serde_json::{Value, json};

use super::shop::{Shop, refused};

#[tokio::test]
async fn a_dispute_has_all_that_the_provider_documents() {
    let shop = Shop::new().await;
    let id = shop.dispute().await;
    let dispute = shop.retrieve(&id).await;
    assert_eq!(dispute["evidence"].as_object().unwrap().len(), 29);
    let details = &dispute["evidence_details"];
    assert_eq!(details["due_by"], 1_771_588_800, "20 days from now");
    assert_eq!(details["submission_method"], "not_submitted");
    let moved = &dispute["balance_transactions"][0];
    assert_eq!((&moved["amount"], &moved["fee"], &moved["net"]), (&json!(-1000), &json!(1500), &json!(-2500)));
    assert_eq!((&moved["reporting_category"], &moved["source"]), (&json!("dispute"), &json!(id)));
    assert_eq!(dispute["payment_method_details"]["card"]["case_type"], "chargeback");
}

#[tokio::test]
async fn staged_evidence_stays_and_goes_out_with_the_submission() {
    let shop = Shop::new().await;
    let (id, file) = (shop.dispute().await, shop.file(b"%PDF-1.7").await);
    let staged =
        [("evidence[receipt]", file.as_str()), ("evidence[product_description]", "A + B & C"), ("submit", "false")];
    let dispute = shop.update(&id, &staged).await;
    assert_eq!((&dispute["evidence"]["receipt"], &dispute["status"]), (&json!(file), &json!("needs_response")));
    assert_eq!(dispute["evidence"]["product_description"], "A + B & C");
    assert_eq!(dispute["evidence_details"]["has_evidence"], true);
    assert_eq!(dispute["evidence_details"]["submission_count"], 0);

    let cleared = [("evidence[receipt]", ""), ("evidence[customer_name]", "Jenny"), ("submit", "false")];
    let dispute = shop.update(&id, &cleared).await;
    assert_eq!(dispute["evidence"]["receipt"], Value::Null);
    assert_eq!(dispute["evidence"]["product_description"], "A + B & C", "what is left out stays");

    let dispute = shop.update(&id, &[("submit", "true")]).await;
    assert_eq!(dispute["status"], "under_review");
    assert_eq!(dispute["evidence_details"]["submission_count"], 1);
    assert_eq!(dispute["evidence_details"]["submission_method"], "manual");

    let effects = shop.stage.get("effects").await["effects"].clone();
    assert_eq!(effects[&id]["count"], 3);
    assert_eq!(effects[&id]["did"], json!({"evidence_staged": 2, "evidence_submitted": 1}));
    assert_eq!(effects[&file]["did"], json!({"uploaded": 1}));
}

#[tokio::test]
async fn evidence_without_a_word_about_submitting_is_submitted() {
    let shop = Shop::new().await;
    let id = shop.dispute().await;
    let dispute = shop.update(&id, &[("evidence[uncategorized_text]", "hello")]).await;
    assert_eq!(dispute["status"], "under_review");
    let (status, error) = shop.refusal(&id, &[("evidence[uncategorized_text]", "more")]).await;
    assert_eq!((status, &error["type"], &error["code"]), (400, &json!("invalid_request_error"), &Value::Null));
    assert_eq!(shop.refusal(&id, &[("submit", "true")]).await.0, 400, "evidence is submitted once");
    assert_eq!(
        shop.update(&id, &[("metadata[a]", "1")]).await["metadata"],
        json!({"a": "1"}),
        "metadata can always change"
    );
}

#[tokio::test]
async fn there_must_be_something_to_submit() {
    let shop = Shop::new().await;
    let id = shop.dispute().await;
    assert_eq!(shop.refusal(&id, &[("submit", "true")]).await.1["param"], "submit");
    let dispute = shop.update(&id, &[("metadata[a]", "1")]).await;
    assert_eq!(dispute["status"], "needs_response", "metadata submits nothing");
    assert_eq!(shop.update(&id, &[]).await, dispute, "nothing asked, nothing done");
    assert_eq!(shop.stage.effects(&id).await, 1);
}

#[tokio::test]
async fn metadata_is_merged_key_by_key() {
    let shop = Shop::new().await;
    let id = shop.dispute().await;
    let update = |pairs: &'static [(&str, &str)]| shop.update(&id, pairs);
    assert_eq!(update(&[("metadata[a]", "1"), ("metadata[b]", "2")]).await["metadata"], json!({"a": "1", "b": "2"}));
    assert_eq!(update(&[("metadata[b]", ""), ("metadata[c]", "3")]).await["metadata"], json!({"a": "1", "c": "3"}));
    assert_eq!(update(&[("metadata", "")]).await["metadata"], json!({}));
    let effects = shop.stage.get("effects").await["effects"][&id].clone();
    assert_eq!(effects["did"], json!({"metadata": 3}));
}

#[tokio::test]
async fn a_closed_dispute_is_lost_and_stays_so() {
    let shop = Shop::new().await;
    let id = shop.dispute().await;
    let close = format!("/v1/disputes/{id}/close");
    let closed = shop.post(&close, &[("expand[]", "charge")]).await.json();
    assert_eq!((&closed["status"], &closed["charge"]["object"]), (&json!("lost"), &json!("charge")));
    assert_eq!(refused(&shop.post(&close, &[]).await).0, 400);
    assert_eq!(shop.refusal(&id, &[("evidence[customer_name]", "J"), ("submit", "false")]).await.0, 400);
    let effects = shop.stage.get("effects").await["effects"][&id].clone();
    assert_eq!((&effects["count"], &effects["did"]), (&json!(1), &json!({"closed": 1})));
}

#[tokio::test]
async fn enhanced_evidence_is_staged_part_by_part() {
    let shop = Shop::new().await;
    let types = json!(["visa_compelling_evidence_3"]);
    let id = shop.dispute_with(json!({"enhanced_eligibility_types": types})).await;
    let standing =
        |dispute: &Value| dispute["evidence_details"]["enhanced_eligibility"]["visa_compelling_evidence_3"].clone();
    assert_eq!(standing(&shop.retrieve(&id).await)["status"], "requires_action");
    let visa = "evidence[enhanced_evidence][visa_compelling_evidence_3]";
    let disputed = |name: &str| format!("{visa}[disputed_transaction][{name}]");
    let prior = |index: u8, name: &str| format!("{visa}[prior_undisputed_transactions][{index}][{name}]");
    let mut pairs = vec![(disputed("merchandise_or_services"), "services")];
    for (name, value) in
        [("product_description", "A"), ("customer_purchase_ip", "192.0.2.1"), ("customer_account_id", "7")]
    {
        pairs.extend([(disputed(name), value), (prior(0, name), value), (prior(1, name), value)]);
    }
    pairs.extend([(prior(0, "charge"), "ch_1"), (prior(1, "charge"), "ch_2")]);
    pairs.push(("submit".to_owned(), "false"));
    let pairs: Vec<_> = pairs.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    let dispute = shop.update(&id, &pairs).await;
    assert_eq!(standing(&dispute), json!({"required_actions": [], "status": "qualified"}));
    let visa = &dispute["evidence"]["enhanced_evidence"]["visa_compelling_evidence_3"];
    assert_eq!(visa["disputed_transaction"]["shipping_address"], Value::Null, "what is not given is null");
    assert_eq!(visa["prior_undisputed_transactions"][1]["charge"], "ch_2");

    let address = disputed("customer_purchase_ip");
    let dispute = shop.update(&id, &[(&address, ""), ("submit", "false")]).await;
    assert_eq!(standing(&dispute)["required_actions"], json!(["missing_customer_identifiers"]));
    let dispute = shop.update(&id, &[("evidence[enhanced_evidence]", ""), ("submit", "false")]).await;
    assert_eq!(dispute["evidence"]["enhanced_evidence"], json!({}));
    let dispute = shop.update(&id, &[("evidence[customer_name]", "J")]).await;
    assert_eq!(standing(&dispute)["status"], "not_qualified");
}

#[tokio::test]
async fn a_compliance_dispute_needs_the_fee_acknowledged() {
    let shop = Shop::new().await;
    let id =
        shop.dispute_with(json!({"enhanced_eligibility_types": ["visa_compliance"], "reason": "noncompliant"})).await;
    let fee = "evidence[enhanced_evidence][visa_compliance][fee_acknowledged]";
    let (status, error) = shop.refusal(&id, &[("evidence[customer_name]", "J")]).await;
    assert_eq!((status, &error["param"]), (400, &json!(fee)));
    let dispute = shop.update(&id, &[(fee, "true"), ("evidence[customer_name]", "J")]).await;
    assert_eq!(dispute["status"], "under_review");
    assert_eq!(dispute["evidence_details"]["enhanced_eligibility"]["visa_compliance"]["status"], "fee_acknowledged");
}

#[tokio::test]
async fn smart_disputes_submit_where_there_is_something() {
    let shop = Shop::new().await;
    let wish = [("intended_submission_method", "smart_disputes"), ("metadata[a]", "1"), ("submit", "true")];
    let without = shop.dispute().await;
    let (status, error) = shop.refusal(&without, &wish).await;
    assert_eq!((status, &error["code"]), (400, &json!("smart_disputes_not_available")));
    let dispute = shop.retrieve(&without).await;
    assert_eq!((&dispute["metadata"], &dispute["intended_submission_method"]), (&json!({}), &json!("prefer_manual")));
    let dispute = shop.update(&without, &[("intended_submission_method", "smart_disputes")]).await;
    assert_eq!(dispute["intended_submission_method"], "smart_disputes", "unchecked without a submission");

    let with = shop.dispute_with(json!({"smart_disputes": "available"})).await;
    let dispute = shop.update(&with, &wish).await;
    assert_eq!(
        (&dispute["status"], &dispute["evidence_details"]["submission_method"]),
        (&json!("under_review"), &json!("smart_disputes"))
    );

    let none = shop.dispute_with(json!({"smart_disputes": "none"})).await;
    let dispute = shop.update(&none, &[("intended_submission_method", "manual")]).await;
    assert_eq!(dispute["intended_submission_method"], Value::Null);
}

#[tokio::test]
async fn too_many_pages_are_refused_and_nothing_is_saved() {
    let shop = Shop::new().await;
    let (id, file) = (
        shop.dispute().await,
        shop.file(b"%PDF-1.7 1 0 obj<</Type/Page>>endobj 2 0 obj<</Type /Page>>endobj 3 0 obj<</Type /Pages>>endobj")
            .await,
    );
    shop.stage.control("PUT", "stripe/settings", &json!({"pages": 2}).to_string()).await;
    shop.update(&id, &[("evidence[receipt]", &file), ("submit", "false")]).await;
    for submit in ["true", "false"] {
        let more = [("evidence[customer_name]", "one character more is one page more"), ("submit", submit)];
        let (status, error) = shop.refusal(&id, &more).await;
        assert_eq!((status, &error["code"]), (400, &json!("dispute_evidence_page_limit_exceeded")));
    }
    assert_eq!(shop.retrieve(&id).await["evidence"]["customer_name"], Value::Null);
}

#[tokio::test]
async fn files_that_are_too_large_together_are_refused_and_nothing_is_saved() {
    let shop = Shop::new().await;
    let id = shop.dispute().await;
    let half = [&b"%PDF-1.7"[..], &vec![b'x'; 2_250_000 - 8]].concat();
    let (one, two, small) = (shop.file(&half).await, shop.file(&half).await, shop.file(b"%PDF-1.7").await);
    shop.update(&id, &[("evidence[receipt]", &one), ("submit", "false")]).await;
    let staged = shop.update(&id, &[("evidence[refund_policy]", &two), ("submit", "false")]).await;
    assert_eq!(staged["evidence"]["refund_policy"], two, "4,500,000 bytes are the last that are taken");
    for submit in ["true", "false"] {
        let (status, error) = shop.refusal(&id, &[("evidence[uncategorized_file]", &small), ("submit", submit)]).await;
        assert_eq!((status, &error["param"], error.get("code")), (400, &json!("evidence"), None));
        assert!(error["message"].as_str().unwrap().contains("4500008 bytes"), "{error}");
    }
    assert_eq!(shop.retrieve(&id).await["evidence"]["uncategorized_file"], Value::Null);
    let swapped = [("evidence[receipt]", small.as_str()), ("evidence[uncategorized_file]", &one), ("submit", "false")];
    let twice = shop.refusal(&id, &swapped).await;
    assert_eq!(twice.0, 400, "what is named in place of another counts, what was there does not");
    let cleared = [("evidence[receipt]", ""), ("evidence[uncategorized_file]", small.as_str())];
    assert_eq!(shop.update(&id, &cleared).await["status"], "under_review");
}

#[tokio::test]
async fn a_closed_dispute_is_called_closed_in_the_providers_words() {
    let shop = Shop::new().await;
    let closed = "This dispute is already closed";
    for (status, says_closed) in [
        ("won", true),
        ("lost", true),
        ("warning_closed", true),
        ("prevented", true),
        ("under_review", false),
        ("warning_under_review", false),
        ("appeal_under_review", false),
    ] {
        let id = shop.dispute_with(json!({"status": status})).await;
        let close = refused(&shop.post(&format!("/v1/disputes/{id}/close"), &[]).await);
        let update = shop.refusal(&id, &[("evidence[customer_name]", "J")]).await;
        let stage = shop.refusal(&id, &[("evidence[customer_name]", "J"), ("submit", "false")]).await;
        for (status_code, error) in [close, update, stage] {
            assert_eq!((status_code, &error["type"]), (400, &json!("invalid_request_error")), "{status}");
            assert_eq!((error.get("code"), error["message"] == closed), (None, says_closed), "{status}: {error}");
        }
        shop.update(&id, &[("metadata[a]", "1")]).await;
    }
}
