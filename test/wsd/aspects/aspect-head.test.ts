import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Aspect, aspects } from '../../../src/lexicon/aspect.js';
import { readContainer } from '../../../src/matrix/read-container.js';
import { writeContainer } from '../../../src/matrix/write-container.js';
import { createAspectHead } from '../../../src/wsd/aspects/aspect-head.js';
import { readAspectHead } from '../../../src/wsd/aspects/read-aspect-head.js';
import { trainAspectHead } from '../../../src/wsd/aspects/train-aspect-head.js';
import { writeAspectHead } from '../../../src/wsd/aspects/write-aspect-head.js';
import type { AspectCandidate, Inventory } from '../../../src/wsd/candidate.js';
import type { Question } from '../../../src/wsd/disambiguator.js';
import { createLogLinear } from '../../../src/wsd/log-linear.js';
import { makeOccurrence, type Occurrence } from '../../../src/wsd/occurrence.js';
import { describeDisambiguator } from '../../conformance/disambiguator.js';
import { bracketed, wordExamples, wordModel } from './toy-contexts.js';

const options = { data: 'three words', window: 1, penalties: [0.01] };
const head = await trainAspectHead(wordModel, wordExamples, options);
const scorer = createAspectHead(head, wordModel);

const candidatesOf = (keys: readonly Aspect[]): AspectCandidate[] =>
  keys.map((key) => ({ kind: 'aspect', key, lemma: 'Rome', gloss: `gloss of ${key}`, examples: [] }));
const occurrenceOf = (marked: string): Occurrence => {
  const place = bracketed(marked);
  return makeOccurrence({ lemma: place.text.slice(place.start, place.end), partOfSpeech: 'n', ...place }, []);
};
const ask = async (marked: string, keys: readonly Aspect[] = aspects): Promise<Aspect> => {
  const question: Question = { occurrence: occurrenceOf(marked), candidates: candidatesOf(keys) };
  const [{ scores }] = await scorer.scoreAll([question]);
  return keys[scores.indexOf(Math.max(...scores))];
};

const inventory: Inventory = {
  name: 'places',
  candidates: ({ lemma }) => {
    if (lemma === 'street') return candidatesOf(['location']);
    return lemma === 'Rome' || lemma === 'Oslo' ? candidatesOf(['location', 'organization', 'human']) : [];
  },
};
describeDisambiguator('an aspect head', () => ({
  disambiguator: createLogLinear(inventory, [{ scorer, weight: 1 }]),
  inventory,
  occurrences: ['they met in [Rome] again', 'a [street] said', '[Oslo] wept'].map(occurrenceOf),
}));

describe('createAspectHead', () => {
  it('reads the aspect off the words around a name', async () => {
    expect(await ask('we live in [Paris]')).toBe('location');
    expect(await ask('[Paris] said so', ['location', 'organization', 'human'])).toBe('organization');
    expect(await ask('[Paris] wept')).toBe('human');
  });

  it('chooses among the candidates of the question alone', async () => {
    expect(await ask('we live in [Paris]', ['human', 'organization'])).not.toBe('location');
  });

  it('gives the logarithms of probabilities over the candidates', async () => {
    const question = { occurrence: occurrenceOf('in [Rome]'), candidates: candidatesOf(['human', 'location']) };
    const [{ scores, hasEvidence }] = await scorer.scoreAll([question]);
    expect(hasEvidence).toBe(true);
    expect(scores.reduce((sum, score) => sum + Math.exp(score), 0)).toBeCloseTo(1, 12);
  });

  it('does not look at the name itself where it is masked', async () => {
    const word = fc.stringMatching(/^[A-Za-z]{1,12}$/);
    await fc.assert(
      fc.asyncProperty(word, async (name) => {
        const at = (own: string): Question => {
          return { occurrence: occurrenceOf(`they met in [${own}]`), candidates: candidatesOf(aspects) };
        };
        const [first, second] = await scorer.scoreAll([at(name), at('Rome')]);
        expect(first.scores).toEqual(second.scores);
      }),
      { numRuns: 20 },
    );
  });

  it('tells the nearest sentence of the aspect, and never one that is held out', async () => {
    const [candidate] = candidatesOf(['human']);
    const question = { occurrence: occurrenceOf('[Rome] wept'), candidates: [candidate] };
    expect(await scorer.explain(question, candidate)).toMatch(
      /expects human \(gloss of human\) with 1\.00; as in ".*wept"/,
    );
    const heldOut = { ...question.occurrence, heldOut: 'all Oslo wept' };
    expect(await scorer.explain({ ...question, occurrence: heldOut }, candidate)).toContain('[__proto__] wept');
  });

  it('has no evidence where the model knows nothing, and names the text', async () => {
    const seen = createAspectHead(
      await trainAspectHead(wordModel, wordExamples, { ...options, masked: false }),
      wordModel,
    );
    const question = { occurrence: occurrenceOf('[void] said'), candidates: candidatesOf(['human', 'location']) };
    const [{ scores, hasEvidence, missing }] = await seen.scoreAll([question]);
    expect([...scores]).toEqual([0, 0]);
    expect([hasEvidence, missing]).toEqual([false, ['void said']]);
    expect(await seen.explain(question, question.candidates[0])).toBeUndefined();
  });

  it('refuses another model than it was trained over', () => {
    expect(() => createAspectHead(head, { ...wordModel, modelId: 'others' })).toThrow(/words.*others/);
  });
});

