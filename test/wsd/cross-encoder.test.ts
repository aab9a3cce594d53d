import { describe, expect, it } from 'vitest';
import type { TextPair } from '../../src/embedding/pair-classifier.js';
import type { AspectCandidate, Candidate } from '../../src/wsd/candidate.js';
import { type CrossEncoderOptions, createCrossEncoder } from '../../src/wsd/cross-encoder.js';
import { createLogLinear } from '../../src/wsd/log-linear.js';
import { createSensePrior } from '../../src/wsd/sense-prior.js';
import { describeDisambiguator } from '../conformance/disambiguator.js';
import { toyPairClassifier } from '../embedding/toy-pair-classifier.js';
import { bankCandidates, bankInventory } from './bank-lexicon.js';
import { starred } from './bank-texts.js';

describeDisambiguator('a cross-encoder', () => ({
  disambiguator: createLogLinear(bankInventory, [
    { scorer: createCrossEncoder(toyPairClassifier(), { examples: 1 }), weight: 1 },
    { scorer: createSensePrior(), weight: 0.5 },
  ]),
  inventory: bankInventory,
  occurrences: [
    starred('The *bank* of the river.'),
    starred('*bank*'),
    starred('constructor *__proto__* zither'),
    { ...starred('*bank* water'), heldOut: 'bank water' },
    starred('a boat at *Bankside*', 'Bankside'),
  ],
}));

const aspect = (key: AspectCandidate['key'], gloss: string): AspectCandidate => ({
  kind: 'aspect',
  key,
  lemma: 'Oslo',
  gloss,
  examples: [],
});

/** The pairs that the classifier is asked for, by the length of their texts. */
async function listPairs(
  options: CrossEncoderOptions,
  { occurrence = starred('Two *banks* lent.'), candidates = bankCandidates() as readonly Candidate[] } = {},
): Promise<readonly TextPair[]> {
  const asked: (readonly TextPair[])[] = [];
  await createCrossEncoder(toyPairClassifier(asked), options).scoreAll([{ occurrence, candidates }]);
  return asked.flat();
}

/** What is kept of a pair's first text, between brackets, and its second. */
const show = ({ first, second, target: { start, end } = { start: 0, end: 0 } }: TextPair): string =>
  `${first.slice(0, start)}[${first.slice(start, end)}]${first.slice(end)} | ${second}`;

describe('createCrossEncoder', () => {
  it('asks for the marked context together with the gloss of each candidate, as GlossBERT does', async () => {
    expect((await listPairs({})).map(show)).toEqual([
      'Two "[banks]" lent. | banks: coin house',
      'Two "[banks]" lent. | banks: river edge',
    ]);
  });

  it('marks the word in other ways, and begins with its lemma', async () => {
    const options = { heading: 'lemma', marking: { before: '<t> ', after: ' </t>' } } as const;
    expect(show((await listPairs(options))[0])).toBe('Two <t> [banks] </t> lent. | bank: coin house');
    expect(show((await listPairs({ marking: 'none' }))[0])).toBe('Two [banks] lent. | banks: coin house');
  });

  it('names the aspects of a name, and masks it in its context', async () => {
    const candidates = [aspect('location', 'a place'), aspect('organization', 'a body')];
    const occurrence = starred('*Oslo* decided.', 'Oslo');
    const pairs = await listPairs({ masked: true }, { occurrence, candidates });
    expect(pairs.map(show)).toEqual([
      '"[Oslo]" decided. | Oslo, location: a place',
      '"[Oslo]" decided. | Oslo, organization: a body',
    ]);
    expect(pairs.map(({ masked }) => masked)).toEqual([true, true]);
    expect((await listPairs({}))[0].masked).toBe(false);
  });

  it('takes examples in, but not the one that is held out', async () => {
    const [, slope] = await listPairs({ examples: 1 });
    expect(slope.second).toBe('banks: river edge; bank water');
    const occurrence = { ...starred('*bank* water'), heldOut: 'bank water' };
    const [, other] = await listPairs({ examples: 1 }, { occurrence });
    expect(other.second).toBe('bank: river edge; bank boat');
  });

  // Both texts share "bank"; "river" is shared with the slope alone. Each gloss text has 16 characters.
  it('scores candidates by their log-odds, questions in order', async () => {
    const scorer = createCrossEncoder(toyPairClassifier());
    const candidates = bankCandidates();
    const questions = [starred('the *bank* of the river'), starred('a *bank* of coin')].map((occurrence) => ({
      occurrence,
      candidates,
    }));
    const found = await scorer.scoreAll([...questions, { occurrence: starred('*bank*'), candidates: [] }]);
    const round = (scores: Float64Array) => Array.from(scores, (value) => Number(value.toFixed(4)));
    expect(found.map(({ scores }) => round(scores))).toEqual([
      [4 - 1.6, 2 - 1.6].map((v) => Number(v.toFixed(4))),
      [0.4, 2.4],
      [],
    ]);
    expect(found.map(({ hasEvidence }) => hasEvidence)).toEqual([true, true, false]);
    const shares: number[] = [];
    await scorer.scoreAll(questions, { onProgress: (share) => shares.push(share) });
    expect(shares).toEqual([1]);
  });

  it('says which log-odds a candidate has and how many have more', async () => {
    const scorer = createCrossEncoder(toyPairClassifier());
    const candidates = bankCandidates();
    const question = { occurrence: starred('the *bank* of the river'), candidates };
    const explained = await Promise.all(candidates.map((candidate) => scorer.explain(question, candidate)));
    expect(explained[0]).toMatch(/log-odds 2\.40 .*no other candidate has more/);
    expect(explained[1]).toMatch(/log-odds 0\.40 .*1 of 2 candidates have more/);
    expect(await scorer.explain(question, aspect('event', 'what happens'))).toBeUndefined();
  });

  it('explains what it has scored without asking again, and other candidates anew', async () => {
    const asked: (readonly TextPair[])[] = [];
    const scorer = createCrossEncoder(toyPairClassifier(asked));
    const question = { occurrence: starred('the *bank* of the river'), candidates: bankCandidates() };
    await scorer.scoreAll([question]);
    const again = await scorer.explain(question, question.candidates[0]);
    expect(again).toMatch(/log-odds 2\.40 .*no other candidate has more/);
    expect(asked).toHaveLength(1);
    await scorer.explain({ ...question, candidates: question.candidates.slice(1) }, question.candidates[1]);
    expect(asked).toHaveLength(2);
  });

  it('refuses options out of range', () => {
    const create = (options: object) => () => createCrossEncoder(toyPairClassifier(), options);
    expect(create({ marking: 'stars' })).toThrow(/"marking" is "stars"; allowed: quotes, none/);
    expect(create({ heading: 'word' })).toThrow(/"heading" is "word"; allowed: form, lemma/);
    expect(create({ examples: -1 })).toThrow(/"examples"/);
  });
});
