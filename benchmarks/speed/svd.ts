import type { TruncatedSvd } from '../../src/matrix/truncated-svd.js';
import { type CurvePoint, defineSpeed, importBuilt, type Measures, type SpeedCase, type SpeedRun } from './harness.js';
import { countNonzeros, type PpmiSize, ppmiMatrixFolder, ppmiSize, readPpmiMatrix } from './inputs/ppmi-matrix.js';
import { compareSvd, makeSvdReference, svdReferenceFolder } from './inputs/svd-reference.js';

/** The rank at which time is measured against nonzeros. */
const growthRank = 100;

const peers = {
  arpack: 'scipy svds, ARPACK',
  propack: 'scipy svds, PROPACK',
  randomized: 'scikit-learn TruncatedSVD',
} as const;

await defineSpeed(import.meta.url, {
  id: 'svd',
  title: 'Truncated singular value decomposition of a PPMI matrix',
  cases: async ({ quick, full }) => {
    const ranks = [...(quick ? [50, growthRank] : [growthRank, 300]), ...(full ? [500, 1000] : [])];
    const size = ppmiSize({ quick });
    const folder = await ppmiMatrixFolder(size);
    const cases: SpeedCase[] = [];
    for (const rank of ranks) {
      const task = describeSvd(folder, size, { rank, isChecked: true });
      const makeInputs = () => makeSvdReference(folder, rank);
      cases.push(...largeCases(task).map((speedCase) => ({ ...speedCase, makeInputs })));
    }
    for (const smaller of quick ? [] : [ppmiSize({ quick: true }), { words: 20_000, tokens: 10_000_000 }]) {
      cases.push(
        ...smallCases(describeSvd(await ppmiMatrixFolder(smaller), smaller, { rank: growthRank, isChecked: false })),
      );
    }
    return cases;
  },
});

interface SvdTask {
  readonly folder: string;
  readonly group: string;
  readonly nonzeros: number;
  readonly rank: number;
  readonly reference: string | undefined;
}

function describeSvd(
  folder: string,
  { words }: PpmiSize,
  options: { readonly rank: number; readonly isChecked: boolean },
): SvdTask {
  const nonzeros = countNonzeros(folder);
  const group = `SVD, ${words} x ${words}, ${(nonzeros / 1e6).toFixed(1)} million nonzeros, k = ${options.rank}`;
  const reference = options.isChecked ? svdReferenceFolder(folder, options.rank) : undefined;
  return { folder, group, nonzeros, rank: options.rank, reference };
}

function largeCases(task: SvdTask): SpeedCase[] {
  const lines = (name: string, threads: number): CurvePoint[] => {
    const byRank = { axis: 'k', at: task.rank, line: lineOf(name, threads) };
    const byThreads = { axis: 'threads', at: threads, line: `${name}, k = ${task.rank}` };
    return [byRank, byThreads, ...growthLine(task, name, threads)];
  };
  return [
    ...[1, 2].map((threads) => ({ ...oursCase(task, threads), curve: lines('ours', threads) })),
    // The plain kernels take minutes at higher ranks, and the ratio does not depend on them.
    ...(task.rank <= growthRank ? [twinCase(task)] : []),
    { ...peerCase(task, 'arpack', 1), curve: lines(peers.arpack, 1) },
    ...(['propack', 'randomized'] as const).flatMap((method) =>
      [1, 2].map((threads) => ({ ...peerCase(task, method, threads), curve: lines(peers[method], threads) })),
    ),
  ];
}

function smallCases(task: SvdTask): SpeedCase[] {
  return [
    ...[1, 2].map((threads) => ({ ...oursCase(task, threads), curve: growthLine(task, 'ours', threads) })),
    { ...peerCase(task, 'propack', 1), curve: growthLine(task, peers.propack, 1) },
  ];
}

function growthLine({ rank, nonzeros }: SvdTask, name: string, threads: number): CurvePoint[] {
  return rank === growthRank ? [{ axis: 'nonzeros', at: nonzeros, line: lineOf(name, threads) }] : [];
}

function lineOf(name: string, threads: number): string {
  return threads === 1 ? name : `${name}, ${threads} threads`;
}

function oursCase(task: SvdTask, threads: number): SpeedCase {
  const { group, nonzeros, rank } = task;
  return {
    group,
    name: lineOf('truncatedSvd', threads),
    role: 'ours',
    work: { amount: nonzeros, unit: 'nonzeros' },
    threads,
    rounds: rank > 300 ? 1 : 3,
    prepare: () => prepareOurs(task, threads),
  };
}

function twinCase(task: SvdTask): SpeedCase {
  return { ...oursCase(task, 1), name: 'truncatedSvd, plain', role: 'twin', rounds: 1, warmUp: false };
}

function peerCase(task: SvdTask, method: keyof typeof peers, threads: number): SpeedCase {
  const { folder, group, nonzeros, rank, reference } = task;
  return {
    group,
    name: lineOf(peers[method], threads),
    role: 'peer',
    work: { amount: nonzeros, unit: 'nonzeros' },
    threads,
    rounds: rank > growthRank ? 1 : 2,
    warmUp: false,
    python: { script: 'svd.py', arguments: { matrix: folder, rank, method, reference } },
  };
}

async function prepareOurs({ folder, rank, reference }: SvdTask, threads: number): Promise<SpeedRun> {
  const { truncatedSvd } =
    await importBuilt<typeof import('../../src/matrix/truncated-svd.js')>('matrix/truncated-svd.js');
  const matrix = await readPpmiMatrix(folder);
  const options = { rank, threads, seed: 1 };
  let found: TruncatedSvd | undefined;
  let measures: Measures | undefined;
  const call = () => {
    found = truncatedSvd(matrix, options);
    return undefined;
  };
  // The same seed gives the same result, so it is checked once.
  const check = async () => {
    if (found !== undefined && reference !== undefined) {
      measures ??= await compareSvd(reference, found.singularValues, found.right);
    }
    return measures ?? {};
  };
  return { call, check };
}
