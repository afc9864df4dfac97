//! The names in a multipart body: those of its parts, and those of its files.

use crate::request::attachment::Source;
use rebuttal_schema::FileKind;

/// What the caller calls a file, or its path does; perhaps nothing.
pub(super) fn given(name: Option<String>, source: &Source) -> String {
    match (name, source) {
        (Some(name), _) => name,
        (None, Source::Path(path)) => path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        (None, _) => String::new(),
    }
}

/// The name that is sent: never a folder, and a name by the kind where none is left.
pub(super) fn sent(given: &str, kind: Option<FileKind>) -> String {
    // Both separators count on every system: the provider may show the name on another one.
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = last.chars().map(|c| if is_control(c) { '_' } else { c }).collect();
    let name = name.trim();
    if name.chars().all(|c| c == '.') {
        return format!("file.{}", kind.map_or("bin", FileKind::extension));
    }
    name.to_owned()
}

/// Whether a character ends a line, steers a terminal, or turns text around so that a name reads as another.
fn is_control(c: char) -> bool {
    let turns = matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') || turns
}

/// A name between quotation marks, as browsers write it.
pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Attachment;

    fn of(Attachment { source, name }: Attachment, kind: Option<FileKind>) -> String {
        sent(&given(name, &source), kind)
    }

    #[test]
    fn a_file_is_called_what_the_caller_says_without_folders() {
        let expected = [
            ("receipt.pdf", "receipt.pdf"),
            ("/home/somebody/receipt.pdf", "receipt.pdf"),
            ("C:\\Users\\somebody\\receipt.pdf", "receipt.pdf"),
            ("../../etc/passwd", "passwd"),
            (" 收据 é.pdf ", "收据 é.pdf"),
            ("a\"b.pdf", "a\"b.pdf"),
            ("a\r\nContent-Type: text/html\r\n\r\nb.pdf", "html____b.pdf"),
            ("a\0b\u{1b}[2J\u{2028}c\u{202e}fdp.exe", "a_b_[2J_c_fdp.exe"),
            (".pdf", ".pdf"),
        ];
        for (given, sent) in expected {
            assert_eq!(of(Attachment::from(Vec::new()).named(given), Some(FileKind::Pdf)), sent);
        }
    }

    #[test]
    fn a_file_without_a_usable_name_is_called_by_its_kind() {
        for given in ["", "  ", ".", "..", "a/", "a\\", "a/.."] {
            for (kind, sent) in
                [(Some(FileKind::Pdf), "file.pdf"), (Some(FileKind::Jpeg), "file.jpg"), (None, "file.bin")]
            {
                assert_eq!(of(Attachment::from(Vec::new()).named(given), kind), sent, "{given:?}");
            }
        }
        assert_eq!(of(Attachment::from(Vec::new()), Some(FileKind::Png)), "file.png");
    }

    #[test]
    fn a_path_gives_its_last_part_and_a_name_goes_before_it() {
        assert_eq!(of(Attachment::path("/home/somebody/a.png"), None), "a.png");
        assert_eq!(of(Attachment::path("/home/somebody/a.png").named("b.png"), None), "b.png");
        assert_eq!(of(Attachment::path("/"), None), "file.bin");
    }

    #[test]
    fn a_quoted_name_stays_between_its_quotation_marks() {
        assert_eq!(quoted("a\"; filename=\"b\r\nc"), "\"a%22; filename=%22b%0D%0Ac\"");
        assert_eq!(quoted("100% \\ 收据"), "\"100% \\ 收据\"");
    }
}
