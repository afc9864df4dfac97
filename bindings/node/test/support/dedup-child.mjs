// A consumer of notifications in a process of its own, for `dedup-crash.test.mjs`, which kills it. REBUTTAL_DEDUP_TASK has
// its task.

import { appendFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

import { FileStore } from './file-store.mjs';
import { rebuttal } from './package.mjs';

const { AlipayWebhooks, InProgressError, once } = rebuttal;
const task = JSON.parse(process.env.REBUTTAL_DEDUP_TASK);
const hooks = new AlipayWebhooks({ path: '/hooks/alipay', ...task.receiver });
const store = new FileStore(join(task.folder, 'claims'), task.now);

/** Waits here to be killed, if it is to stop at this step. */
async function pass(step) {
  if (task.stop !== step) return;
  console.log(step);
  await new Promise(() => {});
}

async function receive(request, response) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const message = hooks.receive(request.headers, Buffer.concat(chunks));
  try {
    const { first } = await once(store, message, async () => {
      await pass('claimed');
      appendFileSync(join(task.folder, 'effects'), 'processed\n');
    });
    await pass('committed');
    console.log(first ? 'processed' : 'a duplicate');
    response.writeHead(hooks.ack.status, hooks.ack.headers).end(hooks.ack.body);
  } catch (error) {
    if (!InProgressError.is(error)) throw error;
    console.log('in progress');
    response.writeHead(503).end();
  }
}

const server = createServer(receive);
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/hooks/alipay`));
