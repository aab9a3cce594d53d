import { type TripleTable, tabulateTriples } from '../../src/discocat/triple-table.js';
import { type ArgumentTriple, VerbArguments } from '../../src/discocat/verb-arguments.js';
import { createRandom } from '../../src/random.js';
import type { Space } from '../../src/space/space.js';
import { denseSpace } from '../embedding/dense-space.js';

/** Nouns of four classes, each near one axis. Beings eat food and read books; a machine crushes stones. */
const classes = new Map([
  ['being', ['dog', 'cat', 'child', 'constructor', 'woman', 'man']],
  ['food', ['meat', 'fish', 'bread', '__proto__', 'soup', 'rice']],
  ['text', ['book', 'letter', 'poem', 'page', 'note', 'story']],
  ['machine', ['mill', 'press', 'crane', 'engine', 'drill', 'lathe']],
]);

/** Vectors of the nouns of {@link learnedArguments}, of six dimensions. */
export function learnedNouns(): Space {
  const random = createRandom(3);
  const rows = [...classes.values()].flatMap((nouns, axis) =>
    nouns.map((noun): [string, number[]] => [
      noun,
      Array.from({ length: 6 }, (_, entry) => Number(entry === axis) + 0.15 * random.normal()),
    ]),
  );
  return denseSpace('classes', rows);
}

/** Triples of three verbs that each take subjects of one class and objects of another; half of all there could be. */
export function learnedArguments(): VerbArguments {
  const random = createRandom(4);
  const likes = [
    ['eat', 'being', 'food'],
    ['read', 'being', 'text'],
    ['crush', 'machine', 'food'],
  ];
  const triples = likes.flatMap(([verb, subjects, objects]) =>
    (classes.get(subjects) ?? []).flatMap((subject) =>
      (classes.get(objects) ?? []).map((object): ArgumentTriple => ({ verb, subject, object, count: 1 })),
    ),
  );
  return new VerbArguments(triples.filter(() => random.uniform() < 0.5));
}

/** A small table of these triples. */
export function learnedTable(options: { readonly affine?: boolean } = {}): TripleTable {
  return tabulateTriples(learnedArguments(), learnedNouns(), { minimumTriples: 1, ...options });
}
