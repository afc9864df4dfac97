//! `x-ids`: where a message names itself and the dispute that it is about.

use serde_json::Value;

use super::Describe;
use crate::api::Api;
use crate::document::segment;
use crate::emit::ids::follow;

impl Describe<'_> {
    /// The pointers of a webhook, as they are written; what is there is not known yet.
    pub(super) fn message_ids(&mut self, operation: &str) -> Vec<(String, String)> {
        let mut ids = Vec::new();
        for (name, pointer) in self.entries(&format!("{operation}/x-ids")) {
            match pointer.as_str() {
                Some(pointer) => ids.push((name, pointer.to_owned())),
                None => {
                    self.refuse(&format!("{operation}/x-ids/{name}"), "No JSON pointer.", "Write one, such as /id.");
                }
            }
        }
        ids
    }

    /// Follows the pointers into the messages' types.
    pub(super) fn check_message_ids(&mut self, api: &Api) {
        for (webhook, _) in self.entries("/x-webhooks") {
            let post = format!("/x-webhooks/{}/post", segment(&webhook));
            let id = self.at(&format!("{post}/operationId")).and_then(Value::as_str);
            let messages = api.receiver.iter().flat_map(|receiver| &receiver.messages);
            let Some(message) = messages.into_iter().find(|message| Some(message.id.as_str()) == id) else { continue };
            for (name, pointer) in &message.ids {
                if follow(api, &message.ty, pointer).is_none() {
                    let problem = format!("The message has no text that may be shown at {pointer}.");
                    self.refuse(
                        &format!("{post}/x-ids/{name}"),
                        problem,
                        "Point to one of its texts, through objects only.",
                    );
                }
            }
        }
    }
}
