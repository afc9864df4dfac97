// Generated from spec/alipay.yaml by crates/rebuttal-codegen/src/emit/node. Don't edit it: edit those and run `cargo xtask generate`.

import type { Received } from '../../messages.js';
import type {
  DisputeAcceptReason,
  DisputeEvidenceFormat,
  DisputeJudgedResult,
  DisputeNotificationType,
  DisputeType,
  ResultStatus,
  WinRateLevel,
} from './enums.js';

export * from './enums.js';

/** The provider's answer to accepting a dispute. */
export interface AcceptDisputeResponse {
  /** What the provider decided. */
  result: ResultInfo;
  /** The dispute that was accepted; present on success. */
  disputeId?: string;
  /** When it was accepted; present on success. */
  disputeResolutionTime?: string;
}

/** The provider's answer to a defence. */
export interface SupplyDefenseDocumentResponse {
  /** What the provider decided. */
  result: ResultInfo;
  /** The dispute that was defended; present on success. */
  disputeId?: string;
  /** When the document arrived; present on success. */
  disputeResolutionTime?: string;
}

/** A document that belongs to a dispute. */
export interface DownloadDisputeEvidenceResponse {
  /** What the provider decided. */
  result: ResultInfo;
  /**
   * The document; present on success.
   *
   * Evidence or personal data: don't log it.
   */
  disputeEvidence: Uint8Array;
  /** The format of a document. */
  disputeEvidenceFormat?: DisputeEvidenceFormat;
}

/** The provider's decision on a request. */
export interface ResultInfo {
  /** The provider's code, such as `SUCCESS`. The list is open. */
  resultCode: string;
  /** What became of a request. */
  resultStatus: ResultStatus;
  /**
   * The provider's words for people.
   *
   * Evidence or personal data: don't log it.
   */
  resultMessage?: string;
}

/** Something happened to a dispute. Which of the optional fields are present depends on `disputeNotificationType`. */
export interface DisputeNotification extends Received {
  /** The provider's id of the dispute. */
  disputeId: string;
  /** What happened. */
  disputeNotificationType: DisputeNotificationType;
  /** The merchant's id of the payment request. Documented as always present. */
  paymentRequestId?: string;
  /** The provider's id of the payment. Documented as always present. */
  paymentId?: string;
  /** The provider's id of the capture, where the payment was captured apart. */
  captureId?: string;
  /** When the dispute was opened. */
  disputeTime?: string;
  /** The amount in dispute. */
  disputeAmount?: Amount;
  /** The kind of dispute. */
  disputeType?: DisputeType;
  /** Whether the merchant may defend itself. */
  defendable?: boolean;
  /** The card scheme's or wallet's code of the reason. */
  disputeReasonCode?: string;
  /**
   * The reason in words.
   *
   * Evidence or personal data: don't log it.
   */
  disputeReasonMsg?: string;
  /** Who raised it, such as the card scheme's name. */
  disputeSource?: string;
  /** The acquirer reference number of the payment. */
  arn?: string;
  /** The last moment to accept or defend. */
  defenseDueTime?: string;
  /** When the defence reached the provider. */
  defenseSuppliedTime?: string;
  /**
   * Why the provider defended the dispute by itself.
   *
   * Evidence or personal data: don't log it.
   */
  autoDefendReason?: string;
  /** Why the dispute counts as accepted. */
  disputeAcceptReason?: DisputeAcceptReason;
  /** When the dispute was accepted. */
  disputeAcceptTime?: string;
  /** When the buyer withdrew it. */
  disputeCancelledTime?: string;
  /** When it was judged. */
  disputeJudgedTime?: string;
  /** What is deducted from the merchant after the judgement. */
  disputeJudgedAmount?: Amount;
  /**
   * How the dispute was decided. Read it with care: `ACCEPT_BY_CUSTOMER` means that the customer bears the amount and
   * the merchant wins.
   */
  disputeJudgedResult?: DisputeJudgedResult;
  /** What the card's issuer wrote. */
  issuerComments?: IssuerComments;
  /** The acquirer's view, for merchants whose payments go through one. */
  acquirerInfo?: AcquirerInfo;
}

/** How the provider would defend a dispute. */
export interface DefenseStrategySuggestionNotification extends Received {
  /** The provider's id of the dispute. */
  disputeId: string;
  /** When it was first sent; the same when it is sent again. */
  notifyTime?: string;
  /** How much speaks for winning. */
  winRateLevel?: WinRateLevel;
  /** The evidence that counts, with what the provider has of it. */
  evidenceList: SuggestedEvidence[];
  /**
   * Why the cardholder disputes, in words.
   *
   * Evidence or personal data: don't log it.
   */
  cardholderDisputeReason?: string;
  /**
   * How to defend, in words.
   *
   * Evidence or personal data: don't log it.
   */
  defenseStrategyDescription?: string;
}

