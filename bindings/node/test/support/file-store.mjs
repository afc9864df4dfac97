// A store that survives processes: a file with a line for each claim, commit and release. In these tests one process at a
// time uses it, so it takes no lock.

import { appendFileSync, existsSync, readFileSync } from 'node:fs';

export class FileStore {
  #path;
  #now;

  /** A store in which it is `now`, in milliseconds, for as long as it lives. */
  constructor(path, now) {
    this.#path = path;
    this.#now = now;
  }

  #last(key) {
    const text = existsSync(this.#path) ? readFileSync(this.#path, 'utf8') : '';
    return text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
      .findLast((line) => line.key === key);
  }

  #add(line) {
    appendFileSync(this.#path, `${JSON.stringify(line)}\n`, { flush: true });
  }

  claim(key, lease) {
    const last = this.#last(key);
    if (last?.state === 'done') return { state: 'done' };
    if (last?.state === 'claimed' && last.until > this.#now)
      return { state: 'inProgress', until: new Date(last.until) };
    const token = `${process.pid}-${this.#now}`;
    this.#add({ key, token, state: 'claimed', until: this.#now + lease });
    return { state: 'claimed', token };
  }

  commit(key, token) {
    return this.#settle(key, token, 'done');
  }

  release(key, token) {
    this.#settle(key, token, 'released');
  }

  #settle(key, token, state) {
    const last = this.#last(key);
    if (last?.token !== token || last.state === 'released') return false;
    if (last.state === 'claimed') this.#add({ key, token, state });
    return true;
  }
}
