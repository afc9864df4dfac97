//! Which function carries out which operation.

use super::failure::Failure;
use super::operation::{Ask, Done, Operation, Reply};
use super::state::{Scene, Stripe};
use super::{close_dispute, create_file, download_file, update_dispute};

/// Carries an operation out with parameters that the description has no objection to.
pub(super) fn run(
    operation: Operation,
    stripe: &mut Stripe,
    ask: &Ask<'_>,
    scene: &mut Scene<'_>,
) -> Result<Done, Failure> {
    match operation {
        Operation::ListDisputes => stripe.list_disputes(ask),
        Operation::RetrieveDispute => {
            let dispute = stripe.disputes.get(ask.account, ask.id);
            let dispute = dispute.ok_or_else(|| Failure::no_such("dispute", ask.id, "dispute"))?;
            Ok(Done::read(Reply::Json(dispute.to_json())))
        }
        Operation::UpdateDispute => update_dispute::run(stripe, ask, scene),
        Operation::CloseDispute => close_dispute::run(stripe, ask, scene),
        Operation::CreateFile => create_file::run(stripe, ask, scene),
        Operation::ListFiles => stripe.list_files(ask),
        Operation::RetrieveFile => {
            let file = stripe.files.get(ask.account, ask.id);
            let file = file.ok_or_else(|| Failure::no_such("file upload", ask.id, "file"))?;
            Ok(Done::read(Reply::Json(file.object.clone())))
        }
        Operation::DownloadFile => download_file::run(stripe, ask, scene),
        Operation::ListEvents => stripe.list_events(ask, scene),
        Operation::RetrieveEvent => stripe.retrieve_event(ask, scene),
        Operation::RetrieveThinEvent => stripe.retrieve_thin_event(ask, scene),
    }
}
