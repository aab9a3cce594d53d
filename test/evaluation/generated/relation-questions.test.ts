import { beforeAll, describe, expect, it } from 'vitest';
import { OptionError } from '../../../src/errors.js';
import {
  generateRelationQuestions,
  type RelationChoice,
  type RelationQuestion,
} from '../../../src/evaluation/generated/relation-questions.js';
import { longestCommonSubstring } from '../../../src/evaluation/statistics/longest-common-substring.js';
import type { Lexicon } from '../../../src/lexicon/lexicon.js';
import { readWordnet } from '../../../src/lexicon/read-wordnet.js';
import { partsOfSpeech } from '../../../src/lexicon/synset.js';

let wordnet: Lexicon;
let questions: readonly RelationQuestion[];

beforeAll(async () => {
  wordnet = await readWordnet();
  questions = generateRelationQuestions(wordnet);
});

const nameOf = (words: readonly string[]): string => [...words].sort().join(':');
const wordsOf = ({ stem, choices }: RelationQuestion): string[] => [...stem, ...choices.flatMap(({ words }) => words)];

/** Whether the lexicon has a relation between the first senses of two words, from the first to the second. */
function isRelated(type: string, [a, b]: readonly string[]): boolean {
  return partsOfSpeech.some((part) => {
    const sense = wordnet.findSenses(a ?? '', part)[0];
    if (sense === undefined) return false;
    return wordnet.synset(sense.synset).relations.some((relation) => {
      const target = wordnet.synset(relation.target);
      return relation.type === type && target.senses.some(({ lemma, rank }) => lemma === b && rank === 1);
    });
  });
}

function stands({
  words: [a, b],
  relation,
  isTurned,
}: Pick<RelationChoice, 'words' | 'relation' | 'isTurned'>): boolean {
  return isRelated(relation.split(' ')[0] ?? '', isTurned ? [b, a] : [a, b]);
}

