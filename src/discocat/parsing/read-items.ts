import type { Contraction, Reduction } from '../reduction.js';
import { type ChartItem, countContractions } from './chart-item.js';
import type { LexicalEntry } from './lexical-entry.js';

/** Reads the entries of the words and their contractions off a row of items that covers all words. */
export function readReduction(
  items: readonly ChartItem[],
  forms: readonly string[],
): { readonly entries: readonly LexicalEntry[]; readonly reduction: Reduction } {
  const entries = items.flatMap((item) => entriesOf(item));
  const words = entries.map(({ type }, place) => ({ word: forms[place], type }));
  const contractions: Contraction[] = [];
  let places = 0;
  /** Returns the places of an item's open simple types, numbering those of its words. */
  const openOf = (item: ChartItem): readonly number[] => {
    if (item.parts === undefined) return item.codes.map(() => places++);
    const [left, right] = item.parts;
    const before = openOf(left);
    const after = openOf(right);
    const count = countContractions(left.codes, right.codes);
    for (let k = 0; k < count; k++) contractions.push({ left: before[before.length - 1 - k], right: after[k] });
    return [...before.slice(0, before.length - count), ...after.slice(count)];
  };
  const open = items.flatMap((item) => openOf(item));
  contractions.sort((one, other) => one.left - other.left);
  return { entries, reduction: { words, contractions, open } };
}

function entriesOf(item: ChartItem): LexicalEntry[] {
  if (item.parts !== undefined) return item.parts.flatMap((part) => entriesOf(part));
  return item.lexical === undefined ? [] : [item.lexical.entry];
}
