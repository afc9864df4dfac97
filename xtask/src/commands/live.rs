//! `cargo xtask live PROVIDER`: a program against a provider's real test mode. Nobody runs this but by its name.

use super::paths;
use super::step::Step;

/// One dispute of an account in test mode, from evidence to the decision, by the provider's example `live_…`, which says where
/// its key comes from. Live keys are refused by the program, before it sends anything.
///
/// # Errors
/// When there is no such program, or it fails.
pub fn live(provider: &str) -> Result<String, String> {
    let example = format!("live_{provider}");
    Step::cargo("building the program").args(["build", "-p", "rebuttal", "--example", &example]).run()?;
    Step::new("one dispute in test mode", paths::example(&example)).echo().run()?;
    Ok("live: the dispute was decided".to_owned())
}
