import type { GlossKind } from '../../lexicon/chinese-glosses.js';

/** A word of a text in English, in the place that it has there or has been moved to. */
export interface GlossItem {
  /** Empty where nothing stands for it. */
  readonly english: string;
  readonly kind: GlossKind | 'name' | 'mark' | 'unknown' | 'target';
}

const nounKinds: ReadonlySet<GlossItem['kind']> = new Set(['noun', 'name', 'target', 'pronoun', 'time', 'unknown']);

/** Whether an item can be the last of a noun phrase. */
export function isNominal(item: GlossItem | undefined): item is GlossItem {
  return item !== undefined && nounKinds.has(item.kind);
}
