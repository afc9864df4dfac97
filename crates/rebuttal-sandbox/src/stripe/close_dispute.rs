//! The operation `closeDispute`: the merchant accepts the loss.

use super::failure::Failure;
use super::operation::{Effect, Request, Response};
use super::state::{ChangeContext, Stripe};

/// Closes the dispute in the path.
pub(super) fn run(
    stripe: &mut Stripe,
    request: &Request<'_>,
    context: &mut ChangeContext<'_>,
) -> Result<Effect, Failure> {
    let dispute = stripe.disputes.get(request.account, request.id);
    let dispute = dispute.ok_or_else(|| Failure::no_such("dispute", request.id, "dispute"))?;
    if dispute.is_over() {
        return Err(Failure::closed());
    }
    if !dispute.is_answerable(context.now) {
        let message = format!("This dispute cannot be closed: its status is {}.", dispute.status());
        return Err(Failure::invalid(message));
    }
    let mut closed = dispute.clone();
    let news = closed.concede();
    stripe.commit(&closed, &news, context);
    Ok(Effect { response: Response::Json(closed.to_json()), did: vec!["closed"], about: request.id.to_owned() })
}
