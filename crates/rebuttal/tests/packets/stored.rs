//! The provider stores a failure under a key and gives it again, whatever was done about its cause.

use rebuttal::stripe::{Client, DisputeStatus};
use rebuttal::{ErrorKind, Outcome};
use serde_json::{Value, json};

use crate::common::Stage;
use crate::crash::{effects, packet};

async fn client(stage: &Stage) -> Client {
    Client::builder().credentials(stage.sandbox.stripe().credentials()).build().expect("a client")
}

async fn dispute(stage: &Stage) -> Value {
    stage.control("POST", "/_sandbox/stripe/disputes", &json!({})).await
}

#[tokio::test]
async fn a_stored_500_of_what_was_done_ends_well_and_does_nothing_twice() {
    for operation in ["uploadDisputeEvidence", "submitDisputeEvidence"] {
        let stage = Stage::open().await;
        let dispute = dispute(&stage).await;
        stage.control("POST", "/_sandbox/faults", &json!({"operation": operation, "kind": "fail_after"})).await;
        let sent = client(&stage).await.submit_packet(&packet(&dispute)).send().await.expect(operation);
        assert_eq!(sent.status, DisputeStatus::UnderReview, "{operation}");
        // What the failure hid is found, and said.
        assert_eq!(sent.already_submitted, operation == "submitDisputeEvidence");
        let (submitted, uploads) = effects(&stage).await;
        assert_eq!((submitted, uploads.len()), (1, 2), "{operation}");
        assert!(uploads.values().all(|times| *times == 1));
    }
}

#[tokio::test]
async fn a_stored_500_that_kills_the_program_ends_well_after_the_next_start() {
    for seconds in [0, 25 * 3600] {
        for operation in ["uploadDisputeEvidence", "submitDisputeEvidence"] {
            let stage = Stage::open().await;
            let dispute = dispute(&stage).await;
            stage.control("POST", "/_sandbox/faults", &json!({"operation": operation, "kind": "fail_after"})).await;
            let client = client(&stage).await;
            let error =
                client.submit_packet(&packet(&dispute)).max_attempts(1).send().await.map(|sent| sent.already_submitted);
            if operation == "uploadDisputeEvidence" {
                assert_eq!(error.expect_err("it failed").outcome(), Outcome::NotDone);
            } else {
                // The dispute is looked at after any failure that the provider answers with.
                assert!(error.expect("it was found"));
            }
            stage.control("POST", "/_sandbox/clock/advance", &json!({ "seconds": seconds })).await;
            client.submit_packet(&packet(&dispute)).send().await.expect("it ends well");
            let (submitted, uploads) = effects(&stage).await;
            assert_eq!((submitted, uploads.len()), (1, 2), "{operation}");
            assert!(uploads.values().all(|times| *times == 1));
        }
    }
}

#[tokio::test]
async fn a_stored_refusal_is_passed_by_the_next_generation_once_its_cause_is_gone() {
    for (setting, operation) in [("file_bytes", "uploadDisputeEvidence"), ("pages", "submitDisputeEvidence")] {
        let stage = Stage::open().await;
        let dispute = dispute(&stage).await;
        let client = client(&stage).await;
        stage.control("PUT", "/_sandbox/stripe/settings", &json!({ setting: 1 })).await;
        let error = client.submit_packet(&packet(&dispute)).send().await.expect_err("it is refused");
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::InvalidRequest, Outcome::NotDone), "{error}");
        assert_eq!(error.operation(), Some(operation));
        // The same keys, and the stored refusal again; the dispute was not answered, so another key follows.
        stage.control("PUT", "/_sandbox/stripe/settings", &json!({})).await;
        let sent = client.submit_packet(&packet(&dispute)).send().await.expect("it is taken now");
        assert!(!sent.already_submitted);
        let (submitted, uploads) = effects(&stage).await;
        assert_eq!((submitted, uploads.len()), (1, 2), "{operation}: {uploads:?}");
        assert!(uploads.values().all(|times| *times == 1));
    }
}
