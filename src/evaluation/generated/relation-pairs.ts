import { compareText } from '../../corpus/count-contexts.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import type { PartOfSpeech, RelationType, Sense, Synset } from '../../lexicon/synset.js';
import { longestCommonSubstring } from '../statistics/longest-common-substring.js';
import { hashText } from './split-by-hash.js';

/** A relation that questions ask for. */
interface AskedRelation {
  readonly type: RelationType;
  /** Relations of one family are too near each other for a pair of one to be wrong beside a pair of the other. */
  readonly family: string;
  readonly isSymmetric: boolean;
}

// The inverses are left out: they give the same pairs turned round. So are derivation and pertainym, which spelling gives
// away; domains, whose second words are few; instances, of which single words give four; see also and verb groups, which
// say no more than that two senses have to do with each other.
const askedRelations: readonly AskedRelation[] = [
  { type: 'hypernym', family: 'hypernym', isSymmetric: false },
  { type: 'partMeronym', family: 'meronym', isSymmetric: false },
  { type: 'memberMeronym', family: 'meronym', isSymmetric: false },
  { type: 'substanceMeronym', family: 'meronym', isSymmetric: false },
  { type: 'antonym', family: 'antonym', isSymmetric: true },
  { type: 'similar', family: 'similar', isSymmetric: true },
  { type: 'attribute', family: 'attribute', isSymmetric: false },
  { type: 'cause', family: 'entailment', isSymmetric: false },
  { type: 'entailment', family: 'entailment', isSymmetric: false },
];

/** Two words with the relation from the first to the second. */
export interface RelatedPair {
  readonly words: readonly [string, string];
  /** The relation with the part of speech of the first word, such as `hypernym n`. */
  readonly relation: string;
  /** What questions tell apart: a part meronym and a member meronym are of one family. */
  readonly family: string;
  readonly isSymmetric: boolean;
  /** The parts of speech of the two words, such as `na`. */
  readonly partsOfSpeech: string;
}

/** How {@link findRelatedPairs} draws. */
export interface RelatedPairOptions {
  readonly seed: number;
  readonly accept: (word: string) => boolean;
  readonly pairsPerRelation: number;
}

const singleWord = /^[a-z]+$/;
const sharedLetters = 4;

/**
 * Finds pairs of words by the relations of a lexicon, at most `pairsPerRelation` of a relation and part of speech.
 *
 * Both words are single, in lower-case letters, in their first sense, and annotators have met that sense; the first such
 * member of a synset counts. Pairs that share four letters in a row are left out, and those that stand in relations of two
 * families or in both directions. The draw goes by the hash of seed and pair, so that no pair depends on the others. Pairs
 * come in the order of relations, then of names.
 */
export function findRelatedPairs(lexicon: Lexicon, options: RelatedPairOptions): RelatedPair[] {
  const { seed, accept, pairsPerRelation } = options;
  const byRelation = new Map<string, RelatedPair[]>();
  for (const pair of listPairs(lexicon)) {
    if (!pair.words.every(accept)) continue;
    byRelation.set(pair.relation, [...(byRelation.get(pair.relation) ?? []), pair]);
  }
  return [...byRelation.values()].flatMap((pairs) => {
    const drawn = pairs
      .map((pair) => ({ pair, name: namePair(pair.words), hash: hashText(`${seed} ${namePair(pair.words)}`) }))
      .sort((one, other) => one.hash - other.hash || compareText(one.name, other.name))
      .slice(0, pairsPerRelation);
    return drawn.sort((one, other) => compareText(one.name, other.name)).map(({ pair }) => pair);
  });
}

/**
 * Names a pair without its order.
 *
 * @example namePair(['tree', 'forest']) // 'forest:tree'
 */
export function namePair(words: readonly [string, string]): string {
  return [...words].sort().join(':');
}

/** Each pair once, in the order of relations. */
function listPairs(lexicon: Lexicon): RelatedPair[] {
  const found = new Map<string, RelatedPair>();
  const unclear = new Set<string>();
  for (const synset of lexicon.scanSynsets()) {
    for (const pair of pairsOf(lexicon, synset)) {
      const name = namePair(pair.words);
      const known = found.get(name);
      if (known === undefined) found.set(name, pair);
      else if (isUnclear(known, pair)) unclear.add(name);
    }
  }
  const orderOf = ({ relation }: RelatedPair): number =>
    askedRelations.findIndex(({ type }) => relation.startsWith(`${type} `));
  return [...found]
    .flatMap(([name, pair]) => (unclear.has(name) ? [] : [pair]))
    .sort((one, other) => orderOf(one) - orderOf(other) || compareText(one.relation, other.relation));
}

function isUnclear(first: RelatedPair, second: RelatedPair): boolean {
  if (first.family !== second.family) return true;
  return !first.isSymmetric && first.words[0] !== second.words[0];
}

function pairsOf(lexicon: Lexicon, synset: Synset): RelatedPair[] {
  return synset.relations.flatMap(({ type, target, sourceMember, targetMember }): RelatedPair[] => {
    const asked = askedRelations.find((relation) => relation.type === type);
    if (asked === undefined || !leadsFrom(type, synset.partOfSpeech)) return [];
    const other = lexicon.synset(target);
    const [a, b] = [findWord(synset, sourceMember), findWord(other, targetMember)];
    if (a === undefined || b === undefined || longestCommonSubstring(a, b).length >= sharedLetters) return [];
    if (a === b) return [];
    const { family, isSymmetric } = asked;
    const relation = `${type} ${synset.partOfSpeech}`;
    return [{ words: [a, b], relation, family, isSymmetric, partsOfSpeech: synset.partOfSpeech + other.partOfSpeech }];
  });
}

/** Attributes are listed both ways; they are asked from the noun to the adjective. */
function leadsFrom(type: RelationType, partOfSpeech: PartOfSpeech): boolean {
  return type !== 'attribute' || partOfSpeech === 'n';
}

function findWord({ senses }: Synset, member: number | undefined): string | undefined {
  const isFamiliar = ({ lemma, rank, count }: Sense): boolean => rank === 1 && count > 0 && singleWord.test(lemma);
  return (member === undefined ? senses : senses.slice(member, member + 1)).find(isFamiliar)?.lemma;
}
