import { QualiaError, requireOption } from '../errors.js';
import { droppedId } from '../kernels/encode-types.js';
import { reservedTypes } from '../kernels/tokenise.js';
import { compareText } from './count-contexts.js';
import { labelOf, type TokenRules } from './token-classes.js';
import { labelsOfTypes, type TypeTables, typeListOf } from './type-tables.js';
import { Vocabulary } from './vocabulary.js';

/** Which words of a text are kept. */
export interface WordLimits {
  /** Words that occur less often are left out; default 1. */
  readonly minimumCount?: number;
  /** At most this many words are kept, the most frequent ones; default: no limit. */
  readonly maximumWords?: number;
}

/** The words of a text from the most frequent on, equally frequent ones by name, with how often they occur. */
export interface WordFrequencies {
  readonly vocabulary: Vocabulary;
  readonly frequencies: Float64Array;
  /** How many tokens the text has, of words left out as well. */
  readonly tokens: number;
}

/** Ranked words, and the rank of each type of each table, `droppedId` where its word is left out. */
export interface RankedTypes extends WordFrequencies {
  readonly ranks: readonly Uint32Array[];
}

/** Throws an OptionError when a limit is out of range. */
export function checkWordLimits({ minimumCount = 1, maximumWords = Number.POSITIVE_INFINITY }: WordLimits): void {
  requireOption(minimumCount >= 1, 'minimumCount', minimumCount, 'a number >= 1');
  const isCount = maximumWords === Number.POSITIVE_INFINITY || Number.isInteger(maximumWords);
  requireOption(isCount && maximumWords >= 1, 'maximumWords', maximumWords, 'a whole number >= 1');
}

/**
 * Brings the types of all tables together as words and ranks those that the limits keep.
 *
 * @throws QualiaError with code `EMPTY` when no word is left; with code `TOO_MANY` when a table has counted beyond 2^32.
 */
export function rankTypes(
  tables: TypeTables,
  options: {
    readonly threads: number;
    readonly rules: TokenRules;
    readonly limits: WordLimits;
    /** How many tokens and line ends the tables have counted. */
    readonly tokensRead: number;
  },
): RankedTypes {
  const { threads, rules, limits, tokensRead } = options;
  const { minimumCount = 1, maximumWords = Number.POSITIVE_INFINITY } = limits;
  const first = Uint32Array.from({ length: tables.size() }, (_, type) => type);
  const others = Array.from({ length: threads - 1 }, (_, place) => tables.add(tables.list(place + 1)));
  const wordOf = joinSpellings(tables, rules);
  const list = tables.list();
  const counted = list.counts.reduce((sum, count) => sum + count, 0);
  if (counted !== tokensRead) {
    const problem = 'A word occurs more often than 4,294,967,295 times';
    throw new QualiaError('TOO_MANY', `${problem}; read the text in parts and add up their frequencies.`);
  }
  const counts = new Float64Array(list.counts.length);
  for (let type = reservedTypes.length; type < wordOf.length; type++) counts[wordOf[type]] += list.counts[type];
  const tokens = counts.reduce((sum, count) => sum + count, 0);
  const frequent = typesWhere(counts.length, (type) => counts[type] >= minimumCount);
  if (frequent.length === 0) {
    const found = tokens === 0 ? 'The text has no tokens' : `None of the ${tokens} tokens is frequent enough`;
    throw new QualiaError('EMPTY', `${found}; give more text or a lower minimumCount.`);
  }
  const labels = labelsOfTypes(list, frequent);
  const kept = frequent.map((type, place) => ({ type, count: counts[type], label: labels[place] as string }));
  kept.sort((a, b) => b.count - a.count || compareText(a.label, b.label));
  if (kept.length > maximumWords) kept.length = maximumWords;
  const rankOfWord = new Uint32Array(counts.length).fill(droppedId);
  for (const [rank, { type }] of kept.entries()) rankOfWord[type] = rank;
  return {
    vocabulary: new Vocabulary(
      'the vocabulary',
      kept.map(({ label }) => label),
    ),
    frequencies: Float64Array.from(kept, ({ count }) => count),
    tokens,
    ranks: [first, ...others].map((types) => types.map((type) => rankOfWord[wordOf[type] ?? type])),
  };
}

/** Returns for each type of the first table the type of its word, which is another one where the tokens are spelt anew. */
function joinSpellings(tables: TypeTables, rules: TokenRules): Uint32Array {
  const list = tables.list();
  const foreign = typesWhere(
    list.counts.length,
    (type) => !isAscii(list.text, list.starts[type], list.starts[type + 1]),
  );
  const spelt = labelsOfTypes(list, foreign).map((token, place) => ({
    type: foreign[place] as number,
    token,
    label: labelOf(token, rules),
  }));
  const changed = spelt.filter(({ token, label }) => label !== token);
  const words = tables.add(typeListOf(changed.map(({ label }) => label)));
  const wordOf = Uint32Array.from({ length: tables.size() }, (_, type) => type);
  for (const [place, { type }] of changed.entries()) wordOf[type] = words[place];
  return wordOf;
}

/** The types for which a condition holds, without the reserved ones. */
function typesWhere(length: number, condition: (type: number) => boolean): readonly number[] {
  const types: number[] = [];
  for (let type: number = reservedTypes.length; type < length; type++) if (condition(type)) types.push(type);
  return types;
}

function isAscii(bytes: Uint8Array, begin: number, end: number): boolean {
  for (let place = begin; place < end; place++) if (bytes[place] >= 0x80) return false;
  return true;
}
