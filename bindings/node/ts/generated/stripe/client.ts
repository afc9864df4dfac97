// Generated from spec/stripe.yaml by crates/rebuttal-codegen/src/emit/node. Don't edit it: edit those and run `cargo xtask generate`.

import type { ProgressOptions } from '../../call-options.js';
import { Client, paged, send, sendPacket } from '../../client.js';
import type { ClientTable } from '../../client.js';
import { optionsFromEnv } from '../../options.js';
import type { EvidencePacket, PacketOptions, PacketResponse } from '../../packets.js';
import type { Pages } from '../../pages.js';
import type { Answered } from '../../response.js';
import { MESSAGES } from './message-table.js';
import type { EventList, StripeMessage } from './messages.js';
import type { CallOptions, StripeClientOptions } from './options.js';
import type * as parameters from './parameters.js';
import { CONVERSIONS, PRIVATE } from './field-paths.js';
import type * as types from './types.js';

const TABLE: ClientTable = {
  provider: 'stripe',
  observer: 'observer',
  operations: {
    listDisputes: { conversions: { created: 'CreatedRange' }, response: 'DisputeList', items: 'data' },
    retrieveDispute: { response: 'Dispute' },
    updateDispute: { response: 'Dispute' },
    stageDisputeEvidence: { response: 'Dispute' },
    submitDisputeEvidence: { response: 'Dispute' },
    closeDispute: { response: 'Dispute' },
    createFile: {
      files: { file: { most: 5000000, option: 'maxFileBytes' } },
      multipart: true,
      conversions: { file_link_data: 'FileLinkData' },
      response: 'File',
    },
    uploadDisputeEvidence: {
      files: { file: { most: 5000000, option: 'maxFileBytes' } },
      multipart: true,
      conversions: { file_link_data: 'FileLinkData' },
      response: 'File',
    },
    listFiles: { conversions: { created: 'CreatedRange' }, response: 'FileList', items: 'data' },
    retrieveFile: { response: 'File' },
    listEvents: { conversions: { created: 'CreatedRange' }, response: 'EventList', items: 'data', messages: 'data' },
    retrieveEvent: { messages: true },
  },
  hidden: PRIVATE,
  conversions: CONVERSIONS,
  messages: MESSAGES,
};

/**
 * Answers disputes at Stripe. Every request carries the secret key and the API version for which these types are made;
 * every POST carries an idempotency key, which stays the same when the request is repeated.
 *
 * Find disputes, stage and submit evidence, upload the files that belong to it, accept a loss, and receive the
 * provider's signed events. One payment can have several disputes: list them by its payment intent, and answer each by
 * its own id.
 *
 * Any operation may also fail with:
 *
 * - `InvalidArgumentError`: An argument was refused before anything was sent; `field` names it.
 * - `TransportError`: Could not connect, or the response was lost; `outcome` tells which.
 * - `DecodeError`: The response cannot be read; see `outcome`.
 * - `AuthenticationError` on `secret_key_required`: The key is a publishable one, and this call needs a secret key.
 *   Configure the secret key, and keep it on the server.
 * - `AuthenticationError` on `api_key_expired`: The key has expired. Take the current key from the Dashboard.
 * - `AuthenticationError` on `platform_api_key_expired`: The platform's key has expired. Take the platform's current
 *   key from the Dashboard.
 * - `ApiError` on `account_invalid`: The account that the call acts for does not exist, or the key may not act for it.
 *   Check the option `account`, and that the account is still connected to the platform.
 * - `ApiError` on `livemode_mismatch`: The key is of test mode and the object of live mode, or the other way round. Use
 *   the key of the mode in which the object was made.
 * - `ApiError` on `request_blocked`: The provider blocked the request; for what reasons it does so is not documented.
 *   Read the message, and ask the provider's support.
 * - `ApiError` on `parameter_unknown`: The request has a parameter that this operation does not take. Leave out what
 *   the detail `param` names, or ask for an API version that knows it.
 * - `ApiError` on `parameter_missing`: The request lacks a parameter. Add what the detail `param` names.
 * - `ApiError` on `parameter_invalid_empty`: A parameter is empty that may not be. Give what the detail `param` names a
 *   value, or leave it out.
 * - `ApiError` on `parameter_invalid_integer`: A parameter must be a whole number and is not, or lies outside its
 *   range. Correct what the detail `param` names.
 * - `ApiError` on `parameter_invalid_string_blank`: A text consists of blanks only. Give what the detail `param` names
 *   a text, or clear it.
 * - `ApiError` on `parameter_invalid_string_empty`: A text is empty that may not be. Give what the detail `param` names
 *   a text, or leave it out.
 * - `ConflictError` on `idempotency_key_in_use`: Another request with the same idempotency key is still at work. Wait,
 *   then repeat it with the same key and the same parameters.
 * - `RateLimitedError` on `lock_timeout`: Another request holds the object. Wait, then call again; don't change one
 *   object in several requests at once.
 * - `RateLimitedError` on `rate_limit`: Too many requests, or too many at once; the error's reason tells which limit
 *   was met. Wait, then call again, more slowly.
 */
