//! tests/CONFORMANCE.md: every statement has a test that exists, and the documents state what the pages state.

use std::fs;

use serde_json::{Value, json};

use crate::support::repository as root;

fn document(name: &str) -> Value {
    let path = root().join("spec").join(name);
    serde_saphyr::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn schema<'a>(document: &'a Value, name: &str) -> &'a Value {
    &document["components"]["schemas"][name]
}

fn requires(schema: &Value, field: &str) -> bool {
    schema["required"].as_array().is_some_and(|required| required.contains(&json!(field)))
}

/// The rows of all tables, without their heads.
fn rows(text: &str) -> Vec<(&str, &str)> {
    let lines = text.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| ---"));
    let rows = lines.filter(|line| *line != "| statement | test |");
    rows.map(|line| line.trim_matches('|').split_once(" | ").unwrap_or_else(|| panic!("no two columns: {line}")))
        .collect()
}

#[test]
fn every_statement_of_the_pages_has_a_test_that_there_is() {
    let text = fs::read_to_string(root().join("tests/CONFORMANCE.md")).unwrap();
    let rows = rows(&text);
    assert!(rows.len() >= 60, "only {} statements", rows.len());
    for (statement, test) in rows {
        let named = test.trim().strip_prefix('`').and_then(|rest| rest.split_once("`: "));
        let (file, name) = named.unwrap_or_else(|| panic!("{statement}: `file`: test, not {test:?}"));
        let held = fs::read_to_string(root().join(file)).unwrap_or_else(|error| panic!("{statement}: {file}: {error}"));
        // A scenario is an item of its file, and a test is a function.
        let exists = if file.ends_with(".yaml") {
            held.lines().any(|line| line.strip_prefix("- name: ") == Some(name))
        } else {
            held.contains(&format!("fn {name}("))
        };
        assert!(exists, "{statement}: {file} has no {name:?}");
    }
}

#[test]
fn the_documents_have_the_operations_of_the_pages() {
    let alipay = document("alipay.yaml");
    assert_eq!(alipay["servers"][0]["url"], "https://open-na-global.alipay.com");
    for name in ["acceptDispute", "supplyDefenseDocument"] {
        assert_eq!(alipay["paths"][format!("/v1/payments/{name}")]["post"]["operationId"], name);
    }
    assert_eq!(alipay["x-webhooks"]["notifyDispute"]["post"]["operationId"], "notifyDispute");
    let stripe = document("stripe.yaml");
    for (path, method, name) in [
        ("/v1/disputes", "get", "listDisputes"),
        ("/v1/disputes/{dispute}", "get", "retrieveDispute"),
        ("/v1/disputes/{dispute}", "post", "updateDispute"),
        ("/v1/files", "post", "createFile"),
    ] {
        assert_eq!(stripe["paths"][path][method]["operationId"], name, "{method} {path}");
    }
}

#[test]
fn the_documents_have_the_fields_of_the_pages() {
    let alipay = document("alipay.yaml");
    for (name, fields) in [
        ("AcceptDisputeRequest", &["disputeId"][..]),
        ("SupplyDefenseDocumentRequest", &["disputeId", "disputeEvidence"]),
    ] {
        let request = schema(&alipay, name);
        for field in fields {
            assert!(requires(request, field), "{name}.{field} is required");
            assert_eq!(request["properties"][field]["type"], "string", "{name}.{field}");
        }
        assert_eq!(request["properties"]["disputeId"]["maxLength"], 64);
    }
    let evidence = &schema(&alipay, "SupplyDefenseDocumentRequest")["properties"]["disputeEvidence"];
    assert_eq!(evidence["maxLength"], 1_000_000);
    for name in ["AcceptDisputeResponse", "SupplyDefenseDocumentResponse"] {
        let answer = schema(&alipay, name);
        assert!(requires(answer, "result"));
        for field in ["disputeId", "disputeResolutionTime"] {
            assert!(!requires(answer, field), "{name}.{field} comes with a success only");
            assert_eq!(answer["properties"][field]["type"], "string");
        }
    }
    let notification = schema(&alipay, "DisputeNotification");
    for field in
        ["paymentRequestId", "disputeId", "paymentId", "disputeReasonMsg", "disputeReasonCode", "disputeSource"]
    {
        let property = &notification["properties"][field];
        assert_eq!(property["type"], "string", "{field}");
        assert_eq!(property.get("maxLength"), None, "{field}: a limit refuses no message");
    }
    for field in ["disputeTime", "disputeJudgedTime", "defenseDueTime"] {
        assert_eq!(notification["properties"][field]["format"], "date-time", "{field}");
    }
    // Always there by the page; only what nobody can act without is insisted on.
    assert!(requires(notification, "disputeId"));
}

