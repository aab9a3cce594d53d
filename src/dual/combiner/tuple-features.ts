import { OptionError, requireOption, ShapeError } from '../../errors.js';
import type { PairAssociation } from './pair-association.js';
import type { SimilarityView } from './similarity-view.js';

/** What a feature tells of: words alone, pairs in text, domain, function, phrases, what is not known or not comparable. */
export type FeatureGroup = 'frequency' | 'association' | 'domain' | 'function' | 'phrase' | 'missing' | 'identity';

/** A feature by its name and kind. */
export interface FeatureName {
  /** For instance `d(a,c) k=300 p=0.5`, `log frequency(a)`, `ppmi(a,b) modifier-head`, `unknown(c) d`, `same(a,c)`. */
  readonly name: string;
  readonly group: FeatureGroup;
}

/** Where features come from. */
export interface TupleEvidence {
  /** How often a word was counted; undefined where the counts do not cover it. */
  readonly frequency?: ((word: string) => number | undefined) | undefined;
  readonly associations: readonly PairAssociation[];
  readonly views: readonly SimilarityView[];
  /**
   * Whether the phrase "a b" is compared with c too, for views that hold phrases as they hold words: those of a language
   * model, or the rows of counted phrases, which make a model no longer one of composition. Default false.
   */
  readonly phrases?: boolean | undefined;
}

/** The words a, b, c, and for an analogy d. */
export type WordTuple = readonly string[];

/** Computes the features of word tuples of one length. */
export interface TupleFeatures {
  /** 3 for phrase and word (a, b, c), 4 for an analogy (a:b, c:d). */
  readonly length: 3 | 4;
  readonly names: readonly FeatureName[];
  /**
   * Returns the features of a tuple in the order of the names: NaN where a word is missing or two words are the same.
   *
   * @throws ShapeError when the tuple has another number of words.
   */
  extract(words: WordTuple): Float64Array;
  /** Returns the words that a view has no direction for, each once. */
  findMissing(words: WordTuple): string[];
}

interface Feature extends FeatureName {
  readonly value: (words: WordTuple) => number | undefined;
}

/**
 * Makes the features of SuperSim (Turney 2013, section 4) for tuples of three or four words.
 *
 * - log(1 + frequency) of each word;
 * - PPMI of each ordered pair of words by each association: both orders, for the left and the right side;
 * - d and f of each unordered pair by each view; with `phrases`, of the phrase "a b" and c too, which Turney has not.
 *
 * Where a word is missing, what depends on it is NaN, and `unknown(x) d` or `unknown(x) f` is 1. The similarity of a
 * word with itself says nothing of likeness: it is NaN too, and `same(x,y)` is 1. No feature depends on the order of
 * calls.
 *
 * @param length 3 for (a, b, c), 4 for (a, b, c, d).
 * @throws OptionError when the length is another, or two views or associations have the same name.
 */
export function createTupleFeatures(evidence: TupleEvidence, length: 3 | 4): TupleFeatures {
  requireOption(length === 3 || length === 4, 'length', length, '3 or 4');
  const features = [
    ...listFrequencies(evidence, length),
    ...listAssociations(evidence, length),
    ...listSimilarities(evidence, length),
    ...(evidence.phrases === true && length === 3 ? listPhrases(evidence) : []),
    ...listMasks(evidence, length),
  ];
  const names = features.map(({ name, group }) => ({ name, group }));
  const seen = new Set<string>();
  for (const { name } of names) {
    if (seen.has(name)) throw new OptionError('evidence', name, 'views and associations with different names');
    seen.add(name);
  }
  return {
    length,
    names,
    extract(words) {
      if (words.length !== length) throw new ShapeError('TupleFeatures', `${words.length} words`, `${length}`);
      return Float64Array.from(features, ({ value }) => value(words) ?? Number.NaN);
    },
    findMissing: (words) => [...new Set(words)].filter((word) => !evidence.views.every((view) => view.has(word))),
  };
}

const letters = ['a', 'b', 'c', 'd'] as const;

function listFrequencies({ frequency }: TupleEvidence, length: number): Feature[] {
  if (frequency === undefined) return [];
  return letters.slice(0, length).map((letter, place) => ({
    name: `log frequency(${letter})`,
    group: 'frequency',
    value(words) {
      const count = frequency(words[place]);
      return count === undefined ? undefined : Math.log1p(count);
    },
  }));
}

function listAssociations({ associations }: TupleEvidence, length: number): Feature[] {
  return associations.flatMap(({ name, ppmi }) =>
    listPairs(length)
      .flatMap(([i, j]) => [[i, j] as const, [j, i] as const])
      .map(
        ([i, j]): Feature => ({
          name: `ppmi(${letters[i]},${letters[j]}) ${name}`,
          group: 'association',
          value(words) {
            const [left, right] = [words[i], words[j]];
            return left === right ? undefined : ppmi(left, right);
          },
        }),
      ),
  );
}

function listSimilarities({ views }: TupleEvidence, length: number): Feature[] {
  return views.flatMap((view) =>
    listPairs(length).map(
      ([i, j]): Feature => ({
        name: `${view.symbol}(${letters[i]},${letters[j]}) ${view.name}`,
        group: view.symbol === 'd' ? 'domain' : 'function',
        value(words) {
          const [left, right] = [words[i], words[j]];
          return left !== right && view.has(left) && view.has(right) ? view.similarity(left, right) : undefined;
        },
      }),
    ),
  );
}

function listPhrases({ views }: TupleEvidence): Feature[] {
  return views.map(
    (view): Feature => ({
      name: `${view.symbol}(ab,c) ${view.name}`,
      group: 'phrase',
      value([a, b, c]) {
        const phrase = `${a} ${b}`;
        return view.has(phrase) && view.has(c) ? view.similarity(phrase, c) : undefined;
      },
    }),
  );
}

function listMasks({ views }: TupleEvidence, length: number): Feature[] {
  const symbols = [...new Set(views.map(({ symbol }) => symbol))];
  const unknown = symbols.flatMap((symbol) => {
    const ofSymbol = views.filter((view) => view.symbol === symbol);
    return letters.slice(0, length).map(
      (letter, place): Feature => ({
        name: `unknown(${letter}) ${symbol}`,
        group: 'missing',
        value: (words) => (ofSymbol.every((view) => view.has(words[place])) ? 0 : 1),
      }),
    );
  });
  const same = listPairs(length).map(
    ([i, j]): Feature => ({
      name: `same(${letters[i]},${letters[j]})`,
      group: 'identity',
      value: (words) => (words[i] === words[j] ? 1 : 0),
    }),
  );
  return [...unknown, ...same];
}

/** The unordered pairs of places below `length`. */
function listPairs(length: number): (readonly [number, number])[] {
  return Array.from({ length }, (_, i) => i).flatMap((i) =>
    Array.from({ length: length - i - 1 }, (_, step) => [i, i + step + 1] as const),
  );
}
