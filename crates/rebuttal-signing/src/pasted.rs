//! What environment variables, editors and dashboards leave around a key or secret.

use zeroize::Zeroizing;

/// Removes white space, quotes and invisible marks from both ends.
pub(crate) fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '\u{feff}' | '\u{200b}'))
}

/// Turns `\n`, `\r` and `\t` written as two characters (or more, where they were escaped twice) into white space.
pub(crate) fn real_line_breaks(text: &str) -> Zeroizing<String> {
    let mut out = Zeroizing::new(String::with_capacity(text.len()));
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        out.push_str(before);
        let letter = escape.trim_start_matches('\\');
        rest = match letter.strip_prefix(['n', 'r', 't']) {
            Some(after) => {
                out.push('\n');
                after
            }
            None => {
                out.push('\\');
                &escape[1..]
            }
        };
    }
    out.push_str(rest);
    out
}
