import type { Lexicon } from '../../lexicon/lexicon.js';
import type { PartOfSpeech, Sense, Synset } from '../../lexicon/synset.js';
import { createRandom, type Random, shuffled } from '../../random.js';
import type { Choice, MultipleChoiceQuestion } from './multiple-choice.js';
import { hashText, splitByHash, type TaskSplit } from './split-by-hash.js';

/** A choice of a noun-modifier question; it carries its stem because the fourteen-choice form turns the stem round. */
export interface NounModifierChoice extends Choice {
  readonly kind: 'solution' | 'modifier' | 'head' | 'nearModifier' | 'nearHead' | 'random';
  readonly stem: readonly [string, string];
}

/** A question that asks which single word means the same as a modifier with its head. */
export interface NounModifierQuestion extends MultipleChoiceQuestion<NounModifierChoice> {
  /** The id of the synset that holds both. */
  readonly synset: string;
  /** Chosen by the hash of the synset, so that the questions of one synset stay on one side. */
  readonly split: TaskSplit;
}

/** How {@link generateNounModifierQuestions} draws. */
export interface NounModifierOptions {
  /** The seed of the random nouns and of the order of choices; default 1. */
  readonly seed?: number;
  /**
   * Tells which words questions may be made of, for instance those that a model has vectors for. A stem or solution
   * with another word gives no question; another choice is replaced by a random noun. Default: every word.
   */
  readonly accept?: (word: string) => boolean;
}

const choiceCount = 7;
const singleWord = /^[a-z]+$/;
const wordPair = /^([a-z]+) ([a-z]+)$/;

/**
 * Makes the seven-choice noun-modifier questions of Turney (2012) from a wordnet.
 *
 * A noun synset that holds a pair "a b" and a single word c, each under its first sense, gives the stem "a b" and the
 * solution c: the first such word that is not a, b or "ab". The other choices are a; b; a word near a; a word near b;
 * random nouns up to seven. The word near a is the first single-word synonym of its first noun sense, else the first
 * lemma of that sense's hypernym, else the same for its first adjective sense. All words are lower-case letters
 * only, so that names, figures, hyphens and apostrophes stay out, as in the published questions; a and b must be in the
 * lexicon. A choice that is not to be had, or is there already, is replaced by a random noun.
 *
 * Questions come in the order of the stems; each draws from its own seed, so none depends on the others.
 *
 * @example generateNounModifierQuestions(await readWordnet())[0]?.stem
 */
export function generateNounModifierQuestions(
  lexicon: Lexicon,
  options: NounModifierOptions = {},
): NounModifierQuestion[] {
  const { seed = 1, accept = () => true } = options;
  const lemmas = [...lexicon.lemmas()].sort();
  const nouns = lemmas.filter((lemma) => singleWord.test(lemma) && lexicon.has(lemma, 'n') && accept(lemma));
  const questions: NounModifierQuestion[] = [];
  for (const lemma of lemmas) {
    const stem = readStem(lemma, lexicon);
    const sense = stem?.every(accept) ? lexicon.findSenses(lemma, 'n')[0] : undefined;
    if (stem === undefined || sense === undefined || sense.lemma !== lemma) continue;
    const solution = findSolution(lexicon.synset(sense.synset), stem, accept);
    if (solution === undefined) continue;
    const random = createRandom(hashText(`${seed} ${lemma}`));
    const choices = shuffled(makeChoices(lexicon, { stem, solution, nouns, random, accept }), random);
    questions.push({
      id: lemma,
      stem,
      choices,
      solution: choices.findIndex((choice) => choice.kind === 'solution'),
      synset: sense.synset,
      split: splitByHash(sense.synset),
    });
  }
  return questions;
}

/**
 * Turns a seven-choice question into the fourteen-choice one: every choice with the stem as it is and turned round, of
 * which only the solution with the stem as it is counts as right.
 *
 * @example reverseStems(question).choices.length // 14
 */
export function reverseStems(question: NounModifierQuestion): NounModifierQuestion {
  const [a, b] = question.stem;
  const reversed = question.choices.map((choice): NounModifierChoice => ({ ...choice, stem: [b, a] }));
  return { ...question, choices: [...question.choices, ...reversed] };
}

function readStem(lemma: string, lexicon: Lexicon): [string, string] | undefined {
  const [, a, b] = wordPair.exec(lemma) ?? [];
  return a !== undefined && b !== undefined && a !== b && lexicon.has(a) && lexicon.has(b) ? [a, b] : undefined;
}

function findSolution(
  synset: Synset,
  [a, b]: readonly [string, string],
  accept: (word: string) => boolean,
): string | undefined {
  const excluded = [a, b, a + b];
  const solves = ({ lemma, rank }: Sense) =>
    rank === 1 && singleWord.test(lemma) && !excluded.includes(lemma) && accept(lemma);
  return synset.senses.find(solves)?.lemma;
}

interface ChoiceParts {
  readonly stem: readonly [string, string];
  readonly solution: string;
  readonly nouns: readonly string[];
  readonly random: Random;
  readonly accept: (word: string) => boolean;
}

function makeChoices(lexicon: Lexicon, { stem, solution, nouns, random, accept }: ChoiceParts): NounModifierChoice[] {
  const [a, b] = stem;
  const choices: NounModifierChoice[] = [];
  const add = (word: string | undefined, kind: NounModifierChoice['kind']): void => {
    if (word !== undefined && accept(word) && !choices.some((choice) => choice.word === word))
      choices.push({ word, kind, stem });
  };
  add(solution, 'solution');
  add(a, 'modifier');
  add(b, 'head');
  add(findNear(lexicon, a), 'nearModifier');
  add(findNear(lexicon, b), 'nearHead');
  const wanted = Math.min(choiceCount, choices.length + countUnused(nouns, choices));
  while (choices.length < wanted) add(nouns[random.integer(nouns.length)], 'random');
  return choices;
}

function countUnused(nouns: readonly string[], choices: readonly Choice[]): number {
  return nouns.length > choiceCount * 2
    ? choiceCount
    : nouns.filter((noun) => !choices.some((choice) => choice.word === noun)).length;
}

function findNear(lexicon: Lexicon, word: string): string | undefined {
  return findNearSense(lexicon, word, 'n') ?? findNearSense(lexicon, word, 'a');
}

function findNearSense(lexicon: Lexicon, word: string, partOfSpeech: PartOfSpeech): string | undefined {
  const sense = lexicon.findSenses(word, partOfSpeech)[0];
  if (sense === undefined) return undefined;
  const synset = lexicon.synset(sense.synset);
  const synonym = synset.senses.find(({ lemma }) => lemma !== word && singleWord.test(lemma));
  return synonym?.lemma ?? findHypernym(lexicon, synset);
}

// As in the published questions, a hypernym whose first lemma is no single word gives nothing.
function findHypernym(lexicon: Lexicon, synset: Synset): string | undefined {
  const lemma = lexicon.related(synset, 'hypernym')[0]?.senses[0]?.lemma;
  return lemma !== undefined && singleWord.test(lemma) ? lemma : undefined;
}
