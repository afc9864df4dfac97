// Generated from spec/alipay.yaml by crates/rebuttal-codegen/src/emit/node. Don't edit it: edit those and run `cargo xtask generate`.

import type { FieldPathTable } from '../../field-paths.js';

/** The fields of responses and messages that hold bytes, which are Base64 text on the wire. */
export const BYTES: FieldPathTable = {
  DownloadDisputeEvidenceResponse: { disputeEvidence: true },
};

/** The fields of responses and messages that hold evidence or personal data, which logs don't show. */
export const PRIVATE: FieldPathTable = {
  AcceptDisputeResponse: { result: 'ResultInfo' },
  AcquirerInfo: {
    acquirerMerchantName: true,
    acquirerReasonDescription: true,
    acquirerResultMessage: true,
    acquirerCardToken: true,
    acquirerFingerprint: true,
    acquirerAccountName: true,
  },
  DefenseDocumentNotification: {
    defenseFile: 'DefenseFile',
    recommendedEvidence: true,
    suggestionsForImprovement: true,
  },
  DefenseFile: { fileName: true },
  DefenseStrategySuggestionNotification: { cardholderDisputeReason: true, defenseStrategyDescription: true },
  DisputeNotification: {
    disputeReasonMsg: true,
    autoDefendReason: true,
    issuerComments: 'IssuerComments',
    acquirerInfo: 'AcquirerInfo',
  },
  DownloadDisputeEvidenceResponse: { result: 'ResultInfo' },
  IssuerComments: {
    cardholderComments: true,
    reasonOfInvalidAuthorization: true,
    explanationOfCreditPresented: true,
    judgeReason: true,
  },
  ResultInfo: { resultMessage: true },
  SupplyDefenseDocumentResponse: { result: 'ResultInfo' },
};
