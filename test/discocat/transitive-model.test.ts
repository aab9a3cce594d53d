import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareMeanings } from '../../src/discocat/meaning.js';
import { SignedVectorsError } from '../../src/discocat/signed-vectors.js';
import { createTransitiveModel, multipliesEntries, needsArguments } from '../../src/discocat/transitive-model.js';
import {
  findTransitiveOperator,
  type TransitiveModel,
  transitiveModels,
} from '../../src/discocat/transitive-operators.js';
import { argumentVectors, VerbArguments } from '../../src/discocat/verb-arguments.js';
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

  it.for(transitiveModels)(
    'makes the %s model, whose similarity is the cosine of what its operator composes',
    (name) => {
      const vectors = fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 4 }), {
        minLength: 6,
        maxLength: 6,
      });
      fc.assert(
        fc.property(vectors, (rows) => {
          const space = denseSpace(
            'any',
            rows.map((row, place) => [`w${place}`, row]),
          );
          const verbs = new VerbArguments([
            { verb: 'w0', subject: 'w2', object: 'w3', count: 2 },
            { verb: 'w0', subject: 'w4', object: 'w5', count: 1 },
            { verb: 'w1', subject: 'w3', object: 'w2', count: 1 },
          ]);
          const sentences = [
            { subject: 'w2', verb: 'w0', object: 'w4' },
            { subject: 'w5', verb: 'w1', object: 'w3' },
          ] as const;
          const [left, right] = sentences.map(({ subject, verb, object }) =>
            findTransitiveOperator(name).compose({
              subject: space.vector(subject),
              object: space.vector(object),
              verbVector: () => space.vector(verb),
              verbArguments: () => argumentVectors(verbs, verb, space),
            }),
          );
          const similarity = createTransitiveModel(name, space, verbs).similarity(...sentences);
          // Matrices that the relational model keeps are single precision.
          expect(similarity).toBeCloseTo(compareMeanings(left, right), 6);
        }),
      );
    },
  );

  it('calls those multiplying whose similarities change when the axes turn, and no others', () => {
    const words = ['john', 'mary', 'loves', 'first', 'second', 'third', 'row 0', 'row 1', 'row 2'];
    const turned = denseSpace(
      'turned by an eighth in the plane of the first two axes',
      words.map((word) => {
        const [x, y, ...rest] = lovesSpace.vector(word);
        return [word, [(x - y) * Math.SQRT1_2, (x + y) * Math.SQRT1_2, ...rest]];
      }),
    );
    // Not the nouns exchanged, which products do not notice.
    const third = { ...sentence, object: 'third' };
    for (const name of transitiveModels) {
      const [before, after] = [lovesSpace, turned].map((space) =>
        createTransitiveModel(name, space, lovesVerbs, { signed: 'accept' }).similarity(sentence, third),
      );
      // Turning leaves inner products and sums alone; what is multiplied entry by entry depends on the axes.
      const isChanged = Math.abs(before - after) > 1e-4;
      expect([name, isChanged]).toEqual([name, multipliesEntries(name)]);
    }
    expect(() => createTransitiveModel('kronecker', turned, undefined)).toThrow(SignedVectorsError);
  });
});
