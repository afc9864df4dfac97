// A worker in a process of its own, for `stores.test.mjs`: several tasks that process the same messages. Its only argument
// has its task, as JSON.

import { appendFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';

import { rebuttal } from './package.mjs';
import { open } from './store-drivers.mjs';

const task = JSON.parse(process.argv[2]);
const { InProgressError, once } = rebuttal;
let passed = 0;

/** Dies here without a word, if it has passed often enough. */
function pass(step) {
  if (task.die === step && (passed += 1) > task.passes) process.kill(process.pid, 'SIGKILL');
}

const database = await open(task.driver, task.where);
const store = database.store();

/** Whether the message needs no more. */
async function handle(key) {
  if (task.way === 'onceIn') {
    await database.onceIn(key, 'INSERT INTO effects VALUES (?)', { values: [key], pass });
  } else {
    try {
      await once(store, key, async () => {
        pass('claimed');
        appendFileSync(task.effects, `${key}\n`);
        await setImmediate(); // the others come between
        pass('worked');
      });
    } catch (error) {
      if (!InProgressError.is(error)) throw error;
      await setImmediate();
      return task.single;
    }
  }
  pass('committed');
  return true;
}

async function work(worker) {
  let left = Array.from({ length: task.messages }, (_, number) => `message ${(number + worker * 37) % task.messages}`);
  while (left.length > 0) {
    const failed = [];
    for (const key of left) if (!(await handle(key))) failed.push(key);
    left = failed;
  }
}

await Promise.all(Array.from({ length: task.tasks }, (_, worker) => work(worker)));
await database.close();
