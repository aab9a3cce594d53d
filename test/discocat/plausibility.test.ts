import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corruptions, corruptTriples } from '../../src/discocat/corrupt-triples.js';
import {
  createFrequencyPlausibility,
  createMeanPlausibility,
  createPrototypePlausibility,
  createRelationalPlausibility,
} from '../../src/discocat/plausibility-models.js';
import { splitTriples } from '../../src/discocat/split-triples.js';
import type { TransitiveSentence } from '../../src/discocat/transitive-sentence.js';
import { VerbArguments } from '../../src/discocat/verb-arguments.js';
import { OptionError, UnknownWordError } from '../../src/errors.js';
import { denseSpace } from '../embedding/dense-space.js';

const keyOf = ({ verb, subject, object }: TransitiveSentence): string => JSON.stringify([verb, subject, object]);
const words = ['dog', 'cat', 'constructor', '__proto__', '', 'a b', 'meat', 'fish', 'stone', 'man'];
const triplesOf = fc.array(
  fc.record({
    verb: fc.constantFrom('eat', 'see', 'constructor'),
    subject: fc.constantFrom(...words),
    object: fc.constantFrom(...words),
    count: fc.integer({ min: 1, max: 3 }),
  }),
  { minLength: 1, maxLength: 60 },
);

describe('splitTriples', () => {
  it('parts the distinct triples: each is in training with its count, or held out', () => {
    fc.assert(
      fc.property(triplesOf, fc.integer({ min: 0, max: 99 }), (triples, seed) => {
        const all = new VerbArguments(triples);
        const { training, heldOut } = splitTriples(all, { share: 0.4, seed });
        const kept = [...training.all()];
        const heldKeys = new Set(heldOut.map(keyOf));
        expect(kept.some((triple) => heldKeys.has(keyOf(triple)))).toBe(false);
        expect([...kept, ...heldOut].map((triple) => JSON.stringify(triple)).sort()).toEqual(
          [...all.all()].map((triple) => JSON.stringify(triple)).sort(),
        );
      }),
    );
  });

  it('holds out about the share, the same for a seed, and refuses none or all', () => {
    const triples = Array.from({ length: 2000 }, (_, place) => {
      return { verb: `v${place % 20}`, subject: `s${place}`, object: 'o', count: 1 };
    });
    const verbs = new VerbArguments(triples);
    const { heldOut } = splitTriples(verbs, { share: 0.1 });
    expect(heldOut.length).toBeGreaterThan(150);
    expect(heldOut.length).toBeLessThan(250);
    expect(splitTriples(verbs, { share: 0.1 }).heldOut).toEqual(heldOut);
    expect(splitTriples(verbs, { share: 0.1, seed: 2 }).heldOut).not.toEqual(heldOut);
    for (const share of [0, 1, Number.NaN]) expect(() => splitTriples(verbs, { share })).toThrow(OptionError);
  });
});

