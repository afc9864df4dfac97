// Generated from spec/alipay.yaml by crates/rebuttal-codegen/src/emit/node. Don't edit it: edit those and run `cargo xtask generate`.

import { Client, send, sendPacket } from '../../client.js';
import type { ClientTable } from '../../client.js';
import { optionsFromEnv } from '../../options.js';
import type { EvidencePacket, PacketOptions, PacketResponse } from '../../packets.js';
import type { Answered } from '../../response.js';
import type { AlipayClientOptions, CallOptions } from './options.js';
import type * as parameters from './parameters.js';
import { BYTES, PRIVATE } from './field-paths.js';
import type * as types from './types.js';

const TABLE: ClientTable = {
  provider: 'alipay',
  signer: 'signer',
  observer: 'observer',
  operations: {
    acceptDispute: { response: 'AcceptDisputeResponse' },
    supplyDefenseDocument: {
      files: { disputeEvidence: { most: 750000, option: 'maxEvidenceBytes' } },
      response: 'SupplyDefenseDocumentResponse',
    },
    downloadDisputeEvidence: { response: 'DownloadDisputeEvidenceResponse' },
  },
  bytes: BYTES,
  hidden: PRIVATE,
};

/**
 * Answers disputes at Alipay (Antom). Every request is signed with the merchant's private key; every answer is verified
 * with the key that Antom shows in its Dashboard.
 *
 * Accept or defend a dispute, download what belongs to it, and receive the provider's signed notifications. There is no
 * way to list or look up disputes: the notifications are the only source of what is going on.
 *
 * Any operation may also fail with:
 *
 * - `InvalidArgumentError`: An argument was refused before anything was sent; `field` names it.
 * - `TransportError`: Could not connect, or the response was lost; `outcome` tells which.
 * - `SignatureError`: The response is not what the provider signed; see `outcome`.
 * - `DecodeError`: The response cannot be read; see `outcome`.
 * - `AuthenticationError` on `SIGNATURE_INVALID`: The provider could not verify the request's signature. Check that the
 *   public key in the Dashboard belongs to this private key, that the key version is the right one, and that the client
 *   id is of the same environment (sandbox or production).
 * - `RateLimitedError` on `REQUEST_TRAFFIC_EXCEED_LIMIT`: Too many requests. Wait, then call again.
 */
export class AlipayClient extends Client {
  /** @throws `ConfigError` if an option is missing, unknown or not usable; `field` names it */
  constructor(options: AlipayClientOptions) {
    super(TABLE, options);
  }

  /** Creates a client from environment variables; `options` take precedence. */
  static fromEnv<Made extends AlipayClient>(
    this: new (
      options: AlipayClientOptions,
    ) => Made,
    options: Partial<AlipayClientOptions> = {},
  ): Made {
    return new this(optionsFromEnv(TABLE.provider, 'client', options) as AlipayClientOptions);
  }

  /**
   * Accepts a dispute; the merchant gives up the disputed amount.
   *
   * The provider answers with the moment at which the dispute was accepted, and later sends a `DISPUTE_ACCEPTED`
   * notification. A dispute that was accepted or defended before is refused, without a word about which it was.
   *
   * **Irreversible**: nothing can undo this at the provider.
   *
   * After a lost response it is sent once more: `AlreadyAnsweredError` with `afterLostAttempt` then means that the
   * first attempt has probably taken effect.
   *
   * @param disputeId - The provider's id of the dispute, from its notification. 1 to 64 characters.
   * @param params - The parameters that go by name.
   * @param options - Options of this call: time limits, `signal`.
   * @returns The provider's answer to accepting a dispute.
   * @throws `InvalidRequestError` on `PARAM_ILLEGAL`: A parameter is missing, malformed, or names a dispute that is not
   *   this merchant's. Correct the request; sending it again unchanged gets the same answer.
   * @throws `AlreadyAnsweredError` on `REPEAT_REQUEST`: The dispute was accepted or defended before; the provider does
   *   not say which. Don't send it again. Wait for the notification, or ask the provider's support which it was.
   * @throws `DeadlinePassedError` on `TIME_EXCEEDS_LIMIT`: The time to answer this dispute is over. Nothing can be sent
   *   any more; the deadline stands in the notification's defenseDueTime.
   * @throws `OutcomeUnknownError` on `UNKNOWN_EXCEPTION`: The provider can't say whether the request took effect. Call
   *   again; if it stays, ask the provider's support.
   * @throws `RebuttalError` as any operation may: {@link AlipayClient} has the list. `outcome` says whether it
   *   happened.
   * @example
   * ```ts
   * const response = await client.acceptDispute(disputeId);
   * ```
   */
  acceptDispute(
    disputeId: string,
    params: parameters.AcceptDisputeParams = {},
    options: CallOptions = {},
  ): Promise<Answered<types.AcceptDisputeResponse>> {
    return send<types.AcceptDisputeResponse>(this, 'acceptDispute', { disputeId }, params, options);
  }

