/** Requests to the sandbox's control interface: JSON over HTTP. */

import type { Fields } from './records.js';

/** The sandbox cannot do what a test asked for, or cannot be started. */
export class SandboxError extends Error {
  override readonly name = 'SandboxError';
  /** The HTTP status of its answer. */
  readonly status: number | undefined;
  /** The field that is wrong, if it is one. */
  readonly field: string | undefined;

  constructor(message: string, options: ErrorOptions & { status?: number; field?: string | null } = {}) {
    super(message, options);
    this.status = options.status;
    this.field = options.field ?? undefined;
  }
}

export class Control {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /** One request; a refusal is thrown as a `SandboxError`. */
  async call(method: string, path: string, body?: Fields): Promise<Fields> {
    const init: RequestInit = { method, headers: { 'content-type': 'application/json' } };
    if (body !== undefined) init.body = JSON.stringify(body);
    let response: Response;
    let text: string;
    try {
      response = await fetch(`${this.#url}/${path.split('/').map(encodeURIComponent).join('/')}`, init);
      text = await response.text();
    } catch (cause) {
      throw new SandboxError(`${method} ${path}: the sandbox does not answer`, { cause });
    }
    const answer = JSON.parse(text) as Fields;
    if (response.ok) return answer;
    const { message, field } = answer['error'] as { message: string; field: string | null };
    throw new SandboxError(`${method} ${path}: ${message}`, { status: response.status, field });
  }

  get = (path: string): Promise<Fields> => this.call('GET', path);
  post = (path: string, body: Fields = {}): Promise<Fields> => this.call('POST', path, body);
  put = (path: string, body: Fields): Promise<Fields> => this.call('PUT', path, body);
}
