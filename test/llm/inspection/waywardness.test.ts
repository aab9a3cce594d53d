import { beforeAll, describe, expect, it } from 'vitest';
import { OptionError, UnknownWordError } from '../../../src/errors.js';
import type { Encoder } from '../../../src/llm/encoder/encoder.js';
import { nearestWordCaution } from '../../../src/llm/inspection/nearest-words.js';
import { type WaywardnessStep, waywardness } from '../../../src/llm/inspection/waywardness.js';
import { createMoodEncoder, createMoodTask } from './mood-task.js';

// An encoder of 43 words, trained for seconds. Of the encoders of five seeds, three gave prompts that read as the text and did all of their work, each
// with three seeds of its own; two lost much. This is one of the three.
let encoder: Encoder;
beforeAll(async () => {
  encoder = await createMoodEncoder(2);
}, 60_000);

const task = createMoodTask();
const verbalisers = new Map([
  ['pleasant', 'now'],
  ['unpleasant', 'then'],
]);
const unrelated = 'he sold a house and where is the price of wood by the sea';

describe('waywardness', () => {
  it('finds prompts that read as an unrelated sentence, word for word, and lose less than a tenth of the accuracy of free ones', async () => {
    const options = { targets: [unrelated], gammas: [10], steps: 200, learningRate: 0.02, verbalisers };
    const { rows, free, targets, verdict, frontier, majority, caution } = await waywardness(encoder, task, options);
    expect(rows.map(({ reading, promptF1, seed }) => [reading, promptF1, seed])).toEqual(
      [1, 2, 3].map((seed) => [unrelated, 1, seed]),
    );
    for (const { relativeDrop } of rows) expect(relativeDrop).toBeLessThanOrEqual(0.1);
    // That is something: free prompts are right, the sentence as it is no better than chance.
    for (const { accuracy } of free) expect(accuracy).toBeGreaterThan(0.9);
    expect(majority).toBe(0.5);
    expect(targets[0]?.plainAccuracy).toBeLessThan(0.6);
    expect([targets[0]?.reached, targets[0]?.seeds, targets[0]?.count]).toEqual([3, 3, 14]);
    expect(verdict).toMatch(/^1 of 1 texts/);
    expect(frontier.map(({ reached, of }) => [reached, of])).toEqual(Array.from({ length: 5 }, () => [3, 3]));
    expect(caution).toBe(nearestWordCaution);
    for (const { projected } of rows) {
      for (const { words, margin, caution: own } of projected) {
        expect([words.length, own]).toEqual([2, nearestWordCaution]);
        expect(margin).toBeGreaterThan(0);
      }
    }
  }, 60_000);

  it('pulls tokens of an aligner to a word, too', async () => {
    const common = { targets: ['wood'], steps: 60, seeds: 1, verbalisers, form: 'aligner' } as const;
    const { rows } = await waywardness(encoder, task, { ...common, gammas: [0, 10], learningRate: 0.05 });
    const [loose, pulled] = rows;
    expect(pulled?.reading).toBe('wood');
    expect(pulled?.distance).toBeLessThan((loose?.distance ?? 0) / 2);
  }, 60_000);

  it('gives the same for the same seed, and tells of each step', async () => {
    const seen: WaywardnessStep[] = [];
    const options = { targets: ['the sea'], gammas: [0, 1], steps: 3, seeds: 2, seed: 7, verbalisers };
    const first = await waywardness(encoder, task, { ...options, onStep: (step) => seen.push(step) });
    expect(await waywardness(encoder, task, options)).toEqual(first);
    // Two seeds of free prompts of two words, and of two strengths.
    expect(seen.map(({ run, runs, step }) => [run, runs, step])).toEqual(
      Array.from({ length: 18 }, (_, at) => [Math.floor(at / 3), 6, at % 3]),
    );
    expect([...first.free, ...first.rows].map(({ seed }) => seed)).toEqual([7, 8, 7, 8, 7, 8]);
    expect(first.texts).toEqual({ train: 96, heldOut: 24, test: 80 });
    expect(first.rows.every(({ gamma, promptF1 }) => gamma === 0 || promptF1 === 1)).toBe(true);
  });

  it('leaves the encoder as it was', async () => {
    const before = [...encoder.network.parameters.get('embedding').values];
    await waywardness(encoder, task, { targets: ['sea'], gammas: [0], steps: 2, seeds: 1, verbalisers });
    expect([...encoder.network.parameters.get('embedding').values]).toEqual(before);
  });

  it.each([
    ['a target', { targets: ['the sesquipedalian sea'] }, 'sesquipedalian'],
    ['a label', { verbalisers: new Map([['pleasant', 'sesquipedalian']]) }, 'sesquipedalian'],
    ['a label that has no other word', { verbalisers: new Map() }, 'pleasant'],
  ])('names the word of %s that the encoder does not know', async (_, wrong, word) => {
    const run = waywardness(encoder, task, { targets: ['sea'], verbalisers, ...wrong });
    await expect(run).rejects.toThrow(UnknownWordError);
    await expect(run).rejects.toThrow(`"${word}"`);
  });

  it('knows names of members of objects as words', async () => {
    const names = new Map([
      ['pleasant', 'constructor'],
      ['unpleasant', '__proto__'],
    ]);
    const options = { targets: ['constructor'], gammas: [1], steps: 1, seeds: 1, verbalisers: names };
    const { verbalisers: words, rows } = await waywardness(encoder, task, options);
    expect([words, rows[0]?.reading]).toEqual([['constructor', '__proto__'], 'constructor']);
  });

  it.each([
    { targets: [] },
    { targets: [''] },
    { targets: ['sea', 'sea'] },
    { gammas: [] },
    { gammas: [-1] },
    { gammas: [Number.NaN] },
    { seeds: 0 },
    { steps: 0 },
    { batch: 0 },
    { length: 0.5 },
    { learningRate: 0 },
    { heldOutShare: 1 },
    {
      verbalisers: new Map([
        ['pleasant', 'sea'],
        ['unpleasant', 'sea'],
      ]),
    },
    { verbalisers: new Map([...verbalisers, ['constructor', 'sea']]) },
    { verbalisers: new Map([...verbalisers, ['pleasant', 'the sea']]) },
  ])('refuses %o', async (wrong) => {
    const run = waywardness(encoder, task, { targets: ['sea'], verbalisers, ...wrong });
    await expect(run).rejects.toThrow(OptionError);
  });

  it('stops at once', async () => {
    const stop = new AbortController();
    const onStep = (): void => stop.abort(new Error('stopped'));
    const options = { targets: ['sea'], verbalisers, signal: stop.signal, onStep };
    await expect(waywardness(encoder, task, options)).rejects.toThrow('stopped');
  });
});
