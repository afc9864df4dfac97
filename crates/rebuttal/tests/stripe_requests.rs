//! What the typed builders put on the wire, pair by pair, and what they refuse before anything is sent.

use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;
use rebuttal::stripe::{
    Appeal, AppealCard, Client, ComplianceEvidence, CreatedRange, DisputedTransaction, EnhancedEvidence, Evidence,
    EvidenceAddress, IntendedSubmissionMethod, MerchandiseOrServices, PriorUndisputedTransaction,
    VisaCompellingEvidence3,
};
use rebuttal::{Error, ErrorKind, Field, Outcome};
use serde_json::json;
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// One request as it arrived.
struct Arrived {
    /// Method and path.
    line: String,
    /// Names in lower case.
    headers: BTreeMap<String, String>,
    query: Vec<(String, String)>,
    form: Vec<(String, String)>,
}

/// The pairs of a query or form, decoded, in their order: a call's own is kept, structs have that of the document.
fn pairs(text: &str) -> Vec<(String, String)> {
    let decoded = |text: &str| percent_decode_str(text).decode_utf8().expect("UTF-8").into_owned();
    let pairs = text.split('&').filter(|pair| !pair.is_empty());
    pairs.map(|pair| pair.split_once('=').expect("a pair")).map(|(key, value)| (decoded(key), decoded(value))).collect()
}

async fn read(stream: &mut BufReader<TcpStream>) -> Arrived {
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).await.expect("a line");
        match line.trim_end() {
            "" => break,
            line => lines.push(line.to_owned()),
        }
    }
    let headers = lines[1..].iter().filter_map(|line| line.split_once(": "));
    let headers: BTreeMap<_, _> = headers.map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect();
    let length = headers.get("content-length").map_or(0, |length| length.parse().expect("a length"));
    let mut body = vec![0; length];
    stream.read_exact(&mut body).await.expect("a body");
    let target = lines[0].trim_end_matches(" HTTP/1.1");
    let (line, query) = target.split_once('?').unwrap_or((target, ""));
    Arrived {
        line: line.to_owned(),
        headers,
        query: pairs(query),
        form: pairs(std::str::from_utf8(&body).expect("UTF-8")),
    }
}

/// A client, and a server that answers its first request and gives it back.
async fn once(answer: serde_json::Value) -> (Client, JoinHandle<Arrived>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let server = tokio::spawn(async move {
        let (stream, _) = listener.accept().await.expect("a connection");
        let mut stream = BufReader::new(stream);
        let arrived = read(&mut stream).await;
        let answer = answer.to_string();
        let answer = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{answer}", answer.len());
        stream.write_all(answer.as_bytes()).await.expect("an answer");
        arrived
    });
    let client = Client::builder().api_key("sk_test_1").api_base(&url).files_base(&url).build().expect("a client");
    (client, server)
}

fn dispute() -> serde_json::Value {
    let details = json!({ "has_evidence": true, "past_due": false, "submission_count": 0 });
    json!({
        "id": "du_1", "object": "dispute", "amount": 1000, "balance_transactions": [], "charge": "ch_1", "created": 1,
        "currency": "usd", "evidence": {}, "evidence_details": details, "is_charge_refundable": false,
        "livemode": false, "metadata": {}, "reason": "fraudulent", "status": "needs_response"
    })
}

