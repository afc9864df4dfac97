// Starts the sandbox that REBUTTAL_SANDBOX names, and uses its control interface.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** Starts a sandbox that ends with this process. */
export async function startSandbox() {
  const program = process.env.REBUTTAL_SANDBOX;
  if (!program) throw new Error('REBUTTAL_SANDBOX must name the sandbox; `cargo build -p rebuttal-sandbox` builds it');
  const child = spawn(program, ['--listen', '127.0.0.1:0', '--until-stdin-closes'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const [line] = await Promise.race([
    once(lines, 'line'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`the sandbox ended at once with ${code}`))),
  ]);
  return new Sandbox(child, JSON.parse(line), line);
}

class Sandbox {
  constructor(child, json, line) {
    Object.assign(this, { child, json, line });
  }

  /** A request to the control interface; `path` starts with `/_sandbox`. */
  async control(path, body, method = 'POST') {
    const init =
      body === undefined
        ? { method }
        : { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const response = await fetch(this.json.url + path, init);
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }

  get = (path) => this.control(path, undefined, 'GET');

  /** Options of a client for Alipay. */
  clientOptions() {
    const { client_id, merchant_private_key, alipay_public_key, gateway } = this.json.alipay;
    return { clientId: client_id, privateKey: merchant_private_key, alipayPublicKey: alipay_public_key, gateway };
  }

  /** Options of a client for Stripe. */
  stripeOptions() {
    const { api_key: apiKey, api_base: apiBase, files_base: filesBase } = this.json.stripe;
    return { apiKey, apiBase, filesBase };
  }

  /** The same as environment variables. */
  environment() {
    const { clientId, privateKey, alipayPublicKey, gateway } = this.clientOptions();
    return {
      ALIPAY_CLIENT_ID: clientId,
      ALIPAY_PRIVATE_KEY: privateKey,
      ALIPAY_PUBLIC_KEY: alipayPublicKey,
      ALIPAY_GATEWAY: gateway,
      ALIPAY_WEBHOOK_PATH: '/hooks/alipay',
      STRIPE_API_KEY: this.json.stripe.api_key,
      STRIPE_API_BASE: this.json.stripe.api_base,
      STRIPE_FILES_BASE: this.json.stripe.files_base,
      STRIPE_WEBHOOK_SECRET: this.json.stripe.webhook_secret,
    };
  }

  createDispute = (fields = {}) => this.control('/_sandbox/alipay/disputes', fields);

  /** A dispute at Stripe; several with `count`. */
  createStripeDispute = (fields = {}) => this.control('/_sandbox/stripe/disputes', fields);

  /** How many requests of an operation have arrived. */
  async arrived(operation) {
    const { requests } = await this.get('/_sandbox/requests');
    return requests.filter((request) => request.operation === operation || request.operations?.includes(operation))
      .length;
  }

  /** The number of all effects so far. */
  async allEffects() {
    const { effects } = await this.get('/_sandbox/effects');
    return Object.values(effects).reduce((sum, { count }) => sum + count, 0);
  }

  async stop() {
    const gone = once(this.child, 'exit');
    this.child.stdin.end();
    await gone;
  }
}
