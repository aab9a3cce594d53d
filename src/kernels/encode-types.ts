import { wideType } from './tokenise.js';

/** The id that {@link encodeTypes} drops. */
export const droppedId = 0xffff_ffff;

/**
 * Writes the ids of the types of chunks `begin` to `end`, without dropped ones and without a line end after another.
 *
 * Chunk i is `sizes[i]` numbers from `types[offsets[i]]` on, its types as {@link tokenise} wrote them, of the table of
 * thread `takenBy[i]` (from 1), whose ids begin at `ids[stride * (thread - 1)]`; the id of type 0 is the line end's. What
 * is kept is written from `encoded[offsets[i]]` on, its number to `kept[i]`.
 */
export function encodeTypes(
  types: Uint16Array,
  offsets: Uint32Array,
  sizes: Uint32Array,
  takenBy: Uint32Array,
  ids: Uint32Array,
  stride: number,
  encoded: Uint16Array | Uint32Array,
  kept: Uint32Array,
  begin: number,
  end: number,
): void {
  for (let chunk = begin; chunk < end; chunk++) {
    const first = stride * (takenBy[chunk] - 1);
    const lineEnd = ids[first];
    let before = droppedId;
    let to = offsets[chunk];
    const until = to + sizes[chunk];
    for (let from = to; from < until; from++) {
      let type = types[from];
      if (type === wideType) {
        type = types[from + 1] + 65_536 * types[from + 2];
        from += 2;
      }
      const id = ids[first + type];
      if (id === droppedId || (id === lineEnd && before === lineEnd)) continue;
      encoded[to++] = id;
      before = id;
    }
    kept[chunk] = to - offsets[chunk];
  }
}
