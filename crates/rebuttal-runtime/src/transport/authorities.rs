//! Certificate authorities that a client trusts besides the bundled ones and the system's.

use std::fs;
use std::path::Path;

use reqwest::Certificate;

use crate::options::Options;
use crate::{Error, ErrorKind};

/// The variable that replaces the system's certificates. They are read with the system's; here it is only checked, because
/// a file that is not there would show as a connection that fails.
const SYSTEM: &str = "SSL_CERT_FILE";

/// Those of the options `ca_file` and `ca_pem`, and of the file that the environment variable `extra` names, where the
/// host's language has one.
///
/// # Errors
/// `ErrorKind::Config` that names the option or variable, and the file.
pub(crate) fn read(options: &Options, extra: Option<&str>) -> Result<Vec<Certificate>, Error> {
    let mut found = Vec::new();
    if let Some(path) = options.optional_text("ca_file") {
        let named = |problem: String| refusal(&format!("the option `ca_file` {problem}"), Some("ca_file"));
        found.extend(file(Path::new(path)).map_err(named)?);
    }
    if let Some(text) = options.optional_text("ca_pem") {
        found.extend(pem(text.as_bytes()).ok_or_else(|| {
            let cure = "give the text of one or more certificates in PEM form, or the path of a file as `ca_file`";
            refusal(&format!("the option `ca_pem` holds no certificate; {cure}"), Some("ca_pem"))
        })?);
    }
    for variable in extra.into_iter().chain([SYSTEM]) {
        let Some(path) = std::env::var_os(variable).filter(|path| !path.is_empty()) else { continue };
        let named = |problem: String| refusal(&format!("the environment variable {variable} {problem}"), None);
        let read = file(Path::new(&path)).map_err(named)?;
        if variable != SYSTEM {
            found.extend(read);
        }
    }
    Ok(found)
}

fn file(path: &Path) -> Result<Vec<Certificate>, String> {
    let shown = path.display();
    let content = match fs::metadata(path) {
        // What is a pipe or device might never end.
        Ok(found) if !found.is_file() => return Err(format!("names {shown}, which is not a regular file")),
        Ok(_) => fs::read(path),
        Err(error) => Err(error),
    };
    let content = content.map_err(|error| format!("names {shown}, which cannot be read: {error}"))?;
    let cure = "; `openssl x509 -inform der -in FILE` converts one that is binary";
    pem(&content).ok_or_else(|| format!("names {shown}, which holds no certificate in PEM form{cure}"))
}

/// None if there is none, or one that cannot be read.
fn pem(content: &[u8]) -> Option<Vec<Certificate>> {
    let found = Certificate::from_pem_bundle(content).ok()?;
    (!found.is_empty()).then_some(found)
}

fn refusal(message: &str, field: Option<&str>) -> Error {
    let error = Error::new(ErrorKind::Config, message);
    match field {
        Some(field) => error.with_field(field),
        None => error,
    }
}