/** A kind of evidence and what it would contribute. */
export interface SuggestedEvidence {
  /** The kind of evidence. The list is open. */
  evidenceTag: string;
  /** Whether the provider has it already. */
  obtained?: boolean;
  /** How much speaks for winning. */
  winRateContribution?: WinRateLevel;
}

/** A document for the defence that the provider has made. */
export interface DefenseDocumentNotification extends Received {
  /** The provider's id of the dispute. */
  disputeId: string;
  /** When it was first sent; the same when it is sent again. */
  notifyTime?: string;
  /** What can be downloaded. */
  defenseFile: DefenseFile;
  /** How much speaks for winning. */
  winRateLevel?: WinRateLevel;
  /**
   * What else to send, by the kind of evidence.
   *
   * Evidence or personal data: don't log it.
   */
  recommendedEvidence?: Record<string, string>;
  /**
   * How to make the defence stronger, in words.
   *
   * Evidence or personal data: don't log it.
   */
  suggestionsForImprovement?: string;
}

/**
 * Something else happened. This is the kind of all notifications that are of no other, so no field is sure to be there.
 */
export interface Notification extends Received {
  /** What it tells of, such as `PAYMENT_RESULT`; that of a dispute has none. */
  notifyType?: string;
  /** The provider's id of the dispute, if it is about one. */
  disputeId?: string;
  /** What happened. */
  disputeNotificationType?: DisputeNotificationType;
}

/** A document that can be downloaded. */
export interface DefenseFile {
  /**
   * Its name.
   *
   * Evidence or personal data: don't log it.
   */
  fileName?: string;
  /** The format of a document. */
  fileFormat?: DisputeEvidenceFormat;
  /** The MD5 of its bytes, 32 lower-case hexadecimal digits. */
  fileMd5?: string;
}

/** An amount of money in minor units. */
export interface Amount {
  /** The currency's three-letter ISO 4217 code. */
  currency: string;
  /** A whole number of minor units as text; 1000 in EUR is ten euros. */
  value: string;
}

/** What the card's issuer wrote. */
export interface IssuerComments {
  /**
   * The cardholder's own words.
   *
   * Evidence or personal data: don't log it.
   */
  cardholderComments?: string;
  /**
   * Why the authorisation was not valid.
   *
   * Evidence or personal data: don't log it.
   */
  reasonOfInvalidAuthorization?: string;
  /**
   * What the issuer says of a credit that was presented.
   *
   * Evidence or personal data: don't log it.
   */
  explanationOfCreditPresented?: string;
  /**
   * Why it was decided so.
   *
   * Evidence or personal data: don't log it.
   */
  judgeReason?: string;
}

/** The acquirer's view of the payment. */
export interface AcquirerInfo {
  /** The acquirer's name. */
  acquirerName?: string;
  /** The merchant's id at the acquirer. */
  acquirerMerchantId?: string;
  /**
   * The merchant's name at the acquirer.
   *
   * Evidence or personal data: don't log it.
   */
  acquirerMerchantName?: string;
  /** The acquirer's id of the payment. */
  acquirerTransactionId?: string;
  /** The id under which the payment was requested from the acquirer. */
  referenceRequestId?: string;
  /** The acquirer's code of the dispute's reason. */
  acquirerReasonCode?: string;
  /**
   * The acquirer's words for the reason.
   *
   * Evidence or personal data: don't log it.
   */
  acquirerReasonDescription?: string;
  /** The acquirer's result code. */
  acquirerResultCode?: string;
  /**
   * The acquirer's words for the result.
   *
   * Evidence or personal data: don't log it.
   */
  acquirerResultMessage?: string;
  /** The id of the payment at the payment terminal service provider. */
  ptspTransactionId?: string;
  /**
   * The acquirer's token for the card.
   *
   * Evidence or personal data: don't log it.
   */
  acquirerCardToken?: string;
  /**
   * The acquirer's fingerprint of the card.
   *
   * Evidence or personal data: don't log it.
   */
  acquirerFingerprint?: string;
  /**
   * The name of the account at the acquirer.
   *
   * Evidence or personal data: don't log it.
   */
  acquirerAccountName?: string;
}
