// Generated from spec/stripe.yaml by crates/rebuttal-codegen/src/emit/node. Don't edit it: edit those and run `cargo xtask generate`.

import type { Clear } from '../../clear.js';
import type { FileInput } from '../../files.js';
import type * as types from './types.js';

/** The parameters of `listDisputes` that go by name. */
export interface ListDisputesParams {
  /** Only disputes of the payment intent with this id (`pi_…`). At most 5000 characters. */
  payment_intent?: string | undefined;
  /** Only disputes of the charge with this id (`ch_…`). At most 5000 characters. */
  charge?: string | undefined;
  /** Only disputes that were opened within this range of time. */
  created?: types.CreatedRange | undefined;
  /** How many disputes a page has; 10 without it. From 1 to 100. */
  limit?: number | undefined;
  /**
   * The id of a dispute; the page begins with the next older one. It excludes `ending_before`. At most 5000 characters.
   */
  starting_after?: string | undefined;
  /**
   * The id of a dispute; the page ends with the next newer one. It excludes `starting_after`. At most 5000 characters.
   */
  ending_before?: string | undefined;
  /** Which ids to answer as whole objects, such as `data.charge`. At most 5000 characters an item. */
  expand?: string[] | undefined;
}

/** The parameters of `retrieveDispute` that go by name. */
export interface RetrieveDisputeParams {
  /** Which ids to answer as whole objects, such as `charge` or `evidence.receipt`. At most 5000 characters an item. */
  expand?: string[] | undefined;
}

/** The parameters of `updateDispute` that go by name. */
export interface UpdateDisputeParams {
  /**
   * Whether the evidence, staged and new, goes to the bank now (true) or is only staged (false). It is required here
   * because the provider takes true if it is left out, and evidence can typically be submitted once.
   */
  submit: boolean;
  /**
   * The evidence to stage or submit. What is left out stays as it is. At most 150000 characters in all its texts; the
   * client option `maxEvidenceCharacters` replaces that.
   */
  evidence?: types.Evidence | undefined;
  /**
   * The merchant's own notes, up to 50 texts of up to 500 characters under keys of up to 40. Keys that are left out
   * stay as they are; a key can be cleared, and so can all of them. At most 500 characters a value. At most 50 entries.
   * At most 40 characters a key.
   *
   * `CLEAR` clears the provider's value.
   *
   * Evidence or personal data: don't log it.
   */
  metadata?: Record<string, string | Clear> | Clear | undefined;
  /** Whose evidence is to be submitted, the merchant's or what the provider collects by itself. */
  intended_submission_method?: types.IntendedSubmissionMethod | undefined;
  /** Which ids to answer as whole objects, such as `charge` or `evidence.receipt`. At most 5000 characters an item. */
  expand?: string[] | undefined;
  /** Parameters that this release does not know yet. They are sent unchanged, under the provider's names. */
  extra?: Record<string, unknown> | undefined;
}

/** The parameters of `stageDisputeEvidence` that go by name. */
export interface StageDisputeEvidenceParams {
  /**
   * The evidence to stage or submit. What is left out stays as it is. At most 150000 characters in all its texts; the
   * client option `maxEvidenceCharacters` replaces that.
   */
  evidence?: types.Evidence | undefined;
  /**
   * The merchant's own notes, up to 50 texts of up to 500 characters under keys of up to 40. Keys that are left out
   * stay as they are; a key can be cleared, and so can all of them. At most 500 characters a value. At most 50 entries.
   * At most 40 characters a key.
   *
   * `CLEAR` clears the provider's value.
   *
   * Evidence or personal data: don't log it.
   */
  metadata?: Record<string, string | Clear> | Clear | undefined;
  /** Whose evidence is to be submitted, the merchant's or what the provider collects by itself. */
  intended_submission_method?: types.IntendedSubmissionMethod | undefined;
  /** Which ids to answer as whole objects, such as `charge` or `evidence.receipt`. At most 5000 characters an item. */
  expand?: string[] | undefined;
  /** Parameters that this release does not know yet. They are sent unchanged, under the provider's names. */
  extra?: Record<string, unknown> | undefined;
}

/** The parameters of `submitDisputeEvidence` that go by name. */
export interface SubmitDisputeEvidenceParams {
  /**
   * The evidence to stage or submit. What is left out stays as it is. At most 150000 characters in all its texts; the
   * client option `maxEvidenceCharacters` replaces that.
   */
  evidence?: types.Evidence | undefined;
  /**
   * The merchant's own notes, up to 50 texts of up to 500 characters under keys of up to 40. Keys that are left out
   * stay as they are; a key can be cleared, and so can all of them. At most 500 characters a value. At most 50 entries.
   * At most 40 characters a key.
   *
   * `CLEAR` clears the provider's value.
   *
   * Evidence or personal data: don't log it.
   */
  metadata?: Record<string, string | Clear> | Clear | undefined;
  /** Whose evidence is to be submitted, the merchant's or what the provider collects by itself. */
  intended_submission_method?: types.IntendedSubmissionMethod | undefined;
  /** Which ids to answer as whole objects, such as `charge` or `evidence.receipt`. At most 5000 characters an item. */
  expand?: string[] | undefined;
  /** Parameters that this release does not know yet. They are sent unchanged, under the provider's names. */
  extra?: Record<string, unknown> | undefined;
}

