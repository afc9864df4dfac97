// The bare limits in Node: what is left when all that can be left out is left out.

import { createHmac, timingSafeEqual } from 'node:crypto';

import { DISPUTE, DUE_BY, SECRET, TOLD, check, dueBy, fixture, inFlight, load, repeat, serve, slowest } from './driving.mjs';

function retrieve(width, of) {
  const { Pool } = load('undici');
  const pool = new Pool(TOLD.url, { connections: width });
  const headers = { authorization: 'Bearer sk_test_bench' };
  return inFlight(width, async () => {
    const { statusCode, body } = await pool.request({ path: `/v1/disputes/${DISPUTE}`, method: 'GET', headers });
    check(statusCode, 200);
    check(JSON.parse(await body.text()).evidence_details.due_by, DUE_BY);
  }, of);
}

await serve({
  event() {
    const body = fixture('event.json');
    return (seconds) => {
      const moment = Math.floor(Date.now() / 1000);
      const mac = () => createHmac('sha256', SECRET).update(`${moment}.`).update(body).digest();
      const expected = mac();
      return repeat(() => {
        check(timingSafeEqual(mac(), expected), true);
        check(JSON.parse(body.toString()).data.object.evidence_details.due_by, DUE_BY);
      })(seconds);
    };
  },

  retrieve: () => retrieve(1),
  'retrieve-64': () => retrieve(64),
  'retrieve-p99': () => retrieve(64, slowest),

  list() {
    const body = fixture('disputes.json');
    return repeat(() => check(dueBy(JSON.parse(body.toString()).data), 100 * DUE_BY), 100);
  },
});
