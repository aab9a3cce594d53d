import type { Arena } from '../kernels/arena.js';
import { tokenClassCodes } from '../kernels/find-tokens.js';
import type { PerThread } from '../kernels/numbers.js';
import { reservedTypes } from '../kernels/tokenise.js';
import type { TokenRules } from './token-classes.js';

/** The types of a text, as bytes: type t is bytes `starts[t]` to `starts[t + 1]` of `text` and occurred `counts[t]` times. */
export interface TypeList {
  readonly starts: Uint32Array;
  readonly text: Uint8Array;
  readonly counts: Uint32Array;
}

/** A table has this many slots a type, so that look-ups are short. */
const slotsPerType = 2;

/** Room for the text of types, in bytes a type. */
const bytesPerType = 16;

const slotLength = 4;

/**
 * The hash tables of a tokeniser, one a thread of an arena, in which types get their numbers by first occurrence.
 *
 * All tables have the same size and grow together. Types 0 and 1 are reserved: the line end and the unknown token.
 */
export class TypeTables {
  readonly #arena: Arena;
  readonly #rules: TokenRules;
  readonly #addAll: boolean;
  #typeBits = 16;
  slots: PerThread<Uint32Array>;
  starts: PerThread<Uint32Array>;
  text: PerThread<Uint8Array>;
  readonly state: PerThread<Uint32Array>;
  readonly settings: Uint32Array;

  /** @param options.addAll whether every new type is added, or only those beyond ASCII. */
  constructor(arena: Arena, rules: TokenRules, options: { readonly addAll: boolean }) {
    this.#arena = arena;
    this.#rules = rules;
    this.#addAll = options.addAll;
    this.settings = arena.zeros(Uint32Array, 6);
    this.state = arena.perThread(Uint32Array, 2);
    const { slots, starts, text } = this.#allocate();
    this.slots = slots;
    this.starts = starts;
    this.text = text;
    for (const [thread, state] of this.state.arrays.entries()) {
      state.set([0, thread + 1]);
      this.starts.arrays[thread][0] = 0;
      this.add(typeListOf([...reservedTypes]), thread);
    }
  }

  /** The most types that a table has room for. */
  get mostTypes(): number {
    return 2 ** this.#typeBits;
  }

  /** The number of types in the table of a thread. */
  size(thread = 0): number {
    return this.state.arrays[thread][0];
  }

