//! The test that the README shows: a program's own, with the provider in the same process.

use rebuttal::alipay::Client;
use rebuttal_sandbox::Sandbox;
use rebuttal_sandbox::alipay::Op;

#[tokio::test]
async fn a_dispute_is_accepted() -> Result<(), Box<dyn std::error::Error>> {
    let sandbox = Sandbox::start().await?;
    let client = Client::builder().credentials(sandbox.alipay()).build()?;
    let dispute = sandbox.alipay().dispute().create().await;
    sandbox.faults().after(Op::AcceptDispute).cut(); // acted, and the answer lost

    let error = client.accept_dispute(&dispute.id).send().await.err().ok_or("no error")?;

    assert!(error.after_lost_attempt(), "{error:?}"); // answered before, probably by this very call
    assert_eq!(sandbox.effects(&dispute.id).len(), 1);
    Ok(())
}