export class StripeClient extends Client {
  /** @throws `ConfigError` if an option is missing, unknown or not usable; `field` names it */
  constructor(options: StripeClientOptions) {
    super(TABLE, options);
  }

  /** Creates a client from environment variables; `options` take precedence. */
  static fromEnv<Made extends StripeClient>(
    this: new (
      options: StripeClientOptions,
    ) => Made,
    options: Partial<StripeClientOptions> = {},
  ): Made {
    return new this(optionsFromEnv(TABLE.provider, 'client', options) as StripeClientOptions);
  }

  /**
   * Lists disputes, the newest first.
   *
   * All disputes of a payment are found by `payment_intent` or `charge`; there can be several. The provider has no
   * filter for status or reason: look at each dispute.
   *
   * It changes nothing, so it is repeated automatically if a response is lost.
   *
   * @param params - The parameters that go by name.
   * @param options - Options of this call: time limits, `signal`.
   * @returns Pages: `for await` iterates over all items and requests pages when they are needed; awaited, it is the
   *   first page. A page of disputes.
   * @throws `ApiError` on `parameters_exclusive`: Two parameters exclude each other, such as `starting_after` and
   *   `ending_before`. Leave one of them out.
   * @throws `RebuttalError` as any operation may: {@link StripeClient} has the list. `outcome` says whether it
   *   happened.
   * @example
   * ```ts
   * for await (const item of client.listDisputes()) console.log(item);
   * ```
   */
  listDisputes(
    params: parameters.ListDisputesParams = {},
    options: CallOptions = {},
  ): Pages<types.Dispute, types.DisputeList> {
    return paged<types.Dispute, types.DisputeList>(this, 'listDisputes', {}, params, options);
  }

  /**
   * Retrieves a dispute with its evidence.
   *
   * Status, deadline and evidence as they are now, staged evidence included. It changes nothing.
   *
   * It changes nothing, so it is repeated automatically if a response is lost.
   *
   * @param dispute - The dispute's id (`du_…` or `dp_…`). At most 5000 characters.
   * @param params - The parameters that go by name.
   * @param options - Options of this call: time limits, `signal`.
   * @returns A customer's objection to a payment, raised with the bank or wallet. An inquiry is one too, at an earlier
   *   stage.
   * @throws `ApiError` on `resource_missing`: There is no such object for this key, or a parameter names one that there
   *   is not. Check the id, that key and object are of the same mode, and that the option `account` names the account
   *   that has the object.
   * @throws `RebuttalError` as any operation may: {@link StripeClient} has the list. `outcome` says whether it
   *   happened.
   * @example
   * ```ts
   * const response = await client.retrieveDispute(dispute);
   * ```
   */
  retrieveDispute(
    dispute: string,
    params: parameters.RetrieveDisputeParams = {},
    options: CallOptions = {},
  ): Promise<Answered<types.Dispute>> {
    return send<types.Dispute>(this, 'retrieveDispute', { dispute }, params, options);
  }