/** The parameters of `closeDispute` that go by name. */
export interface CloseDisputeParams {
  /** Which ids to answer as whole objects, such as `charge`. At most 5000 characters an item. */
  expand?: string[] | undefined;
  /** Parameters that this release does not know yet. They are sent unchanged, under the provider's names. */
  extra?: Record<string, unknown> | undefined;
}

/** The parameters of `createFile` that go by name. */
export interface CreateFileParams {
  /**
   * The file. Only the last part of its name is sent. PDF, JPEG or PNG, told by the content. At most 5000000 bytes; the
   * client option `maxFileBytes` replaces that.
   *
   * Evidence or personal data: don't log it.
   */
  file: FileInput;
  /** What a file is for. Evidence needs `dispute_evidence`. */
  purpose: types.FilePurpose;
  /** Makes a public link to the file, for purposes that allow it. */
  file_link_data?: types.FileLinkData | undefined;
  /** Which ids to answer as whole objects. At most 5000 characters an item. */
  expand?: string[] | undefined;
  /** Parameters that this release does not know yet. They are sent unchanged, under the provider's names. */
  extra?: Record<string, unknown> | undefined;
}

/** The parameters of `uploadDisputeEvidence` that go by name. */
export interface UploadDisputeEvidenceParams {
  /**
   * The file. Only the last part of its name is sent. PDF, JPEG or PNG, told by the content. At most 5000000 bytes; the
   * client option `maxFileBytes` replaces that.
   *
   * Evidence or personal data: don't log it.
   */
  file: FileInput;
  /** Makes a public link to the file, for purposes that allow it. */
  file_link_data?: types.FileLinkData | undefined;
  /** Which ids to answer as whole objects. At most 5000 characters an item. */
  expand?: string[] | undefined;
  /** Parameters that this release does not know yet. They are sent unchanged, under the provider's names. */
  extra?: Record<string, unknown> | undefined;
}

/** The parameters of `listFiles` that go by name. */
export interface ListFilesParams {
  /** Only files for this purpose. */
  purpose?: types.FilePurpose | undefined;
  /** Only files that were made within this range of time. */
  created?: types.CreatedRange | undefined;
  /** How many files a page has; 10 without it. From 1 to 100. */
  limit?: number | undefined;
  /**
   * The id of a file; the page begins with the next older one. It excludes `ending_before`. At most 5000 characters.
   */
  starting_after?: string | undefined;
  /** The id of a file; the page ends with the next newer one. It excludes `starting_after`. At most 5000 characters. */
  ending_before?: string | undefined;
  /** Which ids to answer as whole objects. At most 5000 characters an item. */
  expand?: string[] | undefined;
}

/** The parameters of `retrieveFile` that go by name. */
export interface RetrieveFileParams {
  /** Which ids to answer as whole objects. At most 5000 characters an item. */
  expand?: string[] | undefined;
}

/** The parameters of `downloadFile` that go by name. */
export type DownloadFileParams = Record<string, never>;

/** The parameters of `listEvents` that go by name. */
export interface ListEventsParams {
  /**
   * Only events of this type, such as `charge.dispute.created`, or of a group, such as `charge.dispute.*`. At most 5000
   * characters.
   */
  type?: string | undefined;
  /** Only events of these types, at most 20. It excludes `type`. At most 5000 characters an item. At most 20 items. */
  types?: string[] | undefined;
  /** Only events that all endpoints have taken (true), or that some have not (false). */
  delivery_success?: boolean | undefined;
  /** Only events that were made within this range of time. */
  created?: types.CreatedRange | undefined;
  /** How many events a page has; 10 without it. From 1 to 100. */
  limit?: number | undefined;
  /**
   * The id of an event; the page begins with the next older one. It excludes `ending_before`. At most 5000 characters.
   */
  starting_after?: string | undefined;
  /**
   * The id of an event; the page ends with the next newer one. It excludes `starting_after`. At most 5000 characters.
   */
  ending_before?: string | undefined;
  /**
   * Which ids to answer as whole objects. Ids inside an event's object are never expanded. At most 5000 characters an
   * item.
   */
  expand?: string[] | undefined;
}

/** The parameters of `retrieveEvent` that go by name. */
export interface RetrieveEventParams {
  /**
   * Which ids to answer as whole objects. Ids inside an event's object are never expanded. At most 5000 characters an
   * item.
   */
  expand?: string[] | undefined;
}
