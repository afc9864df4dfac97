//! Uploads, and what becomes of them.

use serde_json::{Value, json};

use super::shop::{Shop, refused};

const EVIDENCE: &[(&str, &str)] = &[("purpose", "dispute_evidence")];

#[tokio::test]
async fn an_upload_is_shown_listed_and_given_back() {
    let shop = Shop::new().await;
    for (bytes, name, kind, media) in [
        (&b"%PDF-1.7\nx"[..], "a \u{e9}.pdf", "pdf", "application/pdf"),
        (b"\xff\xd8\xff\xe0\r\n--edg", "C:\\my docs\\a.jpg", "jpg", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n", "/home/me/a.png", "png", "image/png"),
    ] {
        let file = shop.send_to_files(shop.upload_call(EVIDENCE, name, bytes)).await.unwrap().json();
        let base = name.rsplit(['/', '\\']).next().unwrap();
        assert_eq!(
            (&file["filename"], &file["type"], &file["size"]),
            (&json!(base), &json!(kind), &json!(bytes.len()))
        );
        assert_eq!(file["expires_at"], 1_793_448_000, "nine months from now");
        let id = file["id"].as_str().unwrap();
        assert_eq!(shop.get(&format!("/v1/files/{id}")).await.json(), file);
        let url = file["url"].as_str().unwrap();
        let target = url.strip_prefix(&shop.stage.sandbox.stripe().files_base).unwrap();
        let contents = shop.send_to_files(shop.call("GET", target, "")).await.unwrap();
        assert_eq!((contents.header("content-type"), contents.body.as_slice()), (Some(media), bytes));
        let stranger = shop.call("GET", target, "").set("authorization", None);
        assert_eq!(refused(&shop.send_to_files(stranger).await.unwrap()).0, 401);
    }
    let logged = shop.stage.get("requests").await["requests"][0].clone();
    assert_eq!(logged["form"], json!([["purpose", "dispute_evidence"]]));
    let part =
        json!({"name": "file", "filename": "a \u{e9}.pdf", "content_type": "application/octet-stream", "bytes": 10});
    assert_eq!((&logged["files"], &logged["body"]), (&json!([part]), &json!("")), "the log has no contents");
}

#[tokio::test]
async fn a_file_expires() {
    let shop = Shop::new().await;
    let id = shop.file(b"%PDF-1.7").await;
    shop.advance(274 * 86_400).await;
    let reply = shop.send_to_files(shop.call("GET", &format!("/v1/files/{id}/contents"), "")).await.unwrap();
    assert_eq!(refused(&reply).1["code"], "resource_missing");
}

#[tokio::test]
async fn what_is_no_evidence_is_refused() {
    let shop = Shop::new().await;
    shop.stage.control("PUT", "stripe/settings", &json!({"file_bytes": 100}).to_string()).await;
    let large = [b"%PDF-1.7", &[b'x'; 93][..]].concat();
    for (texts, bytes, param, code) in [
        (EVIDENCE, &b""[..], "file", Value::Null),
        (EVIDENCE, b"GIF89a", "file", Value::Null),
        (EVIDENCE, &large, "file", Value::Null),
        (&[], b"%PDF-1.7", "purpose", json!("parameter_missing")),
        (&[("purpose", "")], b"%PDF-1.7", "purpose", json!("parameter_invalid_empty")),
        (&[("purpose", "cat_pictures")], b"%PDF-1.7", "purpose", Value::Null),
        (&[("purpose", "selfie")], b"%PDF-1.7", "purpose", Value::Null),
        (&[("purpose", "dispute_evidence"), ("name", "x")], b"%PDF-1.7", "name", json!("parameter_unknown")),
        (&[("purpose", "dispute_evidence"), ("file", "x")], b"%PDF-1.7", "file", Value::Null),
        (&[("purpose", "dispute_evidence"), ("purpose", "dispute_evidence")], b"%PDF-1.7", "purpose", Value::Null),
        (
            &[("purpose", "dispute_evidence"), ("file_link_data[metadata][a]", "1")],
            b"%PDF-1.7",
            "file_link_data[create]",
            json!("parameter_missing"),
        ),
    ] {
        let (status, error) = refused(&shop.send_to_files(shop.upload_call(texts, "a.pdf", bytes)).await.unwrap());
        assert_eq!((status, &error["param"], &error["code"]), (400, &json!(param), &code), "{texts:?}: {error}");
    }
    assert_eq!(shop.get("/v1/files").await.json()["data"], json!([]));
    shop.file(&large[..100]).await;
}

#[tokio::test]
async fn a_body_that_is_no_multipart_is_refused() {
    let shop = Shop::new().await;
    let good = shop.upload_call(EVIDENCE, "a.pdf", b"%PDF-1.7");
    let cut = good.body[..good.body.len() - 4].to_vec();
    for (kind, body) in [
        ("multipart/form-data", good.body.clone()),
        ("multipart/form-data; boundary=other", good.body.clone()),
        ("multipart/form-data; boundary=edge", cut),
        ("application/json", b"{}".to_vec()),
    ] {
        let call = shop.call("POST", "/v1/files", body).set("content-type", Some(kind));
        assert_eq!(refused(&shop.send_to_files(call).await.unwrap()).0, 400, "{kind}");
    }
    let form = shop.form_call("/v1/files", &[("purpose", "dispute_evidence"), ("file", "%PDF-1.7")]);
    let (status, error) = refused(&shop.send_to_files(form).await.unwrap());
    assert_eq!((status, &error["param"]), (400, &json!("file")), "a text is no file");
}

#[tokio::test]
async fn a_link_comes_with_the_file() {
    let shop = Shop::new().await;
    let texts =
        [("purpose", "dispute_evidence"), ("file_link_data[create]", "true"), ("file_link_data[metadata][a]", "1")];
    let file = shop.send_to_files(shop.upload_call(&texts, "a.pdf", b"%PDF-1.7")).await.unwrap().json();
    let link = &file["links"]["data"][0];
    assert_eq!((&link["file"], &link["metadata"]), (&file["id"], &json!({"a": "1"})));
}

#[tokio::test]
async fn evidence_names_files_of_its_purpose() {
    let shop = Shop::new().await;
    let id = shop.dispute().await;
    let icon = shop.send_to_files(shop.upload_call(&[("purpose", "business_icon")], "a", b"x")).await.unwrap().json();
    for (file, status) in [("file_no", 404), (icon["id"].as_str().unwrap(), 400)] {
        let (found, error) = shop.refusal(&id, &[("evidence[receipt]", file), ("submit", "false")]).await;
        assert_eq!((found, &error["param"]), (status, &json!("evidence[receipt]")), "{error}");
    }
}
