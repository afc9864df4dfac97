//! The known answers of tests/vectors/webhook-hmac.json, through the receiver that bindings and programs use.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rebuttal::{Error, ErrorKind, dynamic};
use serde_json::{Value, json};

/// The longest tolerance that the option takes: a year.
const YEAR: i64 = 31_536_000;

fn vectors() -> Value {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/vectors/webhook-hmac.json");
    serde_json::from_str(&std::fs::read_to_string(file).expect("the known answers")).expect("JSON")
}

fn case(vectors: &Value, name: &Value) -> Value {
    vectors["cases"].as_array().expect("cases").iter().find(|case| case["name"] == *name).expect("a case").clone()
}

/// What the receiver says to a header and body at a time: `ok` or the reason.
fn verdict(settings: &Value, header: &str, body: &str, seconds: i64) -> Result<String, Error> {
    let receiver = dynamic::receiver("stripe", settings.to_string().as_bytes())?;
    let headers: [(&str, &[u8]); 1] = [("stripe-signature", header.as_bytes())];
    match receiver.verify(&headers, body.as_bytes(), seconds.saturating_mul(1000)) {
        Ok(()) => Ok("ok".to_owned()),
        Err(error) if error.kind() == ErrorKind::Signature => Ok(error.reason().expect("a reason").to_owned()),
        Err(error) => Err(error),
    }
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_else(|| panic!("no {key} in {value}"))
}

fn seconds(case: &Value) -> i64 {
    text(case, "timestamp").parse().expect("seconds")
}

#[test]
fn test_messages_are_signed_as_the_provider_signs() {
    let vectors = vectors();
    for case in vectors["cases"].as_array().expect("cases") {
        let settings = json!({ "webhook_secret": case["secret"], "tolerance": YEAR });
        let receiver = dynamic::receiver("stripe", settings.to_string().as_bytes()).expect("a receiver");
        let body = text(case, "body").as_bytes();
        let signed = receiver.sign_test(text(case, "secret"), body, seconds(case) * 1000).expect("a signature");
        assert!(signed.contains(&("Stripe-Signature".to_owned(), text(case, "header").to_owned())), "{case}");
        let found = verdict(&settings, text(case, "header"), text(case, "body"), seconds(case));
        assert_eq!(found.expect("a verdict"), "ok", "{case}");
    }
}

#[test]
fn hostile_headers_are_refused_for_their_reason() {
    let vectors = vectors();
    let (signed, other) = (case(&vectors, &vectors["header_case"]), case(&vectors, &vectors["other_case"]));
    let hex = text(&signed, "signature_hex");
    let bytes: Vec<u8> =
        (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).expect("hex")).collect();
    let others = |count| format!(",v1={}", text(&other, "signature_hex")).repeat(count);
    let forms = [
        ("{t}", text(&signed, "timestamp").to_owned()),
        ("{v1}", hex.to_owned()),
        ("{upper}", hex.to_uppercase()),
        ("{base64}", STANDARD.encode(bytes)),
        ("{g}", format!("g{}", &hex[1..])),
        ("{plus}", format!("+{}", &hex[1..])),
        ("{short}", hex[..63].to_owned()),
        ("{shorter}", hex[..62].to_owned()),
        ("{zeros}", "0".repeat(64)),
        ("{other}", text(&other, "signature_hex").to_owned()),
        ("{others:15}", others(15)),
        ("{others:16}", others(16)),
        ("{long}", "a".repeat(4096)),
    ];
    let settings = json!({ "webhook_secret": signed["secret"], "tolerance": YEAR });
    let rows = vectors["headers"].as_array().expect("headers");
    assert_eq!(rows.len(), 63);
    for row in rows {
        let header =
            forms.iter().fold(text(row, "header").to_owned(), |header, (mark, form)| header.replace(mark, form));
        let found = verdict(&settings, &header, text(&signed, "body"), seconds(&signed)).expect("a verdict");
        // What no header can carry is told before anything else is looked at.
        let expected = if header.is_ascii() { text(row, "expect") } else { "malformed" };
        assert_eq!(found, expected, "{row}");
    }
}

