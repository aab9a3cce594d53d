import type { Phrase, RatedPair, RatedPairSet, Rating } from '../dataset.js';

/** What one row of a file says of a pair. */
export interface PairRow extends RatedPair {
  /** The line of the file, for findings. */
  readonly line: number;
}

/** How {@link gatherPairs} takes rows. */
export interface GatherOptions {
  /** The lowest and the highest rating that people could give; default: any. */
  readonly scale?: readonly [number, number] | undefined;
  /**
   * What rows of the same two phrases are: `join`, further ratings of one item, as where each row is what one person
   * said; `keep`, an item each, as where each row has a mean, and the repetition is a finding.
   */
  readonly repeats: 'join' | 'keep';
  /** Findings that come first. */
  readonly findings?: readonly string[] | undefined;
}

const mostTold = 5;

/**
 * Makes a set of pairs of the rows of a file, in the order of the file.
 *
 * Ratings off the scale are kept, and told. A pair that some rows call HIGH and others LOW has no level, its ratings have
 * that of their row, and that is told; so is a rater with several ratings for one item. Ids that would be the same get
 * `#2`, `#3` and so on.
 */
export function gatherPairs(rows: readonly PairRow[], options: GatherOptions): RatedPairSet {
  const { scale, repeats, findings = [] } = options;
  const offScale = scale === undefined ? [] : rows.flatMap((row) => tellOffScale(row, scale));
  const items = new Map<string, PairRow[]>();
  const repeated: string[] = [];
  for (const row of rows) {
    const key = keyOf(row.left, row.right);
    const same = items.get(key) ?? (repeats === 'keep' ? items.get(keyOf(row.right, row.left)) : undefined);
    if (same === undefined) items.set(key, [row]);
    else if (same.push(row) > 1 && repeats === 'keep') {
      repeated.push(`line ${row.line}: "${row.id}" is the pair of line ${same[0]?.line} again; both are kept.`);
    }
  }
  const joined = repeats === 'keep' ? rows.map((row) => [row]) : [...items.values()];
  const odd = repeats === 'keep' ? [] : [...tellLevels(joined), ...tellRaters(joined)];
  return {
    kind: 'rated-pairs',
    pairs: nameApart(joined.map(joinRows)),
    findings: [...findings, ...tellSome(offScale), ...tellSome(repeated), ...odd],
  };
}

function joinRows(rows: readonly PairRow[]): RatedPair {
  const { line, level, ratings, ...item } = rows[0] as PairRow;
  if (!rows.every((row) => row.level === level)) {
    return { ...item, ratings: rows.flatMap((row) => row.ratings.map((rating) => ({ ...rating, level: row.level }))) };
  }
  const all = rows.flatMap((row) => row.ratings);
  return level === undefined ? { ...item, ratings: all } : { ...item, ratings: all, level };
}

function nameApart(pairs: readonly RatedPair[]): RatedPair[] {
  const taken = new Set(pairs.map(({ id }) => id));
  const given = new Set<string>();
  return pairs.map((pair) => {
    let { id } = pair;
    for (let number = 2; given.has(id) || (id !== pair.id && taken.has(id)); number++) id = `${pair.id}#${number}`;
    given.add(id);
    return { ...pair, id };
  });
}

function keyOf(left: Phrase, right: Phrase): string {
  return JSON.stringify(
    [left, right].map(({ form, words, partOfSpeech, context }) => [form, words, partOfSpeech, context]),
  );
}

function tellOffScale({ line, id, ratings }: PairRow, [lowest, highest]: readonly [number, number]): string[] {
  return ratings
    .filter(({ value }) => value < lowest || value > highest)
    .map((rating) => {
      const whose = `the rating ${rating.value} of "${id}"${tellRater(rating)}`;
      return `line ${line}: ${whose} is off the scale from ${lowest} to ${highest}; it is kept.`;
    });
}

function tellRater({ rater }: Rating): string {
  return rater === undefined ? '' : ` by ${rater}`;
}

function tellLevels(items: readonly (readonly PairRow[])[]): string[] {
  return items.flatMap((rows) => {
    const levels = new Map<string, number>();
    for (const { level = 'none' } of rows) levels.set(level, (levels.get(level) ?? 0) + 1);
    if (levels.size === 1) return [];
    const listed = [...levels].map(([level, count]) => `${level} (${count} rows)`).join(' and as ');
    return [`"${rows[0]?.id}" is listed as ${listed}; it is one item without a level, and its ratings have theirs.`];
  });
}

function tellRaters(items: readonly (readonly PairRow[])[]): string[] {
  const told = items.flatMap((rows) => {
    const counts = new Map<string, number>();
    for (const { rater } of rows.flatMap((row) => row.ratings)) {
      if (rater !== undefined) counts.set(rater, (counts.get(rater) ?? 0) + 1);
    }
    const often = [...counts].filter(([, count]) => count > 1).map(([rater]) => rater);
    if (often.length === 0) return [];
    const who = often.length === 1 ? `${often[0]} has` : `${often.length} raters (${often[0]} and others) have`;
    return [`"${rows[0]?.id}": ${who} rated it more than once; all ratings are kept.`];
  });
  return tellSome(told);
}

/** Shortens the findings of one kind to the first five and the number of the others. */
export function tellSome(findings: readonly string[]): string[] {
  if (findings.length <= mostTold) return [...findings];
  return [...findings.slice(0, mostTold), `${findings.length - mostTold} more findings like the last.`];
}
