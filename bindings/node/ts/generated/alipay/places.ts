// Generated from spec/alipay.yaml by xtask/src/emit/node. Don't edit it: edit those and run `cargo xtask generate`.

import type { PlaceTable } from '../../places.js';

/** Where answers and messages hold bytes, which are Base64 text on the wire. */
export const BYTES: PlaceTable = {
  DownloadDisputeEvidenceResponse: { disputeEvidence: true },
};

/** Where answers and messages hold evidence or personal data, which logs don't show. */
export const PRIVATE: PlaceTable = {
  AcquirerInfo: { acquirerCardToken: true, acquirerFingerprint: true, acquirerAccountName: true },
  DefenseStrategySuggestionNotification: { cardholderDisputeReason: true },
  DisputeNotification: { issuerComments: 'IssuerComments', acquirerInfo: 'AcquirerInfo' },
  IssuerComments: { cardholderComments: true },
};
