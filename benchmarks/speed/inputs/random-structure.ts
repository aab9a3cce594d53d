import { createRandom } from '../../../src/random.js';

/** Samples of a random linear model with normal noise, and its edges. */
export interface RandomStructure {
  readonly names: readonly string[];
  readonly edges: readonly (readonly [string, string])[];
  readonly columns: readonly Float64Array[];
}

/** Draws a DAG in which every variable has about two causes among those before it, and samples of it; the same each time. */
export function randomStructure(variables: number, rows: number): RandomStructure {
  const random = createRandom(7);
  const names = Array.from({ length: variables }, (_, place) => `v${place}`);
  const edges: (readonly [string, string])[] = [];
  const columns: Float64Array[] = [];
  for (let effect = 0; effect < variables; effect++) {
    const column = Float64Array.from({ length: rows }, () => random.normal());
    const causes = new Set(Array.from({ length: Math.min(2, effect) }, () => random.integer(effect)));
    for (const cause of causes) {
      const weight = (0.4 + 0.4 * random.uniform()) * (random.uniform() < 0.5 ? -1 : 1);
      const values = columns[cause] as Float64Array;
      for (let row = 0; row < rows; row++) column[row] += weight * values[row];
      edges.push([names[cause] as string, names[effect] as string]);
    }
    columns.push(column);
  }
  return { names, edges, columns };
}

/** Parts a column into `levels` categories of equal size. */
export function cutColumn(column: Float64Array, levels: number): number[] {
  const sorted = column.slice().sort();
  const bounds = Array.from({ length: levels - 1 }, (_, at) => sorted[Math.floor(((at + 1) * sorted.length) / levels)]);
  return Array.from(column, (value) => bounds.filter((bound) => value >= (bound as number)).length);
}
