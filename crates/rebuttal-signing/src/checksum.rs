//! Checksums that providers give along with documents. They find damage, not forgery.

/// The MD5 of bytes as 32 lower-case hexadecimal digits.
#[must_use]
pub fn md5_hex(bytes: &[u8]) -> String {
    format!("{:x}", md5::compute(bytes))
}

#[cfg(test)]
mod tests {
    use super::md5_hex;

    #[test]
    fn known_answers_of_rfc_1321() {
        assert_eq!(md5_hex(b""), "d41d8cd98f00b204e9800998ecf8427e");
        assert_eq!(md5_hex(b"message digest"), "f96b697d7cb7938d525a2f31aaf161d0");
    }
}
