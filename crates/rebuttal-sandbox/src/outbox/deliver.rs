//! Makes one attempt, and runs the lanes of first attempts.

use std::sync::Arc;

use http::Uri;

use super::post_over_http::post;
use super::{Attempt, Provider, Wanted};
use crate::clock::real_time;
use crate::world::Shared;
use crate::{alipay, stripe};

/// Starts making the first attempts of one lane.
pub(crate) fn start_lane(shared: &Arc<Shared>, lane: String) {
    let own = Arc::clone(shared);
    shared.spawn(async move { run_lane(&own, &lane).await });
}

/// Makes them in order, until none waits.
async fn run_lane(shared: &Arc<Shared>, lane: &str) {
    while let Some(number) = shared.change(|world| world.outbox.next_in_lane(lane)) {
        attempt(shared, number).await;
    }
    shared.lanes.send_modify(|running| *running -= 1);
}

/// Delivers a notification once, at the sandbox's present time, and writes down what came of it.
pub(super) async fn attempt(shared: &Arc<Shared>, number: u64) {
    let task = shared.change(|world| {
        let wanted = world.outbox.wanted(number)?;
        let webhook = match wanted.provider {
            Provider::Alipay => &world.alipay.webhook,
            Provider::Stripe => &world.stripe.webhook.url,
        };
        let url = wanted.url.clone().or_else(|| webhook.clone());
        Some((wanted, url, world.clock.now()))
    });
    let Some((wanted, url, at)) = task else { return };
    let (outcome, acknowledged) = match &url {
        None => (Err("no webhook is set".to_owned()), false),
        Some(url) => match deliver(shared, &wanted, url).await {
            Ok((status, acknowledged)) => (Ok(status), acknowledged),
            Err(error) => (Err(error), false),
        },
    };
    let url = url.map(|url| url.to_string());
    shared.change(|world| world.outbox.record(number, Attempt { at, url, outcome, acknowledged }));
}

/// Signs at the real time, wherever the sandbox's clock stands: receivers compare it with theirs.
async fn deliver(shared: &Shared, wanted: &Wanted, url: &Uri) -> Result<(u16, bool), String> {
    let at = wanted.signed_at.unwrap_or_else(real_time);
    let target = url.path_and_query().map_or("/", http::uri::PathAndQuery::as_str);
    let headers = match wanted.provider {
        Provider::Alipay => alipay::delivery_headers(&shared.alipay, target, &wanted.body, at, wanted.sign)
            .map_err(|error| error.to_string()),
        Provider::Stripe => stripe::delivery_headers(&shared.stripe, &wanted.body, at, wanted.sign),
    };
    let (status, body) = post(url, headers?, wanted.body.clone(), shared.delivery).await?;
    let acknowledged = match wanted.provider {
        Provider::Alipay => alipay::acknowledges(status, &body),
        Provider::Stripe => stripe::acknowledges(status),
    };
    Ok((status.as_u16(), acknowledged))
}
