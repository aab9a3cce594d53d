import { requireOption } from '../../errors.js';
import type { ConditionalTest } from './conditional-test.js';
import { finish, type LearnedStructure, type PcOptions } from './pc.js';
import { createPause, requireAlpha } from './search-options.js';
import { Separators } from './separators.js';
import { searchSubsets } from './subsets.js';

/**
 * Learns a CPDAG by trying every set of the other variables for every pair, smallest sets first: SGS (Spirtes, Glymour & Scheines 2000,
 * section 5.4.1). It asks up to n (n - 1) / 2 times 2^(n - 2) questions, so it is for few variables; under faithfulness it finds what
 * {@link pc} finds.
 *
 * @throws OptionError when there are more than 20 variables or an option is out of range; the signal's reason when it is aborted.
 */
export async function sgs(
  test: ConditionalTest,
  options: Omit<PcOptions, 'stable' | 'sepset'> = {},
): Promise<LearnedStructure> {
  const { alpha = 0.05, signal } = options;
  const names = test.variables;
  const size = names.length;
  requireAlpha(alpha);
  requireOption(size <= 20, 'variables', size, 'at most 20 variables, since all sets of them are tried');
  const largestSet = Math.min(options.largestSet ?? size, test.largestSet, size - 2);
  const separators = new Separators();
  const largestP = new Float64Array(size * size).fill(Number.NaN);
  const neighbours: number[][] = names.map(() => []);
  const pause = createPause(signal);
  let queries = 0;
  for (let x = 0; x < size; x++) {
    for (let y = x + 1; y < size; y++) {
      const others = names.flatMap((_, other) => (other === x || other === y ? [] : [other]));
      let isParted = false;
      for (let level = 0; level <= largestSet && !isParted; level++) {
        const visit = (given: readonly number[]): boolean => {
          queries++;
          const { p } = test.test(x, y, given);
          if (!(largestP[x * size + y] >= p)) largestP[x * size + y] = p;
          if (p > alpha) separators.set(x, y, { given: [...given], p });
          return p > alpha;
        };
        isParted = await searchSubsets(others, level, { visit, pause });
      }
      if (isParted) continue;
      neighbours[x].push(y);
      neighbours[y].push(x);
    }
  }
  return finish({ names, neighbours, separators, queries, levels: largestSet + 1, largestP }, test, options);
}