  /**
   * Updates a dispute's evidence or metadata; `submit` decides whether the evidence goes to the bank.
   *
   * What is left out stays as it is, in the evidence and in the metadata. With `submit` true everything that is staged
   * goes out together with what this call adds, and that can typically be done once. Two further calls, one that only
   * stages evidence and one that submits it, say in their names what they do.
   *
   * Repeated automatically, with the same idempotency key, if a response is lost.
   *
   * @param dispute - The dispute's id (`du_…` or `dp_…`). At most 5000 characters.
   * @param params - The parameters that go by name.
   * @param options - Options of this call: time limits, `signal`.
   * @returns A customer's objection to a payment, raised with the bank or wallet. An inquiry is one too, at an earlier
   *   stage.
   * @throws `ApiError` on `resource_missing`: There is no such object for this key, or a parameter names one that there
   *   is not. Check the id, that key and object are of the same mode, and that the option `account` names the account
   *   that has the object.
   * @throws `InvalidRequestError` on `dispute_evidence_page_limit_exceeded`: Texts and files of the evidence have more
   *   pages than the card network takes, as the provider estimates. Shorten the texts and files; under 50 pages in all
   *   are advised, and 19 for Mastercard.
   * @throws `InvalidRequestError` on `smart_disputes_not_available`: The provider has no evidence of its own for this
   *   dispute, so it cannot submit any. Nothing was saved. Choose another `intended_submission_method`, or submit
   *   evidence of your own.
   * @throws `RebuttalError` as any operation may: {@link StripeClient} has the list. `outcome` says whether it
   *   happened.
   * @example
   * ```ts
   * const response = await client.updateDispute(dispute, { submit: true });
   * ```
   */
  updateDispute(
    dispute: string,
    params: parameters.UpdateDisputeParams,
    options: CallOptions = {},
  ): Promise<Answered<types.Dispute>> {
    return send<types.Dispute>(this, 'updateDispute', { dispute }, params, options);
  }

  /**
   * Stages evidence with a dispute without sending it to the bank.
   *
   * The evidence is saved and shows in the API and in the Dashboard; it can still be changed and cleared. The bank gets
   * nothing until the evidence is submitted.
   *
   * It is `updateDispute` with `submit` `false`.
   *
   * Repeated automatically, with the same idempotency key, if a response is lost.
   *
   * @param dispute - The dispute's id (`du_…` or `dp_…`). At most 5000 characters.
   * @param params - The parameters that go by name.
   * @param options - Options of this call: time limits, `signal`.
   * @returns A customer's objection to a payment, raised with the bank or wallet. An inquiry is one too, at an earlier
   *   stage.
   * @throws `ApiError` on `resource_missing`: There is no such object for this key, or a parameter names one that there
   *   is not. Check the id, that key and object are of the same mode, and that the option `account` names the account
   *   that has the object.
   * @throws `InvalidRequestError` on `dispute_evidence_page_limit_exceeded`: Texts and files of the evidence have more
   *   pages than the card network takes, as the provider estimates. Shorten the texts and files; under 50 pages in all
   *   are advised, and 19 for Mastercard.
   * @throws `InvalidRequestError` on `smart_disputes_not_available`: The provider has no evidence of its own for this
   *   dispute, so it cannot submit any. Nothing was saved. Choose another `intended_submission_method`, or submit
   *   evidence of your own.
   * @throws `RebuttalError` as any operation may: {@link StripeClient} has the list. `outcome` says whether it
   *   happened.
   * @example
   * ```ts
   * const response = await client.stageDisputeEvidence(dispute);
   * ```
   */
  stageDisputeEvidence(
    dispute: string,
    params: parameters.StageDisputeEvidenceParams = {},
    options: CallOptions = {},
  ): Promise<Answered<types.Dispute>> {
    return send<types.Dispute>(this, 'stageDisputeEvidence', { dispute }, params, options);
  }

