import type { TruncatedSvd } from '../../src/matrix/truncated-svd.js';
import { defineSpeed, importBuilt, type Measures, type SpeedCase, type SpeedRun, type Work } from './harness.js';
import { countNonzeros, type PpmiSize, ppmiMatrixFolder, ppmiSize, readPpmiMatrix } from './inputs/ppmi-matrix.js';
import { compareSvd, svdReference } from './inputs/svd-reference.js';

await defineSpeed(import.meta.url, {
  id: 'svd',
  title: 'Truncated singular value decomposition of a PPMI matrix',
  cases: async ({ quick, full }) => {
    const ranks = [...(quick ? [50, 100] : [100, 300]), ...(full ? [500, 1000] : [])];
    const large = await describeMatrix(ppmiSize({ quick }));
    const byRank: SpeedCase[] = [];
    for (const rank of ranks) byRank.push(...(await rankCases(large, rank)));
    const smaller: PpmiSize[] = quick ? [] : [ppmiSize({ quick: true }), { words: 20_000, tokens: 10_000_000 }];
    const growth: SpeedCase[] = [];
    for (const size of smaller) growth.push(...growthCases(await describeMatrix(size)));
    return [...byRank, ...growth];
  },
});

interface MatrixFolder {
  readonly folder: string;
  readonly words: number;
  readonly nonzeros: number;
}

async function describeMatrix(size: PpmiSize): Promise<MatrixFolder> {
  const folder = await ppmiMatrixFolder(size);
  const nonzeros = countNonzeros(folder);
  return { folder, words: size.words, nonzeros };
}

async function rankCases({ folder, words, nonzeros }: MatrixFolder, rank: number): Promise<SpeedCase[]> {
  const reference = await svdReference(folder, rank);
  const work: Work = { amount: nonzeros, unit: 'nonzeros' };
  const group = `${words} x ${words}, ${(nonzeros / 1e6).toFixed(1)} million nonzeros, k = ${rank}`;
  const shared = { group, work, rounds: rank > 300 ? 1 : 3 };
  const curve = (line: string) => ({ axis: 'k', at: rank, line });
  const ours = (threads: number): SpeedCase => ({
    ...shared,
    name: threads === 1 ? 'truncatedSvd' : `truncatedSvd, ${threads} threads`,
    role: 'ours',
    threads,
    curve: curve(threads === 1 ? 'ours' : `ours, ${threads} threads`),
    prepare: () => prepareOurs(folder, { rank, threads, reference }),
  });
  const peer = (name: string, method: string, threads: number): SpeedCase => ({
    ...shared,
    name: threads === 1 ? name : `${name}, ${threads} threads`,
    role: 'peer',
    threads,
    rounds: rank > 100 ? 1 : 2,
    warmUp: false,
    curve: curve(threads === 1 ? name : `${name}, ${threads} threads`),
    python: { script: 'svd.py', arguments: { matrix: folder, rank, method, reference } },
  });
  return [
    ours(1),
    ours(2),
    ...(rank <= 100
      ? [
          {
            ...shared,
            name: 'truncatedSvd, plain',
            role: 'twin',
            rounds: 1,
            warmUp: false,
            prepare: () => prepareOurs(folder, { rank, threads: 1, reference }),
          } as const,
        ]
      : []),
    peer('scipy svds, PROPACK', 'propack', 1),
    peer('scipy svds, ARPACK', 'arpack', 1),
    peer('scikit-learn TruncatedSVD', 'randomized', 1),
    peer('scipy svds, PROPACK', 'propack', 2),
    peer('scikit-learn TruncatedSVD', 'randomized', 2),
  ];
}

/** How time grows with the matrix, at k = 100. */
function growthCases({ folder, words, nonzeros }: MatrixFolder): SpeedCase[] {
  const rank = 100;
  const group = `${words} x ${words}, ${(nonzeros / 1e6).toFixed(1)} million nonzeros, k = ${rank}`;
  const work: Work = { amount: nonzeros, unit: 'nonzeros' };
  const curve = (line: string) => ({ axis: 'nonzeros', at: nonzeros, line });
  const ours = (threads: number): SpeedCase => ({
    group,
    work,
    name: threads === 1 ? 'truncatedSvd' : `truncatedSvd, ${threads} threads`,
    role: 'ours',
    threads,
    rounds: 3,
    curve: curve(threads === 1 ? 'ours' : `ours, ${threads} threads`),
    prepare: () => prepareOurs(folder, { rank, threads, reference: undefined }),
  });
  const python = { script: 'svd.py', arguments: { matrix: folder, rank, method: 'propack' } };
  const name = 'scipy svds, PROPACK';
  return [ours(1), ours(2), { group, work, name, role: 'peer', rounds: 2, warmUp: false, curve: curve(name), python }];
}

async function prepareOurs(
  folder: string,
  settings: { readonly rank: number; readonly threads: number; readonly reference: string | undefined },
): Promise<SpeedRun> {
  const { rank, threads, reference } = settings;
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
