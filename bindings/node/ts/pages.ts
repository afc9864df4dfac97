/** Lists in pages. */

import type { AbortSignalLike } from './call-options.js';
import { toError, unwrap } from './failure.js';
import type { NativePage } from './native.js';
import type { Answered } from './response.js';

/** One page of a list, and the way to the next. */
export interface Fetched<Page> {
  readonly page: Answered<Page>;
  readonly native: NativePage | undefined;
}

/** What pages need of their client. */
export interface PagesTable<Page> {
  /** Requests a page; without a request, the first. */
  readonly fetch: (request?: string) => Promise<Fetched<Page>>;
  /** The field of a page that holds its items. */
  readonly items: string;
  readonly signal: AbortSignalLike | undefined;
}

/**
 * A list in pages. Nothing is sent until one of these is used:
 *
 * - `for await (const item of list)` iterates over all items, and requests each page when it is needed.
 * - `for await (const page of list.pages())` iterates over pages.
 * - `await list` is the first page. It is requested once, however often it is awaited; a loop requests it again.
 *
 * Leaving the loop stops the requests. A list that is read backwards, from its end or from a cursor, gives the items of each
 * page in reverse, and pages as received. The options of the call apply to each page; `signal` ends the loop.
 *
 * Because it is awaitable, an `async` function that returns it returns its first page.
 */
export class Pages<Item, Page> implements Promise<Answered<Page>>, AsyncIterable<Item> {
  readonly #table: PagesTable<Page>;
  #first: Promise<Answered<Page>> | undefined;

  /** @internal */
  constructor(table: PagesTable<Page>) {
    this.#table = table;
  }

  get [Symbol.toStringTag](): string {
    return 'Pages';
  }

  /** Every page, each requested when it is needed. */
  async *pages(): AsyncGenerator<Answered<Page>, void, undefined> {
    for await (const { page } of this.#walk()) yield page;
  }

  /** Every item of every page. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    const { items: field, signal } = this.#table;
    for await (const { page, native } of this.#walk()) {
      // Where the document does not require the list, an empty one may be left out.
      const items = [...(((page as Readonly<Record<string, unknown>>)[field] as Item[] | null | undefined) ?? [])];
      if (native?.backwards === true) items.reverse();
      for (const item of items) {
        if (signal?.aborted === true) throw signal.reason;
        yield item;
      }
    }
  }

  /** The method of the promise of the first page. */
  // biome-ignore lint/suspicious/noThenProperty: a list is awaitable on purpose
  then<Good = Answered<Page>, Bad = never>(
    onGood?: ((page: Answered<Page>) => Good | PromiseLike<Good>) | null,
    onBad?: ((reason: unknown) => Bad | PromiseLike<Bad>) | null,
  ): Promise<Good | Bad> {
    this.#first ??= this.#table.fetch().then(({ page }) => page);
    return this.#first.then(onGood, onBad);
  }

  /** The method of the promise of the first page. */
  catch<Bad = never>(onBad?: ((reason: unknown) => Bad | PromiseLike<Bad>) | null): Promise<Answered<Page> | Bad> {
    return this.then(undefined, onBad);
  }

  /** The method of the promise of the first page. */
  finally(onEnd?: (() => void) | null): Promise<Answered<Page>> {
    return this.then().finally(onEnd);
  }

  // A generator runs one `next()` after the other, so that concurrent ones don't request a page twice.
  async *#walk(): AsyncGenerator<Fetched<Page>, void, undefined> {
    let fetched = await this.#table.fetch();
    const seen = new Set<string>();
    for (;;) {
      yield fetched;
      const { native } = fetched;
      const next = native === undefined ? undefined : unwrap(native.next()).request;
      if (native === undefined || next === undefined) return;
      if (seen.has(next)) throw toError(native.circle());
      seen.add(next);
      fetched = await this.#table.fetch(next);
    }
  }
}
