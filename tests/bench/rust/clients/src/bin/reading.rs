//! How much memory it takes to receive a message of a megabyte and to read a list of 100 disputes.

use std::fs;

use clients::counting::{Counting, count};
use clients::{Failure, runtime};
use driving::{say, text, told, work};
use rebuttal::stripe::{self, Message};
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};

#[global_allocator]
static COUNTING: Counting = Counting;

const SECRET: &str = "whsec_bench";
const MEGABYTE: usize = 1_000_000;

fn main() -> Result<(), Failure> {
    let (body, peak) = match &*work()? {
        "message" => message()?,
        "list" => list()?,
        _ => return Err("`message` or `list`".into()),
    };
    Ok(say(&serde_json::json!({"body": body, "peak": peak}))?)
}

/// The fixture's event with a text that nobody knows. What counts is what receiving adds to the body that the caller holds.
fn message() -> Result<(usize, usize), Failure> {
    let event = fs::read_to_string(format!("{}/event.json", text(&told()?, "/fixtures")?))?;
    let mut body = event.trim_end().strip_suffix('}').ok_or("the fixture is no object")?.to_owned();
    body.push_str(", \"new\": \"");
    body.extend(std::iter::repeat_n('x', MEGABYTE.saturating_sub(body.len() + 3)));
    body.push_str("\"}");
    let receiver = stripe::Webhooks::builder().webhook_secret(SECRET).build()?;
    let mut headers = HeaderMap::new();
    for (name, value) in receiver.sign_test_message(body.as_bytes(), SECRET)? {
        headers.insert(HeaderName::try_from(name)?, HeaderValue::try_from(value)?);
    }
    let (message, counted) = count(usize::MAX, || receiver.receive(&headers, body.as_bytes()));
    if !matches!(message?, Message::DisputeCreated(_)) {
        return Err("not the message that was sent".into());
    }
    Ok((body.len(), counted.peak + body.len()))
}

/// From the call to the typed list, with the connection open.
fn list() -> Result<(usize, usize), Failure> {
    let told = told()?;
    let client =
        stripe::Client::builder().api_key("sk_test_bench").api_base(text(&told, "/url")?).allow_http(true).build()?;
    let runtime = runtime()?;
    let listed = || runtime.block_on(client.list_disputes().limit(100).send());
    listed()?;
    let (list, counted) = count(usize::MAX, listed);
    let list = list?;
    if list.data.len() != 100 {
        return Err("not the list that was asked for".into());
    }
    Ok((list.info.raw().len(), counted.peak))
}
