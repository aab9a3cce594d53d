import type { UniversalTag } from '../../corpus/sentence.js';
import type { ChineseGloss, GlossKind } from '../../lexicon/chinese-glosses.js';
import { type GlossItem, isNominal } from './gloss-item.js';

/** Where a word stands. */
export interface GlossPlace {
  /** Undefined where the segmenter has no word of its own there. */
  readonly tag: UniversalTag | undefined;
  /** What the word before it has come to; undefined at the beginning. */
  readonly before: GlossItem | undefined;
}

const kindsOfTags: ReadonlyMap<UniversalTag, readonly GlossKind[]> = new Map<UniversalTag, readonly GlossKind[]>([
  ['VERB', ['verb']],
  ['ADP', ['preposition', 'localizer', 'marker']],
  ['NOUN', ['noun', 'time', 'localizer']],
  ['PROPN', ['noun']],
  ['AUX', ['function', 'marker', 'verb']],
  ['ADV', ['function', 'adjective', 'time']],
  ['ADJ', ['adjective']],
  ['PART', ['marker', 'localizer']],
  ['DET', ['pronoun']],
  ['PRON', ['pronoun']],
  ['NUM', ['number']],
  ['CCONJ', ['preposition', 'function']],
  ['SCONJ', ['function', 'preposition']],
]);

/** The English of pronouns that stand before measure words. */
const counting = /^(?:this|that|these|those|which|what|each|every|some|several|any|our|the whole|whole|all|half of)\b/;

/**
 * Chooses among the glosses of a word: a measure word behind a number or "this", a localizer behind a noun unless it is tagged as a
 * verb, else the first of a kind that its tag allows, else the first. Undefined where there are none.
 *
 * @example chooseGloss(glosses.find('上'), { tag: 'ADP', before: { english: 'table', kind: 'noun' } })?.english // 'on'
 */
export function chooseGloss(glosses: readonly ChineseGloss[], { tag, before }: GlossPlace): ChineseGloss | undefined {
  if (glosses.length < 2) return glosses[0];
  const find = (wanted: GlossKind): ChineseGloss | undefined => glosses.find(({ kind }) => kind === wanted);
  const isCounted = before?.kind === 'number' || (before?.kind === 'pronoun' && counting.test(before.english));
  const measure = find('measure');
  if (measure !== undefined && isCounted) return measure;
  const localizer = find('localizer');
  if (localizer !== undefined && tag !== 'VERB' && isNominal(before)) return localizer;
  const others = glosses.filter(({ kind }) => kind !== 'measure' && (kind !== 'localizer' || tag === 'ADP'));
  for (const wanted of kindsOfTags.get(tag ?? 'X') ?? []) {
    const found = others.find(({ kind }) => kind === wanted);
    if (found !== undefined) return found;
  }
  return others[0] ?? glosses[0];
}
