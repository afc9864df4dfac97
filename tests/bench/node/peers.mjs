// The peers, each loaded only for its own work.

import { serve } from './driving.mjs';

const { works } = await import(['sign', 'verify'].includes(process.argv[2]) ? './peer_crypto.mjs' : './peer_stripe.mjs');

await serve(works);
