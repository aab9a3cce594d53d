import { compareBytes } from './context-run-format.js';
import { type KeyedCursor, MergeQueue } from './merge-queue.js';
import type { PackedTexts } from './sort-texts.js';

/** The targets of several runs as one list, and the number there of each target of each run. */
export interface MergedTargets {
  readonly targets: PackedTexts;
  readonly numbers: readonly Uint32Array[];
}

/** Merges sorted lists of targets into one, each target once. */
export function mergeTargets(lists: readonly PackedTexts[]): MergedTargets {
  const numbers = lists.map(({ offsets }) => new Uint32Array(offsets.length - 1));
  const cursors = lists.map((list) => new TextCursor(list));
  const queue = new MergeQueue(cursors);
  let bytes = new Uint8Array(lists.reduce((most, list) => Math.max(most, list.bytes.length), 256));
  let offsets = new Float64Array(lists.reduce((most, list) => Math.max(most, list.offsets.length), 1) + 1);
  let size = 0;
  for (let place = queue.first; place !== -1; place = queue.first) {
    const { key, keyLength, text } = cursors[place];
    const end = offsets[size];
    const begin = size === 0 ? 0 : offsets[size - 1];
    const isNew = size === 0 || compareBytes(key, keyLength, bytes.subarray(begin, end), end - begin) !== 0;
    if (isNew) {
      if (end + keyLength > bytes.length) bytes = grown(bytes, end + keyLength);
      if (size + 2 > offsets.length) {
        const longer = new Float64Array(2 * offsets.length);
        longer.set(offsets);
        offsets = longer;
      }
      bytes.set(key.subarray(0, keyLength), end);
      size++;
      offsets[size] = end + keyLength;
    }
    numbers[place][text] = size - 1;
    queue.advance();
  }
  return { targets: { bytes: bytes.slice(0, offsets[size]), offsets: offsets.slice(0, size + 1) }, numbers };
}

function grown(bytes: Uint8Array<ArrayBuffer>, needed: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(2 * needed);
  larger.set(bytes);
  return larger;
}

/** Shows packed texts one after the other. */
class TextCursor implements KeyedCursor {
  readonly #texts: PackedTexts;
  /** The place of the current text. */
  text = -1;
  key: Uint8Array = new Uint8Array(0);
  keyLength = 0;

  constructor(texts: PackedTexts) {
    this.#texts = texts;
  }

  next(): boolean {
    const { bytes, offsets } = this.#texts;
    if (this.text + 2 >= offsets.length) return false;
    this.text++;
    this.key = bytes.subarray(offsets[this.text], offsets[this.text + 1]);
    this.keyLength = this.key.length;
    return true;
  }
}
