//! The letters of PDF's standard fonts, in their encoding (WinAnsi).

/// The byte of a character, if a standard font has it.
pub(crate) fn encode(c: char) -> Option<u8> {
    /// The characters of the bytes 0x80 to 0x9F; a space where there is none.
    const OTHERS: &str = "\u{20AC} \u{201A}\u{192}\u{201E}\u{2026}\u{2020}\u{2021}\u{2C6}\u{2030}\u{160}\u{2039}\u{152} \u{17D}  \
                          \u{2018}\u{2019}\u{201C}\u{201D}\u{2022}\u{2013}\u{2014}\u{2DC}\u{2122}\u{161}\u{203A}\u{153} \u{17E}\u{178}";
    match c {
        ' '..='~' | '\u{A0}'..='\u{FF}' => u8::try_from(u32::from(c)).ok(),
        _ => OTHERS.chars().position(|other| other == c).and_then(|at| u8::try_from(0x80 + at).ok()),
    }
}
