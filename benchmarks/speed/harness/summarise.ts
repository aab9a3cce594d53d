import type { CurvePoint, MeasuredCase, Round, SpeedRole, Work } from './speed-case.js';

/** The median of the rounds with the lowest and the highest. */
export interface Spread {
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
}

/** A case in a result file. Ratios say how many times as fast ours is for the same work; above 1, ours is ahead. */
export interface CaseResult {
  readonly group: string;
  readonly name: string;
  readonly role: SpeedRole;
  readonly threads: number;
  readonly skipped?: string;
  readonly failed?: string;
  readonly work: readonly Work[];
  readonly curves: readonly CurvePoint[];
  readonly libraries?: Readonly<Record<string, string>>;
  readonly rounds: number;
  readonly cpuSeconds?: Spread;
  readonly wallSeconds?: Spread;
  /** Work a second by unit, from the medians. */
  readonly ratePerCpuSecond?: Readonly<Record<string, number>>;
  readonly ratePerWallSecond?: Readonly<Record<string, number>>;
  /** The most that was resident, input included; and what was resident before the first call. */
  readonly peakBytes?: number;
  readonly preparedBytes?: number;
  readonly ours?: string;
  readonly oursIsTimesAsFast?: { readonly cpu: Spread; readonly wall: Spread };
  /** How many times as fast ours is with these threads as with one, by wall. */
  readonly timesAsFastAsOneThread?: Spread;
  /** Of the last round. */
  readonly measures?: Readonly<Record<string, number>>;
}

/** Summarises measured cases and compares each with ours in its group: the one of as many threads, else the first. */
export function summarise(measured: readonly MeasuredCase[]): CaseResult[] {
  return measured.map((each) => summariseCase(each, referenceFor(each, measured)));
}

function summariseCase(measured: MeasuredCase, ours: MeasuredCase | undefined): CaseResult {
  const { definition, rounds, skip, failure, libraries, peakBytes, preparedBytes } = measured;
  const { group = '', name, role, threads = 1, curve = [] } = definition;
  const curves = listOf(curve);
  const work = worksOf(measured);
  const head = { group, name, role, threads, work, rounds: rounds.length, curves };
  if (skip !== undefined) return { ...head, skipped: skip };
  if (failure !== undefined) return { ...head, failed: briefly(failure) };
  const [cpuSeconds, wallSeconds] = (['cpuSeconds', 'wallSeconds'] as const).map((clock) =>
    spread(rounds.map((round) => round[clock])),
  ) as [Spread, Spread];
  const rates = (seconds: number) =>
    Object.fromEntries(work.map(({ amount, unit }) => [unit, significant(amount / seconds)]));
  const measures = rounds.at(-1)?.measures;
  return {
    ...head,
    ...(libraries === undefined || Object.keys(libraries).length === 0 ? {} : { libraries }),
    cpuSeconds,
    wallSeconds,
    ratePerCpuSecond: rates(cpuSeconds.median),
    ratePerWallSecond: rates(wallSeconds.median),
    ...(peakBytes === undefined ? {} : { peakBytes }),
    ...(preparedBytes === undefined ? {} : { preparedBytes }),
    ...(role === 'ours' ? compareThreads(measured, ours) : compare(measured, ours)),
    ...(measures === undefined ? {} : { measures }),
  };
}

/** Ours of as many threads, else the first; for ours itself the first of one thread. */
function referenceFor({ definition }: MeasuredCase, all: readonly MeasuredCase[]): MeasuredCase | undefined {
  const candidates = all.filter(
    ({ definition: { role, group = '' }, rounds }) =>
      role === 'ours' && group === (definition.group ?? '') && rounds.length > 0,
  );
  const wanted = definition.role === 'ours' ? 1 : (definition.threads ?? 1);
  return candidates.find(({ definition: { threads = 1 } }) => threads === wanted) ?? candidates[0];
}

function compare(
  measured: MeasuredCase,
  ours: MeasuredCase | undefined,
): Pick<CaseResult, 'ours' | 'oursIsTimesAsFast'> {
  const share = ours === undefined ? undefined : sharedWork(measured, ours);
  if (ours === undefined || share === undefined) return {};
  const [cpu, wall] = (['cpuSeconds', 'wallSeconds'] as const).map((clock) => {
    return spread(pairedRatios(measured, ours, clock).map((ratio) => ratio * share));
  }) as [Spread, Spread];
  return { ours: ours.definition.name, oursIsTimesAsFast: { cpu, wall } };
}

function compareThreads(
  measured: MeasuredCase,
  single: MeasuredCase | undefined,
): Pick<CaseResult, 'timesAsFastAsOneThread'> {
  if (single === undefined || (measured.definition.threads ?? 1) === 1) return {};
  return { timesAsFastAsOneThread: spread(pairedRatios(single, measured, 'wallSeconds')) };
}

/** Round by round: rounds of the same number ran next to each other. */
function pairedRatios(
  above: MeasuredCase,
  below: MeasuredCase,
  clock: 'cpuSeconds' | 'wallSeconds',
): readonly number[] {
  const rounds = Math.min(above.rounds.length, below.rounds.length);
  return Array.from({ length: rounds }, (_, round) => {
    return (above.rounds[round] as Round)[clock] / (below.rounds[round] as Round)[clock];
  });
}

/** Our work over the other's, in the first unit that both count. */
function sharedWork(measured: MeasuredCase, ours: MeasuredCase): number | undefined {
  const others = worksOf(measured);
  const pairs = worksOf(ours).flatMap((own) => {
    const other = others.find(({ unit }) => unit === own.unit);
    return other === undefined ? [] : [own.amount / other.amount];
  });
  return pairs[0];
}

function worksOf({ definition: { work } }: MeasuredCase): readonly Work[] {
  return listOf(work);
}

function listOf<Item extends object>(oneOrMany: Item | readonly Item[]): readonly Item[] {
  return Array.isArray(oneOrMany) ? (oneOrMany as readonly Item[]) : [oneOrMany as Item];
}

/** Returns median, lowest and highest, with four significant digits. */
export function spread(numbers: readonly number[]): Spread {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const median = ((sorted[Math.floor(middle)] as number) + (sorted[Math.ceil(middle)] as number)) / 2;
  return {
    median: significant(median),
    lowest: significant(sorted[0] as number),
    highest: significant(sorted.at(-1) as number),
  };
}

function significant(value: number): number {
  return Number(value.toPrecision(4));
}

/** The message without the stack, whose lines are indented: first in JavaScript, last in Python. */
function briefly(failure: string): string {
  return failure.split('\n').findLast((line) => /^\S/.test(line) && !line.startsWith('Traceback')) ?? failure;
}
