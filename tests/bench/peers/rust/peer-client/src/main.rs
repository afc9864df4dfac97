//! async-stripe, as its documentation sets it up: one client for all calls.

use std::error::Error;
use std::rc::Rc;
use std::time::Instant;

use driving::{serve, text, told};
use stripe::ClientBuilder;
use stripe_core::dispute::RetrieveDispute;

const WIDTH: usize = 64;

fn main() -> Result<(), Box<dyn Error>> {
    let told = told()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    // The address of the responder, by the setting that is documented for it.
    let client = ClientBuilder::new("sk_test_bench").url(format!("{}/", text(&told, "/url")?));
    let client = Rc::new(runtime.block_on(async { client.build() })?);
    serve(|time| {
        let end = Instant::now() + time;
        let local = tokio::task::LocalSet::new();
        let lanes: Vec<_> = (0..WIDTH)
            .map(|_| {
                let client = client.clone();
                local.spawn_local(async move {
                    let mut answered = 0;
                    while Instant::now() < end {
                        let call = RetrieveDispute::new("du_1BENCH000000000000000001");
                        let dispute = call.send(&*client).await.map_err(|error| error.to_string())?;
                        if dispute.evidence_details.due_by != Some(1_768_953_600) {
                            return Err("not the dispute that was asked for".to_owned());
                        }
                        answered += 1;
                    }
                    Ok(answered)
                })
            })
            .collect();
        runtime.block_on(local.run_until(async {
            let mut answered = 0;
            for lane in lanes {
                answered += lane.await??;
            }
            Ok(answered)
        }))
    })
}
