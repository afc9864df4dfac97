// Generated from spec/stripe.yaml by xtask/src/emit/node. Don't edit it: edit those and run `cargo xtask generate`.

import type { PlaceTable } from '../../places.js';

/** Where requests hold Unix times, for which a `Date` may be given. */
export const TIMES: PlaceTable = {
  CreatedRange: { gt: true, gte: true, lt: true, lte: true },
  FileLinkData: { expires_at: true },
};
