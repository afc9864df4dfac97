//! Which function carries out which operation.

use super::failure::Failure;
use super::operation::{Effect, Operation, Request, Response};
use super::state::{ChangeContext, Stripe};
use super::{close_dispute, create_file, download_file, update_dispute};

/// Carries an operation out with parameters that the description has no objection to.
pub(super) fn run(
    operation: Operation,
    stripe: &mut Stripe,
    request: &Request<'_>,
    context: &mut ChangeContext<'_>,
) -> Result<Effect, Failure> {
    match operation {
        Operation::ListDisputes => stripe.list_disputes(request),
        Operation::RetrieveDispute => {
            let dispute = stripe.disputes.get(request.account, request.id);
            let dispute = dispute.ok_or_else(|| Failure::no_such("dispute", request.id, "dispute"))?;
            Ok(Effect::read(Response::Json(dispute.to_json())))
        }
        Operation::UpdateDispute => update_dispute::run(stripe, request, context),
        Operation::CloseDispute => close_dispute::run(stripe, request, context),
        Operation::CreateFile => create_file::run(stripe, request, context),
        Operation::ListFiles => stripe.list_files(request),
        Operation::RetrieveFile => {
            let file = stripe.files.get(request.account, request.id);
            let file = file.ok_or_else(|| Failure::no_such("file upload", request.id, "file"))?;
            Ok(Effect::read(Response::Json(file.object.clone())))
        }
        Operation::DownloadFile => download_file::run(stripe, request, context),
        Operation::ListEvents => stripe.list_events(request, context),
        Operation::RetrieveEvent => stripe.retrieve_event(request, context),
        Operation::RetrieveThinEvent => stripe.retrieve_thin_event(request, context),
    }
}
