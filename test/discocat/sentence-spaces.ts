import { VerbArguments } from '../../src/discocat/verb-arguments.js';
import { denseSpace } from '../embedding/dense-space.js';

/** A small space of animals, people and things, without negative numbers. */
export const animals = denseSpace('animals', [
  ['dog', [3, 0.5, 1]],
  ['puppy', [3, 0.4, 0.8]],
  ['cat', [2, 0.3, 1]],
  ['mouse', [1.5, 0.2, 0.5]],
  ['bread', [0.1, 3, 1]],
  ['man', [1, 1, 2]],
  ['big', [1, 0.5, 2]],
  ['chase', [2, 0.1, 0.5]],
  ['eat', [0.5, 2, 0.5]],
  ['run', [1, 0.2, 2]],
  ['constructor', [0.5, 0.5, 3]],
]);

/** What verbs were seen with. */
export const animalVerbs = new VerbArguments([
  { verb: 'chase', subject: 'dog', object: 'cat', count: 3 },
  { verb: 'chase', subject: 'cat', object: 'mouse', count: 2 },
  { verb: 'hunt', subject: 'cat', object: 'mouse', count: 1 },
  { verb: 'hunt', subject: 'man', object: 'dog', count: 1 },
  { verb: 'eat', subject: 'man', object: 'bread', count: 4 },
  { verb: 'eat', subject: 'dog', object: 'bread', count: 1 },
]);