fn expected(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

#[tokio::test]
async fn evidence_is_nested_in_brackets_and_what_is_cleared_is_sent_empty() {
    let (client, server) = once(dispute()).await;
    let (id, file) = ("du_1".to_owned(), "file_1".to_owned());
    let evidence = Evidence::new()
        .receipt(&file)
        .uncategorized_text("a b & c=d; é\nnext")
        .customer_signature(Field::Clear)
        .refund_policy_disclosure(Field::Clear);
    client.stage_dispute_evidence(&id).evidence(evidence).expand(["charge", "evidence.receipt"]).send().await.unwrap();
    let arrived = server.await.unwrap();
    assert_eq!(arrived.line, "POST /v1/disputes/du_1");
    assert_eq!(arrived.headers["content-type"], "application/x-www-form-urlencoded");
    let pairs = [
        ("evidence[customer_signature]", ""),
        ("evidence[receipt]", "file_1"),
        ("evidence[refund_policy_disclosure]", ""),
        ("evidence[uncategorized_text]", "a b & c=d; é\nnext"),
        ("expand[0]", "charge"),
        ("expand[1]", "evidence.receipt"),
        ("submit", "false"),
    ];
    assert_eq!(arrived.form, expected(&pairs));
}

#[tokio::test]
async fn lists_of_objects_are_indexed_however_deep_they_stand() {
    let (client, server) = once(dispute()).await;
    let disputed = DisputedTransaction::new()
        .customer_purchase_ip("203.0.113.7")
        .merchandise_or_services(MerchandiseOrServices::Services)
        .shipping_address(EvidenceAddress::new().country("DE").line2(Field::Clear));
    let prior = ["ch_2", "ch_3"].map(|charge| PriorUndisputedTransaction::new(charge).customer_account_id("a-1"));
    let visa = VisaCompellingEvidence3::new().disputed_transaction(disputed).prior_undisputed_transactions(prior);
    let enhanced = EnhancedEvidence::new()
        .visa_compelling_evidence_3(visa)
        .visa_compliance(ComplianceEvidence::new().fee_acknowledged(true));
    let appeal = Appeal::new().card(AppealCard::new().supporting_files(["file_1", "file_2"]));
    let evidence = Evidence::new().enhanced_evidence(enhanced).appeal(appeal);
    client.submit_dispute_evidence("du_1").evidence(evidence).send().await.unwrap();
    let visa = "evidence[enhanced_evidence][visa_compelling_evidence_3]";
    let pairs = [
        ("evidence[appeal][card][supporting_files][0]", "file_1"),
        ("evidence[appeal][card][supporting_files][1]", "file_2"),
        ("evidence[enhanced_evidence][visa_compliance][fee_acknowledged]", "true"),
        (&format!("{visa}[disputed_transaction][customer_purchase_ip]"), "203.0.113.7"),
        (&format!("{visa}[disputed_transaction][shipping_address][country]"), "DE"),
        (&format!("{visa}[disputed_transaction][shipping_address][line2]"), ""),
        (&format!("{visa}[disputed_transaction][merchandise_or_services]"), "services"),
        (&format!("{visa}[prior_undisputed_transactions][0][charge]"), "ch_2"),
        (&format!("{visa}[prior_undisputed_transactions][0][customer_account_id]"), "a-1"),
        (&format!("{visa}[prior_undisputed_transactions][1][charge]"), "ch_3"),
        (&format!("{visa}[prior_undisputed_transactions][1][customer_account_id]"), "a-1"),
        ("submit", "true"),
    ];
    assert_eq!(server.await.unwrap().form, expected(&pairs));
}

#[tokio::test]
async fn metadata_takes_values_and_clears_single_keys_or_all() {
    let (client, server) = once(dispute()).await;
    let notes = [("order", Field::Set("6735".to_owned())), ("clerk", Field::Clear)];
    client.update_dispute("du_1", false).metadata(notes).send().await.unwrap();
    let pairs = [("submit", "false"), ("metadata[clerk]", ""), ("metadata[order]", "6735")];
    assert_eq!(server.await.unwrap().form, expected(&pairs));

    let (client, server) = once(dispute()).await;
    client.update_dispute("du_1", false).metadata([("order", "6735")]).send().await.unwrap();
    assert_eq!(server.await.unwrap().form, expected(&[("submit", "false"), ("metadata[order]", "6735")]));

    let (client, server) = once(dispute()).await;
    client.update_dispute("du_1", false).clear_metadata().send().await.unwrap();
    assert_eq!(server.await.unwrap().form, expected(&[("submit", "false"), ("metadata", "")]));
}

#[tokio::test]
async fn a_method_of_submission_that_is_newer_than_this_release_travels_as_it_is() {
    let (client, server) = once(dispute()).await;
    let call = client.update_dispute("du_1", true).intended_submission_method("carrier_pigeon");
    call.extra("tide", json!({ "high": [1, 2] })).send().await.unwrap();
    let pairs = [
        ("submit", "true"),
        ("intended_submission_method", "carrier_pigeon"),
        ("tide[high][0]", "1"),
        ("tide[high][1]", "2"),
    ];
    assert_eq!(server.await.unwrap().form, expected(&pairs));
    assert_eq!(IntendedSubmissionMethod::from("carrier_pigeon").as_str(), "carrier_pigeon");
}

#[tokio::test]
async fn a_list_is_asked_for_with_every_filter() {
    let (client, server) = once(json!({ "data": [], "has_more": false })).await;
    let call = client.list_disputes().payment_intent("pi_1").created(CreatedRange::new().gte(1_700_000_000).lt(5));
    call.limit(3).starting_after("du_0").expand(["data.charge"]).send().await.unwrap();
    let arrived = server.await.unwrap();
    assert_eq!(arrived.line, "GET /v1/disputes");
    let pairs = [
        ("payment_intent", "pi_1"),
        ("created[gte]", "1700000000"),
        ("created[lt]", "5"),
        ("limit", "3"),
        ("starting_after", "du_0"),
        ("expand[0]", "data.charge"),
    ];
    assert_eq!(arrived.query, expected(&pairs));
    assert!(arrived.form.is_empty() && !arrived.headers.contains_key("idempotency-key"));
}

#[tokio::test]
async fn a_call_can_act_for_another_account_in_another_version_and_under_its_own_key() {
    let (client, server) = once(dispute()).await;
    let call = client.close_dispute("du_1").account("acct_1").api_version("2025-01-01").idempotency_key("mine");
    let closed = call.send().await.unwrap();
    assert_eq!(closed.info.idempotency_key(), Some("mine"));
    let arrived = server.await.unwrap();
    assert_eq!(arrived.line, "POST /v1/disputes/du_1/close");
    let headers = [
        ("authorization", "Bearer sk_test_1"),
        ("stripe-account", "acct_1"),
        ("stripe-version", "2025-01-01"),
        ("idempotency-key", "mine"),
    ];
    for (name, value) in headers {
        assert_eq!(arrived.headers[name], value);
    }
    assert!(arrived.form.is_empty());
}

/// The field that an error names; nothing may have been sent.
fn refused(sent: Result<impl std::fmt::Debug, Error>) -> String {
    let error = sent.expect_err("it is refused");
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::InvalidArgument, Outcome::NotDone), "{error}");
    error.field().expect("a field").to_owned()
}

