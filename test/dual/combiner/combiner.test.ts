import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Combiner } from '../../../src/dual/combiner/combiner.js';
import { readCombiner, writeCombiner } from '../../../src/dual/combiner/combiner-file.js';
import type { CombinerModel } from '../../../src/dual/combiner/combiner-model.js';
import type { LearnerSettings } from '../../../src/dual/combiner/learner.js';
import { trainCombiner } from '../../../src/dual/combiner/train-combiner.js';
import { createTupleFeatures } from '../../../src/dual/combiner/tuple-features.js';
import { FileFormatError, MissingFileError, OptionError, QualiaError, ShapeError } from '../../../src/errors.js';
import { createRandom, shuffled } from '../../../src/random.js';
import { drawToyExamples, isToyRight, remainderView, toyEvidence } from './toy-evidence.js';

const features = createTupleFeatures(toyEvidence, 3);
const examples = drawToyExamples(900, 1);
const learner: LearnerSettings = { kind: 'trees', options: { rounds: 60, learningRate: 0.2, featureShare: 1 } };
const { model, heldOut } = trainCombiner(features, examples, { learner, facts: { lexicon: 'toy' } });
const combiner = new Combiner(model, toyEvidence);
const unseen = drawToyExamples(400, 2);

describe('trainCombiner', () => {
  it('tells right tuples from wrong ones that it has not seen', () => {
    const right = unseen.filter(({ words, isRight }) => combiner.probability(...words) > 0.5 === isRight);
    expect(right.length / unseen.length).toBeGreaterThan(0.9);
    const held = examples.filter(({ isRight }, place) => heldOut[place] > 0.5 === isRight);
    expect(held.length / examples.length).toBeGreaterThan(0.9);
  });

  it('minds the order of the words', () => {
    const differing = unseen.filter(({ words: [a, b, c] }) => isToyRight([a, b, c]) && !isToyRight([b, a, c]));
    expect(differing.length).toBeGreaterThan(50);
    const minded = differing.filter(
      ({ words: [a, b, c] }) => combiner.probability(a, b, c) > combiner.probability(b, a, c),
    );
    expect(minded.length / differing.length).toBeGreaterThan(0.9);
  });

  it('gives the same model for the examples in another order', () => {
    const mixed = shuffled(examples, createRandom(3));
    expect(trainCombiner(features, mixed, { learner, facts: { lexicon: 'toy' } }).model).toEqual(model);
  });

  it('finds domain and function worth most, and says how it was trained', () => {
    const [first, second] = combiner.importance().map(({ group }) => group);
    expect([first, second].sort()).toEqual(['domain', 'function']);
    expect(combiner.importance().find(({ group }) => group === 'domain')?.features).toBe(3);
    expect(model.training).toEqual({ learner: 'trees', tuples: 900, right: 450, folds: 3, seed: 1, lexicon: 'toy' });
  });

  it('refuses one part alone, and parts that leave no wrong tuple to the others', () => {
    const alone = examples.map((example) => ({ ...example, fold: 0 }));
    expect(() => trainCombiner(features, alone)).toThrow(OptionError);
    const parted = examples.map((example) => ({ ...example, fold: Number(example.isRight) }));
    expect(() => trainCombiner(features, parted)).toThrow(OptionError);
  });
});

describe('Combiner', () => {
  it('explains a probability by what each feature added to the log odds', () => {
    const logOdds = (probability: number): number => Math.log(probability / (1 - probability));
    const constants = unseen.slice(0, 20).map(({ words }) => {
      const { probability, parts } = combiner.score(...words);
      expect(probability).toBe(combiner.probability(...words));
      const sizes = parts.map(({ contribution }) => Math.abs(contribution));
      expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
      return logOdds(probability) - parts.reduce((sum, { contribution }) => sum + contribution, 0);
    });
    for (const constant of constants) expect(constant).toBeCloseTo(constants[0], 6);
  });

  it('scores a tuple with a missing word by what is known, and names the word', () => {
    const { probability, parts } = combiner.score('w1', 'constructor', 'w6');
    expect(probability).toBeGreaterThan(0);
    expect(probability).toBeLessThan(1);
    expect(parts.filter(({ name, value }) => name.startsWith('f(b,c)') && value !== undefined)).toEqual([]);
    expect(combiner.findMissing(['w1', 'constructor', 'w6'])).toEqual(['constructor']);
  });

  it('refuses other evidence than it was trained with, and another number of words', () => {
    const other = { ...toyEvidence, views: [remainderView('d', 5), remainderView('f', 8)] };
    expect(() => new Combiner(model, other)).toThrow(/f\(a,b\) remainder 8.*f\(a,b\) remainder 7/);
    expect(() => new Combiner(model, { ...toyEvidence, views: [] })).toThrow(OptionError);
    expect(() => combiner.score('w1', 'w2')).toThrow(ShapeError);
  });
});

describe('a combiner in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qualia-combiner-'));
  const path = join(folder, 'combiner.json');
  afterAll(() => rmSync(folder, { recursive: true }));
  const readDamaged = async (damage: (copy: CombinerModel) => object): Promise<unknown> => {
    writeFileSync(path, JSON.stringify(damage(structuredClone(model))));
    return readCombiner(path).catch((error: unknown) => error);
  };

  it.each([learner, { kind: 'logistic' } as const])(
    'gives the same scores after writing and reading: $kind',
    async (kind) => {
      const trained = trainCombiner(features, examples, { learner: kind }).model;
      await writeCombiner(path, trained);
      const back = await readCombiner(path);
      expect(back).toEqual(trained);
      const [before, after] = [new Combiner(trained, toyEvidence), new Combiner(back, toyEvidence)];
      for (const { words } of unseen.slice(0, 30)) expect(after.score(...words)).toEqual(before.score(...words));
    },
  );

  it('is refused by name and field when it is damaged', async () => {
    await expect(readCombiner(join(folder, 'none.json'))).rejects.toThrow(MissingFileError);
    await writeCombiner(path, model);
    writeFileSync(path, readFileSync(path, 'utf8').slice(0, -100));
    await expect(readCombiner(path)).rejects.toThrow(/combiner\.json, JSON:/);

    const version = await readDamaged((copy) => ({ ...copy, version: 9 }));
    expect(version).toBeInstanceOf(FileFormatError);
    expect(String(version)).toMatch(/field version.*train again/);
    expect(String(await readDamaged((copy) => ({ ...copy, calibration: { slope: -1, offset: 0 } })))).toMatch(
      /field calibration\.slope/,
    );
    expect(String(await readDamaged((copy) => ({ ...copy, features: copy.features.slice(0, 2) })))).toMatch(
      /field scorer: node \d+ of tree \d+/,
    );
    expect(String(await readDamaged(() => []))).toMatch(/the whole file/);
  });

  it('is refused when a path in a tree would never end', async () => {
    const error = await readDamaged(({ scorer, ...rest }) => {
      if (scorer.kind !== 'trees') throw new QualiaError('TEST', 'expected trees');
      scorer.trees[0][0].left = 0;
      return { ...rest, scorer };
    });
    expect(String(error)).toMatch(/node 0 of tree 0/);
  });
});
