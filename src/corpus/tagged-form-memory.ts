import type { UniversalTag } from './sentence.js';

interface Entry<Value> {
  readonly tag: UniversalTag;
  readonly value: Value;
  readonly next: Entry<Value> | undefined;
}

/**
 * Remembers one value for each form with its tag, of up to 65,536 forms; when more come, it begins anew.
 *
 * The tags of a form make a list, since hardly any form has more than two.
 */
export class TaggedFormMemory<Value> {
  #entries = new Map<string, Entry<Value>>();

  /** The value of a form with a tag, computed at the first call. */
  get(form: string, tag: UniversalTag, compute: () => Value): Value {
    const first = this.#entries.get(form);
    for (let entry = first; entry !== undefined; entry = entry.next) if (entry.tag === tag) return entry.value;
    const value = compute();
    if (this.#entries.size >= 65_536) this.#entries = new Map();
    this.#entries.set(form, { tag, value, next: first });
    return value;
  }
}
