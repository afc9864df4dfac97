// The package `rebuttal`, as it is installed from its tarball.

import { DISPUTE, DUE_BY, SECRET, TOLD, check, dueBy, fixture, inFlight, load, repeat, serve, slowest } from './driving.mjs';

const { AlipayWebhooks, StripeClient, StripeWebhooks } = load('rebuttal');
const { PrivateKey, contentToSign, signatureHeader } = load('rebuttal/alipay');

const { alipay: keys } = TOLD;
const client = () => new StripeClient({ apiKey: 'sk_test_bench', apiBase: TOLD.url, allowHttp: true });

function retrieve(width, of) {
  const stripe = client();
  return inFlight(width, async () => check((await stripe.retrieveDispute(DISPUTE)).evidence_details.due_by, DUE_BY), of);
}

await serve({
  sign() {
    const key = new PrivateKey({ key: keys.merchant_private_key });
    const { path, time } = keys.notification;
    const body = Buffer.from(keys.notification.body);
    return repeat(() => signatureHeader(key.sign(contentToSign('POST', path, keys.client_id, time, body))));
  },

  verify() {
    const { path, time, signature } = keys.notification;
    const hooks = new AlipayWebhooks({ path, clientId: keys.client_id, alipayPublicKey: keys.alipay_public_key });
    const headers = { 'client-id': keys.client_id, 'request-time': time, signature };
    const body = Buffer.from(keys.notification.body);
    return repeat(() => hooks.verify(headers, body));
  },

  event() {
    const hooks = new StripeWebhooks({ webhookSecret: SECRET });
    const body = fixture('event.json');
    return (seconds) => {
      const headers = hooks.signTestMessage(body, SECRET);
      return repeat(() => check(hooks.receive(headers, body).data.object.evidence_details.due_by, DUE_BY))(seconds);
    };
  },

  retrieve: () => retrieve(1),
  'retrieve-64': () => retrieve(64),
  'retrieve-p99': () => retrieve(64, slowest),

  list() {
    const stripe = client();
    return inFlight(1, async () => check(dueBy((await stripe.listDisputes({ limit: 100 })).data), 100 * DUE_BY), (calls) => 100 * calls.length);
  },
});
