import { describe, expect, it } from 'vitest';
import { DualSpace } from '../../../src/dual/dual-space.js';
import { createStaticEmbedding } from '../../../src/embedding/static-embedding.js';
import { createDualEmbeddingSystem } from '../../../src/evaluation/systems/dual-embedding-system.js';
import { createDualSystem } from '../../../src/evaluation/systems/dual-system.js';
import { describeEvaluatedSystem } from '../../conformance/evaluated-system.js';
import { denseSpace } from '../../embedding/dense-space.js';
import { choiceSet, degreeSet, pairSet, propertySet, relataSet, relationSet } from './toy-sets.js';

const words = ['dog', 'hound', 'house', 'kennel', 'bird', 'nest', 'ghost'];
const domain = denseSpace(
  'domain',
  words.map((word, place) => [word, [place + 1, (place * place) % 5, 1]] as const),
);
const functional = denseSpace(
  'function',
  words.map((word, place) => [word, [1, ((place + 2) * 3) % 7]] as const),
);
const description = { specification: 'dual-models:static:a.txt;static:b.txt', files: [], settings: {} };
const system = createDualEmbeddingSystem(
  { model: createStaticEmbedding(domain) },
  { model: createStaticEmbedding(functional) },
  { description },
);
const sets = [pairSet, choiceSet, relationSet, degreeSet, relataSet];

describeEvaluatedSystem('a dual space of two models', () => ({ system, sets, unknown: ['zither'] }));

describe('createDualEmbeddingSystem', () => {
  it.for(sets)('answers as a dual space of the same vectors does: $kind', async (set) => {
    const plain = createDualSystem(new DualSpace(domain, functional), { description });
    const ask = async ({ answerers }: typeof system) => {
      const answerer = answerers[set.kind] as ((asked: typeof set, context: { task: string }) => unknown) | undefined;
      return await answerer?.(set, { task: 'toy' });
    };
    expect(await ask(system)).toEqual(await ask(plain));
  });

  it('can be asked what a dual space can', () => {
    const plain = createDualSystem(new DualSpace(domain, functional), { description });
    for (const set of [...sets, propertySet]) {
      expect(system.canAnswer?.('toy', set)).toBe(plain.canAnswer?.('toy', set));
    }
  });
});
