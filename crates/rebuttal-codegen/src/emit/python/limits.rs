//! The limits of a parameter, in words.

use crate::api::{Field, Ty};
use crate::emit::limits;

/// Sentences to append to the description, with a space before each.
pub(super) fn described(field: &Field) -> String {
    let accepted = match field.ty {
        Ty::File => {
            " A path, bytes, a file object opened in binary mode, or a name with one of them; a plain `str` is refused."
        }
        _ => "",
    };
    format!("{accepted}{}", limits::words(field))
}
