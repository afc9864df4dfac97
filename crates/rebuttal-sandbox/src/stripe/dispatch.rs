//! Which function carries out which operation.

use super::failure::Failure;
use super::operation::{Effect, Request, Response};
use super::state::{ChangeContext, Stripe};
use super::{Op, close_dispute, create_file, download_file, update_dispute};

/// Carries an operation out with parameters that the tables have no objection to.
pub(super) fn run(
    operation: Op,
    stripe: &mut Stripe,
    request: &Request<'_>,
    context: &mut ChangeContext<'_>,
) -> Result<Effect, Failure> {
    match operation {
        Op::ListDisputes => stripe.list_disputes(request),
        Op::RetrieveDispute => {
            let dispute = stripe.disputes.get(request.account, request.id);
            let dispute = dispute.ok_or_else(|| Failure::no_such("dispute", request.id, "dispute"))?;
            Ok(Effect::read(Response::Json(dispute.to_json())))
        }
        Op::UpdateDispute | Op::StageDisputeEvidence | Op::SubmitDisputeEvidence => {
            update_dispute::run(stripe, request, context)
        }
        Op::CloseDispute => close_dispute::run(stripe, request, context),
        Op::CreateFile | Op::UploadDisputeEvidence => create_file::run(stripe, request, context),
        Op::ListFiles => stripe.list_files(request),
        Op::RetrieveFile => {
            let file = stripe.files.get(request.account, request.id);
            let file = file.ok_or_else(|| Failure::no_such("file upload", request.id, "file"))?;
            Ok(Effect::read(Response::Json(file.object.clone())))
        }
        Op::DownloadFile => download_file::run(stripe, request, context),
        Op::ListEvents => stripe.list_events(request, context),
        Op::RetrieveEvent if request.thin => stripe.retrieve_thin_event(request, context),
        Op::RetrieveEvent => stripe.retrieve_event(request, context),
    }
}