  /** Adds types, and how often they occurred, to the table of a thread; returns the type of each there. */
  add(list: TypeList, thread = 0): Uint32Array {
    const arena = this.#arena;
    const types = list.counts.length;
    while (!this.#hasRoom(types, list.starts[types], thread)) this.grow();
    return arena.scope(() => {
      const found = arena.allocate(Uint32Array, types);
      const newText = arena.zeros(Uint8Array, list.starts[types] + 16);
      newText.set(list.text.subarray(0, list.starts[types]));
      const newStarts = arena.copy(Uint32Array, list.starts);
      const newCounts = arena.copy(Uint32Array, list.counts);
      const table = [this.slots, this.starts, this.text, this.state].map(({ arrays }) => arrays[thread]);
      const [slots, starts, text, state] = table as [Uint32Array, Uint32Array, Uint8Array, Uint32Array];
      for (let begin = 0; begin < types; begin += 1024) {
        const end = Math.min(types, begin + 1024);
        arena.kernels.addTypes(
          newStarts,
          newText,
          newCounts,
          found,
          slots,
          starts,
          text,
          state,
          this.settings,
          begin,
          end,
        );
      }
      return found.slice();
    });
  }

  /** The labels of the types of the table of a thread, from type `begin` on. */
  labelsFrom(begin: number, thread = 0): string[] {
    const list = { starts: this.starts.arrays[thread], text: this.text.arrays[thread] };
    return labelsOfTypes(
      list,
      Array.from({ length: this.size(thread) - begin }, (_, place) => begin + place),
    );
  }

  /** The types of the table of a thread, in their order; text and starts are views. */
  list(thread = 0): TypeList {
    const types = this.size(thread);
    const counts = new Uint32Array(types);
    const slots = this.slots.arrays[thread];
    // An empty slot has type 0 and count 0.
    for (let slot = 0; slot < slots.length; slot += slotLength) counts[slots[slot + 2]] += slots[slot + 3];
    return { starts: this.starts.arrays[thread].subarray(0, types + 1), text: this.text.arrays[thread], counts };
  }

  /** Doubles all tables; nothing that was handed out before stays valid. */
  grow(): void {
    const arena = this.#arena;
    const old = { slots: this.slots, starts: this.starts, text: this.text };
    this.#typeBits++;
    const { slots, starts, text } = this.#allocate();
    for (let thread = 0; thread < arena.threads; thread++) {
      const types = this.size(thread);
      starts.arrays[thread].set(old.starts.arrays[thread].subarray(0, types + 1));
      text.arrays[thread].set(old.text.arrays[thread].subarray(0, starts.arrays[thread][types]));
      const count = old.slots.arrays[thread].length / slotLength;
      for (let begin = 0; begin < count; begin += 16_384) {
        const end = Math.min(count, begin + 16_384);
        arena.kernels.moveSlots(old.slots.arrays[thread], slots.arrays[thread], this.settings, begin, end);
      }
    }
    this.slots = slots;
    this.starts = starts;
    this.text = text;
  }

  #hasRoom(types: number, bytes: number, thread: number): boolean {
    const known = this.size(thread);
    const [, mostTypes, mostText] = this.settings;
    return known + types <= mostTypes && this.starts.arrays[thread][known] + bytes <= mostText;
  }

  #allocate(): Pick<TypeTables, 'slots' | 'starts' | 'text'> {
    const arena = this.#arena;
    const { mostTypes } = this;
    const mostText = mostTypes * bytesPerType;
    const { tokens, lowerCase } = this.#rules;
    const slotBits = this.#typeBits + Math.log2(slotsPerType);
    this.settings.set([
      64 - slotBits,
      mostTypes,
      mostText,
      tokenClassCodes[tokens],
      Number(lowerCase),
      Number(this.#addAll),
    ]);
    const slots = arena.perThread(Uint32Array, 2 ** slotBits * slotLength);
    for (const array of slots.arrays) array.fill(0);
    return {
      slots,
      starts: arena.perThread(Uint32Array, mostTypes + 1),
      text: arena.perThread(Uint8Array, mostText + 16),
    };
  }
}

/** Makes a list of labels, none of which has occurred yet. */
export function typeListOf(labels: readonly string[]): TypeList {
  const encoded = labels.map((label) => encoder.encode(label));
  const starts = new Uint32Array(labels.length + 1);
  for (const [place, bytes] of encoded.entries()) starts[place + 1] = starts[place] + bytes.length;
  const text = new Uint8Array(starts[labels.length]);
  for (const [place, bytes] of encoded.entries()) text.set(bytes, starts[place]);
  return { starts, text, counts: new Uint32Array(labels.length) };
}

/** Returns the labels of types: all at once, because decoding each alone takes long. */
export function labelsOfTypes({ starts, text }: Omit<TypeList, 'counts'>, types: readonly number[]): string[] {
  if (types.length === 0) return [];
  const bytes = new Uint8Array(types.reduce((sum, type) => sum + starts[type + 1] - starts[type] + 1, 0));
  let place = 0;
  for (const type of types) {
    for (let at = starts[type]; at < starts[type + 1]; at++) bytes[place++] = text[at];
    bytes[place++] = lineEnd;
  }
  return decoder.decode(bytes.subarray(0, place - 1)).split('\n');
}

/** No token holds this byte. */
const lineEnd = 10;

const encoder = new TextEncoder();
/** A byte order mark is a character like others. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
