//! Makes one attempt, and runs the lanes of first attempts.

use std::sync::Arc;

use http::Uri;

use super::post_over_http::post;
use super::{Attempt, Delivery, Provider};
use crate::clock::real_time;
use crate::state::Shared;
use crate::{alipay, stripe};

/// Starts making the first attempts of one lane.
pub(crate) fn start_lane(shared: &Arc<Shared>, lane: String) {
    let own = Arc::clone(shared);
    shared.spawn(async move { run_lane(&own, &lane).await });
}

/// Makes them in order, until none waits.
async fn run_lane(shared: &Arc<Shared>, lane: &str) {
    while let Some(number) = shared.change(|state| state.outbox.next_in_lane(lane)) {
        attempt(shared, number).await;
    }
    shared.lanes.send_modify(|running| *running -= 1);
}

/// Delivers a notification once, at the sandbox's present time, and writes down what came of it.
pub(super) async fn attempt(shared: &Arc<Shared>, number: u64) {
    let task = shared.change(|state| {
        let delivery = state.outbox.delivery(number)?;
        let webhook = match delivery.provider {
            Provider::Alipay => &state.alipay.webhook,
            Provider::Stripe => &state.stripe.webhook.url,
        };
        let url = delivery.url.clone().or_else(|| webhook.clone());
        Some((delivery, url, state.clock.now()))
    });
    let Some((delivery, url, at)) = task else { return };
    let (outcome, acknowledged) = match &url {
        None => (Err("no webhook is set".to_owned()), false),
        Some(url) => match deliver(shared, &delivery, url).await {
            Ok((status, acknowledged)) => (Ok(status), acknowledged),
            Err(error) => (Err(error), false),
        },
    };
    let url = url.map(|url| url.to_string());
    shared.change(|state| state.outbox.record(number, Attempt { at, url, outcome, acknowledged }));
}

/// Signs at the real time, wherever the sandbox's clock stands: receivers compare it with theirs.
async fn deliver(shared: &Shared, delivery: &Delivery, url: &Uri) -> Result<(u16, bool), String> {
    let at = delivery.signed_at.unwrap_or_else(real_time);
    let target = url.path_and_query().map_or("/", http::uri::PathAndQuery::as_str);
    let headers = match delivery.provider {
        Provider::Alipay => alipay::delivery_headers(&shared.alipay, target, &delivery.body, at, delivery.sign)
            .map_err(|error| error.to_string()),
        Provider::Stripe => stripe::delivery_headers(&shared.stripe, &delivery.body, at, delivery.sign),
    };
    let (status, body) = post(url, headers?, delivery.body.clone(), shared.delivery_limits).await?;
    let acknowledged = match delivery.provider {
        Provider::Alipay => alipay::acknowledges(status, &body),
        Provider::Stripe => stripe::acknowledges(status),
    };
    Ok((status.as_u16(), acknowledged))
}
