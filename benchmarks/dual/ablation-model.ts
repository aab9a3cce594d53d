import { geometricMean } from '../../src/dual/similarity.js';
import type { Phrase } from '../../src/evaluation/dataset.js';
import type { Space } from '../../src/space/space.js';

// The dual space's scores with each of their parts open to change.

/** Which parts of the scores are used; the defaults are those of Turney 2012. */
export interface ModelOptions {
  /** Whether the pairs of a relation must be closer in domain than the crossed pairs; default true. */
  readonly gate?: boolean;
  /** Whether a word of the phrase itself composes to 0; default true. */
  readonly constraint?: boolean;
  /** The factors of sim_c; default all. */
  readonly composition?: readonly CompositionFactor[];
  /** The similarities of two words and of two phrases; default both. */
  readonly similarities?: readonly ('d' | 'f')[];
}

/** A factor of sim_c(ab, c). */
export type CompositionFactor = 'd(a,c)' | 'd(b,c)' | 'f(b,c)';

/** Scores words in two spaces; undefined where a word is unknown to one of them. */
export class AblationModel {
  readonly domain: Space;
  readonly functional: Space;
  readonly #options: Required<ModelOptions>;
  readonly #forms = new Map<string, string | undefined>();

  constructor(domain: Space, functional: Space, options: ModelOptions = {}) {
    this.domain = domain;
    this.functional = functional;
    this.#options = {
      gate: true,
      constraint: true,
      composition: ['d(a,c)', 'd(b,c)', 'f(b,c)'],
      similarities: ['d', 'f'],
      ...options,
    };
  }

  /** The form of a word that both spaces know: as it is written, else in lower case. */
  formOf(word: string): string | undefined {
    if (!this.#forms.has(word)) {
      const form = [word, word.toLowerCase()].find((some) => this.domain.has(some) && this.functional.has(some));
      this.#forms.set(word, form);
    }
    return this.#forms.get(word);
  }

  /** sim_c(ab, c). */
  compose([a, b]: readonly [string, string], c: string): number | undefined {
    const [modifier, head, word] = [a, b, c].map((some) => this.formOf(some));
    if (modifier === undefined || head === undefined || word === undefined) return undefined;
    if (this.#options.constraint && (word === modifier || word === head)) return 0;
    const factors: Readonly<Record<CompositionFactor, () => number>> = {
      'd(a,c)': () => this.domain.cosine(modifier, word),
      'd(b,c)': () => this.domain.cosine(head, word),
      'f(b,c)': () => this.functional.cosine(head, word),
    };
    return geometricMean(this.#options.composition.map((factor) => factors[factor]()));
  }

  /** sim_r(a:b, c:d). */
  relate(first: readonly [string, string], second: readonly [string, string]): number | undefined {
    const [a, b, c, d] = [...first, ...second].map((word) => this.formOf(word));
    if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined;
    const { domain, functional } = this;
    const roles = geometricMean([functional.cosine(a, c), functional.cosine(b, d)]);
    if (!this.#options.gate) return roles;
    const straight = geometricMean([domain.cosine(a, b), domain.cosine(c, d)]);
    const crossed = geometricMean([domain.cosine(a, d), domain.cosine(c, b)]);
    return straight >= crossed ? roles : 0;
  }

  /** sim_p of two phrases, and the same for two words. */
  compare(left: Phrase, right: Phrase): number | undefined {
    const parts = left.words.flatMap((word, place) => {
      const [a, b] = [this.formOf(word), this.formOf(right.words[place] ?? '')];
      if (a === undefined || b === undefined) return [undefined];
      return this.#options.similarities.map((space) => (space === 'd' ? this.domain : this.functional).cosine(a, b));
    });
    const known = parts.filter((part) => part !== undefined);
    return known.length < parts.length ? undefined : geometricMean(known);
  }
}
