//! What a parameter may hold, in words.

use crate::api::{Field, Ty};
use crate::emit::limits;

/// Sentences to stand behind the description, with a blank before each.
pub(super) fn told(field: &Field) -> String {
    let taken = match field.ty {
        Ty::File => {
            " A path, bytes, a file object opened in binary mode, or a name with one of them; a plain `str` is refused."
        }
        _ => "",
    };
    format!("{taken}{}", limits::words(field))
}
