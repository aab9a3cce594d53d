import type { ConditionalTest, TestAnswer } from './conditional-test.js';

/** A test that remembers its answers. */
export interface CachedTest extends ConditionalTest {
  /** How many questions were asked, and how many of them were new. */
  counts(): { readonly asked: number; readonly computed: number };
}

/**
 * Returns a test that answers a question once and remembers it; x and y may change places, and so may what is given.
 *
 * @param options.most how many answers are remembered at most, from 0; later ones are computed anew; default 2,000,000.
 */
export function cachedTest(test: ConditionalTest, options: { readonly most?: number } = {}): CachedTest {
  const { most = 2_000_000 } = options;
  const answers = new Map<string, TestAnswer>();
  let asked = 0;
  let computed = 0;
  const answer = (x: number, y: number, given: readonly number[]): TestAnswer => {
    asked++;
    const key = keyOf(x, y, given);
    const known = answers.get(key);
    if (known !== undefined) return known;
    computed++;
    const found = test.test(x, y, given);
    if (answers.size < most) answers.set(key, found);
    return found;
  };
  return {
    name: test.name,
    variables: test.variables,
    samples: test.samples,
    largestSet: test.largestSet,
    test: answer,
    counts: () => ({ asked, computed }),
    ...(test.uncertainty === undefined ? {} : { uncertainty: test.uncertainty.bind(test) }),
  };
}

function keyOf(x: number, y: number, given: readonly number[]): string {
  const sorted = given.length < 2 ? given : [...given].sort((a, b) => a - b);
  return String.fromCharCode(Math.min(x, y), Math.max(x, y), ...sorted);
}
