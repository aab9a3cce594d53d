import { readFileSync } from 'node:fs';

interface CountAnswer {
  readonly kind: 'chi-squared' | 'g-squared';
  readonly x: number;
  readonly y: number;
  readonly given: readonly number[];
  readonly statistic: number;
  readonly freedom: number;
  readonly p: number;
}

/** What scipy answers about made-up data; the recipe is beside it. */
export const goldenTests = JSON.parse(
  readFileSync(new URL('../../golden/conditional-tests.json', import.meta.url), 'utf8'),
) as {
  readonly categories: readonly number[][];
  readonly counts: readonly CountAnswer[];
  readonly numbers: readonly number[][];
  readonly fisher: readonly Omit<CountAnswer, 'kind' | 'freedom'>[];
};
