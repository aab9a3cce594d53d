import type { RelationType } from './synset.js';

/** A relation of Chinese Wordnet as one of a lexicon, and the one that leads back. */
export interface ChineseWordnetRelation {
  readonly type: RelationType;
  readonly inverse: RelationType;
}

const kinds: readonly (readonly [RelationType, RelationType, ...string[]])[] = [
  ['hypernym', 'hyponym', 'hypernym', '上位詞'],
  ['hyponym', 'hypernym', 'hyponym', 'troponym', '下位詞', '方式詞'],
  ['instanceHypernym', 'instanceHyponym', 'instance_of'],
  ['instanceHyponym', 'instanceHypernym', 'has_instance'],
  ['partHolonym', 'partMeronym', 'holonym', '整體詞'],
  ['partMeronym', 'partHolonym', 'meronym', '部分詞'],
  ['antonym', 'antonym', 'antonym', '反義詞'],
  ['similar', 'similar', 'synonym', 'nearsynonym', 'near_synonym', 'variant', '同義詞', '近義詞', '異體詞'],
  ['alsoSee', 'alsoSee', 'paronym', '類義詞'],
];

const relations: ReadonlyMap<string, ChineseWordnetRelation> = new Map(
  kinds.flatMap(([type, inverse, ...names]) => names.map((name) => [name, { type, inverse }] as const)),
);

/** What a relation type of Chinese Wordnet is here, by its English or Chinese name; undefined where nothing is like it. */
export function findChineseWordnetRelation(name: string): ChineseWordnetRelation | undefined {
  return relations.get(name.trim().toLowerCase());
}
