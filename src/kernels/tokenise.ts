import { findTokens } from './find-tokens.js';

// A slot is four numbers: hash of the token (never 0; 0 where the slot is empty), its length, its type, how often it
// occurred. The compiled kernels use the first two as one key.
const slotLength = 4;

/** Types that every table begins with, in this order: the line end and the token that is not in a fixed vocabulary. */
export const reservedTypes = ['\n', '\u0001'] as const;

/** Stands before a type that does not fit into 16 bits, as two numbers, the lower half first. */
export const wideType = 0xffff;

/** The type of a token that a fixed vocabulary does not have. */
const unknownType = 1;

/**
 * Tokenises chunks `begin` to `end` of a text of UTF-8 and looks up, adds and counts their types.
 *
 * Chunk i is bytes `cuts[i]` to `cuts[i + 1]`. Its types are written from `types[2 * cuts[i]]` on, one number each or, from
 * 65,535 on, that number and then two more; their count goes to `lengths[i]`, that of the numbers to `sizes[i]`, and the
 * number of the thread, `state[1]`, to `takenBy[i]`. A chunk that is taken already is skipped, as is one that the table may not have room for. `state[0]` is the number of types; type t is bytes `starts[t]` to
 * `starts[t + 1]` of `text`. With lower-casing the ASCII letters of `bytes` are changed in place. `firsts` and `lasts`
 * are room for as many numbers as the longest chunk has bytes, and eight more.
 *
 * @param settings 64 - log2 of the number of slots, the most types, the most bytes of text, the class of tokens (see
 *   `tokenClassCodes`), whether to lower-case, whether to add all new types or only those beyond ASCII.
 */
export function tokenise(
  bytes: Uint8Array,
  cuts: Uint32Array,
  types: Uint16Array,
  lengths: Uint32Array,
  sizes: Uint32Array,
  takenBy: Uint32Array,
  slots: Uint32Array,
  starts: Uint32Array,
  text: Uint8Array,
  state: Uint32Array,
  settings: Uint32Array,
  _firsts: Uint32Array,
  _lasts: Uint32Array,
  begin: number,
  end: number,
): void {
  const [, mostTypes, mostText, tokenClass, lowerCase, addAll] = settings;
  for (let chunk = begin; chunk < end; chunk++) {
    const from = cuts[chunk];
    const until = cuts[chunk + 1];
    const newTypes = Math.floor((until - from) / 2) + 1;
    const isFull = state[0] + newTypes > mostTypes || starts[state[0]] + until - from > mostText;
    if (takenBy[chunk] !== 0 || isFull) continue;
    if (lowerCase !== 0) lowerAscii(bytes.subarray(from, until));
    const { firsts, lasts } = findTokens(tokenClass, bytes, from, until);
    let to = 2 * from;
    for (const [place, first] of firsts.entries()) {
      const token = bytes.subarray(first, lasts[place]);
      const slot = findSlot(token, slots, starts, text);
      if (slots[slot] === 0) {
        if (addAll === 0 && token.every((byte) => byte < 0x80)) {
          types[to++] = unknownType;
          continue;
        }
        fillSlot(slot, token, slots, starts, text, state);
      }
      const type = slots[slot + 2];
      if (type < wideType) types[to++] = type;
      else for (const half of [wideType, type % 65_536, Math.floor(type / 65_536)]) types[to++] = half;
      slots[slot + 3]++;
    }
    sizes[chunk] = to - 2 * from;
    lengths[chunk] = firsts.length;
    takenBy[chunk] = state[1];
  }
}

/**
 * Adds types `begin` to `end` of a list to a table that has room for them: type t is bytes `newStarts[t]` to
 * `newStarts[t + 1]` of `newText` and occurred `newCounts[t]` times. `found` receives their types in the table.
 */
export function addTypes(
  newStarts: Uint32Array,
  newText: Uint8Array,
  newCounts: Uint32Array,
  found: Uint32Array,
  slots: Uint32Array,
  starts: Uint32Array,
  text: Uint8Array,
  state: Uint32Array,
  _settings: Uint32Array,
  begin: number,
  end: number,
): void {
  for (let place = begin; place < end; place++) {
    const token = newText.subarray(newStarts[place], newStarts[place + 1]);
    const slot = findSlot(token, slots, starts, text);
    if (slots[slot] === 0) fillSlot(slot, token, slots, starts, text, state);
    slots[slot + 3] += newCounts[place];
    found[place] = slots[slot + 2];
  }
}

/** Puts slots `begin` to `end` of a table into a larger one, `slots`, which is empty at first. */
export function moveSlots(
  from: Uint32Array,
  slots: Uint32Array,
  _settings: Uint32Array,
  begin: number,
  end: number,
): void {
  for (let old = begin * slotLength; old < end * slotLength; old += slotLength) {
    if (from[old] === 0) continue;
    let slot = firstSlot(from[old], slots);
    while (slots[slot] !== 0) slot = (slot + slotLength) % slots.length;
    slots.set(from.subarray(old, old + slotLength), slot);
  }
}

function lowerAscii(bytes: Uint8Array): void {
  for (const [place, byte] of bytes.entries()) if (byte >= 65 && byte <= 90) bytes[place] = byte | 32;
}

/** The slot of a token, or the empty one where it belongs. */
function findSlot(token: Uint8Array, slots: Uint32Array, starts: Uint32Array, text: Uint8Array): number {
  const hash = hashOf(token);
  let slot = firstSlot(hash, slots);
  while (slots[slot] !== 0) {
    const type = slots[slot + 2];
    if (slots[slot] === hash && slots[slot + 1] === token.length) {
      const start = starts[type];
      if (token.every((byte, place) => byte === text[start + place])) return slot;
    }
    slot = (slot + slotLength) % slots.length;
  }
  return slot;
}

function fillSlot(
  slot: number,
  token: Uint8Array,
  slots: Uint32Array,
  starts: Uint32Array,
  text: Uint8Array,
  state: Uint32Array,
): void {
  const type = state[0];
  text.set(token, starts[type]);
  starts[type + 1] = starts[type] + token.length;
  state[0] = type + 1;
  slots.set([hashOf(token), token.length, type, 0], slot);
}

/** FNV-1a (Fowler, Noll, Vo 1991), never 0. */
function hashOf(token: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of token) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash | 1) >>> 0;
}

function firstSlot(hash: number, slots: Uint32Array): number {
  return (((hash ^ (hash >>> 15)) >>> 0) % (slots.length / slotLength)) * slotLength;
}
