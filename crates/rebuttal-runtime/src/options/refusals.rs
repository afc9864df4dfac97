//! Options that are missing, or that there are not, and what to write instead.

use rebuttal_schema::OptionSpec;

use crate::options::style::Style;
use crate::{Error, ErrorKind};

/// The option that may be given in place of this one.
pub(super) fn replacement(specs: &'static [OptionSpec], spec: &OptionSpec) -> Option<&'static OptionSpec> {
    specs.iter().find(|other| other.instead_of == Some(spec.name))
}

/// The error for a required option that is missing; `variable` is the one that was looked for.
pub(super) fn required(specs: &'static [OptionSpec], spec: &OptionSpec, variable: Option<&str>) -> Error {
    let other = replacement(specs, spec).map(|other| format!(", or `{}` in its place", other.name)).unwrap_or_default();
    let cure = match variable {
        Some(variable) => format!(": set {variable}, or give it{other}"),
        None => other,
    };
    refusal(spec.name, &format!("is required{cure}"))
}

/// The error for an option that there is not, by the name that the caller wrote.
pub(super) fn unknown(specs: &'static [OptionSpec], name: &str, style: Style) -> Error {
    let squeezed = |name: &str| name.replace('_', "").to_ascii_lowercase();
    let cure = match specs.iter().find(|spec| squeezed(spec.name) == squeezed(name)) {
        Some(meant) => format!("write `{}`", style.name(meant.name)),
        None => {
            let known: Vec<_> = specs.iter().map(|spec| style.name(spec.name)).collect();
            format!("there are {}", known.join(", "))
        }
    };
    // Its names are as the caller writes them already.
    refusal(name, &format!("is not an option; {cure}")).with_names(|_| None)
}

/// The error for an option.
pub fn refusal(name: &str, problem: &str) -> Error {
    Error::new(ErrorKind::Config, format!("the option `{name}` {problem}")).with_field(name)
}
