import { readFileSync } from 'node:fs';
import type { CategoryTable } from '../../src/analysis/structure/property-table.js';
import { dataPath, defineSpeed, importBuilt, type SpeedCase, type SpeedRun, type Work } from './harness.js';
import { cutColumn, randomStructure } from './inputs/random-structure.js';

const variables = 50;
const rows = 10_000;
const pairs: Work = { amount: (variables * (variables - 1)) / 2, unit: 'pairs' };

await defineSpeed(import.meta.url, {
  id: 'structure',
  title: `PC-stable and FCI on ${variables} variables and ${rows.toLocaleString('en')} rows, tests computed anew each time`,
  cases: [
    numberCase('Fisher z, PC, with its covariance matrix', 'pc'),
    numberCase('Fisher z, FCI with sets of Possible-D-SEP up to 3', 'fci'),
    ...(['chi-squared', 'g-squared'] as const).map((test) => categoryCase(test)),
    ...['barley', 'hailfinder', 'hepar2', 'win95pts'].map(networkCase),
  ],
});

function numberCase(name: string, algorithm: 'pc' | 'fci'): SpeedCase {
  return {
    group: `${variables} variables, random DAG of two causes each`,
    name,
    role: 'ours',
    work: pairs,
    rounds: 3,
    prepare: async (): Promise<SpeedRun> => {
      const { cpdag, directedGraph, fci, fisherZ, numberTable, pc, structuralDistance } = await importAnalysis();
      const { names, edges, columns } = randomStructure(variables, rows);
      const truth = cpdag(directedGraph(names, edges));
      return async () => {
        const test = fisherZ(numberTable(names, columns));
        const { graph, queries } = await (algorithm === 'pc' ? pc : fci)(test, {
          alpha: 0.01,
          ...(algorithm === 'fci' ? { largestPossible: 3 } : {}),
        });
        const found = { queries, edges: graph.edges().length };
        return algorithm === 'pc' ? { ...found, distance: structuralDistance(graph, truth) } : found;
      };
    },
  };
}

function categoryCase(test: 'chi-squared' | 'g-squared'): SpeedCase {
  return {
    group: `${variables} variables, random DAG of two causes each`,
    name: `${test} of four categories, PC`,
    role: 'ours',
    work: pairs,
    rounds: 3,
    prepare: async () => {
      const { categoryTable } = await importAnalysis();
      const { names, columns } = randomStructure(variables, rows);
      return learn(
        categoryTable(
          names,
          columns.map((column) => cutColumn(column, 4)),
        ),
        test,
      );
    },
  };
}

function networkCase(name: string): SpeedCase {
  const path = dataPath(`structure/bnlearn_discrete_10000/data/${name}.txt`);
  const read = (): string[][] =>
    readFileSync(path as string, 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/\s+/));
  const size = path !== undefined ? (read()[0]?.length as number) : 2;
  return {
    group: `networks of bnlearn, ${rows} rows`,
    name: `chi-squared, PC, ${name}, ${size} variables`,
    role: 'ours',
    work: { amount: (size * (size - 1)) / 2, unit: 'pairs' },
    rounds: 3,
    skip: path === undefined ? 'the networks are not there; set QUALIA_DATA' : undefined,
    prepare: async () => {
      const { categoryTable } = await importAnalysis();
      const [names = [], ...cells] = read();
      return learn(
        categoryTable(
          names,
          names.map((_, column) => cells.map((row) => row[column] as string)),
        ),
        'chi-squared',
      );
    },
  };
}

async function learn(table: CategoryTable, test: 'chi-squared' | 'g-squared'): Promise<SpeedRun> {
  const { chiSquared, gSquared, pc } = await importAnalysis();
  return async () => {
    const { graph, queries } = await pc((test === 'chi-squared' ? chiSquared : gSquared)(table), { alpha: 0.05 });
    return { queries, edges: graph.edges().length };
  };
}

function importAnalysis(): Promise<typeof import('../../src/analysis/index.js')> {
  return importBuilt('analysis/index.js');
}