  /**
   * Submits a dispute's evidence to the bank.
   *
   * Sends everything that is staged, what the provider has filled in, and what this call adds. Evidence is typically
   * taken once: neither a change nor an addition is possible afterwards.
   *
   * **Irreversible**: nothing can undo this at the provider.
   *
   * It is `updateDispute` with `submit` `true`.
   *
   * Repeated automatically, with the same idempotency key, if a response is lost.
   *
   * @param dispute - The dispute's id (`du_…` or `dp_…`). At most 5000 characters.
   * @param params - The parameters that go by name.
   * @param options - Options of this call: time limits, `signal`.
   * @returns A customer's objection to a payment, raised with the bank or wallet. An inquiry is one too, at an earlier
   *   stage.
   * @throws `ApiError` on `resource_missing`: There is no such object for this key, or a parameter names one that there
   *   is not. Check the id, that key and object are of the same mode, and that the option `account` names the account
   *   that has the object.
   * @throws `InvalidRequestError` on `dispute_evidence_page_limit_exceeded`: Texts and files of the evidence have more
   *   pages than the card network takes, as the provider estimates. Shorten the texts and files; under 50 pages in all
   *   are advised, and 19 for Mastercard.
   * @throws `InvalidRequestError` on `smart_disputes_not_available`: The provider has no evidence of its own for this
   *   dispute, so it cannot submit any. Nothing was saved. Choose another `intended_submission_method`, or submit
   *   evidence of your own.
   * @throws `RebuttalError` as any operation may: {@link StripeClient} has the list. `outcome` says whether it
   *   happened.
   * @example
   * ```ts
   * const response = await client.submitDisputeEvidence(dispute);
   * ```
   */
  submitDisputeEvidence(
    dispute: string,
    params: parameters.SubmitDisputeEvidenceParams = {},
    options: CallOptions = {},
  ): Promise<Answered<types.Dispute>> {
    return send<types.Dispute>(this, 'submitDisputeEvidence', { dispute }, params, options);
  }

  /**
   * Closes a dispute as lost; this cannot be undone.
   *
   * The merchant accepts the loss of the disputed amount: the status becomes `lost`, without a look at evidence. What
   * an inquiry becomes is not documented; `warning_closed` is likely.
   *
   * **Irreversible**: nothing can undo this at the provider.
   *
   * Repeated automatically, with the same idempotency key, if a response is lost.
   *
   * @param dispute - The dispute's id (`du_…` or `dp_…`). At most 5000 characters.
   * @param params - The parameters that go by name.
   * @param options - Options of this call: time limits, `signal`.
   * @returns A customer's objection to a payment, raised with the bank or wallet. An inquiry is one too, at an earlier
   *   stage.
   * @throws `ApiError` on `resource_missing`: There is no such object for this key, or a parameter names one that there
   *   is not. Check the id, that key and object are of the same mode, and that the option `account` names the account
   *   that has the object.
   * @throws `RebuttalError` as any operation may: {@link StripeClient} has the list. `outcome` says whether it
   *   happened.
   * @example
   * ```ts
   * const response = await client.closeDispute(dispute);
   * ```
   */
  closeDispute(
    dispute: string,
    params: parameters.CloseDisputeParams = {},
    options: CallOptions = {},
  ): Promise<Answered<types.Dispute>> {
    return send<types.Dispute>(this, 'closeDispute', { dispute }, params, options);
  }

  /**
   * Uploads a file.
   *
   * A file for evidence needs the purpose `dispute_evidence`; it is named in the evidence by the id that comes back. It
   * must belong to the account that has the dispute. Files are checked here as evidence is, whatever the purpose: PDF,
   * JPEG or PNG.
   *
   * Repeated automatically, with the same idempotency key, if a response is lost.
   *
   * @param params - The parameters that go by name.
   * @param options - Options of this call: time limits, `signal`, `onProgress`.
   * @returns An uploaded file, without its contents.
   * @throws `ApiError` on `file_missing`: The request names or promises a file, and there is none. Upload the file,
   *   then name it by its id.
   * @throws `RebuttalError` as any operation may: {@link StripeClient} has the list. `outcome` says whether it
   *   happened.
   * @example
   * ```ts
   * const response = await client.createFile({ file: { path: 'file.pdf' }, purpose: 'account_requirement' });
   * ```
   */
  createFile(
    params: parameters.CreateFileParams,
    options: CallOptions & ProgressOptions = {},
  ): Promise<Answered<types.File>> {
    return send<types.File>(this, 'createFile', {}, params, options);
  }

  /**
   * Uploads a file that can be named in a dispute's evidence.
   *
   * PDF, JPEG or PNG, up to 5 MB. One kind of evidence takes one file, so several papers belong into one. The file is
   * not part of any evidence until it is named there, and is kept for nine months.
   *
   * It is `createFile` with `purpose` `"dispute_evidence"`.
   *
   * Repeated automatically, with the same idempotency key, if a response is lost.
   *
   * @param params - The parameters that go by name.
   * @param options - Options of this call: time limits, `signal`, `onProgress`.
   * @returns An uploaded file, without its contents.
   * @throws `ApiError` on `file_missing`: The request names or promises a file, and there is none. Upload the file,
   *   then name it by its id.
   * @throws `RebuttalError` as any operation may: {@link StripeClient} has the list. `outcome` says whether it
   *   happened.
   * @example
   * ```ts
   * const response = await client.uploadDisputeEvidence({ file: { path: 'file.pdf' } });
   * ```
   */
  uploadDisputeEvidence(
    params: parameters.UploadDisputeEvidenceParams,
    options: CallOptions & ProgressOptions = {},
  ): Promise<Answered<types.File>> {
    return send<types.File>(this, 'uploadDisputeEvidence', {}, params, options);
  }

