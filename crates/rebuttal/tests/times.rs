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
