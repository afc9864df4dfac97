//! Pages in both directions, and filters.

use serde_json::{Value, json};

use super::shop::{Shop, ids};

/// All ids, page by page; forwards, or backwards with each page reversed.
async fn walk(shop: &Shop, backwards_from: Option<&str>, filter: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut cursor = backwards_from.map_or(String::new(), |id| format!("&ending_before={id}"));
    for _ in 0..50 {
        let page = shop.get(&format!("/v1/disputes?limit=100{filter}{cursor}")).await.json();
        let mut found = ids(&page);
        if backwards_from.is_some() {
            found.reverse();
        }
        all.extend(found);
        let last = all.last().cloned().unwrap_or_default();
        cursor = format!("&{}={last}", if backwards_from.is_some() { "ending_before" } else { "starting_after" });
        if page["has_more"] == false {
            return all;
        }
    }
    panic!("the list does not end: {} so far", all.len());
}

#[tokio::test]
async fn a_thousand_disputes_come_once_each_in_both_directions() {
    let shop = Shop::new().await;
    let made = shop.stage.post("stripe/disputes", &json!({"count": 1000, "payment_intent": "pi_1"})).await;
    let made: Vec<String> = serde_json::from_value(made["ids"].clone()).unwrap();
    let other = shop.dispute().await;
    assert_eq!(made.len(), 1000);
    assert_eq!(walk(&shop, None, "&payment_intent=pi_1").await, made, "the newest first");
    let mut backwards = walk(&shop, Some(&made[999]), "").await;
    assert_eq!(backwards.pop(), Some(other), "made in the same second as the newest, and after it");
    backwards.insert(0, made[999].clone());
    backwards.reverse();
    assert_eq!(backwards, made);
    let (first, second) = (shop.retrieve(&made[0]).await, shop.retrieve(&made[1]).await);
    assert_eq!(first["created"].as_i64().unwrap() - second["created"].as_i64().unwrap(), 1);
}

#[tokio::test]
async fn a_page_has_ten_and_says_whether_there_are_more() {
    let shop = Shop::new().await;
    let made = shop.stage.post("stripe/disputes", &json!({"count": 11})).await["ids"].clone();
    let made: Vec<String> = serde_json::from_value(made).unwrap();
    let page = shop.get("/v1/disputes").await.json();
    assert_eq!(
        (&page["object"], &page["url"], &page["has_more"]),
        (&json!("list"), &json!("/v1/disputes"), &json!(true))
    );
    assert_eq!(ids(&page), made[..10]);
    let page = shop.get(&format!("/v1/disputes?starting_after={}&limit=3", made[7])).await.json();
    assert_eq!((ids(&page).as_slice(), &page["has_more"]), (&made[8..11], &json!(false)));
    let page = shop.get(&format!("/v1/disputes?ending_before={}&limit=3", made[7])).await.json();
    assert_eq!(
        (ids(&page).as_slice(), &page["has_more"]),
        (&made[4..7], &json!(true)),
        "the nearest, the newest first"
    );
    let page = shop.get(&format!("/v1/disputes?ending_before={}", made[0])).await.json();
    assert_eq!((ids(&page).len(), &page["has_more"]), (0, &json!(false)));
}

#[tokio::test]
async fn filters_find_what_belongs_together() {
    let shop = Shop::new().await;
    let one = shop.dispute_with(json!({"payment_intent": "pi_1", "charge": "ch_1", "created": 1000})).await;
    let two = shop.dispute_with(json!({"payment_intent": "pi_1", "charge": "ch_2", "created": 2000})).await;
    let three = shop.dispute_with(json!({"payment_intent": null, "charge": "ch_3", "created": 3000})).await;
    for (query, expected) in [
        ("payment_intent=pi_1", vec![&two, &one]),
        ("charge=ch_1", vec![&one]),
        ("charge=ch_1&payment_intent=pi_2", vec![]),
        ("created=2000", vec![&two]),
        ("created[gt]=1000", vec![&three, &two]),
        ("created[gte]=1000&created[lt]=3000", vec![&two, &one]),
        ("created%5Blte%5D=2000", vec![&two, &one]),
        ("charge=ch_9", vec![]),
    ] {
        let page = shop.get(&format!("/v1/disputes?{query}")).await.json();
        assert_eq!(ids(&page).iter().collect::<Vec<_>>(), expected, "{query}");
    }
}

#[tokio::test]
async fn files_are_listed_by_purpose() {
    let shop = Shop::new().await;
    let one = shop.file(b"%PDF-1.7").await;
    let call = shop.upload_call(&[("purpose", "business_icon")], "a.gif", b"GIF89a");
    let icon = shop.send_to_files(call).await.unwrap().json();
    assert_eq!((&icon["type"], &icon["expires_at"]), (&Value::Null, &Value::Null));
    let page = shop.get("/v1/files").await.json();
    assert_eq!(ids(&page), [icon["id"].as_str().unwrap(), &one]);
    assert_eq!(ids(&shop.get("/v1/files?purpose=dispute_evidence").await.json()), [one]);
    assert_eq!(shop.get("/v1/files?purpose=cat_pictures").await.status, 400);
}
