//! The operation `closeDispute`: the merchant accepts the loss.

use super::failure::Failure;
use super::operation::{Ask, Done, Reply};
use super::state::{Scene, Stripe};

/// Closes the dispute in the path.
pub(super) fn run(stripe: &mut Stripe, ask: &Ask<'_>, scene: &mut Scene<'_>) -> Result<Done, Failure> {
    let dispute = stripe.disputes.get(ask.account, ask.id);
    let dispute = dispute.ok_or_else(|| Failure::no_such("dispute", ask.id, "dispute"))?;
    if dispute.is_over() {
        return Err(Failure::closed());
    }
    if !dispute.is_answerable(scene.now) {
        let message = format!("This dispute cannot be closed: its status is {}.", dispute.status());
        return Err(Failure::invalid(message));
    }
    let mut closed = dispute.clone();
    let news = closed.concede();
    stripe.commit(&closed, &news, scene);
    Ok(Done { reply: Reply::Json(closed.to_json()), did: vec!["closed"], about: ask.id.to_owned() })
}
