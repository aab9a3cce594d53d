/** Returns the seed of one part of a work from the seed of the whole and the name of the part (FNV-1a over both). */
export function seedOf(seed: number, part: string): number {
  let hash = 0x811c9dc5;
  for (const unit of `${seed} ${part}`) hash = Math.imul(hash ^ (unit.codePointAt(0) as number), 0x01000193);
  return Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) >>> 0;
}
