// Layout: a slot is 16 bytes: key (u64, 0 where empty), type (u32), how often it occurred (u32). `starts[type]` says where
// the type's bytes begin in `text`, `starts[type + 1]` where they end; `state[0]` is the number of types.
// Trick: the key of a token of up to eight bytes is its bytes, so equal keys are equal tokens; only longer ones, whose
// key is a hash with an empty lowest byte (no token has a byte 0), compare their text.

export function keyOf(at: usize, length: usize): u64 {
  if (length <= 8) return load<u64>(at) & (<u64>-1 >> (64 - (length << 3)));
  let hash: u64 = length;
  for (let place: usize = 0; place < length - 8; place += 8) hash = mix(hash ^ load<u64>(at + place));
  return (mix(hash ^ load<u64>(at + length - 8)) & ~(<u64>0xff)) | 0x100;
}

/** 2^64 divided by the golden ratio (Knuth 1973, section 6.4). */
function multiplier(): u64 {
  return ((<u64>0x9e3779b9) << 32) | 0x7f4a7c15;
}

function mix(value: u64): u64 {
  const product = value * multiplier();
  return product ^ (product >> 32);
}

/** Where probing begins: the highest bits of the hashed key. */
export function slotOf(key: u64, slots: usize, shift: u32): usize {
  return slots + ((<usize>(((key ^ (key >> 32)) * multiplier()) >> shift)) << 4);
}

/** The slot after another one; behind the last comes the first. */
export function nextSlot(slot: usize, slots: usize, shift: u32): usize {
  return slots + ((slot + 16 - slots) & (((<usize>16) << (64 - shift)) - 1));
}

/** The slot of a token, or the empty one where it belongs. */
export function findSlot(
  key: u64,
  at: usize,
  length: usize,
  slots: usize,
  shift: u32,
  starts: usize,
  text: usize,
): usize {
  let slot = slotOf(key, slots, shift);
  for (let found = load<u64>(slot); found !== 0; found = load<u64>(slot)) {
    if (found === key && (length <= 8 || isTextOf(load<u32>(slot, 8), at, length, starts, text))) return slot;
    slot = nextSlot(slot, slots, shift);
  }
  return slot;
}

function isTextOf(type: u32, at: usize, length: usize, starts: usize, text: usize): bool {
  const start = <usize>load<u32>(starts + ((<usize>type) << 2));
  if (<usize>load<u32>(starts + ((<usize>type) << 2), 4) - start !== length) return false;
  const known = text + start;
  for (let place: usize = 0; place < length - 8; place += 8) {
    if (load<u64>(known + place) !== load<u64>(at + place)) return false;
  }
  return load<u64>(known + length - 8) === load<u64>(at + length - 8);
}

/** Fills an empty slot with a new type and returns the type. */
export function addType(
  slot: usize,
  key: u64,
  at: usize,
  length: usize,
  starts: usize,
  text: usize,
  state: usize,
): u32 {
  const type = load<u32>(state);
  const start = load<u32>(starts + ((<usize>type) << 2));
  memory.copy(text + start, at, length);
  store<u32>(starts + ((<usize>type) << 2), start + <u32>length, 4);
  store<u32>(state, type + 1);
  store<u64>(slot, key);
  store<u32>(slot, type, 8);
  store<u32>(slot, 0, 12);
  return type;
}
