// Generated from spec/alipay.yaml by crates/rebuttal-codegen/src/emit/node. Don't edit it: edit those and run `cargo xtask generate`.

import type { MessageTable } from '../../messages.js';
import { PRIVATE } from './field-paths.js';

/** What must be known of each kind of message. */
export const MESSAGES: MessageTable = {
  provider: 'alipay',
  hidden: PRIVATE,
};
