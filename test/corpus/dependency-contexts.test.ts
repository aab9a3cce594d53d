import { describe, expect, it } from 'vitest';
import { type DependencyContextOptions, dependencyContexts } from '../../src/corpus/dependency-contexts.js';
import type { Sentence } from '../../src/corpus/sentence.js';
import { OptionError } from '../../src/errors.js';
import { contextsOf, describeContextExtractor, parsedSentences } from '../conformance/context-extractor.js';
import { taggedSentence } from './tagged-sentence.js';

describeContextExtractor('dependencyContexts', () => dependencyContexts(), { sentences: parsedSentences });
describeContextExtractor('dependencyContexts that skip sentences without trees', () =>
  dependencyContexts({ missingTree: 'skip' }),
);

/** Makes a parsed sentence of `form/TAG` tokens and arcs `head:relation`, heads from 1 as in CoNLL-U, 0 for the root. */
function parsed(tagged: string, arcs: string): Sentence {
  const pairs = arcs
    .split(' ')
    .map((arc) => [arc.slice(0, arc.indexOf(':')), arc.slice(arc.indexOf(':') + 1)] as const);
  const heads = pairs.map(([head]) => Number(head) - 1);
  return { ...taggedSentence(tagged), tree: { heads, relations: pairs.map(([, relation]) => relation) } };
}

// The example of Levy & Goldberg 2014, figure 1, in Universal Dependencies.
const sentence = parsed(
  'Australian/ADJ scientist/NOUN discovers/discover/VERB star/NOUN with/ADP telescope/NOUN',
  '2:amod 3:nsubj 0:root 3:obj 6:case 3:obl',
);

const ofToken = (token: number, options: DependencyContextOptions = {}, of = sentence): string[] =>
  contextsOf(dependencyContexts(options), of)
    .filter(([target]) => target === token)
    .map(([, context]) => context);

describe('dependencyContexts', () => {
  it('gives the contexts of figure 1 of the paper', () => {
    expect([0, 1, 2, 3, 4, 5].map((token) => ofToken(token))).toEqual([
      ['amod-1_scientist'],
      ['amod_australian', 'nsubj-1_discover'],
      ['nsubj_scientist', 'obj_star', 'prep_with_telescope'],
      ['obj-1_discover'],
      [],
      ['prep_with-1_discover'],
    ]);
  });

  it('keeps prepositions as they are in the tree unless they are collapsed', () => {
    expect(ofToken(5, { collapse: false })).toEqual(['case_with', 'obl-1_discover']);
  });

  it('joins prepositions of several words', () => {
    // "left because of rain": "of" is a fixed part of "because".
    const left = parsed('left/leave/VERB because/ADP of/ADP rain/NOUN', '0:root 4:case 2:fixed 1:obl');
    expect(ofToken(0, {}, left)).toEqual(['prep_because_of_rain']);
  });

  it('leaves out punctuation, and subtypes when asked', () => {
    const seen = parsed('it/PRON seen/see/VERB ./PUNCT', '2:nsubj:pass 0:root 2:punct');
    expect(ofToken(1, {}, seen)).toEqual(['nsubj:pass_it']);
    expect(ofToken(1, { subtypes: false }, seen)).toEqual(['nsubj_it']);
    expect(ofToken(2, {}, seen)).toEqual([]);
  });

  it('gives a target of several tokens the relations that lead out of it', () => {
    expect(contextsOf(dependencyContexts(), sentence, [{ start: 0, end: 2 }])).toEqual([[0, 'nsubj-1_discover']]);
  });

  it('refuses a sentence without a tree and says which, unless told to skip it', () => {
    const bare = taggedSentence('dogs/NOUN bark/VERB', { document: 'a', position: 7 });
    expect(() => contextsOf(dependencyContexts(), bare)).toThrow('Sentence 7 of "a" has no dependency tree');
    expect(contextsOf(dependencyContexts({ missingTree: 'skip' }), bare)).toEqual([]);
  });

  it.each<DependencyContextOptions>([{ words: 'tag' as 'lemma' }, { missingTree: 'x' as 'skip' }])(
    'refuses %j',
    (options) => {
      expect(() => dependencyContexts(options)).toThrow(OptionError);
    },
  );
});
