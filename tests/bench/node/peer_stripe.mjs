// Stripe's SDK for Node, as published. Its client keeps connections open by itself.

import { DISPUTE, DUE_BY, SECRET, TOLD, check, dueBy, fixture, inFlight, load, repeat, slowest } from './driving.mjs';

const Stripe = load('stripe');

export function client() {
  const { hostname: host, port, protocol } = new URL(TOLD.url);
  // Documented: nothing is measured and sent along.
  return new Stripe('sk_test_bench', { host, port: Number(port), protocol: protocol.slice(0, -1), telemetry: false });
}

function retrieve(width, of) {
  const stripe = client();
  return inFlight(width, async () => check((await stripe.disputes.retrieve(DISPUTE)).evidence_details.due_by, DUE_BY), of);
}

export const works = {
  event() {
    const stripe = client();
    const body = fixture('event.json');
    return (seconds) => {
      const header = stripe.webhooks.generateTestHeaderString({ payload: body.toString(), secret: SECRET });
      const once = () => check(stripe.webhooks.constructEvent(body, header, SECRET).data.object.evidence_details.due_by, DUE_BY);
      return repeat(once)(seconds);
    };
  },

  retrieve: () => retrieve(1),
  'retrieve-64': () => retrieve(64),
  'retrieve-p99': () => retrieve(64, slowest),

  list() {
    const stripe = client();
    return inFlight(1, async () => check(dueBy((await stripe.disputes.list({ limit: 100 })).data), 100 * DUE_BY), (calls) => 100 * calls.length);
  },
};
