/** What WN-LMF says of a type of relations. */
export interface RelationTypeRecord {
  readonly name: string;
  /** Whether it may lead from a synset to a synset. */
  readonly betweenSynsets: boolean;
  /** Whether it may lead from a sense to a sense. */
  readonly betweenSenses: boolean;
  /** Whether it may lead from a sense to a synset. */
  readonly fromSenseToSynset: boolean;
  /** The type that leads back, itself for a symmetric one; undefined where none does. */
  readonly inverse: string | undefined;
  /** The type that leads back between senses, where it is not the same: `agent` of senses is no role of an action. */
  readonly inverseBetweenSenses: string | undefined;
  /** The version of WN-LMF that brought it between synsets; undefined where it is none. */
  readonly synsetsSince: string | undefined;
  /** The version of WN-LMF that brought it between senses; undefined where it is none. */
  readonly sensesSince: string | undefined;
}

/** Pairs that lead forth and back between synsets. */
const synsetPairs = [
  ['hypernym', 'hyponym'],
  ['instance_hypernym', 'instance_hyponym'],
  ['holonym', 'meronym'],
  ['holo_location', 'mero_location'],
  ['holo_member', 'mero_member'],
  ['holo_part', 'mero_part'],
  ['holo_portion', 'mero_portion'],
  ['holo_substance', 'mero_substance'],
  ['causes', 'is_caused_by'],
  ['entails', 'is_entailed_by'],
  ['role', 'involved'],
  ['agent', 'involved_agent'],
  ['patient', 'involved_patient'],
  ['result', 'involved_result'],
  ['instrument', 'involved_instrument'],
  ['location', 'involved_location'],
  ['direction', 'involved_direction'],
  ['source_direction', 'involved_source_direction'],
  ['target_direction', 'involved_target_direction'],
  ['co_agent_patient', 'co_patient_agent'],
  ['co_agent_instrument', 'co_instrument_agent'],
  ['co_agent_result', 'co_result_agent'],
  ['co_patient_instrument', 'co_instrument_patient'],
  ['co_instrument_result', 'co_result_instrument'],
  ['in_manner', 'manner_of'],
  ['be_in_state', 'state_of'],
  ['subevent', 'is_subevent_of'],
  ['classifies', 'classified_by'],
  ['restricts', 'restricted_by'],
] as const;
const synsetSymmetric = ['attribute', 'co_role', 'eq_synonym'] as const;

/** Pairs that lead forth and back between synsets as between senses; these three also from a sense to a synset. */
const domainPairs = [
  ['domain_topic', 'has_domain_topic'],
  ['domain_region', 'has_domain_region'],
  ['exemplifies', 'is_exemplified_by'],
] as const;
const genderPairs = [
  ['feminine', 'has_feminine'],
  ['masculine', 'has_masculine'],
  ['young', 'has_young'],
] as const;
const sizePairs = [
  ['diminutive', 'has_diminutive'],
  ['augmentative', 'has_augmentative'],
] as const;
const aspectPairs = [
  ['simple_aspect_ip', 'simple_aspect_pi'],
  ['secondary_aspect_ip', 'secondary_aspect_pi'],
] as const;
const figurePairs = [
  ['metaphor', 'has_metaphor'],
  ['metonym', 'has_metonym'],
] as const;
/** What a noun is of the verb that it is derived from, and other links between words that are derived. */
const derivational = [
  'agent',
  'material',
  'event',
  'instrument',
  'location',
  'by_means_of',
  'undergoer',
  'property',
  'result',
  'state',
  'uses',
  'destination',
  'body_part',
  'vehicle',
] as const;

interface Row {
  readonly inverse?: string;
  readonly synsets?: string;
  readonly senses?: string;
  readonly toSynset?: boolean;
}

function listRows(): Map<string, Row> {
  const rows = new Map<string, Row>();
  const pair = (pairs: readonly (readonly [string, string])[], row: Row): void => {
    for (const [there, back] of pairs) rows.set(there, { ...row, inverse: back }).set(back, { ...row, inverse: there });
  };
  const symmetric = (names: readonly string[], row: Row): void => {
    for (const name of names) rows.set(name, { ...row, inverse: name });
  };
  pair(synsetPairs, { synsets: '1.0' });
  symmetric(synsetSymmetric, { synsets: '1.0' });
  symmetric(['ir_synonym'], { synsets: '1.1' });
  pair(domainPairs, { synsets: '1.0', senses: '1.0', toSynset: true });
  symmetric(['antonym', 'similar'], { synsets: '1.0', senses: '1.0' });
  symmetric(['anto_gradable', 'anto_simple', 'anto_converse'], { synsets: '1.1', senses: '1.1' });
  pair(genderPairs, { synsets: '1.3', senses: '1.3' });
  pair(sizePairs, { synsets: '1.1', senses: '1.1' });
  symmetric(['derivation'], { senses: '1.0' });
  pair(aspectPairs, { senses: '1.1' });
  pair(figurePairs, { senses: '1.4' });
  // Also-see links, participles and pertainyms are not drawn back (wninput(5WN)).
  rows.set('also', { synsets: '1.0', senses: '1.0' });
  rows.set('participle', { senses: '1.0' }).set('pertainym', { senses: '1.0' });
  rows.set('other', { synsets: '1.0', senses: '1.0', toSynset: true });
  for (const name of derivational) rows.set(name, { ...rows.get(name), senses: '1.4' });
  return rows;
}

/** Every type of relations of WN-LMF 1.4, by its name. */
export const relationTypeRecords: ReadonlyMap<string, RelationTypeRecord> = new Map(
  Array.from(listRows(), ([name, { inverse, synsets, senses, toSynset = false }]) => [
    name,
    {
      name,
      betweenSynsets: synsets !== undefined,
      betweenSenses: senses !== undefined,
      fromSenseToSynset: toSynset,
      inverse,
      inverseBetweenSenses: (derivational as readonly string[]).includes(name) ? undefined : inverse,
      synsetsSince: synsets,
      sensesSince: senses,
    },
  ]),
);

/** Between what a relation leads. */
export type RelationEnds = 'synsets' | 'senses' | 'sense to synset';

/** Whether a type of relations may lead between such ends. */
export function mayLead({ betweenSynsets, betweenSenses, fromSenseToSynset }: RelationTypeRecord, ends: RelationEnds) {
  if (ends === 'synsets') return betweenSynsets;
  return ends === 'senses' ? betweenSenses : fromSenseToSynset;
}

/**
 * The type that leads back, or undefined where none does or the type is unknown.
 *
 * @example findInverse('hypernym', 'synsets') // 'hyponym'
 */
export function findInverse(type: string, ends: RelationEnds): string | undefined {
  const record = relationTypeRecords.get(type);
  // A synset has no relation to a sense, so nothing leads back.
  if (record === undefined || ends === 'sense to synset') return undefined;
  return ends === 'synsets' ? record.inverse : record.inverseBetweenSenses;
}
