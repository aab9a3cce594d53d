import { describe, expect, it } from 'vitest';
import type { CompositionModel } from '../../src/embedding/composition-model.js';
import { UnknownWordError } from '../../src/errors.js';

/** A composition model with phrases to try it on. */
export interface CompositionModelCase<Phrase> {
  readonly model: CompositionModel<Phrase>;
  /** Phrases that the model has a meaning for, at least two. */
  readonly phrases: readonly Phrase[];
  /** Phrases with a word that the model has no meaning for. */
  readonly unknown: readonly Phrase[];
  /** Whether the similarity is a cosine, or a product of cosines. */
  readonly isCosine: boolean;
}

/** Checks that a composition model keeps the contract of `CompositionModel`. */
export function describeCompositionModel<Phrase>(name: string, create: () => CompositionModelCase<Phrase>): void {
  describe(`${name} keeps the CompositionModel contract`, () => {
    const { model, phrases, unknown, isCosine } = create();
    const pairs = phrases.flatMap((left) => phrases.map((right) => [left, right] as const));

    it('has a name and something to be tried on', () => {
      expect(model.name).not.toBe('');
      expect(phrases.length).toBeGreaterThanOrEqual(2);
      expect(unknown.length).toBeGreaterThanOrEqual(1);
    });

    it('gives finite similarities', () => {
      for (const [left, right] of pairs) expect(model.similarity(left, right)).toSatisfy(Number.isFinite);
    });

    it('gives the same similarity in both directions', () => {
      for (const [left, right] of pairs) {
        expect(model.similarity(left, right)).toBeCloseTo(model.similarity(right, left), 9);
      }
    });

    it('gives the same similarity at every call, whatever came between', () => {
      const first = pairs.map(([left, right]) => model.similarity(left, right));
      const second = [...pairs].reverse().map(([left, right]) => model.similarity(left, right));
      expect(second.reverse()).toEqual(first);
      const fresh = create().model;
      expect(pairs.map(([left, right]) => fresh.similarity(left, right))).toEqual(first);
    });

    it('throws UnknownWordError for a word without a meaning, on either side', () => {
      for (const phrase of unknown) {
        expect(() => model.similarity(phrase, phrases[0])).toThrow(UnknownWordError);
        expect(() => model.similarity(phrases[0], phrase)).toThrow(UnknownWordError);
      }
    });

    it('leaves the phrases untouched', () => {
      const [left, right] = phrases.slice(0, 2).map((phrase) => Object.freeze(structuredClone(phrase)));
      expect(() => model.similarity(left, right)).not.toThrow();
    });

    it.runIf(isCosine)('stays within -1 and 1', () => {
      for (const [left, right] of pairs) expect(Math.abs(model.similarity(left, right))).toBeLessThanOrEqual(1 + 1e-9);
    });

    it.runIf(isCosine)('gives a phrase 1 with itself, or 0 with every phrase when it composes to zeros', () => {
      for (const phrase of phrases) {
        const own = model.similarity(phrase, phrase);
        if (Math.abs(own) > 1e-9) expect(own).toBeCloseTo(1, 9);
        else for (const other of phrases) expect(model.similarity(phrase, other)).toBeCloseTo(0, 9);
      }
    });
  });
}
