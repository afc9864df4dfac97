//! What `x-webhook-receiver` says of signed fields, for the passes that mark all others.

use rebuttal_schema::OwnedSignedFields;
use serde_json::Value;

/// The fields of messages that are signed, where the rest of them is not.
pub(crate) fn fields(root: &Value) -> Option<OwnedSignedFields> {
    let fields = root.pointer("/x-webhook-receiver/signature/fields")?;
    let text = |key: &str| fields.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let signed = fields.get("signed").and_then(Value::as_array).into_iter().flatten();
    Some(OwnedSignedFields {
        within: text("within"),
        signed: signed.filter_map(Value::as_str).map(str::to_owned).collect(),
        joint: text("joint"),
        escaped: fields.get("escaped") == Some(&Value::Bool(true)),
        may_hold_joint: fields.get("may-hold-joint").and_then(Value::as_str).map(str::to_owned),
        signature: text("signature"),
    })
}

/// What the description of every other field of such messages ends with.
pub(crate) const UNSIGNED: &str = "Not signed: whoever can reach the receiver may have written it.";