describe('trainAspectHead', () => {
  it('gives the same head of the same examples and seed', async () => {
    const settings = { ...options, penalties: [0.01, 1], folds: 2 };
    const [one, other] = [
      await trainAspectHead(wordModel, wordExamples, settings),
      await trainAspectHead(wordModel, wordExamples, settings),
    ];
    expect(one).toEqual(other);
    expect(one.facts.validation.map(({ penalty }) => penalty)).toEqual([0.01, 1]);
  });

  it('takes the penalty that does best on groups put aside, the strongest of equals', async () => {
    const tried = { ...options, penalties: [1e6, 0.01], folds: 3 };
    const { facts } = await trainAspectHead(wordModel, wordExamples, tried);
    const best = Math.max(...facts.validation.map(({ accuracy }) => accuracy));
    const strongest = facts.validation.filter(({ accuracy }) => accuracy === best).map(({ penalty }) => penalty);
    expect(facts.penalty).toBe(Math.max(...strongest));
  });

  it('goes on from a head, which a strong penalty leaves as it is', async () => {
    const turned = wordExamples.map((example) => ({ ...example, aspects: ['event'] as const }));
    const next = await trainAspectHead(wordModel, turned, { data: 'events', from: head, penalties: [1e7] });
    next.fit.weights.forEach((weight, place) => {
      expect(weight).toBeCloseTo(head.fit.weights[place], 3);
    });
    expect(next.context).toEqual(head.context);
  });

  it('tells what it does, and stops when it is told to', async () => {
    const stages = new Set<string>();
    const settings = { ...options, penalties: [0.1, 1], folds: 2 };
    await trainAspectHead(wordModel, wordExamples, { ...settings, onProgress: (stage) => stages.add(stage) });
    expect([...stages]).toEqual(['embedding contexts', 'choosing the penalty', 'fitting']);
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(trainAspectHead(wordModel, wordExamples, { ...options, signal })).rejects.toThrow('enough');
  });

  it('refuses no examples, examples that cannot be right, and options out of range', async () => {
    const train = (examples: typeof wordExamples, more = {}) =>
      trainAspectHead(wordModel, examples, { ...options, ...more });
    await expect(train([])).rejects.toMatchObject({ option: 'examples' });
    const wrong = { ...wordExamples[0], candidates: ['human'] as const };
    await expect(train([wrong])).rejects.toMatchObject({ option: 'examples' });
    await expect(train(wordExamples, { penalties: [] })).rejects.toMatchObject({ option: 'penalties' });
    await expect(train(wordExamples, { folds: 1 })).rejects.toMatchObject({ option: 'folds' });
    await expect(train(wordExamples, { shown: -1 })).rejects.toMatchObject({ option: 'shown' });
  });
});

describe('the file of an aspect head', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qualia-aspect-head-'));
  const path = join(folder, 'head.safetensors');

  it('is read as it was written, and has the same bytes again', async () => {
    await writeAspectHead(path, head);
    expect(await readAspectHead(path)).toEqual(head);
    const again = join(folder, 'again.safetensors');
    await writeAspectHead(again, await trainAspectHead(wordModel, wordExamples, options));
    expect(readFileSync(again).equals(readFileSync(path))).toBe(true);
  });

  it('says what is wrong with another file', async () => {
    await expect(readAspectHead(join(folder, 'none.safetensors'))).rejects.toMatchObject({ code: 'MISSING_FILE' });
    const broken = join(folder, 'broken.safetensors');
    writeFileSync(broken, readFileSync(path).subarray(0, 200));
    await expect(readAspectHead(broken)).rejects.toMatchObject({ code: 'FILE_FORMAT' });
    const { arrays, metadata } = await readContainer(path);
    const others = [...arrays].filter(([name]) => name !== 'shownVectors');
    await writeContainer(broken, new Map(others), metadata);
    await expect(readAspectHead(broken)).rejects.toMatchObject({ code: 'FILE_FORMAT', path: broken, place: 'arrays' });
  });
});
