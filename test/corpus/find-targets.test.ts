import { describe, expect, it } from 'vitest';
import { findTargets } from '../../src/corpus/find-targets.js';
import { taggedSentence } from './tagged-sentence.js';

const sentence = {
  ...taggedSentence('hot/ADJ dogs/dog/NOUN ,/PUNCT constructor/NOUN'),
  multiwords: [{ start: 0, end: 2, lemma: 'hot dog', tag: 'NOUN' } as const],
};
const lemmaOf = ({ lemma, tag }: { readonly lemma: string; readonly tag: string }): string | undefined =>
  tag === 'PUNCT' ? undefined : lemma;

describe('findTargets', () => {
  it('finds tokens with a label, in order', () => {
    expect(findTargets(sentence, lemmaOf)).toEqual([
      { label: 'hot', start: 0, end: 1 },
      { label: 'dog', start: 1, end: 2 },
      { label: 'constructor', start: 3, end: 4 },
    ]);
  });

  it('finds multiword lemmas besides their parts, not instead', () => {
    const targets = findTargets(sentence, lemmaOf, ({ lemma }) => lemma);
    expect(targets.map(({ label }) => label)).toEqual(['hot', 'dog', 'constructor', 'hot dog']);
    expect(targets.at(-1)).toEqual({ label: 'hot dog', start: 0, end: 2 });
  });

  it('leaves out multiword lemmas without a label', () => {
    expect(findTargets(sentence, lemmaOf, () => undefined)).toHaveLength(3);
  });
});