#[test]
fn a_text_that_is_no_secret_makes_no_receiver_and_is_not_shown() {
    let vectors = vectors();
    let signed = case(&vectors, &vectors["secret_case"]);
    let rows = vectors["secrets"].as_array().expect("secrets");
    assert_eq!(rows.len(), 39);
    for row in rows {
        let settings = json!({ "webhook_secret": row["text"], "tolerance": YEAR });
        match verdict(&settings, text(&signed, "header"), text(&signed, "body"), seconds(&signed)) {
            Ok(found) => assert_eq!(found, text(row, "expect"), "{row}"),
            Err(error) => {
                assert_eq!((error.kind(), error.field()), (ErrorKind::Config, Some("webhook_secret")), "{row}");
                assert!(!["ok", "mismatch"].contains(&text(row, "expect")), "{row}: {error}");
                let given = text(row, "text").trim();
                assert!(given.len() < 8 || !format!("{error} {error:?}").contains(given), "{row}: {error}");
            }
        }
    }
}

#[test]
fn what_is_altered_or_not_of_now_is_refused() {
    let vectors = vectors();
    let rows = vectors["verify"].as_array().expect("verify");
    assert_eq!(rows.len(), 42);
    for row in rows {
        let (signed, change) = (case(&vectors, &row["case"]), &row["change"]);
        let now = change["now"].as_i64().unwrap_or_else(|| seconds(&signed));
        let mut settings = json!({
            "webhook_secret": change.get("secrets").unwrap_or(&signed["secret"]),
            // No option takes zero, and there is always a limit to the past.
            "tolerance": change["past"].as_f64().map_or(YEAR as f64, |past| past.max(0.5)),
        });
        if let Some(future) = change["future"].as_f64() {
            settings["future_tolerance"] = json!(future.max(0.5));
        }
        let ancient = change.get("past").is_none() && now.saturating_sub(seconds(&signed)) > YEAR;
        let named = row["receiver"].as_str().unwrap_or_else(|| text(row, "expect"));
        let expected = if ancient { "too_old" } else { named };
        let body = change["body"].as_str().unwrap_or_else(|| text(&signed, "body"));
        match verdict(&settings, &altered(&signed, change), body, now) {
            Ok(found) => assert_eq!(found, expected, "{row}"),
            Err(error) => assert_eq!((error.kind(), expected), (ErrorKind::Config, "no_secret"), "{row}: {error}"),
        }
    }
}

/// The header that a change makes.
fn altered(signed: &Value, change: &Value) -> String {
    if let Some(header) = change["header"].as_str() {
        return header.to_owned();
    }
    let mut digits: Vec<char> = text(signed, "signature_hex").chars().collect();
    if let Some(bit) = change["flip_signature_bit"].as_u64() {
        let (place, mask) = (usize::try_from(bit / 4).expect("a place"), 8 >> (bit % 4));
        let flipped = digits[place].to_digit(16).expect("a digit") ^ mask;
        digits[place] = char::from_digit(flipped, 16).expect("a digit");
    }
    let timestamp = change["timestamp"].as_str().unwrap_or_else(|| text(signed, "timestamp"));
    format!("t={timestamp},v1={}", digits.iter().collect::<String>())
}

#[test]
fn a_tolerance_below_a_second_is_not_cut_off() {
    let (secret, body) = ("whsec_test", br#"{"id":"evt_1"}"#);
    let settings = json!({ "webhook_secret": secret, "tolerance": 1.5, "future_tolerance": 0.5 });
    let receiver = dynamic::receiver("stripe", settings.to_string().as_bytes()).expect("a receiver");
    let sent = 1_700_000_000_000;
    let signed = receiver.sign_test(secret, body, sent).expect("a signature");
    let headers: Vec<(&str, &[u8])> = signed.iter().map(|(name, value)| (name.as_str(), value.as_bytes())).collect();
    let said = |age: i64| {
        receiver.verify(&headers, body, sent + age).err().and_then(|error| error.reason().map(str::to_owned))
    };
    assert_eq!([0, 1500, -500].map(said), [None, None, None]);
    assert_eq!([1501, -501].map(said), [Some("too_old".to_owned()), Some("too_new".to_owned())]);
}
