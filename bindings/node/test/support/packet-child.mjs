// Sends a packet in a process of its own, for `packets-crash.test.mjs`. It kills itself when its call fails: the answer to its
// last request never came. REBUTTAL_PACKET_TASK has its task.

import { inside, rebuttal } from './package.mjs';
import { packet } from './packet.mjs';

const task = JSON.parse(process.env.REBUTTAL_PACKET_TASK);
const client = new rebuttal.StripeClient(task.client);
try {
  const made = packet(task.dispute);
  (await inside('packets.js').loaded(made)).format(task.format);
  await client.submitPacket(made, task.dies ? { maxAttempts: 1 } : {});
} catch (error) {
  if (!task.dies || !rebuttal.RebuttalError.is(error)) throw error;
  process.kill(process.pid, 'SIGKILL');
}
