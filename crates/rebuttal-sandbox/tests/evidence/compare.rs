//! Row by row, what the sandbox answers against what is written.

use crate::makers::Makers;
use crate::rows::{NOW, Row, rows};
use crate::shop::Shop;
use crate::{alipay, stripe};
use chrono::{DateTime, Utc};
use serde_json::json;

const OUR_MEMORY: &str = "the limit is ours: what is larger does not fit into the memory that a picture may take";
const NOTHING_SENT: &str = "nothing can be sent of a file that cannot be read";

/// What the provider cannot see, and preflight refuses all the same.
const UNSEEN: [(&str, &str); 8] = [
    ("a file that is not there", NOTHING_SENT),
    ("a file that is not there for Alipay", NOTHING_SENT),
    ("a font that is none", "the provider gets pages, and no font"),
    ("a file for a text", "the id of a file is a text like any other"),
    ("a picture with one pixel more", OUR_MEMORY),
    ("a picture of 60000 x 60000", OUR_MEMORY),
    ("a compliance case with another fee", "the request says that a fee is agreed to, and not which"),
    ("a Word document for Alipay", "the provider takes it, and nothing here can check it or merge it with others"),
];

/// What the provider refuses, and preflight does not.
const UNMADE: [(&str, &str); 1] = [(
    "a picture with as many pixels as are decoded for Alipay",
    "the corpus has only its header, of which nobody can make the PDF that preflight expects `build` to make",
)];

/// The code of the provider for what breaks a rule; Stripe has none for most.
fn code_of(rule: &str) -> &'static str {
    match rule {
        "alipay.recourse.past" => "TIME_EXCEEDS_LIMIT",
        "stripe.file.field" => "parameter_unknown",
        "stripe.text.field" => "resource_missing",
        rule if rule.starts_with("alipay.") => "PARAM_ILLEGAL",
        rule if rule.starts_with("stripe.pages.") => "dispute_evidence_page_limit_exceeded",
        _ => "",
    }
}

/// The rules of the findings that are written as `refused`.
fn refused(row: &Row) -> Vec<&str> {
    row.findings.iter().filter_map(|line| line.strip_prefix("refused ")?.split(' ').next()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_preflight_refuses_is_refused_and_nothing_else() {
    let shop = Shop::new().await;
    let started = "2026-01-31T12:00:00Z".parse::<DateTime<Utc>>().unwrap().timestamp();
    shop.stage.post("clock/advance", &json!({"seconds": NOW - started})).await;
    let mut makers = Makers::default();
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for (number, row) in rows().iter().enumerate() {
        let answer = match row.provider.as_str() {
            "stripe" => stripe::send(&shop, row, number, &mut makers).await,
            _ => alipay::send(&shop.stage, row, number, &mut makers).await,
        };
        let rules = refused(row);
        let listed = |list: &[(&str, &str)]| list.iter().any(|(name, _)| *name == row.name);
        let agrees = match &answer {
            None => rules.is_empty() != listed(&UNSEEN),
            Some(code) if rules.is_empty() => listed(&UNMADE) && !code.is_empty(),
            Some(code) => !listed(&UNSEEN) && rules.iter().any(|rule| code_of(rule) == code),
        };
        if !agrees {
            wrong.push(format!("{}: written as refused {rules:?}, and the sandbox answered {answer:?}", row.name));
        }
        seen += usize::from(answer.is_some());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(seen > 30, "{seen}");
}
