import { createRandom } from '../../src/random.js';
import type { FuzzTarget } from './fuzz-target.js';
import { mutate } from './mutate.js';

/** A target whose seeds are made. */
export interface ReadyTarget {
  readonly target: FuzzTarget;
  readonly seeds: readonly Uint8Array[];
}

/** Spreads a name and two numbers over 32 bits (Fowler, Noll and Vo's FNV-1a). */
function hash(name: string, ...numbers: readonly number[]): number {
  let code = 0x811c9dc5;
  for (const letter of `${name}/${numbers.join('/')}`) code = Math.imul(code ^ letter.charCodeAt(0), 0x01000193);
  return code >>> 0;
}

/** The input with a number; it depends on the target, the seed and the number alone, so that any can be made again. */
export function makeInput({ target, seeds }: ReadyTarget, seed: number, index: number): Buffer {
  if (index < seeds.length) return Buffer.from(seeds[index] as Uint8Array);
  const random = createRandom(hash(target.name, seed, index));
  const context = { random, seeds, tokens: target.tokens ?? [] };
  if (target.restructure !== undefined && random.integer(4) > 0) return target.restructure(context);
  const bytes = mutate(context);
  if (target.repair === undefined || random.integer(4) === 0) return bytes;
  return target.repair(bytes);
}
