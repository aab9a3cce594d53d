import { describe, expect, it } from 'vitest';
import { OptionError } from '../../../src/errors.js';
import { Arithmetic } from '../../../src/llm/tensor/arithmetic.js';
import { AdamW } from '../../../src/llm/training/adam-w.js';
import { Parameters } from '../../../src/llm/training/parameters.js';

function makeParameters(): Parameters {
  const parameters = new Parameters(new Arithmetic({ precision: 'double' }));
  parameters.add('matrix', [1, 2], { value: 1 });
  parameters.add('bias', [1], { value: 1 });
  return parameters;
}

function setGradients(parameters: Parameters, gradients: readonly number[]): void {
  parameters.get('matrix').gradient?.set(gradients.slice(0, 2));
  parameters.get('bias').gradient?.set(gradients.slice(2));
}

const valuesOf = (parameters: Parameters): number[] => [...parameters].flatMap(([, { values }]) => Array.from(values));

describe('AdamW', () => {
  it('moves by the rate against the sign of the gradient at the first step, whatever its size', () => {
    const parameters = makeParameters();
    setGradients(parameters, [3, -0.01, 2]);
    const optimiser = new AdamW(parameters, { weightDecay: 0, epsilon: 1e-300, clip: Number.POSITIVE_INFINITY });
    expect(optimiser.update(0.1)).toBeCloseTo(Math.hypot(3, 0.01, 2), 12);
    valuesOf(parameters).forEach((value, place) => {
      expect(value).toBeCloseTo([0.9, 1.1, 0.9][place] as number, 12);
    });
  });

  it('takes rate times decay off matrices alone', () => {
    const parameters = makeParameters();
    new AdamW(parameters, { weightDecay: 0.5 }).update(0.1);
    expect(valuesOf(parameters)).toEqual([0.95, 0.95, 1]);
  });

  it('shortens gradients that are longer than the clip together, so that their means are as those of short ones', () => {
    const [long, short] = [makeParameters(), makeParameters()];
    setGradients(long, [3, 4, 0]);
    setGradients(short, [0.6, 0.8, 0]);
    const [first, second] = [new AdamW(long, { clip: 1 }), new AdamW(short, { clip: 1 })];
    expect([first.update(0.1), second.update(0.1)]).toEqual([5, 1]);
    valuesOf(short).forEach((value, place) => {
      expect(valuesOf(long)[place]).toBeCloseTo(value, 12);
    });
  });

  it('goes on from a state as if it had not stopped', () => {
    const [whole, stopped] = [makeParameters(), makeParameters()];
    const gradients = [0.1, -0.2, 0.3];
    const [going, before] = [new AdamW(whole), new AdamW(stopped)];
    for (const [parameters, optimiser] of [
      [whole, going],
      [stopped, before],
    ] as const) {
      setGradients(parameters, gradients);
      optimiser.update(0.01);
    }
    const after = new AdamW(stopped);
    after.restore(before.state);
    going.update(0.01);
    after.update(0.01);
    expect(valuesOf(stopped)).toEqual(valuesOf(whole));
  });

  it('refuses options out of range', () => {
    for (const options of [{ firstDecay: 1 }, { secondDecay: -1 }, { epsilon: 0 }, { weightDecay: -1 }, { clip: 0 }]) {
      expect(() => new AdamW(makeParameters(), options)).toThrow(OptionError);
    }
  });
});
