import type { SparseMatrix } from '../../src/matrix/sparse-matrix.js';
import { defineSpeed, importBuilt, type SpeedCase, type SpeedRun, type Work } from './harness.js';
import {
  contextCount,
  type GraphContexts,
  glossGraphFolder,
  readGlossGraph,
  targetsOfContext,
} from './inputs/gloss-graph.js';
import { discard } from './inputs/normal-matrix.js';
import { limitCase } from './limits.js';

/** Power iteration takes so many contexts, as many as make whole panels; rates stay comparable. */
const fewContexts = 96;
const iterations = 30;

await defineSpeed(import.meta.url, {
  id: 'page-rank',
  title: `Personalised PageRank of ${targetsOfContext} synsets from contexts of about 20, WordNet 3.1 with linked glosses`,
  cases: async () =>
    pageRankCases(await glossGraphFolder(), (await readGlossGraph(await glossGraphFolder())).weights.nonzeros),
});

function pageRankCases(folder: string, nonzeros: number): SpeedCase[] {
  const group = 'contexts';
  const whole = (count: number): Work[] => [
    { amount: count, unit: 'queries' },
    { amount: 2 * count * iterations * nonzeros, unit: 'flop' },
  ];
  const local = (name: string, tolerance: number, isWarm: boolean): SpeedCase => ({
    group,
    name,
    role: 'ours',
    work: { amount: contextCount, unit: 'queries' },
    prepare: async () => prepareLocal(await readGlossGraph(folder), tolerance, isWarm),
  });
  const iterated = (threads: number): SpeedCase => ({
    group,
    name: `power iteration, ${fewContexts} contexts${threads === 1 ? '' : `, ${threads} threads`}`,
    role: 'ours',
    threads,
    work: whole(fewContexts),
    prepare: async () => prepareIteration(await readGlossGraph(folder), threads),
  });
  return [
    local('pushed from both sides, remembered', 200, true),
    local('pushed from both sides, nothing known yet', 200, false),
    local('the same, tolerance 1000', 1000, false),
    iterated(1),
    iterated(2),
    {
      group,
      name: `scipy, power iteration, ${fewContexts} contexts`,
      role: 'peer',
      work: whole(fewContexts),
      python: { script: 'page-rank.py', arguments: { folder, contexts: fewContexts, iterations } },
    },
    limitCase('multiplyAdd', { group }),
  ];
}

type Input = Awaited<ReturnType<typeof readGlossGraph>>;

async function prepareLocal({ weights, contexts }: Input, tolerance: number, isWarm: boolean): Promise<SpeedRun> {
  const { LocalPageRank } =
    await importBuilt<typeof import('../../src/wsd/graph/local-page-rank.js')>('wsd/graph/local-page-rank.js');
  const { RankSpread } =
    await importBuilt<typeof import('../../src/wsd/graph/rank-spread.js')>('wsd/graph/rank-spread.js');
  const make = () => new RankSpread(new LocalPageRank(weights, { tolerance, rememberedEntries: 2 ** 25 }));
  const { starts, places, targets } = contexts;
  const kept = make();
  return () => {
    const spread = isWarm ? kept : make();
    const lifts = new Float64Array(targets.length);
    for (let context = 0; context < contextCount; context++) {
      const own = places.subarray(starts[context], starts[context + 1]);
      spread.clear();
      spread.add({ places: own, masses: new Float64Array(own.length).fill(1 / own.length) });
      for (let at = context * targetsOfContext; at < (context + 1) * targetsOfContext; at++) {
        lifts[at] = spread.liftOf(targets[at]);
      }
    }
    return discard(lifts);
  };
}

async function prepareIteration({ weights, contexts }: Input, threads: number): Promise<SpeedRun> {
  const { visitPageRanks } = await importBuilt<typeof import('../../src/wsd/graph/personalised-page-rank.js')>(
    'wsd/graph/personalised-page-rank.js',
  );
  const { walkTransitions } = await importBuilt<typeof import('../../src/wsd/graph/walk-transitions.js')>(
    'wsd/graph/walk-transitions.js',
  );
  const transitions = walkTransitions(weights);
  const teleports = await toTeleports(contexts, weights.rows);
  return () => {
    const ranks = new Float64Array(fewContexts * targetsOfContext);
    visitPageRanks(transitions, teleports, { iterations, threads }, (context, own) => {
      for (let at = context * targetsOfContext; at < (context + 1) * targetsOfContext; at++) {
        ranks[at] = own[contexts.targets[at]];
      }
    });
    return discard(ranks);
  };
}

async function toTeleports({ starts, places }: GraphContexts, columns: number): Promise<SparseMatrix> {
  const { SparseBuilder } =
    await importBuilt<typeof import('../../src/matrix/sparse-builder.js')>('matrix/sparse-builder.js');
  const builder = new SparseBuilder({ bufferLength: 4096 });
  for (let context = 0; context < fewContexts; context++) {
    const count = starts[context + 1] - starts[context];
    for (let at = starts[context]; at < starts[context + 1]; at++) builder.add(context, places[at], 1 / count);
  }
  return builder.build({ rows: fewContexts, columns });
}
