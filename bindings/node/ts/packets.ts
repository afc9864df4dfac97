/** Packets of evidence: made here, checked, built and sent by the core. */

import type { OnProgress } from './call-options.js';
import { invalid } from './checks.js';
import { toError, unwrap } from './failure.js';
import { givenFile } from './files.js';
import type { FileInput, GivenFile } from './files.js';
import { hideOthers } from './inspect.js';
import { native } from './native.js';
import type { Failure, NativePacket } from './native.js';
import { readFiles } from './read.js';
import type { Answered } from './response.js';
import { isDate, isPlain, isWellFormed, kindOf } from './values.js';

/** Something that a rule found in a packet. */
export interface EvidenceFinding {
  /** The rule's id, such as `file.heic` after the provider's name. */
  readonly rule: string;
  /** What happens: the provider refuses it, the bank does not read or count it, or it would be better otherwise. */
  readonly severity: 'refused' | 'lost' | 'advice' | (string & {});
  /** The field that it is about; null for the packet as a whole. */
  readonly field: string | null;
  /** The name of the file that it is about. */
  readonly file: string | null;
  /** Its page, from 1. */
  readonly page: number | null;
  /** What there is. */
  readonly found: string;
  /** What may be. */
  readonly allowed: string | null;
  /** What to do about it. */
  readonly what_to_do: string;
}

/** A packet in numbers. */
export interface EvidenceTotals {
  /** Each file, in the order given: its size in bytes, its pages if they can be counted, and its SHA-256 in hexadecimal. */
  readonly files: readonly {
    readonly field: string;
    readonly file: string;
    readonly kind: string;
    readonly bytes: number;
    readonly pages: number | null;
    readonly sha256: string;
  }[];
  /** The bytes of all files. */
  readonly bytes: number;
  /** The pages of all files that can be counted. */
  readonly pages: number;
  /** An estimate of the pages of files and texts; the provider's formula is not public. */
  readonly estimated_pages: number;
  /** The characters of all texts. */
  readonly characters: number;
}

/** Something that the provider recommends for this dispute, and that the packet lacks. */
export interface EvidenceMissing {
  /** By which row of the rules. */
  readonly rule: string;
  /** The field, or the provider's name of the evidence. */
  readonly field: string;
  /** What the provider says that it contributes. */
  readonly weight: string | null;
}

/** The result of a preflight. `json`, `refused`, `lost` and `advice` are not enumerable. */
export interface EvidenceReport {
  /** The provider. */
  readonly provider: string;
  /** The dispute's id. */
  readonly dispute: string;
  /** The moment for which it holds, in Unix seconds. */
  readonly now: number;
  /** What was found, the worst first. */
  readonly findings: readonly EvidenceFinding[];
  /** The packet in numbers. */
  readonly totals: EvidenceTotals;
  /** What is recommended and not there. */
  readonly missing: readonly EvidenceMissing[];
  /** What could not be checked, and why. */
  readonly unchecked: readonly string[];
  /** What the provider refuses: nothing is sent as long as there is any. */
  readonly refused: readonly EvidenceFinding[];
  /** What the bank does not read or count: sent only if the call accepts it. */
  readonly lost: readonly EvidenceFinding[];
  /** What would be better otherwise. */
  readonly advice: readonly EvidenceFinding[];
  /** The report as JSON: the same text in all languages. */
  readonly json: string;
}

/** Which page of which file became which page: proof of what was sent, without its content. */
export interface EvidenceReceipt {
  /** The dispute's id. */
  readonly dispute: string;
  /** The version of the form of packets. The same input gives the same bytes as long as it is the same. */
  readonly format: number;
  /** The files that are sent, each with the pages that it is made of. `original` is null for a text. */
  readonly files: readonly {
    readonly field: string;
    readonly bytes: number;
    readonly sha256: string;
    readonly pages: readonly {
      readonly original: string | null;
      readonly original_sha256: string;
      readonly original_page: number;
    }[];
  }[];
}

/** What a packet became. */
export interface BuiltPacket {
  /** One file for each field, in the order in which the fields were given first. */
  readonly files: readonly { readonly field: string; readonly name: string; readonly content: Uint8Array }[];
  /** What was made of what. */
  readonly receipt: EvidenceReceipt;
  /** What is worse now than in the files that were given. */
  readonly findings: readonly EvidenceFinding[];
}