  /**
   * Lists files, the newest first.
   *
   * Files of the account that the call acts for, without their contents.
   *
   * It changes nothing, so it is repeated automatically if a response is lost.
   *
   * @param params - The parameters that go by name.
   * @param options - Options of this call: time limits, `signal`.
   * @returns Pages: `for await` iterates over all items and requests pages when they are needed; awaited, it is the
   *   first page. A page of files.
   * @throws `ApiError` on `parameters_exclusive`: Two parameters exclude each other, such as `starting_after` and
   *   `ending_before`. Leave one of them out.
   * @throws `RebuttalError` as any operation may: {@link StripeClient} has the list. `outcome` says whether it
   *   happened.
   * @example
   * ```ts
   * for await (const item of client.listFiles()) console.log(item);
   * ```
   */
  listFiles(params: parameters.ListFilesParams = {}, options: CallOptions = {}): Pages<types.File, types.FileList> {
    return paged<types.File, types.FileList>(this, 'listFiles', {}, params, options);
  }

  /**
   * Retrieves what is known about a file, without its contents.
   *
   * Its purpose, size, type and links. It changes nothing.
   *
   * It changes nothing, so it is repeated automatically if a response is lost.
   *
   * @param file - The file's id (`file_…`). At most 5000 characters.
   * @param params - The parameters that go by name.
   * @param options - Options of this call: time limits, `signal`.
   * @returns An uploaded file, without its contents.
   * @throws `ApiError` on `resource_missing`: There is no such object for this key, or a parameter names one that there
   *   is not. Check the id, that key and object are of the same mode, and that the option `account` names the account
   *   that has the object.
   * @throws `RebuttalError` as any operation may: {@link StripeClient} has the list. `outcome` says whether it
   *   happened.
   * @example
   * ```ts
   * const response = await client.retrieveFile(file);
   * ```
   */
  retrieveFile(
    file: string,
    params: parameters.RetrieveFileParams = {},
    options: CallOptions = {},
  ): Promise<Answered<types.File>> {
    return send<types.File>(this, 'retrieveFile', { file }, params, options);
  }

  /**
   * Downloads a file's contents.
   *
   * The bytes as they were uploaded. Not every purpose allows it; `dispute_evidence` does.
   *
   * It changes nothing, so it is repeated automatically if a response is lost.
   *
   * @param file - The file's id (`file_…`). At most 5000 characters.
   * @param params - The parameters that go by name.
   * @param options - Options of this call: time limits, `signal`.
   * @returns The bytes.
   * @throws `ApiError` on `resource_missing`: There is no such object for this key, or a parameter names one that there
   *   is not. Check the id, that key and object are of the same mode, and that the option `account` names the account
   *   that has the object.
   * @throws `RebuttalError` as any operation may: {@link StripeClient} has the list. `outcome` says whether it
   *   happened.
   * @example
   * ```ts
   * const response = await client.downloadFile(file);
   * ```
   */
  downloadFile(
    file: string,
    params: parameters.DownloadFileParams = {},
    options: CallOptions = {},
  ): Promise<Answered<Uint8Array>> {
    return send<Uint8Array>(this, 'downloadFile', { file }, params, options);
  }