describe('corruptTriples', () => {
  it('replaces what it says by another word, and makes no triple that was ever seen', () => {
    fc.assert(
      fc.property(triplesOf, fc.integer({ min: 0, max: 99 }), (triples, seed) => {
        const all = new VerbArguments(triples);
        const known = new Set([...all.all()].map(keyOf));
        for (const { seen, corrupted } of corruptTriples(all.all(), all, { seed, neighbours: 4 })) {
          expect([...corrupted.keys()]).toEqual([...corruptions]);
          for (const [corruption, made] of corrupted) {
            expect(known.has(keyOf(made))).toBe(false);
            expect(made.verb).toBe(seen.verb);
            expect(made.subject !== seen.subject).toBe(corruption !== 'object');
            expect(made.object !== seen.object).toBe(corruption !== 'subject');
          }
        }
      }),
    );
  });

  it('draws from the nouns nearest in frequency, of those that may stand in', () => {
    // Noun k is the subject of k triples: with two neighbours the ones for it are k - 1 and k + 1.
    const triples = Array.from({ length: 12 }, (_, k) =>
      Array.from({ length: k + 1 }, (_, place) => ({ verb: 'v', subject: `${k + 1}`, object: `o${place}`, count: 1 })),
    ).flat();
    const verbs = new VerbArguments(triples);
    const asked = triples.filter(({ subject }) => subject === '6').map((triple) => ({ ...triple, verb: 'w' }));
    const all = new VerbArguments([...triples, ...asked]);
    const items = corruptTriples(asked, verbs, { neighbours: 2 });
    const drawn = new Set(items.map(({ corrupted }) => corrupted.get('subject')?.subject));
    expect(items).toHaveLength(6);
    for (const subject of drawn) expect(['5', '7']).toContain(subject);
    const accept = (noun: string): boolean => noun !== '5' && noun !== '6';
    expect(corruptTriples(asked, all, { accept })).toEqual([]);
    expect(() => corruptTriples([], verbs, { neighbours: 1 })).toThrow(OptionError);
    expect(corruptTriples(asked, new VerbArguments(asked.slice(0, 1)))).toEqual([]);
  });
});

describe('models of plausibility', () => {
  const space = denseSpace('small', [
    ['dog', [2, 0]],
    ['cat', [0, 1]],
    ['meat', [0, 3]],
    ['stone', [3, 4]],
    ['nothing', [0, 0]],
  ]);
  const verbs = new VerbArguments([
    { verb: 'eat', subject: 'dog', object: 'meat', count: 9 },
    { verb: 'eat', subject: 'cat', object: 'meat', count: 1 },
    { verb: 'see', subject: 'dog', object: 'stone', count: 1 },
  ]);
  const sentence = { verb: 'eat', subject: 'stone', object: 'stone' };

  it('frequency counts distinct triples of the nouns in their places', () => {
    const { plausibility } = createFrequencyPlausibility(verbs);
    expect(plausibility({ verb: '', subject: 'dog', object: 'meat' })).toBeCloseTo(2 * Math.log(3), 12);
    expect(plausibility({ verb: 'eat', subject: '__proto__', object: 'stone' })).toBeCloseTo(Math.log(2), 12);
    const ofVerb = createFrequencyPlausibility(verbs, ['verb']);
    expect(ofVerb.plausibility({ verb: 'eat', subject: '', object: '' })).toBeCloseTo(Math.log(3), 12);
  });

  it('a prototype is the mean of unit vectors of distinct triples', () => {
    // Subjects (1, 0) and (0, 1): direction (1, 1) / sqrt 2; objects (0, 1). Stone has the direction (0.6, 0.8).
    const { plausibility } = createPrototypePlausibility(space, verbs);
    expect(plausibility(sentence)).toBeCloseTo(1.4 / Math.SQRT2 + 0.8, 6);
  });

  it('the relational one is s^T V o', () => {
    // V is the mean of (1, 0) (x) (0, 1) and (0, 1) (x) (0, 1): (0.6 * 0.8 + 0.8 * 0.8) / 2.
    const { plausibility } = createRelationalPlausibility(space, verbs);
    expect(plausibility(sentence)).toBeCloseTo(0.56, 6);
    for (const wrong of [{ subject: '' }, { subject: 'nothing' }, { verb: 'constructor' }]) {
      expect(() => plausibility({ ...sentence, ...wrong })).toThrow(UnknownWordError);
    }
  });

  it('several say the mean of what each does', () => {
    const models = [createPrototypePlausibility(space, verbs), createRelationalPlausibility(space, verbs)];
    const mean = createMeanPlausibility(models);
    expect(mean.name).toBe('prototype + relational');
    expect(() => createMeanPlausibility([])).toThrow(OptionError);
    expect(mean.plausibility(sentence)).toBeCloseTo((1.4 / Math.SQRT2 + 0.8 + 0.56) / 2, 6);
  });
});