/** The provider's answer to a packet, and the receipt. */
export interface PacketResponse<T> {
  /** What the provider answered. */
  readonly value: Answered<T>;
  /** Which page of which file was sent as which page. */
  readonly receipt: EvidenceReceipt;
  /**
   * The dispute had exactly this evidence already: an earlier call submitted it, or an attempt of this one whose answer was an
   * error. Nothing was sent to the bank again.
   */
  readonly alreadySubmitted: boolean;
}

/** Options of a call that sends a packet. */
export interface PacketOptions {
  /** The ids of rules that find that the bank will not read or count a part of the packet: it is sent all the same. */
  readonly acceptFindings?: readonly string[] | undefined;
  /** Receives how many bytes of all files were sent, of how many. If it throws, the call is aborted. */
  readonly onProgress?: OnProgress | undefined;
}

/** A payment, as the merchant knows it. What is left out is not known. */
export interface EvidencePayment {
  /** The charge's id. */
  readonly charge: string;
  /** When it was paid, in Unix seconds. */
  readonly created: number;
  /** The customer's IP address. */
  readonly purchase_ip?: string;
  /** A fingerprint of the customer's device. */
  readonly device_fingerprint?: string;
  /** The id of the customer's device. */
  readonly device_id?: string;
  /** The whole address to which it was shipped. */
  readonly shipping_address?: {
    readonly line1: string;
    readonly line2?: string;
    readonly city: string;
    readonly state?: string;
    readonly postal_code: string;
    readonly country: string;
  };
  /** The customer's e-mail address. */
  readonly email_address?: string;
  /** The customer's account with the merchant. */
  readonly account_id?: string;
  /** What was sold. */
  readonly product_description?: string;
  /** What the disputed payment was for. */
  readonly merchandise_or_services?: 'merchandise' | 'services' | (string & {});
  /** Whether it was ever disputed. */
  readonly disputed?: boolean;
  /** Whether it was paid with the payment method of the disputed one, and did more than validate it. */
  readonly paid_with_same_method?: boolean;
}

/** The core takes 32 MB, and finds that a file is too large by a byte more. */
const MOST_READ = 32_000_000;

/**
 * The native packet with all its files.
 *
 * @internal
 */
export let loaded: (packet: EvidencePacket) => Promise<NativePacket>;

/**
 * The evidence for one dispute. It carries the dispute's id, so that it cannot reach another.
 *
 * Each method returns the packet, so that calls can be chained. Files are read when the packet is first checked, built or sent, and
 * never again. `docs/evidence-rules.md` lists what `preflight` checks.
 *
 * @example
 * ```ts
 * const packet = new EvidencePacket(dispute).file('receipt', { path: 'receipt.pdf' });
 * const { refused } = await packet.preflight(new Date());
 * ```
 */
export class EvidencePacket {
  readonly #native: NativePacket;
  #unread: GivenFile[] = [];
  readonly #fonts = new Set<GivenFile>();
  #reading: Promise<void> = Promise.resolve();

  static {
    loaded = (packet) => packet.#loaded();
  }

  /**
   * A packet for a dispute as the provider sent it: the dispute itself, or the notification about it.
   *
   * @throws `InvalidArgumentError` if it is no dispute
   */
  constructor(dispute: object) {
    this.#native = unwrap(native.openPacket(json('dispute', dispute)));
  }

  /** The dispute that this is for. */
  get disputeId(): string {
    return this.#native.disputeId;
  }

  /** A text for a field, such as `uncategorized_text`; where the provider takes one document, `document`. The same field again replaces it. */
  text(field: string, text: string): this {
    this.#native.text(checkedText('field', field), checkedText('text', text));
    return this;
  }

  /**
   * A file for a field, such as `receipt`; where the provider takes one document, `document`. Several for one field become one, in this order.
   * What is wrong with it is found by `preflight`.
   *
   * @throws `InvalidArgumentError` if it is no file
   */
  file(field: string, file: FileInput): this {
    this.#unread.push(givenFile(checkedText('field', field), file, { most: MOST_READ }));
    return this;
  }

  /**
   * A TrueType font for texts that become pages, if they have letters that PDF's standard fonts lack. Letters that change with their
   * neighbours or run from right to left, as Arabic and Hindi do, are not set: give such a text as a PDF.
   *
   * @throws `InvalidArgumentError` if it is no file
   */
  font(font: FileInput): this {
    const given = givenFile('font', font, { most: MOST_READ });
    this.#fonts.add(given);
    this.#unread.push(given);
    return this;
  }

  /** What was sold: what is recommended depends on it. */
  productType(productType: 'physical' | 'digital' | 'offline_service' | (string & {})): this {
    return this.#done(this.#native.productType(checkedText('productType', productType)));
  }