  /**
   * Lists the events of the last 30 days, the newest first.
   *
   * Finds what a webhook has missed: with `delivery_success` false only events that could not be delivered to all
   * endpoints. The objects inside are as they were when the event was made.
   *
   * It changes nothing, so it is repeated automatically if a response is lost.
   *
   * @param params - The parameters that go by name.
   * @param options - Options of this call: time limits, `signal`.
   * @returns Pages: `for await` iterates over all items and requests pages when they are needed; awaited, it is the
   *   first page. A page of events.
   * @throws `ApiError` on `parameters_exclusive`: Two parameters exclude each other, such as `starting_after` and
   *   `ending_before`. Leave one of them out.
   * @throws `RebuttalError` as any operation may: {@link StripeClient} has the list. `outcome` says whether it
   *   happened.
   * @example
   * ```ts
   * for await (const item of client.listEvents()) console.log(item);
   * ```
   */
  listEvents(params: parameters.ListEventsParams = {}, options: CallOptions = {}): Pages<StripeMessage, EventList> {
    return paged<StripeMessage, EventList>(this, 'listEvents', {}, params, options);
  }

  /**
   * Retrieves an event of the last 30 days.
   *
   * The object inside is as it was when the event was made.
   *
   * It changes nothing, so it is repeated automatically if a response is lost.
   *
   * @param id - The event's id (`evt_…`). At most 5000 characters.
   * @param params - The parameters that go by name.
   * @param options - Options of this call: time limits, `signal`.
   * @returns The message, with the same type as from the receiver.
   * @throws `ApiError` on `resource_missing`: There is no such object for this key, or a parameter names one that there
   *   is not. Check the id, that key and object are of the same mode, and that the option `account` names the account
   *   that has the object.
   * @throws `RebuttalError` as any operation may: {@link StripeClient} has the list. `outcome` says whether it
   *   happened.
   * @example
   * ```ts
   * const response = await client.retrieveEvent(id);
   * ```
   */
  retrieveEvent(
    id: string,
    params: parameters.RetrieveEventParams = {},
    options: CallOptions = {},
  ): Promise<Answered<StripeMessage>> {
    return send<StripeMessage>(this, 'retrieveEvent', { id }, params, options);
  }

  /**
   * Stages a packet of evidence without sending it to the bank.
   *
   * Checks and builds the packet, uploads its files and saves everything with the dispute, where it can still be
   * changed. The bank gets nothing until the packet is submitted. Called again with the same packet, also after a
   * crash, it uploads no file twice.
   *
   * @param packet - The packet. It belongs to one dispute, which is the one that is answered.
   * @param options - Options of this call: `acceptFindings`, time limits (of everything together), `signal`,
   *   `onProgress`.
   * @returns The provider's answer as `value`, and the `receipt`.
   * @throws `InvalidArgumentError` if a finding stops the packet, or it cannot be built; `reason` is the rule. No
   *   evidence was sent.
   * @throws `RebuttalError` as {@link StripeClient.stageDisputeEvidence} may. `outcome` says whether it happened.
   * @example
   * ```ts
   * const response = await client.stagePacket(packet);
   * ```
   */
  stagePacket(
    packet: EvidencePacket,
    options: CallOptions & PacketOptions = {},
  ): Promise<PacketResponse<types.Dispute>> {
    return sendPacket<types.Dispute>(this, 'stageDisputeEvidence', packet, options);
  }

  /**
   * Submits a packet of evidence to the bank, once.
   *
   * Checks and builds the packet, looks at the dispute, uploads the files and submits everything. Called again with the
   * same packet, also after a crash, it finishes what was begun and submits nothing twice: idempotency keys come from
   * what is sent, files that are there are used, and the dispute is looked at before. A dispute that has this evidence
   * already is answered with as it is; one that was answered with other evidence is an `AlreadyAnsweredError`. **This
   * cannot be undone.**
   *
   * @param packet - The packet. It belongs to one dispute, which is the one that is answered.
   * @param options - Options of this call: `acceptFindings`, time limits (of everything together), `signal`,
   *   `onProgress`.
   * @returns The provider's answer as `value`, and the `receipt`.
   * @throws `InvalidArgumentError` if a finding stops the packet, or it cannot be built; `reason` is the rule. No
   *   evidence was sent.
   * @throws `RebuttalError` as {@link StripeClient.submitDisputeEvidence} may. `outcome` says whether it happened.
   * @example
   * ```ts
   * const response = await client.submitPacket(packet);
   * ```
   */
  submitPacket(
    packet: EvidencePacket,
    options: CallOptions & PacketOptions = {},
  ): Promise<PacketResponse<types.Dispute>> {
    return sendPacket<types.Dispute>(this, 'submitDisputeEvidence', packet, options);
  }
}
