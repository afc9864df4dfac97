//! Ids that are answered as whole objects.

use serde_json::json;

use super::shop::{Shop, refused};

#[tokio::test]
async fn ids_become_objects_where_it_is_asked_for() {
    let shop = Shop::new().await;
    let (id, file) = (shop.dispute().await, shop.file(b"%PDF-1.7").await);
    let staged = [
        ("evidence[receipt]", file.as_str()),
        ("submit", "false"),
        ("expand[0]", "evidence.receipt"),
        ("expand[1]", "charge.customer"),
        ("expand[2]", "evidence.refund_policy"),
    ];
    let dispute = shop.update(&id, &staged).await;
    assert_eq!(dispute["evidence"]["receipt"]["object"], "file");
    assert_eq!(dispute["charge"]["customer"]["object"], "customer");
    assert!(dispute["payment_intent"].is_string() && dispute["evidence"]["refund_policy"].is_null());
    let plain = shop.retrieve(&id).await;
    assert_eq!((&plain["evidence"]["receipt"], &plain["charge"]), (&json!(file), &dispute["charge"]["id"]));

    let query = "expand[]=payment_intent.latest_charge&expand[]=balance_transactions.source&expand[]=evidence_details";
    let dispute = shop.get(&format!("/v1/disputes/{id}?{query}")).await.json();
    assert_eq!(dispute["payment_intent"]["latest_charge"]["id"], plain["charge"]);
    assert_eq!(dispute["balance_transactions"][0]["source"], plain);
    let list = shop.get("/v1/disputes?expand[0]=data.charge").await.json();
    assert_eq!(list["data"][0]["charge"]["payment_intent"], plain["payment_intent"]);
}

#[tokio::test]
async fn what_cannot_be_expanded_is_refused() {
    let shop = Shop::new().await;
    let id = shop.dispute().await;
    for (target, path) in [
        (format!("/v1/disputes/{id}"), "foo"),
        (format!("/v1/disputes/{id}"), "status"),
        (format!("/v1/disputes/{id}"), "data.charge"),
        (format!("/v1/disputes/{id}"), "charge.customer.name"),
        (format!("/v1/disputes/{id}"), "charge..customer"),
        (format!("/v1/disputes/{id}"), "payment_intent.latest_charge.payment_intent.latest_charge.customer"),
        ("/v1/disputes".to_owned(), "charge"),
        ("/v1/disputes".to_owned(), "data"),
        ("/v1/events".to_owned(), "data.data.object.charge"),
    ] {
        let reply = shop.get(&format!("{target}?expand[]={path}")).await;
        if path == "data" {
            assert_eq!(reply.status, 200, "the list itself is whole already");
            continue;
        }
        let (status, error) = refused(&reply);
        assert_eq!((status, &error["param"]), (400, &json!("expand")), "{path}: {error}");
        assert!(error["message"].as_str().unwrap().contains(path), "{error}");
    }
    let (status, _) = shop.refusal(&id, &[("metadata[a]", "1"), ("expand[]", "foo")]).await;
    assert_eq!((status, shop.retrieve(&id).await["metadata"].clone()), (400, json!({})), "and nothing was done");
}
