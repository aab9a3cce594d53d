import { beforeAll, describe, expect, it } from 'vitest';
import { OptionError } from '../../../src/errors.js';
import { createFeatureBackbone } from '../../../src/llm/continual/field-backbone.js';
import { topGates } from '../../../src/llm/continual/field-parts.js';
import { WeightField } from '../../../src/llm/continual/weight-field.js';
import { Arithmetic } from '../../../src/llm/tensor/arithmetic.js';
import { Tape } from '../../../src/llm/tensor/tape.js';
import { createSmallTasks, smallWidth } from './small-tasks.js';

const options = { coordinate: 4, rank: 2, hidden: 8, steps: 60, learningRate: 0.01, seed: 5 };
const tasks = createSmallTasks();
const probes = tasks.flatMap(({ test }) => test.examples.slice(0, 20));
const [first, second, third] = tasks as [(typeof tasks)[0], (typeof tasks)[0], (typeof tasks)[0]];

async function learn(upTo: number): Promise<WeightField<Float32Array>> {
  const field = new WeightField(createFeatureBackbone(smallWidth), options);
  for (const task of tasks.slice(0, upTo)) {
    await field.fit(task);
    field.commit(task.id);
  }
  return field;
}

describe('a weight field', () => {
  let field: WeightField<Float32Array>;
  let atFirst: readonly Float32Array[] = [];
  beforeAll(async () => {
    field = await learn(1);
    const version = field.checkout(first.id);
    atFirst = [await version.vectors(first.id, probes), await version.predict(first.id, probes)];
    for (const task of [second, third]) {
      await field.fit(task);
      field.commit(task.id);
    }
  });

  it('gives the same bytes for a committed version after two further tasks', async () => {
    const version = field.checkout(first.id);
    expect(await version.vectors(first.id, probes)).toEqual(atFirst[0]);
    expect(await version.predict(first.id, probes)).toEqual(atFirst[1]);
    for (const { hash } of field.log()) {
      expect(await field.verify(hash, probes)).toEqual({ identical: true, maxAbs: 0 });
    }
  });

  it('sees a change of the numbers of a version, and tells how far its outputs moved', async () => {
    const own = await learn(2);
    const version = own.checkout(second.id);
    const weights = own.regions[0]?.parameters.get('head.bias').values;
    if (weights === undefined) throw new Error('the first region has a head');
    weights[0] += 0.5;
    const { identical, maxAbs } = await own.verify(version.commit.hash, probes);
    expect(identical).toBe(false);
    expect(maxAbs).toBeCloseTo(0.5, 6);
  });

  it('logs each version with the hash of the one before, and grows by as many numbers of blocks with each task', () => {
    const log = field.log();
    expect(log.map(({ id }) => id)).toEqual(tasks.map(({ id }) => id));
    expect(log.map(({ parent }) => parent)).toEqual([undefined, log[0]?.hash, log[1]?.hash]);
    expect(new Set(log.map(({ hash }) => hash)).size).toBe(3);
    const blocks = 2 * (2 * smallWidth * 2);
    const scores = (count: number): number => 4 * 8 + 8 + 8 * 8 + 8 + 8 * count + count;
    const [head, map] = [smallWidth * 2 + 2, 2 * smallWidth + smallWidth * 4 + 4];
    expect(log.map(({ parameters }) => parameters)).toEqual([
      map + blocks + scores(2) + head,
      map + 2 * blocks + scores(2) + scores(4) + 2 * head,
      map + 3 * blocks + scores(2) + scores(4) + scores(6) + 3 * head,
    ]);
  });

  it('checks out a version by name or hash, with the tasks that it knows, and refuses others', async () => {
    const [, { hash } = { hash: '' }] = field.log();
    expect(field.checkout(hash).tasks).toEqual([first.id, second.id]);
    expect(field.checkout(second.id).commit.hash).toBe(hash);
    expect(() => field.checkout('nowhere')).toThrow(/no version "nowhere"/);
    expect(() => field.rollback('nowhere')).toThrow(/no version/);
    await expect(field.verify('nowhere', probes)).rejects.toThrow(/no version/);
    await expect(field.checkout(first.id).predict(second.id, probes)).rejects.toThrow(/no task "__proto__"/);
  });

  it('gives the same bytes where it is rolled back and learns the same again, and keeps versions that were checked out', async () => {
    const own = await learn(3);
    const [log, old] = [own.log(), own.checkout(third.id)];
    const before = await old.predict(third.id, probes);
    own.rollback(first.id);
    expect(own.log()).toEqual(log.slice(0, 1));
    expect(() => own.checkout(second.id)).toThrow(/no version/);
    for (const task of [second, third]) {
      await own.fit(task);
      own.commit(task.id);
    }
    expect(own.log()).toEqual(log);
    expect(await own.checkout(third.id).predict(third.id, probes)).toEqual(before);
    expect(await old.predict(third.id, probes)).toEqual(before);
  });

  it('gives another history another hash', async () => {
    const own = new WeightField(createFeatureBackbone(smallWidth), options);
    await own.fit(second);
    expect(own.commit(second.id)).not.toBe(field.log()[1]?.hash);
  });

  it('commits what was learned last and nothing else, each task once', async () => {
    const own = await learn(1);
    expect(() => own.commit(second.id)).toThrow(/no task/);
    await expect(own.fit(first)).rejects.toThrow(OptionError);
    await own.fit(second);
    await own.fit(third);
    expect(() => own.commit(second.id)).toThrow(/no task/);
    own.commit(third.id);
    expect(own.checkout(third.id).tasks).toEqual([first.id, third.id]);
  });
});

describe('topGates', () => {
  it('gives shares to the highest scores alone, the first of equal ones', () => {
    const tape = new Tape(new Arithmetic());
    const gates = topGates(tape, tape.constant([2, 3], [1, 1, 1, 0, 5, Math.log(3) + 5]), 2);
    [0.5, 0.5, 0, 0, 0.25, 0.75].forEach((share, at) => {
      expect(gates.values[at]).toBeCloseTo(share, 6);
    });
    expect([gates.values[2], gates.values[3]]).toEqual([0, 0]);
  });
});
