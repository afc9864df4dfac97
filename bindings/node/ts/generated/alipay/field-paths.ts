// Generated from spec/alipay.yaml by crates/rebuttal-codegen/src/emit/node. Don't edit it: edit those and run `cargo xtask generate`.

import type { FieldPathTable } from '../../field-paths.js';

/** The fields of responses and messages that hold bytes, which are Base64 text on the wire. */
export const BYTES: FieldPathTable = {
  DownloadDisputeEvidenceResponse: { disputeEvidence: true },
};

/**
 * All fields of responses and messages: logs show neither those that hold evidence or personal data (`true`) nor any
 * others.
 */
export const PRIVATE: FieldPathTable = {
  AcceptDisputeResponse: { result: 'ResultInfo', disputeId: '', disputeResolutionTime: '' },
  AcquirerInfo: {
    acquirerName: '',
    acquirerMerchantId: '',
    acquirerMerchantName: true,
    acquirerTransactionId: '',
    referenceRequestId: '',
    acquirerReasonCode: '',
    acquirerReasonDescription: true,
    acquirerResultCode: '',
    acquirerResultMessage: true,
    ptspTransactionId: '',
    acquirerCardToken: true,
    acquirerFingerprint: true,
    acquirerAccountName: true,
  },
  Amount: { currency: '', value: '' },
  DefenseDocumentNotification: {
    disputeId: '',
    notifyTime: '',
    defenseFile: 'DefenseFile',
    winRateLevel: '',
    recommendedEvidence: true,
    suggestionsForImprovement: true,
  },
  DefenseFile: { fileName: true, fileFormat: '', fileMd5: '' },
  DefenseStrategySuggestionNotification: {
    disputeId: '',
    notifyTime: '',
    winRateLevel: '',
    evidenceList: ['SuggestedEvidence'],
    cardholderDisputeReason: true,
    defenseStrategyDescription: true,
  },
  DisputeNotification: {
    disputeId: '',
    disputeNotificationType: '',
    paymentRequestId: '',
    paymentId: '',
    captureId: '',
    disputeTime: '',
    disputeAmount: 'Amount',
    disputeType: '',
    defendable: '',
    disputeReasonCode: '',
    disputeReasonMsg: true,
    disputeSource: '',
    arn: '',
    defenseDueTime: '',
    defenseSuppliedTime: '',
    autoDefendReason: true,
    disputeAcceptReason: '',
    disputeAcceptTime: '',
    disputeCancelledTime: '',
    disputeJudgedTime: '',
    disputeJudgedAmount: 'Amount',
    disputeJudgedResult: '',
    issuerComments: 'IssuerComments',
    acquirerInfo: 'AcquirerInfo',
  },
  DownloadDisputeEvidenceResponse: { result: 'ResultInfo', disputeEvidence: '', disputeEvidenceFormat: '' },
  IssuerComments: {
    cardholderComments: true,
    reasonOfInvalidAuthorization: true,
    explanationOfCreditPresented: true,
    judgeReason: true,
  },
  Notification: { notifyType: '', disputeId: '', disputeNotificationType: '' },
  ResultInfo: { resultCode: '', resultStatus: '', resultMessage: true },
  SuggestedEvidence: { evidenceTag: '', obtained: '', winRateContribution: '' },
  SupplyDefenseDocumentResponse: { result: 'ResultInfo', disputeId: '', disputeResolutionTime: '' },
};
