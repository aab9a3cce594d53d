import { describe, expect, it } from 'vitest';
import { OptionError } from '../../src/errors.js';
import type { AspectCandidate, Candidate } from '../../src/wsd/candidate.js';
import { createGlossVectors, type GlossVectorOptions } from '../../src/wsd/gloss-vectors.js';
import type { Occurrence } from '../../src/wsd/occurrence.js';
import { denseSpace } from '../embedding/dense-space.js';
import { bankCandidates, bankGlossWords, bankLexicon } from './bank-lexicon.js';
import { beside } from './bank-texts.js';

// One axis for water, one for money, one for height.
const space = denseSpace('topics', [
  ['river', [1, 0, 0]],
  ['water', [1, 0, 0]],
  ['boat', [1, 0, 0]],
  ['edge', [0, 0, 1]],
  ['hill', [0, 0, 1]],
  ['coin', [0, 1, 0]],
  ['house', [0, 1, 0]],
  ['bank', [0, 1, 0]],
  ['bankside', [0, 1, 0]],
]);

function create(options: GlossVectorOptions = {}, probability: (lemma: string) => number = () => 0) {
  return createGlossVectors({ lexicon: bankLexicon, space, glossWords: bankGlossWords, probability }, options);
}

const senses = bankCandidates();
const occurrence = (...context: string[]): Occurrence => beside(context);
const scoreBy = async (
  scorer: ReturnType<typeof create>,
  of: Occurrence,
  candidates: readonly Candidate[] = senses,
): Promise<number[]> => [...(await scorer.scoreAll([{ occurrence: of, candidates }]))[0].scores];
const own: GlossVectorOptions = { relatedWeight: 0, memberWeight: 0 };

describe('createGlossVectors', () => {
  it('scores the cosine between the mean of the context and the mean of the gloss', async () => {
    // slope: river + edge + water + boat = (3, 0, 1), bank itself left out; money: coin + house + coin = (0, 3, 0).
    const scores = await scoreBy(create(own), occurrence('water', 'constructor'));
    expect(scores[0]).toBeCloseTo(3 / Math.sqrt(10), 6);
    expect(scores[1]).toBeCloseTo(0, 6);
  });

  it('weighs a word by a / (a + p(w))', async () => {
    // With a = 0.1 and p(edge) = 0.1 edge counts half: (3, 0, 0.5).
    const scorer = create({ ...own, sifWeight: 0.1 }, (lemma) => (lemma === 'edge' ? 0.1 : 0));
    expect((await scoreBy(scorer, occurrence('water')))[0]).toBeCloseTo(3 / Math.sqrt(9.25), 6);
  });

  it('counts examples, members and related glosses by their weights', async () => {
    const first = async (options: GlossVectorOptions) => (await scoreBy(create(options), occurrence('water')))[0];
    // Definition alone: river + edge = (1, 0, 1).
    expect(await first({ ...own, exampleWeight: 0 })).toBeCloseTo(1 / Math.sqrt(2), 6);
    // The member bankside counts 1 on the second axis: (3, 1, 1).
    expect(await first({ relatedWeight: 0 })).toBeCloseTo(3 / Math.sqrt(11), 6);
    // Half of the direction of incline, its definition hill and its examples boat, hill, water: (2, 0, 2).
    const [x, z] = [3 / Math.sqrt(10) + 0.5 / Math.sqrt(2), 1 / Math.sqrt(10) + 0.5 / Math.sqrt(2)];
    expect(await first({ ...own, relatedWeight: 0.5 })).toBeCloseTo(x / Math.hypot(x, z), 6);
  });

  it('changes the signature when an example is held out, also where a related synset repeats it', async () => {
    const heldOut = 'bank boat';
    const score = async (options: GlossVectorOptions) =>
      (await scoreBy(create(options), { ...occurrence('water'), heldOut }))[0];
    // Without boat: (2, 0, 1); of incline hill, hill, water remain, of equal length: (2, 0, 1) + (0.5, 0, 1) = (2.5, 0, 2).
    expect(await score(own)).toBeCloseTo(2 / Math.sqrt(5), 6);
    expect(await score({ ...own, relatedWeight: 0.5 })).toBeCloseTo(2.5 / Math.sqrt(10.25), 6);
  });

  it('remembers nothing of a held-out example', async () => {
    const scorer = create();
    const before = await scoreBy(scorer, occurrence('water'));
    const held = await scoreBy(scorer, { ...occurrence('water'), heldOut: 'bank water' });
    expect(held).not.toEqual(before);
    expect(await scoreBy(scorer, occurrence('water'))).toEqual(before);
  });

  it('gives each member of a synset its own signature, whichever was asked for first', async () => {
    const bankside = beside(['coin'], 'Bankside');
    const shared = create({ relatedWeight: 0 });
    const [first] = await scoreBy(shared, occurrence('coin'));
    const [second] = await scoreBy(shared, bankside, bankCandidates('Bankside'));
    // For bank the member bankside counts: (3, 1, 1). For Bankside bank does, as member and in two examples: (3, 3, 1).
    expect(first).toBeCloseTo(1 / Math.sqrt(11), 6);
    expect(second).toBeCloseTo(3 / Math.sqrt(19), 6);
  });

  it('has no evidence where the context has no word in the space, and tells the text', async () => {
    const lost = [occurrence('__proto__', ''), occurrence()].map((of) => ({ occurrence: of, candidates: senses }));
    for (const [place, found] of (await create().scoreAll(lost)).entries()) {
      expect(found).toEqual({
        scores: new Float64Array(2),
        hasEvidence: false,
        missing: [lost[place].occurrence.text],
      });
    }
  });

  it('reads aspects by their glosses, and gives one that it does not know the mean of the others', async () => {
    const aspect = (key: AspectCandidate['key'], gloss: string): AspectCandidate => {
      return { kind: 'aspect', key, lemma: 'Bank', gloss, examples: [] };
    };
    const candidates = [aspect('location', 'river'), aspect('producer', 'coin'), aspect('event', 'zither')];
    const [found] = await create().scoreAll([{ occurrence: occurrence('water'), candidates }]);
    expect([...found.scores]).toEqual([1, 0, 0.5]);
    expect([found.hasEvidence, found.missing]).toEqual([true, ['zither']]);
  });

  it('names the gloss words nearest to the context, or says nothing', async () => {
    const ask = (...context: string[]) => ({ occurrence: occurrence(...context), candidates: senses });
    expect(await create(own).explain(ask('water'), senses[0])).toBe('gloss words near the context: boat, river, water');
    expect(await create(own).explain(ask('water'), senses[1])).toBeUndefined();
    expect(await create(own).explain(ask(), senses[0])).toBeUndefined();
  });

  it('refuses weights outside their range', () => {
    for (const sifWeight of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => create({ sifWeight })).toThrow(OptionError);
    }
    for (const name of ['memberWeight', 'relatedWeight', 'exampleWeight']) {
      expect(() => create({ [name]: -1 })).toThrow(OptionError);
      expect(() => create({ [name]: Number.NaN })).toThrow(name);
      expect(() => create({ [name]: 0 })).not.toThrow();
    }
  });
});
