// Whole disputes from Node, at each provider that the sandbox plays.
//
// Run it in a folder where the package is installed, or name that folder in REBUTTAL_NODE_PACKAGE. The line that the
// sandbox printed stands in REBUTTAL_SANDBOX_JSON.

import { scenario as alipay } from './alipay.mjs';
import { scenario as stripe } from './stripe.mjs';
import { end } from './harness.mjs';

await alipay();
await stripe();
end();