  /** The paper of pages that are made of pictures and texts; A4 if nothing is said. */
  paper(paper: 'a4' | 'letter' | (string & {})): this {
    return this.#done(this.#native.paper(checkedText('paper', paper)));
  }

  /** Also checks what only some acquirers ask for. */
  strict(): this {
    this.#native.strict();
    return this;
  }

  /** Another number in place of a rule's, where an account has it. */
  limit(rule: string, number: number): this {
    return this.#done(this.#native.limit(checkedText('rule', rule), whole('number', number)));
  }

  /** Agrees to the fee of a compliance case, in whole units of a currency: `500, 'usd'`. */
  complianceFee(amount: number, currency: string): this {
    this.#native.complianceFee(whole('amount', amount), checkedText('currency', currency));
    return this;
  }

  /** For Visa's Compelling Evidence 3.0: the disputed payment and two earlier ones. */
  compellingEvidence(disputed: EvidencePayment, prior: readonly EvidencePayment[]): this {
    return this.#done(this.#native.compellingEvidence(json('payments', { disputed, prior })));
  }

  /**
   * The provider's suggestion how to defend: what it lists and the provider does not have is reported as missing.
   *
   * @throws `InvalidArgumentError` if it is about another dispute
   */
  suggestion(notification: object): this {
    return this.#done(this.#native.suggestion(json('notification', notification)));
  }

  /** Checks everything that can be checked before sending, offline, for a moment. */
  async preflight(now: Date): Promise<EvidenceReport> {
    const seconds = isDate(now) ? Math.floor(now.getTime() / 1000) : Number.NaN;
    if (Number.isNaN(seconds)) throw invalid('now', `\`now\` must be a valid Date, not ${kindOf(now)}`);
    const packet = await this.#loaded();
    return toReport(await packet.preflight(seconds));
  }

  /**
   * Makes the files that are sent. The same packet gives the same bytes in the same release.
   *
   * @throws `InvalidArgumentError` if a file cannot be used, or it does not fit
   */
  async build(): Promise<BuiltPacket> {
    const packet = await this.#loaded();
    const { files, json: rest } = unwrap(await packet.build());
    const built = files.map(({ field, name, content }) => {
      const file = { field, name, content: new Uint8Array(content.buffer, content.byteOffset, content.byteLength) };
      hideOthers(file, ['field', 'name']);
      return file;
    });
    return { files: built, ...(JSON.parse(rest) as Pick<BuiltPacket, 'receipt' | 'findings'>) };
  }

  #done(failure: Failure | null): this {
    if (failure !== null) throw toError(failure);
    return this;
  }

  /** Reads the files that were not read yet, one after the other, so that they stay in their order. */
  async #loaded(): Promise<NativePacket> {
    const unread = this.#unread;
    this.#unread = [];
    this.#reading = this.#reading.then(async () => {
      for (const file of unread) {
        // However long it takes: calls that tire of it can be made again.
        const reading = { options: {}, signal: undefined, disk: undefined, limit: Infinity };
        const [read] = await readFiles([file], reading);
        if (read === undefined) continue;
        await (this.#fonts.has(file) ? this.#native.font(read) : this.#native.file(file.field, read));
      }
    });
    await this.#reading;
    return this.#native;
  }
}

function toReport(text: string): EvidenceReport {
  const report = JSON.parse(text) as EvidenceReport;
  const of = (severity: string): PropertyDescriptor => ({
    value: report.findings.filter((finding) => finding.severity === severity),
    enumerable: false,
  });
  return Object.defineProperties(report, {
    refused: of('refused'),
    lost: of('lost'),
    advice: of('advice'),
    json: { value: text, enumerable: false },
  });
}

/** Values of other classes are refused, because JSON would lose what they are. */
function json(field: string, value: unknown): string {
  if (!isPlain(value)) throw invalid(field, `\`${field}\` must be a plain object, not ${kindOf(value)}`);
  try {
    return JSON.stringify(value);
  } catch (cause) {
    throw invalid(field, `\`${field}\` cannot be written as JSON`, cause);
  }
}

/** Text, well-formed. */
export function checkedText(field: string, value: unknown): string {
  if (typeof value !== 'string') throw invalid(field, `\`${field}\` must be a string, not ${kindOf(value)}`);
  if (!isWellFormed(value)) throw invalid(field, `\`${field}\` holds half a surrogate pair, which cannot be sent`);
  return value;
}

function whole(field: string, value: unknown): number {
  if (Number.isSafeInteger(value) && (value as number) >= 0) return value as number;
  throw invalid(field, `\`${field}\` must be a whole number from 0`);
}
