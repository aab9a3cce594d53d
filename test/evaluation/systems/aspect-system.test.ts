import { describe, expect, it } from 'vitest';
import type { AspectItem, AspectSet, MetonymyItem, MetonymySet } from '../../../src/evaluation/sense-dataset.js';
import { type AspectSystemParts, createAspectSystem } from '../../../src/evaluation/systems/aspect-system.js';
import type { Aspect } from '../../../src/lexicon/aspect.js';
import { createDotObjects } from '../../../src/lexicon/dot-objects/dot-objects.js';
import { parseDotType } from '../../../src/lexicon/dot-objects/dot-type.js';
import type { Question } from '../../../src/wsd/disambiguator.js';
import { createPlainScorer, sayNothing } from '../../../src/wsd/plain-scorer.js';
import { describeEvaluatedSystem } from '../../conformance/evaluated-system.js';
import { smallContent } from '../../lexicon/dot-objects/small-content.js';
import { bracketed } from '../../wsd/aspects/toy-contexts.js';

/** Scores an aspect by the digit that stands before its name in the text, 0 where there is none; knows nothing of zithers. */
const scorer = createPlainScorer({
  name: 'digits',
  score: (question) => {
    const { text } = question.occurrence;
    if (text.includes('zither')) return sayNothing(question, ['zither']);
    const scores = question.candidates.map(({ key }) => Number(new RegExp(`(\\d)${key}`).exec(text)?.[1] ?? 0));
    return { scores: Float64Array.from(scores), hasEvidence: true, missing: [] };
  },
  explain: () => undefined,
});
const dotObjects = createDotObjects(smallContent);
const description = { specification: 'aspects:toy', files: [], settings: {} };
const create = (more: Partial<AspectSystemParts> = {}) =>
  createAspectSystem({ dotObjects, scorer, ...more }, { name: 'digits', description });

const item = (id: string, marked: string, type: string): AspectItem => {
  const place = bracketed(marked);
  const candidates = parseDotType(type);
  const name = place.text.slice(place.start, place.end);
  return {
    id,
    language: 'en',
    ...place,
    kind: 'name',
    name,
    type,
    candidates,
    aspects: [candidates[0]],
    isUnseen: false,
  };
};
const items = [
  item('1', '9event 2human 1location [France]', 'location.human'),
  item('2', '9event 2organization [Utopia]', 'organization.event'),
  item('3', 'zither [constructor]', 'human.product'),
];
const sentences: AspectSet = { kind: 'aspects', findings: [], items, development: items };
const read = (id: string, marked: string, nameClass: MetonymyItem['nameClass'] = 'location'): MetonymyItem => {
  return { id, ...bracketed(marked), nameClass, label: 'literal', pattern: undefined };
};
const metonymy: MetonymySet = {
  kind: 'metonymy',
  findings: [],
  items: [
    read('1', '2human 9physical 1location [France]'),
    read('2', '2organization 1location [Acme]', 'organization'),
    read('3', '1human 1organization 1event 1location [France]'),
  ],
};

describeEvaluatedSystem('an aspect system', () => ({
  system: create(),
  sets: [sentences, metonymy],
  unknown: ['zither'],
}));

const answer = async (more: Partial<AspectSystemParts> = {}) =>
  ((await create(more).answerers.aspects?.(sentences, { task: 'toy' })) ?? []).map(({ answer: found }) => found);
const readings = async (more: Partial<AspectSystemParts> = {}) =>
  ((await create(more).answerers.metonymy?.(metonymy, { task: 'toy' })) ?? []).map(({ answer: found }) => found);

describe('createAspectSystem', () => {
  it('answers no aspect outside the type with the hint of the set', async () => {
    expect(await answer()).toEqual(['human', 'event', undefined]);
  });

  it('goes by the lexicon where that is the hint, and by nothing without one', async () => {
    expect(await answer({ hint: 'lexicon' })).toEqual(['human', 'event', undefined]);
    expect(await answer({ hint: 'none' })).toEqual(['event', 'event', undefined]);
  });

  it('reads metonymy among the aspects that names of the class are read in', async () => {
    expect(await readings()).toEqual(['human', 'organization', 'location']);
    expect(await readings({ hint: 'none' })).toEqual(['physical', 'organization', 'location']);
  });

  it('takes the other aspects together where it decides by their sum', async () => {
    expect(await readings({ decision: 'sum' })).toEqual(['human', 'organization', 'event']);
  });

  it('words aspects as the class of the name does, or as fits all names', async () => {
    const glosses = async (more: Partial<AspectSystemParts>): Promise<string[]> => {
      const seen: Question[] = [];
      const listening = createPlainScorer({
        name: 'listening',
        score: (question) => {
          seen.push(question);
          return sayNothing(question);
        },
        explain: () => undefined,
      });
      await create({ scorer: listening, ...more }).answerers.aspects?.(sentences, { task: 'toy' });
      return seen[0].candidates.map(({ gloss }) => gloss);
    };
    expect(await glosses({})).toEqual(['country location', 'country human']);
    expect(await glosses({ classGlosses: false })).toEqual(['any location', 'any human']);
    expect((await glosses({ hint: 'none' })).every((gloss) => gloss.startsWith('any '))).toBe(true);
  });

  it('knows of no aspect twice', async () => {
    const keys = new Set<Aspect>(items.flatMap(({ candidates }) => candidates));
    expect(keys.size).toBe(5);
  });
});
