// Providers that send exactly what a test specifies, for what the sandbox cannot send.

import { createServer } from 'node:net';

/** A whole answer. */
export function answer(status, body, ...headers) {
  return [`HTTP/1.1 ${status}`, ...headers, `content-length: ${Buffer.byteLength(body)}`, '', body].join('\r\n');
}

export const dispute = (id = 'du_1') => ({
  id,
  object: 'dispute',
  amount: 1,
  balance_transactions: [],
  charge: 'ch_1',
  created: 1,
  currency: 'usd',
  enhanced_eligibility_types: [],
  evidence: { enhanced_evidence: {} },
  evidence_details: { due_by: null, has_evidence: false, past_due: false, submission_count: 0 },
  is_charge_refundable: false,
  livemode: false,
  metadata: {},
  payment_intent: null,
  reason: 'general',
  status: 'needs_response',
});

export const good = (id) => answer('200 OK', JSON.stringify(dispute(id)));

export const page = (id, has_more) =>
  answer('200 OK', JSON.stringify({ object: 'list', url: '/v1/disputes', has_more, data: [dispute(id)] }));

/** Responds to request `n` with the result of `give(n, head)`; without a result it never responds. */
export async function wire(give) {
  const open = new Set();
  const provider = { requests: 0, open };
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket)).on('error', () => {});
    let seen = '';
    socket.on('data', (data) => {
      seen += data.toString('latin1');
      const end = seen.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/content-length: (\d+)/i.exec(seen)?.[1] ?? 0);
      if (seen.length < end + 4 + length) return;
      const head = seen.slice(0, end);
      seen = '';
      const found = give(provider.requests++, head);
      if (found === undefined) return;
      if (/content-length:/i.test(found)) socket.write(found);
      else socket.end(found);
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  provider.url = `http://127.0.0.1:${server.address().port}`;
  provider.options = (more = {}) => ({ apiKey: 'sk_test_1', apiBase: provider.url, filesBase: provider.url, ...more });
  provider.stop = () => {
    for (const socket of open) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  };
  return provider;
}

/** Waits for something to become so. */
export async function until(is, within = 10_000) {
  const end = Date.now() + within;
  while (!(await is())) {
    if (Date.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}
