//! The crate, and the core without types that the packages for Python and Node are made of.

use clients::{DISPUTE, Failure, check, in_flight, runtime};
use driving::{serve, text, told, work};
use rebuttal::dynamic::{self, Request};
use rebuttal::stripe;

fn main() -> Result<(), Failure> {
    let told = told()?;
    let url = text(&told, "/url")?;
    match work()?.split_once(' ') {
        Some(("typed", width)) => typed(url, width.parse()?),
        Some(("core", width)) => core(url, width.parse()?),
        _ => Err("`typed WIDTH` or `core WIDTH`".into()),
    }
}

/// What a program in Rust does.
fn typed(url: &str, width: usize) -> Result<(), Failure> {
    let runtime = runtime()?;
    let client = stripe::Client::builder().api_key("sk_test_bench").api_base(url).allow_http(true).build()?;
    serve(|time| {
        let client = client.clone();
        runtime.block_on(in_flight(width, time, move || {
            let call = client.retrieve_dispute(DISPUTE).send();
            async move {
                let due_by = call.await?.evidence_details.as_ref().and_then(|details| details.due_by);
                check(due_by.map(|due_by| due_by.seconds()))
            }
        }))
    })
}

/// What the packages do, but for the last step into their languages.
fn core(url: &str, width: usize) -> Result<(), Failure> {
    let runtime = runtime()?;
    let options = serde_json::json!({"api_key": "sk_test_bench", "api_base": url, "allow_http": true});
    let client = dynamic::client("stripe", options.to_string().as_bytes())?;
    let operation = client.operation("retrieveDispute")?;
    let asked = serde_json::json!({"dispute": DISPUTE}).to_string().into_bytes();
    serve(|time| {
        let (client, asked) = (client.clone(), asked.clone());
        runtime.block_on(in_flight(width, time, move || {
            let request = Request { json: asked.clone(), ..Request::default() };
            let call = client.call(operation, request);
            async move {
                let answer = call.await?;
                if answer.json.len() > 1000 { Ok(()) } else { Err("not the dispute that was asked for".into()) }
            }
        }))
    })
}
