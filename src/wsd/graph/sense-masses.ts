import { requireOption } from '../../errors.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import type { PartOfSpeech, Sense } from '../../lexicon/synset.js';
import type { PlaceMasses } from './rank-spread.js';
import type { SynsetGraph } from './synset-graph.js';

/** How the mass of a word is shared by its senses: by how often annotators chose them, or all alike. */
export type SenseShares = 'counts' | 'even';

/** Options of {@link createSenseMasses}. */
export interface SenseMassesOptions {
  /** Default `counts`. */
  readonly shares?: SenseShares;
  /** Is added to every count; default 1. */
  readonly countSmoothing?: number;
}

/** The synsets of a word in a graph, which share the mass 1; with the senses they come from. */
export interface WordMasses extends PlaceMasses {
  readonly senses: readonly Sense[];
}

/** Finds the synsets of a lemma, undefined where none is in the graph. */
export type SenseMasses = (lemma: string, partOfSpeech: PartOfSpeech | undefined) => WordMasses | undefined;

/** So many words are remembered, the senses of each with it: some megabytes. */
const mostWords = 20_000;

/**
 * Makes the look-up of how the mass of a word is spread over the synsets of its senses, the dictionary weights of Agirre, López de
 * Lacalle & Soroa (2014).
 *
 * @throws OptionError when `countSmoothing` is not above 0.
 */
export function createSenseMasses(lexicon: Lexicon, graph: SynsetGraph, options: SenseMassesOptions = {}): SenseMasses {
  const { shares = 'counts', countSmoothing = 1 } = options;
  const isPositive = countSmoothing > 0 && Number.isFinite(countSmoothing);
  requireOption(isPositive, 'countSmoothing', countSmoothing, 'a number > 0');
  const known = new Map<string, WordMasses>();
  return (lemma, partOfSpeech) => {
    const key = `${partOfSpeech ?? ''}/${lemma}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const senses = lexicon
      .findSenses(lemma, partOfSpeech)
      .filter(({ synset }) => graph.findPlace(synset) !== undefined);
    if (senses.length === 0) return undefined;
    const weights = senses.map(({ count }) => (shares === 'even' ? 1 : count + countSmoothing));
    const sum = weights.reduce((total, weight) => total + weight, 0);
    const made = {
      senses,
      places: Int32Array.from(senses, ({ synset }) => graph.findPlace(synset) as number),
      masses: Float64Array.from(weights, (weight) => weight / sum),
    };
    if (known.size >= mostWords) known.clear();
    known.set(key, made);
    return made;
  };
}
