import type { PartOfSpeech, RelationType } from './synset.js';

/** What a relation of WN-LMF is here. */
export interface LmfRelation {
  readonly type: RelationType;
  /** True where the relation leads the other way: what WN-LMF writes at its target is written here at its source. */
  readonly reversed: boolean;
}

const names: readonly (readonly [RelationType, ...string[]])[] = [
  ['hypernym', 'hypernym'],
  ['instanceHypernym', 'instance_hypernym'],
  ['hyponym', 'hyponym'],
  ['instanceHyponym', 'instance_hyponym'],
  ['memberHolonym', 'holo_member'],
  ['substanceHolonym', 'holo_substance'],
  ['partHolonym', 'holo_part', 'holo_portion', 'holo_location', 'holonym'],
  ['memberMeronym', 'mero_member'],
  ['substanceMeronym', 'mero_substance'],
  ['partMeronym', 'mero_part', 'mero_portion', 'mero_location', 'meronym'],
  ['attribute', 'attribute'],
  ['antonym', 'antonym', 'near_antonym', 'anto_gradable', 'anto_simple', 'anto_converse'],
  ['similar', 'similar', 'near_synonym', 'eq_synonym', 'ir_synonym'],
  ['alsoSee', 'also'],
  ['derivation', 'derivation'],
  ['pertainym', 'pertainym'],
  ['participle', 'participle'],
  ['entailment', 'entails'],
  ['cause', 'causes'],
  ['domainTopic', 'domain_topic', 'domain'],
  ['hasDomainTopic', 'has_domain_topic', 'has_domain'],
  ['domainRegion', 'domain_region'],
  ['hasDomainRegion', 'has_domain_region'],
  ['domainUsage', 'exemplifies'],
  ['hasDomainUsage', 'is_exemplified_by'],
];

const relations: ReadonlyMap<string, LmfRelation> = new Map<string, LmfRelation>([
  ...names.flatMap(([type, ...spelled]) => spelled.map((name) => [name, { type, reversed: false }] as const)),
  ['is_entailed_by', { type: 'entailment', reversed: true }],
  ['is_caused_by', { type: 'cause', reversed: true }],
]);

/**
 * What a relation type of WN-LMF is called here, or undefined where there is nothing like it. Kinds that are not told apart
 * here, such as the three oppositions, become one; verbs that are `similar` are a verb group.
 *
 * @example findLmfRelation('mero_part', 'n') // { type: 'partMeronym', reversed: false }
 */
export function findLmfRelation(name: string, partOfSpeech: PartOfSpeech): LmfRelation | undefined {
  if (name === 'similar' && partOfSpeech === 'v') return { type: 'verbGroup', reversed: false };
  return relations.get(name);
}

/** The name of a relation type in WN-LMF; of several that become one here, the plainest. */
export function nameLmfRelation(type: RelationType): string {
  return type === 'verbGroup' ? 'similar' : (names.find(([known]) => known === type)?.[1] ?? 'other');
}
