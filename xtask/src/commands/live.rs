//! `cargo xtask live`: a program against a provider's real test mode. Nobody runs this but by its name.

use super::paths;
use super::step::Step;

/// One dispute of a Stripe account in test mode, from evidence to the decision; `STRIPE_API_KEY` is its key. Live keys are
/// refused by the program, before it sends anything.
///
/// # Errors
/// When the program fails.
pub fn stripe() -> Result<String, String> {
    Step::cargo("building the program").args(["build", "-p", "rebuttal", "--example", "live"]).run()?;
    Step::new("one dispute at Stripe, in test mode", paths::example("live")).echo().run()?;
    Ok("live: the dispute was decided".to_owned())
}
