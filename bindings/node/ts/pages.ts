/** Lists that come in pages. */

import type { AbortSignalLike } from './call-options.js';
import { toError, unwrap } from './failure.js';
import type { NativePage } from './native.js';
import type { Answered } from './response.js';

/** One page of a list, and the way to the next. */
export interface Fetched<Page> {
  readonly page: Answered<Page>;
  readonly native: NativePage | undefined;
}

/** What pages are made of. */
export interface PagesTable<Page> {
  /** Asks for a page; without a request, for the first. */
  readonly fetch: (request?: string) => Promise<Fetched<Page>>;
  /** The field of a page that holds its items. */
  readonly items: string;
  readonly signal: AbortSignalLike | undefined;
}

/**
 * A list in pages. Nothing is sent until something is wanted of it:
 *
 * - `for await (const item of list)` gives every item and asks for the next page when the one before is used up.
 * - `for await (const page of list.pages())` gives whole pages.
 * - `await list` is the first page. However often it is awaited, it is asked for once; a loop asks anew.
 *
 * Leaving the loop stops asking. A list that was asked for backwards, from its end or from a cursor, gives the items of
 * each page in reverse, and pages as they came. The options of the call hold for each page; `signal` ends the loop.
 *
 * Being awaitable, it becomes its first page where an `async` function returns it.
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

  /** Every page, each asked for when it is wanted. */
  async *pages(): AsyncGenerator<Answered<Page>, void, undefined> {
    for await (const { page } of this.#walk()) yield page;
  }

  /** Every item of every page. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    const { items: field, signal } = this.#table;
    for await (const { page, native } of this.#walk()) {
      const items = [...((page as Readonly<Record<string, unknown>>)[field] as Item[])];
      if (native?.backwards === true) items.reverse();
      for (const item of items) {
        if (signal?.aborted === true) throw signal.reason;
        yield item;
      }
    }
  }

  /** As of the promise of the first page. */
  // biome-ignore lint/suspicious/noThenProperty: a list is awaitable on purpose
  then<Good = Answered<Page>, Bad = never>(
    onGood?: ((page: Answered<Page>) => Good | PromiseLike<Good>) | null,
    onBad?: ((reason: unknown) => Bad | PromiseLike<Bad>) | null,
  ): Promise<Good | Bad> {
    this.#first ??= this.#table.fetch().then(({ page }) => page);
    return this.#first.then(onGood, onBad);
  }

  /** As of the promise of the first page. */
  catch<Bad = never>(onBad?: ((reason: unknown) => Bad | PromiseLike<Bad>) | null): Promise<Answered<Page> | Bad> {
    return this.then(undefined, onBad);
  }

  /** As of the promise of the first page. */
  finally(onEnd?: (() => void) | null): Promise<Answered<Page>> {
    return this.then().finally(onEnd);
  }

  // A generator takes one `next()` after the other, so that several at once ask for no page twice.
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