describe('generateRelationQuestions', () => {
  it('asks for thirteen relations of WordNet 3.1, none by more than 200 stems', () => {
    const counts = new Map<string, number>();
    for (const { relation } of questions) counts.set(relation, (counts.get(relation) ?? 0) + 1);
    expect(Object.fromEntries(counts)).toEqual({
      'hypernym n': 200,
      'hypernym v': 200,
      'partMeronym n': 200,
      'memberMeronym n': 29,
      'substanceMeronym n': 44,
      'antonym a': 117,
      'antonym n': 30,
      'antonym r': 12,
      'antonym v': 33,
      'similar a': 200,
      'attribute n': 81,
      'cause v': 25,
      'entailment v': 94,
    });
  });

  it('gives twelve different single words to a question, no pair sharing four letters in a row', () => {
    for (const question of questions) {
      const words = wordsOf(question);
      if (words.length !== 12 || new Set(words).size !== 12) expect.fail(question.id);
      if (!words.every((word) => /^[a-z]+$/.test(word))) expect.fail(question.id);
      const pairs = [question.stem, ...question.choices.map((choice) => choice.words)];
      if (pairs.some(([a, b]) => longestCommonSubstring(a, b).length >= 4)) expect.fail(question.id);
    }
  });

  it('has stem and solution in the same relation and direction, between first senses', () => {
    for (const { id, stem, choices, solution, relation, isTurned, isSymmetric } of questions) {
      const right = choices[solution];
      if (right?.kind !== 'solution' || right.relation !== relation) expect.fail(id);
      if (!isSymmetric && right.isTurned !== isTurned) expect.fail(id);
      if (!stands({ words: stem, relation, isTurned }) || !stands(right)) expect.fail(id);
    }
  });

  it('has as wrong choices one pair of the relation turned round, where it has a direction, and others', () => {
    for (const { id, choices, relation, isTurned, isSymmetric } of questions) {
      const turned = choices.filter(({ kind }) => kind === 'turned');
      const others = choices.filter(({ kind }) => kind === 'other');
      if (turned.length !== (isSymmetric ? 0 : 1) || turned.length + others.length !== 4) expect.fail(id);
      if (turned.some((choice) => choice.relation !== relation || choice.isTurned === isTurned)) expect.fail(id);
      if (others.some((choice) => choice.relation === relation)) expect.fail(id);
      if (![...turned, ...others].every(stands)) expect.fail(id);
    }
  });

  it('never has pairs of two meronyms, or of cause and entailment, against each other', () => {
    const families = [/Meronym/, /^(cause|entailment)/];
    for (const { id, relation, choices } of questions) {
      const family = families.find((pattern) => pattern.test(relation));
      const others = choices.filter(({ kind }) => kind === 'other');
      if (family !== undefined && others.some((choice) => family.test(choice.relation))) expect.fail(id);
    }
  });

  it('keeps every pair, in whatever order, on one side, about half of the stems on each', () => {
    const sides = new Map<string, string>();
    for (const { id, stem, choices, split } of questions) {
      for (const words of [stem, ...choices.map((choice) => choice.words)]) {
        if ((sides.get(nameOf(words)) ?? split) !== split) expect.fail(`${id}: ${words.join(':')}`);
        sides.set(nameOf(words), split);
      }
    }
    const development = questions.filter(({ split }) => split === 'development').length;
    expect(development / questions.length).toBeCloseTo(0.5, 1);
  });

  it('asks each pair once, half of them turned round, and puts the solution in every place', () => {
    expect(new Set(questions.map(({ stem }) => nameOf(stem))).size).toBe(questions.length);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    const turned = questions.filter(({ isTurned }) => isTurned).length;
    expect(turned / questions.length).toBeCloseTo(0.5, 1);
    for (const place of [0, 1, 2, 3, 4]) {
      const here = questions.filter(({ solution }) => solution === place).length;
      expect(here / questions.length).toBeCloseTo(0.2, 1);
    }
  });

  it('makes the choices of a relation right about as often as those of any other', () => {
    const choices = questions.flatMap((question) => question.choices);
    for (const relation of new Set(choices.map((choice) => choice.relation))) {
      const own = choices.filter((choice) => choice.relation === relation);
      const share = own.filter(({ kind }) => kind === 'solution').length / own.length;
      expect(share, relation).toBeGreaterThan(0.15);
      expect(share, relation).toBeLessThan(0.27);
    }
  });

  it('gives the same questions for the same seed, and others for another', () => {
    expect(generateRelationQuestions(wordnet)).toEqual(questions);
    const known = new Set(questions.map(({ stem }) => nameOf(stem)));
    const other = generateRelationQuestions(wordnet, { seed: 2 });
    const small = other.filter(({ relation }) => relation === 'cause v');
    const large = other.filter(({ relation }) => relation === 'hypernym n');
    // All pairs of a small relation are taken; of a large one others are drawn.
    expect(small.every(({ stem }) => known.has(nameOf(stem)))).toBe(true);
    expect(large.filter(({ stem }) => known.has(nameOf(stem))).length).toBeLessThan(40);
    expect(small).not.toEqual(questions.filter(({ relation }) => relation === 'cause v'));
  });

  it('makes questions of accepted words only, each pair on the side it was on', () => {
    const accept = (word: string): boolean => word.length > 4;
    const accepted = generateRelationQuestions(wordnet, { accept });
    expect(accepted.length).toBeGreaterThan(300);
    expect(accepted.flatMap(wordsOf).every(accept)).toBe(true);
    const sides = new Map(questions.map(({ stem, split }) => [nameOf(stem), split]));
    for (const { stem, split } of accepted) expect(sides.get(nameOf(stem)) ?? split).toBe(split);
    expect(generateRelationQuestions(wordnet, { accept: () => false })).toEqual([]);
  });

  it('takes as many pairs of a relation as asked for', () => {
    const few = generateRelationQuestions(wordnet, { pairsPerRelation: 20 });
    for (const relation of new Set(few.map((question) => question.relation))) {
      expect(few.filter((question) => question.relation === relation).length).toBeLessThanOrEqual(20);
    }
    for (const pairsPerRelation of [0, 1.5, Number.NaN]) {
      expect(() => generateRelationQuestions(wordnet, { pairsPerRelation })).toThrow(OptionError);
    }
  });
});
