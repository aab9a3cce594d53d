import type { MetonymyItem, MetonymySet } from '../sense-dataset.js';
import { splitByHash, type TaskSplit } from './split-by-hash.js';

/**
 * Splits a set of names by the hash of the name in lower case, so that no name is on both sides: a system that has learned
 * from one side has not seen the names of the other. Items stay in their order; both sides keep the findings.
 *
 * @example splitByName(set).test.items
 */
export function splitByName(set: MetonymySet): { readonly [Split in TaskSplit]: MetonymySet } {
  const side = (split: TaskSplit): MetonymySet => {
    return { ...set, items: set.items.filter((item) => splitByHash(nameOf(item)) === split) };
  };
  return { development: side('development'), test: side('test') };
}

function nameOf({ text, start, end }: MetonymyItem): string {
  return text.slice(start, end).toLowerCase();
}
