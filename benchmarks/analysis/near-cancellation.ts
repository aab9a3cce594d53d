import { cpdag, directedGraph, fisherZ, numberTable, pc, structuralDistance } from '../../src/analysis/index.js';
import { createRandom } from '../../src/random.js';

// Does PC recover a linear Gaussian network of five variables from 10,000 rows, and if not, why? For each choice of coefficients the distances to
// the true class with five seeds, and the least partial correlation of joined pairs given any set, from the true covariance.
// Run: npx tsx benchmarks/analysis/near-cancellation.ts

const names = ['a', 'b', 'c', 'd', 'e'];
const edges = [
  [0, 1],
  [1, 2],
  [0, 3],
  [1, 3],
  [2, 3],
  [2, 4],
  [3, 4],
] as const;
const [rows, alpha, seeds] = [10_000, 0.001, 5];

/** The coefficient of an edge from its cause and effect. */
type Coefficients = (cause: number, effect: number) => number;

const choices: readonly (readonly [string, Coefficients])[] = [
  ['0.5', () => 0.5],
  ['0.6', () => 0.6],
  ['0.7', () => 0.7],
  ['0.5 to 1', (cause, effect) => 0.5 + ((cause + 2 * effect) % 5) / 8],
  ['0.4 to 0.8', (cause, effect) => 0.4 + ((cause + 2 * effect) % 5) / 10],
];

const truth = cpdag(
  directedGraph(
    names,
    edges.map(([cause, effect]) => [names[cause] as string, names[effect] as string] as const),
  ),
);

/** Draws values of all variables, causes first. */
function draw(coefficients: Coefficients, seed: number): Float64Array[] {
  const random = createRandom(seed);
  const columns = names.map(() => new Float64Array(rows));
  for (let row = 0; row < rows; row++) {
    columns.forEach((column, effect) => {
      column[row] = random.normal();
      for (const [cause, other] of edges) {
        if (other === effect) column[row] += coefficients(cause, effect) * (columns[cause]?.[row] ?? 0);
      }
    });
  }
  return columns;
}

/** The covariance that the coefficients imply: every variable is a sum of the noises of those before it. */
function trueCovariance(coefficients: Coefficients): number[][] {
  const noises: number[][] = names.map((_, variable) => names.map((_name, noise) => Number(noise === variable)));
  names.forEach((_, effect) => {
    for (const [cause, other] of edges) {
      if (other !== effect) continue;
      noises[cause]?.forEach((share, noise) => {
        (noises[effect] as number[])[noise] += coefficients(cause, effect) * share;
      });
    }
  });
  return noises.map((left) =>
    noises.map((right) => left.reduce((sum, share, noise) => sum + share * (right[noise] ?? 0), 0)),
  );
}

/** The partial correlation of two variables given the first of a list, then the next, and so on (Yule 1907). */
function partialCorrelation(covariance: number[][], x: number, y: number, [first, ...rest]: readonly number[]): number {
  const at = (i: number, j: number): number => covariance[i]?.[j] ?? Number.NaN;
  if (first === undefined) return at(x, y) / Math.sqrt(at(x, x) * at(y, y));
  const left = covariance.map((row, i) =>
    row.map((value, j) => value - (at(i, first) * at(j, first)) / at(first, first)),
  );
  return partialCorrelation(left, x, y, rest);
}

for (const [choice, coefficients] of choices) {
  const distances: number[] = [];
  for (let seed = 1; seed <= seeds; seed++) {
    const { graph } = await pc(fisherZ(numberTable(names, draw(coefficients, seed))), { alpha });
    distances.push(structuralDistance(graph, truth));
  }
  const covariance = trueCovariance(coefficients);
  const least = edges.flatMap(([cause, effect]) => {
    const others = names.flatMap((_, other) => (other === cause || other === effect ? [] : [other]));
    return Array.from({ length: 2 ** others.length }, (_, set) => {
      const given = others.filter((_other, place) => ((set >> place) & 1) === 1);
      return Math.abs(partialCorrelation(covariance, cause, effect, given));
    });
  });
  console.log(
    `${choice}: distances ${distances.join(' ')}, least partial correlation ${Math.min(...least).toFixed(3)}`,
  );
}
console.log(`${rows} rows tell partial correlations above ${(3.2905 / Math.sqrt(rows)).toFixed(3)} at alpha ${alpha}`);
