import { describe, expect, it } from 'vitest';
import { roleContexts } from '../../src/corpus/role-contexts.js';
import { OptionError } from '../../src/errors.js';
import { contextsOf, describeContextExtractor } from '../conformance/context-extractor.js';
import { taggedSentence } from './tagged-sentence.js';

describeContextExtractor('roleContexts', roleContexts);

describe('roleContexts', () => {
  it('gives the way to the nearest verb on each side, the verb alone, and what stands beside', () => {
    const sentence = taggedSentence('they/PRON rowed/row/VERB on/ADP lakes/lake/NOUN ,/PUNCT singing/sing/VERB');
    const ofLake = contextsOf(roleContexts(), sentence).filter(([target]) => target === 3);
    expect(ofLake.map(([, context]) => context)).toEqual(['row on X', 'row .. X', 'on <X', 'X> ,']);
  });

  it.each([0, 1.5])('refuses a window of %d', (window) => {
    expect(() => roleContexts({ window })).toThrow(OptionError);
  });
});
