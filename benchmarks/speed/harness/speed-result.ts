import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseResult } from './summarise.js';

/** A result file: benchmarks/results/speed/<id>.json. */
export interface SpeedResult {
  readonly id: string;
  readonly title: string;
  readonly command: string;
  readonly node: string;
  readonly processor: string;
  readonly processors: number;
  /** Processes that wanted a processor, before and after: the average of a minute. Above `processors`, wall is noise. */
  readonly load: readonly [before: number, after: number];
  readonly quick: boolean;
  readonly cases: readonly CaseResult[];
  readonly curves: readonly SpeedCurve[];
}

/** How a case grows along an axis; seconds are medians. */
export interface SpeedCurve {
  readonly axis: string;
  readonly line: string;
  readonly points: readonly {
    readonly at: number;
    readonly cpuSeconds: number;
    readonly wallSeconds: number;
    readonly peakBytes: number;
  }[];
}

/** Collects the points of each line over each axis, in the order of the axis. */
export function collectCurves(cases: readonly CaseResult[]): SpeedCurve[] {
  const curves = new Map<string, SpeedCurve>();
  for (const { curves: points, cpuSeconds, wallSeconds, peakBytes = 0 } of cases) {
    if (cpuSeconds === undefined || wallSeconds === undefined) continue;
    const measured = { cpuSeconds: cpuSeconds.median, wallSeconds: wallSeconds.median, peakBytes };
    for (const { axis, line, at } of points) {
      const key = JSON.stringify([axis, line]);
      const earlier = curves.get(key)?.points ?? [];
      curves.set(key, { axis, line, points: [...earlier, { at, ...measured }].sort((a, b) => a.at - b.at) });
    }
  }
  return [...curves.values()];
}

/** Reads all result files of a folder, by name. */
export function readResults(folder: string): SpeedResult[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as SpeedResult);
}
