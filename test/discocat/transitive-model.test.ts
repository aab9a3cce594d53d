import { describe, expect, it } from 'vitest';
import { Vocabulary } from '../../src/corpus/vocabulary.js';
import { MatrixTensors } from '../../src/discocat/matrix-tensors.js';
import { relationalMatrix } from '../../src/discocat/relational-matrix.js';
import { SignedVectorsError } from '../../src/discocat/signed-vectors.js';
import {
  createTransitiveModel,
  multipliesEntries,
  needsArguments,
  needsTensors,
  type TransitiveModel,
  transitiveModels,
} from '../../src/discocat/transitive-model.js';
import { argumentVectors } from '../../src/discocat/verb-arguments.js';
import { denseFromRows } from '../../src/matrix/dense-matrix.js';
import { denseSpace } from '../embedding/dense-space.js';
import { lovesSpace, lovesVerbs } from './golden-spaces.js';

const sentence = { subject: 'john', verb: 'loves', object: 'mary' };
const other = { subject: 'mary', verb: 'loves', object: 'john' };

const matrix = denseFromRows([relationalMatrix(argumentVectors(lovesVerbs, 'loves', lovesSpace)).values]);
const tensors = new MatrixTensors({
  method: 'ridge',
  verbs: new Vocabulary('verbs', ['loves']),
  nouns: new Vocabulary('nouns', ['john', 'mary']),
  vectors: denseFromRows(['john', 'mary'].map((noun) => lovesSpace.vector(noun))),
  subjectMatrices: matrix,
  objectMatrices: matrix,
});

describe('createTransitiveModel', () => {
  it.for(transitiveModels)('makes the %s model, whose sentence is most like itself', (name) => {
    const model = createTransitiveModel(name, lovesSpace, lovesVerbs, { tensors });
    expect(model.similarity(sentence, sentence)).toBeCloseTo(1, 9);
    expect(model.similarity(sentence, other)).toBeLessThanOrEqual(1 + 1e-12);
  });

  it.for(transitiveModels)(
    'makes the %s model without arguments where it needs none, and says so where it does',
    (name) => {
      const create = (): unknown => createTransitiveModel(name, lovesSpace, undefined);
      if (needsArguments(name)) expect(create).toThrow(/verb-subject-object\.tsv/);
      else if (needsTensors(name)) expect(create).toThrow(/qualia verb train/);
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
        const model = createTransitiveModel(name, space, lovesVerbs, { signed: 'accept', tensors });
        return model.similarity(sentence, other);
      });
      // The other sign in one entry is a reflection, which leaves inner products of sums alone.
      if (!multipliesEntries(name)) expect(similarities[1]).toBeCloseTo(similarities[0] ?? Number.NaN, 9);
    }
    expect(() => createTransitiveModel('kronecker', flipped, undefined)).toThrow(SignedVectorsError);
  });
});
