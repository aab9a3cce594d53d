import { describe, expect, it } from 'vitest';
import type { PlausibilityModel } from '../../src/discocat/learned-tensors.js';
import type { TransitiveSentence } from '../../src/discocat/transitive-sentence.js';
import { UnknownWordError } from '../../src/errors.js';

/** A model of plausibility with sentences to try it on. */
export interface PlausibilityModelCase {
  readonly model: PlausibilityModel;
  /** Sentences that the model has a plausibility for, at least two. */
  readonly sentences: readonly TransitiveSentence[];
  /** Sentences with a word that the model has no meaning for; none for a model that counts what it never saw as nought. */
  readonly unknown: readonly TransitiveSentence[];
}

/** Checks that a model keeps the contract of `PlausibilityModel`. */
export function describePlausibilityModel(name: string, create: () => PlausibilityModelCase): void {
  describe(`${name} keeps the PlausibilityModel contract`, () => {
    const { model, sentences, unknown } = create();

    it('has a name and something to be tried on', () => {
      expect(model.name).not.toBe('');
      expect(sentences.length).toBeGreaterThanOrEqual(2);
    });

    it('gives finite numbers, the same at every call, whatever came between', () => {
      const first = sentences.map((sentence) => model.plausibility(sentence));
      const second = [...sentences].reverse().map((sentence) => model.plausibility({ ...sentence }));
      expect(first.every(Number.isFinite)).toBe(true);
      expect(second.reverse()).toEqual(first);
    });

    it('names a word that it does not know', () => {
      for (const sentence of unknown) expect(() => model.plausibility(sentence)).toThrow(UnknownWordError);
    });
  });
}
