import { UnknownWordError } from '../errors.js';
import type { Neighbour, NeighbourOptions, Space } from '../space/space.js';
import type { DualSimilarity } from './similarity.js';

/**
 * A domain space and a function space over words (Turney 2012): what things belong together, and what plays the same
 * role.
 *
 * The spaces come from anywhere: saved ones, vectors of other programs, counts (`dualFromCounts`), embedding models
 * (`dualFromEmbeddings`). They need not hold the same words.
 *
 * @example
 * const dual = new DualSpace(await readSpace('domain.safetensors'), await readSpace('function.safetensors'));
 * relationSimilarity(dual, ['carpenter', 'wood'], ['mason', 'stone']).score;
 * @example
 * // Vectors of wide windows are near a domain space, those of narrow windows or of syntax near a function space.
 * const wide = await readGlove('wide-window.txt', { name: 'domain' });
 * const narrow = await readWord2VecBinary('narrow-window.bin', { name: 'function' });
 * new DualSpace(wide, narrow, { suggest: createTargetSuggester(wide, narrow) });
 */
export class DualSpace implements DualSimilarity {
  readonly domainSpace: Space;
  readonly functionSpace: Space;
  readonly #suggest: (word: string) => readonly string[];

  /** @param options.suggest names known words near an unknown one, for error messages; default none. */
  constructor(
    domainSpace: Space,
    functionSpace: Space,
    options: { readonly suggest?: (word: string) => readonly string[] } = {},
  ) {
    this.domainSpace = domainSpace;
    this.functionSpace = functionSpace;
    this.#suggest = options.suggest ?? (() => []);
  }

  /** Tells whether both spaces hold the word. */
  has(word: string): boolean {
    return this.domainSpace.has(word) && this.functionSpace.has(word);
  }

  /** d(x, y): the cosine in domain space; throws as {@link DualSimilarity} says. */
  domain(left: string, right: string): number {
    return this.#cosine(this.domainSpace, left, right);
  }

  /** f(x, y): the cosine in function space; throws as {@link DualSimilarity} says. */
  function(left: string, right: string): number {
    return this.#cosine(this.functionSpace, left, right);
  }

  /** Returns the nearest words of both spaces; throws UnknownWordError. */
  neighbours(word: string, options: NeighbourOptions = {}): { domain: Neighbour[]; function: Neighbour[] } {
    this.requireWord(word);
    return {
      domain: this.domainSpace.neighbours(word, options),
      function: this.functionSpace.neighbours(word, options),
    };
  }

  /** Throws an UnknownWordError, with the nearest known words, unless both spaces hold the word. */
  requireWord(word: string): void {
    for (const space of [this.domainSpace, this.functionSpace]) {
      if (!space.has(word)) throw new UnknownWordError(word, `the ${space.name} space`, this.#suggest(word));
    }
  }

  #cosine(space: Space, left: string, right: string): number {
    for (const word of [left, right]) {
      if (!space.has(word)) throw new UnknownWordError(word, `the ${space.name} space`, this.#suggest(word));
    }
    return space.cosine(left, right);
  }
}
