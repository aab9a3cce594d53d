import type { WordTuple } from './tuple-features.js';

/**
 * Returns the four forms of an analogy that say the same: (a:b, c:d), (b:a, d:c), (c:d, a:b), (d:c, b:a) (Turney 2013,
 * section 4).
 *
 * @example listSameAnalogies(['mason', 'stone', 'carpenter', 'wood'])
 */
export function listSameAnalogies([a, b, c, d]: readonly [string, string, string, string]): WordTuple[] {
  return [
    [a, b, c, d],
    [b, a, d, c],
    [c, d, a, b],
    [d, c, b, a],
  ];
}

/**
 * Returns permutations of an analogy that are wrong: one pair turned round, (a:b, d:c), and the pairs crossed, (a:d, c:b),
 * each in the four forms that say the same.
 *
 * The exchange of the middle words, (a:c, b:d), is left out: whether it holds depends on the analogy.
 */
export function listWrongAnalogies([a, b, c, d]: readonly [string, string, string, string]): WordTuple[] {
  return [...listSameAnalogies([a, b, d, c]), ...listSameAnalogies([a, d, c, b])];
}
