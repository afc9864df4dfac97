//! How much memory a document takes on its way to the provider: what is alive at once, and what is copied.

use clients::counting::{Counting, count};
use clients::{Failure, runtime};
use driving::{say, text, told};
use rebuttal::Bytes;
use rebuttal::alipay::Client;

/// The largest document that the provider takes.
const PAYLOAD: usize = 750_000;

#[global_allocator]
static COUNTING: Counting = Counting;

fn main() -> Result<(), Failure> {
    let told = told()?;
    let client = Client::builder()
        .gateway(text(&told, "/url")?)
        .allow_http(true)
        .client_id(text(&told, "/alipay/client_id")?)
        .private_key(text(&told, "/alipay/merchant_private_key")?)
        .alipay_public_key(text(&told, "/alipay/alipay_public_key")?)
        .build()?;
    let document = |size: usize| {
        let mut bytes = b"%PDF-1.7\n".to_vec();
        bytes.resize(size, 7);
        bytes.shrink_to_fit();
        Bytes::from(bytes)
    };
    let runtime = runtime()?;
    let supply = |document| runtime.block_on(client.supply_defense_document("202601010000000001", document).send());
    // The connection, and what is made once.
    supply(document(1000))?;
    let payload = document(PAYLOAD);
    // A good part of the document.
    let (answer, counted) = count(PAYLOAD / 8, || supply(payload));
    if answer?.result.result_code != "SUCCESS" {
        return Err("it was not taken".into());
    }
    // The caller holds the document before.
    let peak = counted.peak + PAYLOAD;
    Ok(say(&serde_json::json!({"payload": PAYLOAD, "peak": peak, "large": counted.large}))?)
}
