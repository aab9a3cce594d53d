import { describe, expect, it } from 'vitest';
import { SignedVectorsError } from '../../src/discocat/signed-vectors.js';
import { createTransitiveModel, multipliesEntries, needsArguments } from '../../src/discocat/transitive-model.js';
import { type TransitiveModel, transitiveModels } from '../../src/discocat/transitive-operators.js';
import { denseSpace } from '../embedding/dense-space.js';
import { lovesSpace, lovesVerbs } from './golden-spaces.js';

const sentence = { subject: 'john', verb: 'loves', object: 'mary' };
const other = { subject: 'mary', verb: 'loves', object: 'john' };

describe('createTransitiveModel', () => {
  it.for(transitiveModels)('makes the %s model, whose sentence is most like itself', (name) => {
    const model = createTransitiveModel(name, lovesSpace, lovesVerbs);
    expect(model.similarity(sentence, sentence)).toBeCloseTo(1, 9);
    expect(model.similarity(sentence, other)).toBeLessThanOrEqual(1 + 1e-12);
  });

  it.for(transitiveModels)(
    'makes the %s model without arguments where it needs none, and says so where it does',
    (name) => {
      const create = (): unknown => createTransitiveModel(name, lovesSpace, undefined);
      if (needsArguments(name)) expect(create).toThrow(/verb-subject-object\.tsv/);
      else expect(create).not.toThrow();
    },
  );

  it('refuses another name', () => {
    expect(() => createTransitiveModel('constructor' as TransitiveModel, lovesSpace, lovesVerbs)).toThrow('relational');
  });

  it('calls those multiplying that may change with the sign of an entry in all vectors, and no others', () => {
    const words = ['john', 'mary', 'loves', 'first', 'second', 'third', 'row 0', 'row 1', 'row 2'];
    const flipped = denseSpace(
      'one entry with the other sign',
      words.map((word) => [
        word,
        Array.from(lovesSpace.vector(word), (value, entry) => (entry === 0 ? -value : value)),
      ]),
    );
    for (const name of transitiveModels) {
      const similarities = [lovesSpace, flipped].map((space) => {
        const model = createTransitiveModel(name, space, lovesVerbs, { signed: 'accept' });
        return model.similarity(sentence, other);
      });
      // The other sign in one entry is a reflection, which leaves inner products of sums alone.
      if (!multipliesEntries(name)) expect(similarities[1]).toBeCloseTo(similarities[0] ?? Number.NaN, 9);
    }
    expect(() => createTransitiveModel('kronecker', flipped, undefined)).toThrow(SignedVectorsError);
  });
});
