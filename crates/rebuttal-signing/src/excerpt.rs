//! What errors show of a stranger's header.

/// The first 60 characters.
pub(crate) fn excerpt(text: &str) -> String {
    let mut capped: String = text.chars().take(60).collect();
    if capped.len() < text.len() {
        capped.push('…');
    }
    capped
}
