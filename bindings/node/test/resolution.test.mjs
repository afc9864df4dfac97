// A TypeScript program with every module resolution, by the current compiler and by the last one with the old resolution.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { binding } from './support/package.mjs';
import { Project } from './support/project.mjs';

const PROGRAM = `
import { StripeClient, StripeWebhooks, AlipayWebhooks } from 'rebuttal';
import { merchantWon, isDisputeEvent } from 'rebuttal/stripe';
import type { Dispute, DisputeStatus, StripeMessage, Event } from 'rebuttal/stripe';
import type { AlipayMessage } from 'rebuttal/alipay';

export function due(event: StripeMessage): number | null | undefined {
  switch (event.type) {
    case 'charge.dispute.created':
    case 'charge.dispute.updated': {
      const dispute: Dispute = event.data.object;
      return dispute.evidence_details?.due_by;
    }
    case 'charge.dispute.closed':
      return merchantWon(event.data.object) ? 1 : 0;
    case 'v1.charge.dispute.created': {
      const id: string = event.related_object.id;
      return id.length;
    }
    default: {
      // Of every other type, newer ones too: it is text.
      const type: string | undefined = event.type;
      return type?.length;
    }
  }
}

export function created(event: StripeMessage): string | undefined {
  if (event.type === 'charge.dispute.created') return event.data.object.id;
  if (isDisputeEvent(event)) return event.data.object.status;
  return event.id;
}

// An event that a program makes, such as a test, has the same type as others.
export const own: Event = { id: 'evt_1', object: 'event', created: 1, livemode: false, type: 'customer.created', data: { object: {} } };

export function result(status: DisputeStatus): number {
  switch (status) {
    case 'won': return 1;
    case 'lost': return -1;
    default: return status.length;
  }
}

export function kind(message: AlipayMessage): string | undefined {
  return message.disputeId;
}

export class Client extends StripeClient {
  hello(): string {
    return 'hello';
  }
}
export class Hooks extends StripeWebhooks {}
export function subclasses(): string {
  const hooks: Hooks = Hooks.fromEnv({ webhookSecret: 'whsec_1' });
  void [hooks, AlipayWebhooks];
  return Client.fromEnv({ apiKey: 'sk_test_1' }).hello();
}
console.log(subclasses(), result('won'));
`;

const compilers = { today: 'typescript', 'TypeScript 5': 'typescript-5' };
const ways = [
  ['today', 'nodenext', 'nodenext', 'commonjs'],
  ['today', 'nodenext', 'nodenext', 'module'],
  ['today', 'node16', 'node16', 'module'],
  ['today', 'esnext', 'bundler', 'module'],
  ['TypeScript 5', 'commonjs', 'node10', 'commonjs'],
  ['TypeScript 5', 'node16', 'node16', 'commonjs'],
  ['TypeScript 5', 'esnext', 'bundler', 'module'],
];

for (const [compiler, module, moduleResolution, type] of ways) {
  test(`${compiler}: module ${module}, resolution ${moduleResolution}, ${type}`, async () => {
    const project = new Project('resolution', {
      'package.json': { type },
      'tsconfig.json': {
        compilerOptions: {
          target: 'es2022',
          strict: true,
          noEmitOnError: true,
          outDir: 'out',
          rootDir: 'src',
          types: [],
          lib: ['es2022', 'dom', 'dom.iterable'],
          module,
          moduleResolution,
          skipLibCheck: false,
          exactOptionalPropertyTypes: true,
          noUncheckedIndexedAccess: true,
        },
        include: ['src'],
      },
      'src/main.ts': PROGRAM,
    });
    after(() => project.remove());
    await project.node(join(binding, 'node_modules', compilers[compiler], 'bin', 'tsc'), '-p', '.');
    assert.equal((await project.node('out/main.js')).stdout, 'hello 1\n');
  });
}
