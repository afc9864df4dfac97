// A provider that reads requests and never responds. It counts connections.

import { once } from 'node:events';
import { createServer } from 'node:net';

/** `until(what)` waits until that is so of `{ open, accepted, asked }`, for half a minute at most. */
export async function mute() {
  const counts = { open: 0, accepted: 0, asked: 0 };
  const sockets = new Set();
  let changed = () => {};
  const count = (name, by) => {
    counts[name] += by;
    changed();
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    count('open', 1);
    count('accepted', 1);
    socket.once('data', () => count('asked', 1)).resume();
    socket.on('error', () => {}).on('close', () => count('open', -1));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    until: (what) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(JSON.stringify(counts))), 30_000);
        changed = () => {
          if (!what(counts)) return;
          clearTimeout(late);
          changed = () => {};
          resolve();
        };
        changed();
      }),
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
