import type { ZeroReplacement } from '../../matrix/compositions/replace-zeros.js';
import type { LogRatioShrinkage } from './log-ratio-inverse.js';
import type { PartTable } from './part-table.js';

/** What a reader of associations should know of the table; `code` is stable. */
export interface AssociationNotice {
  /** A201 to A299. */
  readonly code: string;
  readonly message: string;
}

/** What notices are made of. */
export interface NoticeFacts {
  readonly measure: string;
  readonly rows: number;
  readonly parts: number;
  readonly pairs: number;
  readonly passing: number | undefined;
  readonly test: 'fisher-z' | 'permutations' | 'none';
  readonly degrees: number | undefined;
  readonly rank: number | undefined;
  readonly replacedShare: number;
  readonly shrink: LogRatioShrinkage;
  readonly permutations: number;
  readonly zeros: ZeroReplacement;
  readonly shareByPart: Float64Array;
  readonly table: PartTable;
}

/** A part whose zeros are more than this share of its cells is named. */
const manyZeros = 0.3;

/** Below so many degrees of freedom Fisher's transformation is said to be rough. */
const fewDegrees = 10;

/** Tells what in a table and in the way it was measured makes associations doubtful. */
export function noticesOf(facts: NoticeFacts): AssociationNotice[] {
  return [...zeroNotices(facts), ...sizeNotices(facts), ...testNotices(facts)];
}

function zeroNotices({ replacedShare, shareByPart, table, zeros }: NoticeFacts): AssociationNotice[] {
  if (replacedShare === 0) return [];
  const name = typeof zeros === 'string' ? zeros : `a Dirichlet prior of ${zeros.alpha} a part`;
  const notices = [
    { code: 'A201', message: `${percent(replacedShare)} of the cells were 0 and were replaced (${name}).` },
  ];
  const mostly = table.parts
    .map((part, column) => ({ part, share: shareByPart[column] }))
    .filter(({ share }) => share > manyZeros)
    .sort((a, b) => b.share - a.share);
  if (mostly.length > 0) {
    const worst = mostly.slice(0, 3).map(({ part, share }) => `${part} ${percent(share)}`);
    const many = `${mostly.length} of ${table.parts.length} parts are 0 in more than ${percent(manyZeros)} of the rows`;
    const message = `${many} (${worst.join(', ')}): what is said of them is made of replacements. Choose denser parts.`;
    notices.push({ code: 'A202', message });
  }
  const isCounted = zeros !== 'min' && zeros !== 'multiplicative' && zeros !== 'none';
  if (isCounted && !holdsCounts(table)) {
    const message =
      'A Dirichlet prior weighs against counts, but the rows hold fractions; "multiplicative" suits them.';
    notices.push({ code: 'A203', message });
  }
  return notices;
}

function holdsCounts({ matrix }: PartTable): boolean {
  return matrix.values.every(Number.isInteger);
}

function sizeNotices(facts: NoticeFacts): AssociationNotice[] {
  const { measure, rows, parts, shrink, degrees = 0, rank } = facts;
  if (measure !== 'partial') return [];
  if (shrink === 'none' && rank !== undefined && rank < parts - 1) {
    const found = `${rows} rows span ${rank} of the ${parts - 1} dimensions of ${parts} parts`;
    const message = `${found}: partial correlations depend on the reference. Shrink (basis), or take fewer parts.`;
    return [{ code: 'A211', message }];
  }
  if (shrink === 'plain') {
    const message = 'Plain shrinkage depends on the reference; basis shrinkage does not.';
    return [{ code: 'A213', message }];
  }
  if (shrink === 'none' && degrees < fewDegrees) {
    const left = `${rows} rows less ${parts} parts leave ${degrees} degrees of freedom`;
    const message = `${left}: p values are ${degrees <= 0 ? 'not possible' : 'rough'}. Shrink (basis), with permutations.`;
    return [{ code: 'A212', message }];
  }
  return [];
}

function testNotices({ test, pairs, passing, permutations }: NoticeFacts): AssociationNotice[] {
  if (test === 'none') {
    const message = `None of ${pairs} pairs was tested: the strongest of so many are strong by chance, too. Ask for permutations.`;
    return [{ code: 'A221', message }];
  }
  if (test === 'permutations' && permutations < 20) {
    const message = `${permutations} permutations tell rates roughly; 20 or more are better.`;
    return [{ code: 'A222', message }];
  }
  if (passing === 0) return [{ code: 'A223', message: `None of ${pairs} pairs passes the false discovery rate.` }];
  return [];
}

function percent(share: number): string {
  const value = 100 * share;
  return `${value > 0 && value < 1 ? value.toPrecision(1) : value.toFixed(0)} %`;
}
