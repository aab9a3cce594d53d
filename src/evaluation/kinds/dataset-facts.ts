import type { DatasetFact } from './task-kind.js';

/** A fact that is a number of things. */
export function countFact(name: string, value: number): DatasetFact {
  return { name, value, decimals: 0 };
}