#[tokio::test]
async fn what_would_clear_or_be_refused_by_accident_is_not_sent() {
    let (client, server) = once(dispute()).await;
    let stage = |evidence: Evidence| client.stage_dispute_evidence("du_1").evidence(evidence).send();
    assert_eq!(refused(stage(Evidence::new().customer_name("")).await), "evidence.customer_name");
    assert_eq!(refused(stage(Evidence::new().customer_name("x".repeat(5001))).await), "evidence.customer_name");
    let prior = [PriorUndisputedTransaction::new("ch_2")];
    let visa = VisaCompellingEvidence3::new().prior_undisputed_transactions(prior);
    let enhanced = EnhancedEvidence::new().visa_compelling_evidence_3(visa);
    let field = "evidence.enhanced_evidence.visa_compelling_evidence_3.prior_undisputed_transactions";
    assert_eq!(refused(stage(Evidence::new().enhanced_evidence(enhanced)).await), field);
    let stored = client.update_dispute("du_1", false).extra("submit", true).send().await;
    assert_eq!(refused(stored), "extra");
    for (name, value) in
        [("submit[]", json!(true)), ("a[b", json!(1)), ("tide", json!({ "high][low": 1 })), ("a", json!({ "": 1 }))]
    {
        assert_eq!(refused(client.update_dispute("du_1", false).extra(name, value).send().await), "extra", "{name}");
    }
    server.abort();
    assert!(server.await.is_err_and(|error| error.is_cancelled()), "nothing arrived");
}

#[tokio::test]
async fn a_type_takes_null_for_a_list_and_lists_what_other_languages_cannot_follow() {
    let nested = |depth: usize| (1..depth).fold(json!([]), |inner, _| json!([inner]));
    for (changed, unreadable) in [
        (json!({ "balance_transactions": null }), None),
        (
            json!({ "evidence_details": { "has_evidence": true, "past_due": false, "submission_count": "+1" } }),
            Some("/evidence_details/submission_count"),
        ),
        (json!({ "payment_method_details": null, "enhanced_eligibility_types": null }), None),
        (json!({ "new": nested(100) }), None),
        (json!({ "new": nested(101) }), Some("/new")),
    ] {
        let mut told = dispute();
        changed.as_object().unwrap().iter().for_each(|(key, value)| told[key] = value.clone());
        let (client, server) = once(told).await;
        let closed = client.close_dispute("du_1").max_attempts(1).send().await;
        server.await.unwrap();
        let closed = closed.unwrap();
        assert_eq!(closed.id, "du_1");
        assert_eq!(closed.info.unreadable_fields(), unreadable.as_slice());
    }
}

#[test]
fn a_stored_draft_clears_nothing_that_it_kept_when_it_is_read_back() {
    let draft = Evidence::new().receipt("file_1").customer_name(Field::Clear);
    let json = serde_json::to_string(&draft).expect("JSON");
    assert_eq!(json, r#"{"customer_name":null,"receipt":"file_1"}"#);
    let read: Evidence = serde_json::from_str(&json).expect("the same draft");
    assert_eq!(read, draft);
    assert!(read.refund_policy.is_keep());
}
