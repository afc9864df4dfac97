//! The known answers of tests/vectors/times.json: which texts are moments, and that a moment is one key however it is written.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use rebuttal::{Time, alipay, dynamic};
use serde_json::{Value, json};

fn vectors() -> Value {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/vectors/times.json");
    serde_json::from_str(&std::fs::read_to_string(file).expect("the known answers")).expect("JSON")
}

fn written(moment: DateTime<Utc>) -> String {
    moment.format("%Y-%m-%dT%H:%M:%S%.6fZ").to_string()
}

/// Each text with its moment.
fn rows() -> Vec<(String, Option<String>)> {
    let vectors = vectors();
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    let mut rows: Vec<_> = vectors["texts"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| (text(&row["text"]), row["moment"].as_str().map(str::to_owned)))
        .collect();
    let part = |name: &str| vectors["parts"][name].as_array().expect("parts").clone();
    for date in part("dates") {
        for separator in part("separators") {
            for clock in part("clocks") {
                for fraction in part("fractions") {
                    for offset in part("offsets") {
                        let parts = [&date, &separator, &clock, &fraction, &offset];
                        let moment = || {
                            let day: NaiveDate = date[1].as_str()?.parse().ok()?;
                            let seconds = clock[1].as_i64()? - offset[1].as_i64()?;
                            let good = separator[1] == true && (fraction[0] == "" || clock[2] == true);
                            let start = day.and_hms_opt(0, 0, 0)?.and_utc();
                            let rest = Duration::seconds(seconds) + Duration::microseconds(fraction[1].as_i64()?);
                            good.then(|| written(start + rest))
                        };
                        rows.push((parts.map(|part| text(&part[0])).concat(), moment()));
                    }
                }
            }
        }
    }
    rows
}

#[test]
fn every_row_is_there() {
    assert_eq!(rows().len(), 88 + 11_520);
}

#[test]
fn a_time_is_the_moment_that_its_text_says_and_keeps_the_text() {
    for (text, moment) in rows() {
        let time = Time::from(text.as_str());
        let found = time.to_datetime().map(|time| {
            // More than microseconds is cut, not rounded.
            written(DateTime::from_timestamp_micros(time.timestamp_micros()).expect("a moment"))
        });
        assert_eq!(found, moment, "{text:?}");
        assert_eq!(time.as_str(), text);
    }
}

#[test]
fn a_moment_is_one_key_however_it_is_written_and_other_text_is_kept() {
    let key = alipay::PrivateKey::new(alipay::generate_private_key().expect("a key")).expect("a key");
    let public = key.public_key().expect("its half");
    let hooks = alipay::Webhooks::builder().path("/hooks").client_id("C").alipay_public_key(public).build();
    let hooks = hooks.expect("a receiver");
    for (text, moment) in rows() {
        let message = json!({"disputeId": "D-1", "disputeNotificationType": "DISPUTE_CREATED", "disputeTime": text});
        let key = json!(["alipay", "disputeCreated", "D-1", moment.as_ref().unwrap_or(&text)]).to_string();
        let found = dynamic::dedup_key("alipay", message.to_string().as_bytes()).expect("a message");
        assert_eq!(found.as_ref(), Some(&key), "{text:?}");
        let typed = hooks.parse(message.to_string().as_bytes()).expect("a notification");
        assert_eq!(typed.dedup_key(), Some(key), "{text:?}");
    }
}

#[test]
fn a_time_keeps_its_offset() {
    for (text, offset) in
        [("2026-01-31T12:01:01+08", 28_800), ("2026-01-31 120101 -0730", -27_000), ("20260131T12Z", 0)]
    {
        let time = Time::from(text).to_datetime().expect("a moment");
        assert_eq!(time.offset().local_minus_utc(), offset, "{text}");
    }
}

/// Whether a receiver of `client_id` verifies what was signed for `signed_for` at `signed_time`, under `time`, and why not.
fn verified(
    client_id: &str,
    time: &str,
    (signed_for, signed_time): (&str, &str),
    tolerance: Option<u64>,
) -> Option<String> {
    let key = alipay::PrivateKey::new(alipay::generate_private_key().expect("a key")).expect("a key");
    let content = alipay::content_to_sign("POST", "/hooks", signed_for, signed_time, b"{}").expect("content");
    let signature = key.sign(&content).expect("a signature");
    let header = alipay::signature_header(&signature, 1).expect("a header");
    let hooks = alipay::Webhooks::builder().path("/hooks").client_id(client_id);
    let hooks = hooks.alipay_public_key(key.public_key().expect("its half"));
    let hooks = match tolerance {
        Some(tolerance) => hooks.tolerance(std::time::Duration::from_secs(tolerance)),
        None => hooks,
    };
    let mut headers = http::HeaderMap::new();
    headers.insert("request-time", time.parse().expect("a header"));
    headers.insert("signature", header.parse().expect("a header"));
    let verified = hooks.build().expect("a receiver").verify(&headers, b"{}");
    verified.err().map(|error| error.reason().unwrap_or("none").to_owned())
}

#[test]
fn a_notification_for_client_a_b_is_none_for_client_a() {
    let time = "2026-11-29T12:00:00Z";
    assert_eq!(verified("a.b", time, ("a.b", time), None), None);
    // Joined with dots, the bytes that were signed are the same.
    let found = verified("a", &format!("b.{time}"), ("a.b", time), None);
    assert_eq!(found.as_deref(), Some("malformed"));
}

#[test]
fn the_time_of_a_notification_is_always_read_and_as_in_fields() {
    for wrong in ["soon", "", "1764417600", "2026-11-29T12:00:00", "1e12"] {
        assert_eq!(verified("a", wrong, ("a", wrong), None).as_deref(), Some("malformed"), "{wrong}");
    }
    for text in ["%Y-%m-%dT%H:%M:%S+0000", "%Y-%m-%dT%H:%M:%S.5Z", "%Y%m%dT%H%M%S+00", "%s000"] {
        for (age, reason) in [(0, None), (3600, Some("too_old")), (-3600, Some("too_new"))] {
            let time =
                (DateTime::<Utc>::from(std::time::SystemTime::now()) - Duration::seconds(age)).format(text).to_string();
            assert_eq!(verified("a", &time, ("a", &time), Some(60)).as_deref(), reason, "{time}");
            assert_eq!(verified("a", &time, ("a", &time), None), None, "{time}");
        }
    }
}
