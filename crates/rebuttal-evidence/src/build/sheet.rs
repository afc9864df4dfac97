//! What all pages of texts share.

/// Twelve points are what banks ask for.
pub(super) const SIZE: f32 = 12.0;

/// The space around a text, in points.
pub(super) const MARGIN: f32 = 54.0;

/// A text with one kind of line end, and spaces for tabs.
pub(super) fn plain(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', "    ")
}
