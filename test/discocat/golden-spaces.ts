import { VerbArguments } from '../../src/discocat/verb-arguments.js';
import type { Space } from '../../src/space/space.js';
import { denseSpace } from '../embedding/dense-space.js';

/** The nouns of Grefenstette & Sadrzadeh 2011 (EMNLP), figure 5, over the basis far, room, scientific, elect. */
export const showNouns: Space = denseSpace('figure 5', [
  ['table', [6.6, 27, 0, 0]],
  ['map', [5.6, 7.4, 5.4, 0]],
  ['result', [7, 0.99, 13, 4.2]],
  ['location', [5.9, 7.3, 6.1, 0]],
]);

/** The verb show of the same figure: "table show result" and "map show location". */
export const showVerbs: VerbArguments = new VerbArguments([
  { verb: 'show', subject: 'table', object: 'result', count: 1 },
  { verb: 'show', subject: 'map', object: 'location', count: 1 },
]);

/** The matrix of loves in the second example. */
export const lovesRows: readonly (readonly number[])[] = [
  [120, 1390, 658],
  [1360, 13670, 2874],
  [390, 3930, 846],
];

/** The nouns of "John loves Mary", the vector of the verb, and words that spell out the verb's matrix row by row. */
export const lovesSpace: Space = denseSpace('John loves Mary', [
  ['john', [4, 60, 59]],
  ['mary', [0, 10, 22]],
  ['loves', [10, 100, 20]],
  ['first', [1, 0, 0]],
  ['second', [0, 1, 0]],
  ['third', [0, 0, 1]],
  ...lovesRows.map((row, index) => [`row ${index}`, row] as const),
]);

/** Arguments whose relational matrix is exactly {@link lovesRows}: the unit vector of a row with that row. */
export const lovesVerbs: VerbArguments = new VerbArguments(
  ['first', 'second', 'third'].map((subject, row) => ({ verb: 'loves', subject, object: `row ${row}`, count: 1 })),
);
