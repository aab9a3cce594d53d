// Layout: chunk i of the text is bytes `cuts[i]` to `cuts[i + 1]`; its types go to `types + 4 * cuts[i]`, their number to
// `lengths[i]`, how many u16 they fill to `sizes[i]`, and who did it to `takenBy[i]`: the thread's number in `state[1]`,
// from 1. A type is a u16, or the u16 0xffff and then a u32. A table (see type-table) belongs to one thread; a chunk that
// may not fit into it is left for later, as `takenBy[i]` = 0.
// Trick: all tokens of a chunk are found first, so that the loop of look-ups has one branch that is hard to foresee.
import { findTokens } from './find-tokens';
import { addType, findSlot, keyOf, slotOf } from './type-table';

export function tokenise(
  bytes: usize,
  cuts: usize,
  types: usize,
  lengths: usize,
  sizes: usize,
  takenBy: usize,
  slots: usize,
  starts: usize,
  text: usize,
  state: usize,
  settings: usize,
  firsts: usize,
  lasts: usize,
  begin: usize,
  end: usize,
): void {
  const shift = load<u32>(settings);
  const mostTypes = load<u32>(settings, 4);
  const mostText = load<u32>(settings, 8);
  const words = load<u32>(settings, 12) !== 0;
  const lowerCase = load<u32>(settings, 16) !== 0;
  const addAll = load<u32>(settings, 20) !== 0;
  for (let chunk = begin; chunk < end; chunk++) {
    if (load<u32>(takenBy + (chunk << 2)) !== 0) continue;
    const from = <usize>load<u32>(cuts + (chunk << 2));
    const until = <usize>load<u32>(cuts + (chunk << 2), 4);
    const known = load<u32>(state);
    if (known + <u32>((until - from) >> 1) + 1 > mostTypes) continue;
    if (load<u32>(starts + ((<usize>known) << 2)) + <u32>(until - from) > mostText) continue;
    const tokens = findTokens(words, lowerCase, bytes, from, until, firsts, lasts);
    const start = types + (from << 2);
    let to = start;
    for (let token: usize = 0; token < tokens; token++) {
      const first = load<u32>(firsts + (token << 2));
      const length = <usize>(load<u32>(lasts + (token << 2)) - first);
      const at = bytes + first;
      const key = keyOf(at, length);
      let slot = slotOf(key, slots, shift);
      if (load<u64>(slot) !== key || length > 8) {
        slot = findSlot(key, at, length, slots, shift, starts, text);
        if (load<u64>(slot) === 0) {
          if (!addAll && isAscii(at, length)) {
            store<u16>(to, 1);
            to += 2;
            continue;
          }
          addType(slot, key, at, length, starts, text, state);
        }
      }
      const type = load<u32>(slot, 8);
      if (type < 0xffff) {
        store<u16>(to, <u16>type);
        to += 2;
      } else {
        store<u16>(to, 0xffff);
        store<u32>(to, type, 2);
        to += 6;
      }
      store<u32>(slot, load<u32>(slot, 12) + 1, 12);
    }
    store<u32>(sizes + (chunk << 2), <u32>((to - start) >> 1));
    store<u32>(lengths + (chunk << 2), <u32>tokens);
    store<u32>(takenBy + (chunk << 2), load<u32>(state, 4));
  }
}

function isAscii(at: usize, length: usize): bool {
  for (let place: usize = 0; place < length; place++) if (load<u8>(at + place) >= 0x80) return false;
  return true;
}

/** Adds types `begin` to `end` of a list to a table, with how often they occurred; `found` receives their types there. */
export function addTypes(
  newStarts: usize,
  newText: usize,
  newCounts: usize,
  found: usize,
  slots: usize,
  starts: usize,
  text: usize,
  state: usize,
  settings: usize,
  begin: usize,
  end: usize,
): void {
  const shift = load<u32>(settings);
  for (let place = begin; place < end; place++) {
    const first = load<u32>(newStarts + (place << 2));
    const length = <usize>(load<u32>(newStarts + (place << 2), 4) - first);
    const at = newText + first;
    const key = keyOf(at, length);
    const slot = findSlot(key, at, length, slots, shift, starts, text);
    if (load<u64>(slot) === 0) addType(slot, key, at, length, starts, text, state);
    store<u32>(slot, load<u32>(slot, 12) + load<u32>(newCounts + (place << 2)), 12);
    store<u32>(found + (place << 2), load<u32>(slot, 8));
  }
}