#[test]
fn the_documents_have_the_values_of_the_pages() {
    let alipay = document("alipay.yaml");
    for (name, values) in [
        (
            "DisputeNotificationType",
            &["DISPUTE_CREATED", "DISPUTE_JUDGED", "DISPUTE_CANCELLED", "DEFENSE_SUPPLIED", "DEFENSE_DUE_ALERT"][..],
        ),
        ("DisputeJudgedResult", &["ACCEPT_BY_CUSTOMER", "ACCEPT_BY_MERCHANT"]),
    ] {
        let known = schema(&alipay, name)["enum"].as_array().unwrap();
        for value in values {
            assert!(known.contains(&json!(value)), "{name} has {value}");
            assert!(value.len() <= 30);
        }
    }
}

#[test]
fn the_documents_have_the_codes_and_the_advice_of_the_pages() {
    let alipay = document("alipay.yaml");
    let table = &alipay["x-answer"]["codes"];
    let codes = ["SUCCESS", "PARAM_ILLEGAL", "REPEAT_REQUEST", "TIME_EXCEEDS_LIMIT", "UNKNOWN_EXCEPTION"];
    for name in ["acceptDispute", "supplyDefenseDocument"] {
        let listed = alipay["paths"][format!("/v1/payments/{name}")]["post"]["x-codes"].as_array().unwrap();
        assert!(codes.iter().all(|code| listed.contains(&json!(code))), "{name}: {listed:?}");
    }
    for (code, word) in [
        ("PARAM_ILLEGAL", "Correct the request"),
        ("REPEAT_REQUEST", "support"),
        ("TIME_EXCEEDS_LIMIT", "deadline"),
        ("UNKNOWN_EXCEPTION", "Call again"),
    ] {
        let advice = table[code]["advice"].as_str().unwrap();
        assert!(advice.contains(word), "{code}: {advice}");
    }
    for (status, meaning) in [("S", "done"), ("F", "refused"), ("U", "unknown")] {
        assert_eq!(alipay["x-answer"]["statuses"][status], meaning);
    }
}

#[test]
fn the_acknowledgement_is_the_one_of_the_page() {
    let alipay = document("alipay.yaml");
    let acknowledgement = &alipay["x-webhook-receiver"]["acknowledgement"];
    let body: Value = serde_json::from_str(acknowledgement["body"].as_str().unwrap()).unwrap();
    assert_eq!((&body["result"]["resultCode"], &body["result"]["resultStatus"]), (&json!("SUCCESS"), &json!("S")));
}

#[test]
fn evidence_is_text_or_the_id_of_a_file() {
    let stripe = document("stripe.yaml");
    let update = schema(&stripe, "UpdateDisputeRequest");
    assert_eq!(update["properties"]["evidence"]["x-total-length"]["max"], 150_000);
    let evidence = schema(&stripe, "Evidence");
    for field in ["customer_email_address", "service_date", "uncategorized_text"] {
        assert_eq!(evidence["properties"][field]["type"], "string", "{field}");
        assert!(evidence["properties"][field]["maxLength"].is_u64(), "{field} is text with a limit");
    }
    for field in
        ["service_documentation", "customer_communication", "shipping_documentation", "uncategorized_file", "receipt"]
    {
        assert_eq!(evidence["properties"][field]["type"], "string", "{field} is an id");
        assert_eq!(evidence["properties"][field].get("maxLength"), None, "{field} is no text");
    }
}
