import { nextSlot, slotOf } from './type-table';

// Layout: slots as in type-table, of a small table and a larger, empty one.
// Trick: keys are kept whole, so no text is read.

export function moveSlots(from: usize, slots: usize, settings: usize, begin: usize, end: usize): void {
  const shift = load<u32>(settings);
  for (let old = begin; old < end; old++) {
    const key = load<u64>(from + (old << 4));
    if (key === 0) continue;
    let slot = slotOf(key, slots, shift);
    while (load<u64>(slot) !== 0) slot = nextSlot(slot, slots, shift);
    v128.store(slot, v128.load(from + (old << 4)));
  }
}
