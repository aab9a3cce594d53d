import { describe, expect, it } from 'vitest';
import { DependencyParser } from '../../../src/corpus/parser/dependency-parser.js';
import { trainParser } from '../../../src/corpus/parser/train-parser.js';
import { OptionError } from '../../../src/errors.js';
import { smallTraining, smallTrees } from './small-trees.js';

describe('trainParser', () => {
  it('learns the trees it is shown', () => {
    const parser = new DependencyParser(trainParser(smallTrees, smallTraining));
    for (const { tokens, tree } of smallTrees) expect(parser.parse(tokens)).toEqual(tree);
  });

  it('gives the same model for the same seed, and leaves the sentences untouched', () => {
    const before = structuredClone(smallTrees);
    const model = trainParser(smallTrees, smallTraining);
    expect(trainParser(smallTrees, smallTraining)).toEqual(model);
    expect(smallTrees).toEqual(before);
    expect(trainParser(smallTrees, { ...smallTraining, seed: 2 })).not.toEqual(model);
  });

  it('reports a share that rises to 1', () => {
    const shares: number[] = [];
    trainParser(smallTrees, { ...smallTraining, onProgress: (share) => shares.push(share) });
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });

  it.each([{ epochs: 0 }, { restarts: 1.5 }, { exploration: 2 }, { transitionBits: 3 }, { labelBits: 25 }])(
    'refuses %j',
    (options) => {
      expect(() => trainParser(smallTrees, options)).toThrow(OptionError);
    },
  );
});
