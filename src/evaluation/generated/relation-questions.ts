import { requireWhole } from '../../errors.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { createRandom, type Random, shuffled } from '../../random.js';
import { findRelatedPairs, namePair, type RelatedPair } from './relation-pairs.js';
import { hashText, splitByHash, type TaskSplit } from './split-by-hash.js';

/** A pair of words as it stands in a question. */
export interface RelationChoice {
  readonly words: readonly [string, string];
  /** The relation of the lexicon with the part of speech that it leads from, such as `hypernym n`. */
  readonly relation: string;
  /** Whether the relation leads from the second word to the first. */
  readonly isTurned: boolean;
  /** `solution`, `turned` for the relation of the stem the other way round, `other` for another relation. */
  readonly kind: 'solution' | 'turned' | 'other';
}

/** A question that asks which of five pairs stands in the relation of a pair, in the manner of the SAT. */
export interface RelationQuestion {
  /** The words of the stem as it asks them, such as `dog:animal`. */
  readonly id: string;
  readonly stem: readonly [string, string];
  readonly choices: readonly RelationChoice[];
  /** The index of the right choice. */
  readonly solution: number;
  /** The relation of the stem and of the solution. */
  readonly relation: string;
  /** Whether stem and solution are given from the second word of the relation to the first. */
  readonly isTurned: boolean;
  /** Whether the relation is the same in both directions; then no choice is `turned`. */
  readonly isSymmetric: boolean;
  /** Chosen by the hash of the stem's pair without its order; all choices are pairs of the same half. */
  readonly split: TaskSplit;
}

/** How {@link generateRelationQuestions} draws. */
export interface RelationQuestionOptions {
  /** The seed of the pairs, of the choices and of their order; default 1. */
  readonly seed?: number | undefined;
  /** Tells which words questions may be made of, for instance those that a model has vectors for. Default: every word. */
  readonly accept?: ((word: string) => boolean) | undefined;
  /** How many pairs of a relation and part of speech are taken at most, so that hypernyms do not swamp; default 200. */
  readonly pairsPerRelation?: number | undefined;
}

const choiceCount = 5;
/** How many wrong choices are of another relation between words of the same parts of speech, where there are such. */
const nearChoices = 2;
/** How many wrong choices may be of one relation. */
const sameRelation = 2;

/**
 * Makes five-choice questions on relations from a wordnet, in the manner of the SAT (Turney & Littman 2005): a stem a:b, and
 * five pairs, of which one stands in the same relation.
 *
 * Relations are hypernyms of nouns and of verbs, part, member and substance meronyms, antonyms, similar adjectives,
 * attributes, causes and entailments, between familiar single words in their first sense. Every pair is a stem once. The
 * solution is a pair of the same relation and part of speech. Where the relation has a direction, one wrong choice is
 * another pair of it turned round; turning the solution itself would put it there twice and so give it away. The other
 * wrong choices are pairs of other relations, none of these relations more than twice, and two of them between the same
 * parts of speech where there are such. Pairs that have been wrong choices least often come first, and half of the stems
 * and of the choices of other relations are turned round, so that a choice tells as little as can be of being right without
 * its stem. All twelve words of a question differ. A stem that no such choices are found for is left out.
 *
 * Questions come in the order of relations, then of pairs.
 *
 * @throws OptionError when `pairsPerRelation` is not a whole number from 1.
 * @example generateRelationQuestions(await readWordnet())[0]?.stem
 */
export function generateRelationQuestions(lexicon: Lexicon, options: RelationQuestionOptions = {}): RelationQuestion[] {
  const { seed = 1, accept = () => true, pairsPerRelation = 200 } = options;
  requireWhole('pairsPerRelation', pairsPerRelation, 1);
  const pairs = findRelatedPairs(lexicon, { seed, accept, pairsPerRelation });
  const splitOf = ({ words }: RelatedPair): TaskSplit => splitByHash(namePair(words));
  const halves = {
    development: pairs.filter((pair) => splitOf(pair) === 'development'),
    test: pairs.filter((pair) => splitOf(pair) === 'test'),
  };
  const uses = new Map<RelatedPair, number>();
  const made = new Map<RelatedPair, RelationQuestion>();
  for (const pair of shuffled(pairs, createRandom(seed))) {
    const split = splitOf(pair);
    const random = createRandom(hashText(`${seed} question ${namePair(pair.words)}`));
    const question = makeQuestion(pair, { split, random, pairs: halves[split], uses });
    if (question !== undefined) made.set(pair, question);
  }
  return pairs.flatMap((pair) => made.get(pair) ?? []);
}

interface QuestionParts {
  readonly split: TaskSplit;
  readonly random: Random;
  /** The pairs of this half. */
  readonly pairs: readonly RelatedPair[];
  /** How often each pair has been a wrong choice of another relation. */
  readonly uses: Map<RelatedPair, number>;
}

function makeQuestion(pair: RelatedPair, { split, random, pairs, uses }: QuestionParts): RelationQuestion | undefined {
  const { relation, family, isSymmetric, partsOfSpeech } = pair;
  const isTurned = flip(random);
  const stem = placePair(pair, isTurned);
  const used = new Set<string>(stem);
  const choices: RelationChoice[] = [];
  const add = (kind: RelationChoice['kind'], other: RelatedPair, turn: boolean): void => {
    for (const word of other.words) used.add(word);
    choices.push({ words: placePair(other, turn), relation: other.relation, isTurned: turn, kind });
  };
  const isFree = ({ words }: RelatedPair): boolean => !words.some((word) => used.has(word));
  const isScarce = (other: RelatedPair): boolean =>
    choices.filter((choice) => choice.relation === other.relation).length < sameRelation;
  const usesOf = (other: RelatedPair): number => uses.get(other) ?? 0;
  const drawn = shuffled(pairs, random);
  const same = drawn.filter((other) => other.relation === relation);
  const others = drawn.filter((other) => other.family !== family).sort((one, other) => usesOf(one) - usesOf(other));
  const near = others.filter((other) => other.partsOfSpeech === partsOfSpeech);
  const solved = same.find(isFree);
  if (solved === undefined) return undefined;
  add('solution', solved, isSymmetric ? flip(random) : isTurned);
  if (!isSymmetric) {
    const turned = same.find(isFree);
    if (turned === undefined) return undefined;
    add('turned', turned, !isTurned);
  }
  const addOthers = (list: readonly RelatedPair[], limit: number): void => {
    for (const other of list) {
      if (choices.length >= limit) return;
      if (!isFree(other) || !isScarce(other)) continue;
      add('other', other, flip(random));
      uses.set(other, usesOf(other) + 1);
    }
  };
  addOthers(near, choices.length + nearChoices);
  addOthers(others, choiceCount);
  if (choices.length < choiceCount) return undefined;
  const mixed = shuffled(choices, random);
  const solution = mixed.findIndex(({ kind }) => kind === 'solution');
  return { id: stem.join(':'), stem, choices: mixed, solution, relation, isTurned, isSymmetric, split };
}

function flip(random: Random): boolean {
  return random.integer(2) === 1;
}

function placePair({ words: [a, b] }: RelatedPair, isTurned: boolean): readonly [string, string] {
  return isTurned ? [b, a] : [a, b];
}
