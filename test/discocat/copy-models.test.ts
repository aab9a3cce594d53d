import { describe, expect, it } from 'vitest';
import {
  copyObject,
  copySubject,
  createCopyObjectModel,
  createCopySubjectModel,
} from '../../src/discocat/copy-models.js';
import { argumentVectors } from '../../src/discocat/verb-arguments.js';
import { cosine } from '../../src/matrix/dense-products.js';
import { describeCompositionModel } from '../conformance/composition-model.js';
import { lovesSpace, lovesVerbs, showNouns, showVerbs } from './golden-spaces.js';

const johnLovesMary = {
  subject: lovesSpace.vector('john'),
  verb: argumentVectors(lovesVerbs, 'loves', lovesSpace),
  object: lovesSpace.vector('mary'),
};
const phrases = [
  { subject: 'table', verb: 'show', object: 'result' },
  { subject: 'map', verb: 'show', object: 'location' },
  { subject: 'map', verb: 'show', object: 'result' },
];
const unknown = [
  { subject: 'chair', verb: 'show', object: 'result' },
  { subject: 'table', verb: 'constructor', object: 'result' },
  { subject: 'table', verb: 'show', object: '' },
];

describeCompositionModel('the copy-subject model', () => ({
  model: createCopySubjectModel(showNouns, showVerbs),
  phrases,
  unknown,
  isCosine: true,
}));

describeCompositionModel('the copy-object model', () => ({
  model: createCopyObjectModel(showNouns, showVerbs),
  phrases,
  unknown,
  isCosine: true,
}));

describe('copySubject', () => {
  it('is s . (V x o): the published vector of "John loves Mary"', () => {
    // First entry: 4 * (120 * 0 + 1390 * 10 + 658 * 22) = 4 * 28376.
    expect([...copySubject(johnLovesMary)]).toEqual([113504, 11995680, 3416808]);
  });
});

describe('copyObject', () => {
  it('is o . (V^T x s): the published vector of "John loves Mary"', () => {
    // Second entry: 10 * (1390 * 4 + 13670 * 60 + 3930 * 59) = 10 * 1057630.
    expect([...copyObject(johnLovesMary)]).toEqual([0, 10576300, 4949692]);
  });
});

describe('the copy models', () => {
  it('compare sentences by the cosine of these vectors', () => {
    const model = createCopySubjectModel(lovesSpace, lovesVerbs);
    const turned = { ...johnLovesMary, subject: johnLovesMary.object, object: johnLovesMary.subject };
    const similarity = model.similarity(
      { subject: 'john', verb: 'loves', object: 'mary' },
      { subject: 'mary', verb: 'loves', object: 'john' },
    );
    expect(similarity).toBeCloseTo(cosine(copySubject(johnLovesMary), copySubject(turned)), 12);
  });
});
