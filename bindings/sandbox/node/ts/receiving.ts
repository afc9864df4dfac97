/** Deliveries to a function of the test: a small server on this machine that hands them over. */

import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** As frameworks with web standards have it: a Next.js route, for example. */
export type Handler = (request: Request) => Response | Promise<Response>;

/** Hands deliveries to a function until it is stopped. */
export class Receiving {
  readonly #server: Server;
  readonly #unregister: () => Promise<void>;
  readonly #errors: unknown[];

  /** @internal */
  constructor(server: Server, unregister: () => Promise<void>, errors: unknown[]) {
    this.#server = server;
    this.#unregister = unregister;
    this.#errors = errors;
  }

  /** Deliveries go nowhere any more. Throws what the function threw first, if it did. */
  async stop(): Promise<void> {
    await this.#unregister();
    this.#server.close();
    this.#server.closeAllConnections();
    if (this.#errors.length > 0) throw this.#errors.splice(0)[0];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }
}

export async function receive(
  handler: Handler,
  register: (url: string | null) => Promise<void>,
  path = '/',
): Promise<Receiving> {
  const errors: unknown[] = [];
  const server = createServer(async (incoming, outgoing) => {
    try {
      const answer = await handler(await requestFrom(incoming));
      const body = new Uint8Array(await answer.arrayBuffer());
      outgoing.writeHead(answer.status, Object.fromEntries(answer.headers)).end(body);
    } catch (error) {
      errors.push(error);
      outgoing.writeHead(500).end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  server.unref();
  await register(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
  return new Receiving(server, () => register(null), errors);
}

async function requestFrom(incoming: IncomingMessage): Promise<Request> {
  const pieces: Buffer[] = [];
  for await (const piece of incoming) pieces.push(piece as Buffer);
  const headers = new Headers();
  for (let at = 0; at < incoming.rawHeaders.length; at += 2) {
    headers.append(incoming.rawHeaders[at] ?? '', incoming.rawHeaders[at + 1] ?? '');
  }
  const url = `http://${incoming.headers.host}${incoming.url}`;
  return new Request(url, { method: incoming.method ?? 'POST', headers, body: Buffer.concat(pieces) });
}

/** How a delivery that a test orders is signed. */
export interface NotifyOptions {
  readonly sign?: boolean | 'broken' | 'other_key';
  readonly signedAt?: Date;
}

export function notification(body: unknown, { sign = true, signedAt }: NotifyOptions): { [name: string]: unknown } {
  return { body, sign, ...(signedAt && { signed_at: signedAt.toISOString() }) };
}
