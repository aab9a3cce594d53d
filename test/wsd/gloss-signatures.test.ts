import { describe, expect, it } from 'vitest';
import { OptionError } from '../../src/errors.js';
import { GlossSignatures, type SignatureOptions } from '../../src/wsd/gloss-signatures.js';
import { denseSpace } from '../embedding/dense-space.js';
import { bankCandidates, bankGlossWords, bankLexicon } from './bank-lexicon.js';

const space = denseSpace('topics', [
  ['river', [1, 0, 0]],
  ['coin', [0, 1, 0]],
  ['hill', [0, 0, 1]],
]);
// The definition of the slope names money; the incline's definition names the slope.
const links = {
  named: (id: string) => (id === 'slope' ? ['money'] : []),
  naming: (id: string) => (id === 'slope' ? ['incline'] : []),
};
const parts = { lexicon: bankLexicon, space, glossWords: bankGlossWords, probability: () => 0 };
const [slope] = bankCandidates();
const none: SignatureOptions = { relatedWeight: 0, namedWeight: 0, namingWeight: 0, exampleWeight: 0 };
const vector = (options: SignatureOptions, linked = true): number[] => {
  const signatures = new GlossSignatures(linked ? { ...parts, links } : parts, { ...none, ...options });
  return [...signatures.vectorOf(slope, { lemma: 'bank' })];
};
const close = (found: readonly number[], [x, y, z]: readonly number[]): void => {
  const length = Math.hypot(x, y, z);
  [x, y, z].forEach((value, place) => {
    expect(found[place]).toBeCloseTo(value / length, 6);
  });
};

describe('GlossSignatures', () => {
  it('add up the directions of their parts by weight', () => {
    close(vector({}), [1, 0, 0]);
    // The incline is related by its definition hill, money is named by its definition coin.
    close(vector({ relatedWeight: 0.5 }), [1, 0, 0.5]);
    close(vector({ namedWeight: 0.5 }), [1, 0.5, 0]);
    close(vector({ namedWeight: 0.5, namingWeight: 0.25 }), [1, 0.5, 0.25]);
  });

  it('know nothing of links that they are not given', () => {
    close(vector({ namedWeight: 1, namingWeight: 1 }, false), [1, 0, 0]);
  });

  it('tell their words with weights', () => {
    const signatures = new GlossSignatures({ ...parts, links }, { ...none, namedWeight: 0.5 });
    // Members: bankside beside the slope, money box beside money; bank itself is left out.
    const weights = [...signatures.weightsOf(slope, { lemma: 'Bank' })];
    expect(weights.map(([number, weight]) => [signatures.numbers.lemma(number), weight])).toEqual([
      ['river', 1],
      ['edge', 1],
      ['bankside', 1],
      ['coin', 0.5],
      ['house', 0.5],
      ['money box', 0.5],
    ]);
  });

  it('refuse weights outside their range', () => {
    for (const name of ['relatedWeight', 'namedWeight', 'namingWeight', 'memberWeight', 'exampleWeight']) {
      expect(() => new GlossSignatures(parts, { [name]: -1 })).toThrow(OptionError);
    }
    expect(() => new GlossSignatures(parts, { sifWeight: 0 })).toThrow('sifWeight');
  });
});
