// Generated from spec/stripe.yaml by crates/rebuttal-codegen/src/emit/node. Don't edit it: edit those and run `cargo xtask generate`.

import type { MessageTable } from '../../messages.js';
import { PRIVATE } from './field-paths.js';

/** What must be known of each kind of message. */
export const MESSAGES: MessageTable = {
  provider: 'stripe',
  kinds: {
    disputeCreated: 'DisputeCreated',
    disputeUpdated: 'DisputeUpdated',
    disputeClosed: 'DisputeClosed',
    disputeFundsWithdrawn: 'DisputeFundsWithdrawn',
    disputeFundsReinstated: 'DisputeFundsReinstated',
    thinDisputeCreated: 'ThinDisputeCreated',
    thinDisputeUpdated: 'ThinDisputeUpdated',
    thinDisputeClosed: 'ThinDisputeClosed',
    thinDisputeFundsWithdrawn: 'ThinDisputeFundsWithdrawn',
    thinDisputeFundsReinstated: 'ThinDisputeFundsReinstated',
  },
  hidden: PRIVATE,
};