  /**
   * Defends a dispute with one document, which can be neither changed nor added to afterwards.
   *
   * The provider answers with the moment at which the document arrived, and later sends a `DEFENSE_SUPPLIED`
   * notification, then `DISPUTE_JUDGED`. Several papers belong into one file.
   *
   * **Irreversible**: nothing can undo this at the provider.
   *
   * After a lost response it is sent once more: `AlreadyAnsweredError` with `afterLostAttempt` then means that the
   * first attempt has probably taken effect.
   *
   * @param disputeId - The provider's id of the dispute, from its notification. 1 to 64 characters.
   * @param params - The parameters that go by name.
   * @param options - Options of this call: time limits, `signal`.
   * @returns The provider's answer to a defence.
   * @throws `InvalidRequestError` on `PARAM_ILLEGAL`: A parameter is missing, malformed, or names a dispute that is not
   *   this merchant's. Correct the request; sending it again unchanged gets the same answer.
   * @throws `AlreadyAnsweredError` on `REPEAT_REQUEST`: The dispute was accepted or defended before; the provider does
   *   not say which. Don't send it again. Wait for the notification, or ask the provider's support which it was.
   * @throws `DeadlinePassedError` on `TIME_EXCEEDS_LIMIT`: The time to answer this dispute is over. Nothing can be sent
   *   any more; the deadline stands in the notification's defenseDueTime.
   * @throws `RejectedError` on `DEFENSE_EXCEED_LIMIT`: This compliance request was defended as often as the provider
   *   allows. Ask the provider's support; another upload will be refused too.
   * @throws `RejectedError` on `NOT_ALLOW_IN_CURRENT_STATUS`: The provider has not yet judged what was uploaded before
   *   for this compliance request. Wait for the notification with VALIDATE_SUCCESS or VALIDATE_FAIL, then upload again
   *   if need be.
   * @throws `OutcomeUnknownError` on `UNKNOWN_EXCEPTION`: The provider can't say whether the request took effect. Call
   *   again; if it stays, ask the provider's support.
   * @throws `RebuttalError` as any operation may: {@link AlipayClient} has the list. `outcome` says whether it
   *   happened.
   * @example
   * ```ts
   * const response = await client.supplyDefenseDocument(disputeId, {
   *   disputeEvidence: { path: 'dispute_evidence.pdf' },
   * });
   * ```
   */
  supplyDefenseDocument(
    disputeId: string,
    params: parameters.SupplyDefenseDocumentParams,
    options: CallOptions = {},
  ): Promise<Answered<types.SupplyDefenseDocumentResponse>> {
    return send<types.SupplyDefenseDocumentResponse>(this, 'supplyDefenseDocument', { disputeId }, params, options);
  }

  /**
   * Downloads a document that belongs to a dispute.
   *
   * The pre-filled template for a defence, the document that was supplied, or material that the provider made by
   * itself. It changes nothing.
   *
   * It changes nothing, so it is repeated automatically if a response is lost.
   *
   * @param disputeId - The provider's id of the dispute, from its notification. 1 to 64 characters.
   * @param disputeEvidenceType - Which of a dispute's documents.
   * @param params - The parameters that go by name.
   * @param options - Options of this call: time limits, `signal`.
   * @returns A document that belongs to a dispute.
   * @throws `InvalidRequestError` on `PARAM_ILLEGAL`: A parameter is missing, malformed, or names a dispute that is not
   *   this merchant's. Correct the request; sending it again unchanged gets the same answer.
   * @throws `OutcomeUnknownError` on `UNKNOWN_EXCEPTION`: The provider can't say whether the request took effect. Call
   *   again; if it stays, ask the provider's support.
   * @throws `RebuttalError` as any operation may: {@link AlipayClient} has the list. `outcome` says whether it
   *   happened.
   * @example
   * ```ts
   * const response = await client.downloadDisputeEvidence(disputeId, 'DISPUTE_EVIDENCE_TEMPLATE');
   * ```
   */
  downloadDisputeEvidence(
    disputeId: string,
    disputeEvidenceType: types.DisputeEvidenceType,
    params: parameters.DownloadDisputeEvidenceParams = {},
    options: CallOptions = {},
  ): Promise<Answered<types.DownloadDisputeEvidenceResponse>> {
    return send<types.DownloadDisputeEvidenceResponse>(
      this,
      'downloadDisputeEvidence',
      { disputeId, disputeEvidenceType },
      params,
      options,
    );
  }

  /**
   * Defends a dispute with a packet of evidence, which becomes one document.
   *
   * Checks and builds the packet and supplies the document. The provider has neither idempotency keys nor a way to look
   * at a dispute: after a crash the same packet is refused with `REPEAT_REQUEST` if it had arrived, and the
   * notification says so too. **This cannot be undone.**
   *
   * @param packet - The packet. It belongs to one dispute, which is the one that is answered.
   * @param options - Options of this call: `acceptFindings`, time limits (of everything together), `signal`,
   *   `onProgress`.
   * @returns The provider's answer as `value`, and the `receipt`.
   * @throws `InvalidArgumentError` if a finding stops the packet, or it cannot be built; `reason` is the rule. No
   *   evidence was sent.
   * @throws `RebuttalError` as {@link AlipayClient.supplyDefenseDocument} may. `outcome` says whether it happened.
   * @example
   * ```ts
   * const response = await client.supplyPacket(packet);
   * ```
   */
  supplyPacket(
    packet: EvidencePacket,
    options: CallOptions & PacketOptions = {},
  ): Promise<PacketResponse<types.SupplyDefenseDocumentResponse>> {
    return sendPacket<types.SupplyDefenseDocumentResponse>(this, 'supplyDefenseDocument', packet, options);
  }
}
