import { describe, expect, it } from 'vitest';
import { argumentVectors, knownTriples, VerbArguments } from '../../src/discocat/verb-arguments.js';
import { OptionError, UnknownWordError } from '../../src/errors.js';
import { denseSpace } from '../embedding/dense-space.js';
import { toRows } from '../matrix/arbitraries.js';

const triples = [
  { verb: 'eat', subject: 'dog', object: 'meat', count: 2 },
  { verb: 'constructor', subject: '__proto__', object: '', count: 1 },
  { verb: 'eat', subject: 'cat', object: 'fish', count: 3 },
  { verb: 'eat', subject: 'dog', object: 'fish', count: 2 },
  { verb: 'eat', subject: 'dog', object: 'meat', count: 1 },
  { verb: 'eat', subject: 'dog', object: 'unicorn', count: 9 },
];
const space = denseSpace('small', [
  ['dog', [1, 0]],
  ['cat', [0, 2]],
  ['meat', [3, 0]],
  ['fish', [0, 4]],
]);

describe('VerbArguments', () => {
  const verbs = new VerbArguments(triples);

  it('adds up the counts of equal triples and gives those of a verb by count, then by name', () => {
    const listed = verbs.of('eat').map(({ subject, object, count }) => `${subject} ${object} ${count}`);
    expect(listed).toEqual(['dog unicorn 9', 'cat fish 3', 'dog meat 3', 'dog fish 2']);
  });

  it('takes any text for a word', () => {
    expect(verbs.verbs).toEqual(['constructor', 'eat']);
    expect(verbs.has('__proto__')).toBe(false);
    expect(verbs.of('constructor')).toEqual([triples[1]]);
    expect(() => verbs.of('__proto__')).toThrow(UnknownWordError);
    expect(() => verbs.of('')).toThrow(UnknownWordError);
  });

  it('keeps pairs apart that read the same when put together', () => {
    const apart = new VerbArguments([
      { verb: 'v', subject: 'ice', object: 'cream', count: 1 },
      { verb: 'v', subject: 'icecream', object: '', count: 1 },
      { verb: 'v', subject: '', object: 'icecream', count: 1 },
      { verb: 'v', subject: '1', object: '1 x', count: 1 },
      { verb: 'v', subject: '11 ', object: 'x', count: 1 },
    ]);
    expect(apart.of('v')).toHaveLength(5);
  });

  it('gives back all it was made of, in a stable order', () => {
    const copy = new VerbArguments(verbs.all());
    expect([...copy.all()]).toEqual([...verbs.all()]);
    expect([...new VerbArguments([...triples].reverse()).all()]).toEqual([...verbs.all()]);
  });

  it('does not share its lists with the caller', () => {
    verbs.of('eat').pop();
    expect(verbs.of('eat')).toHaveLength(4);
  });

  it('refuses counts that are not above 0', () => {
    for (const count of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => new VerbArguments([{ verb: 'v', subject: 's', object: 'o', count }])).toThrow(OptionError);
    }
  });

  it('tells how often something was added', () => {
    const growing = new VerbArguments();
    expect(growing.additions).toBe(0);
    growing.add(triples[0]);
    growing.add(triples[0]);
    expect(growing.additions).toBe(2);
  });
});

describe('argumentVectors', () => {
  const verbs = new VerbArguments(triples);

  it('gives a row for each pair that the space holds, with its count', () => {
    const { subjects, objects, counts } = argumentVectors(verbs, 'eat', space);
    expect(knownTriples(verbs, 'eat', space).map(({ object }) => object)).toEqual(['fish', 'meat', 'fish']);
    expect(toRows(subjects)).toEqual([
      [0, 2],
      [1, 0],
      [1, 0],
    ]);
    expect(toRows(objects)).toEqual([
      [0, 4],
      [3, 0],
      [0, 4],
    ]);
    expect([...counts]).toEqual([3, 3, 2]);
  });

  it('throws UnknownWordError for a verb without pairs, and for one without a pair in the space', () => {
    expect(() => argumentVectors(verbs, 'drink', space)).toThrow(UnknownWordError);
    expect(() => argumentVectors(verbs, 'constructor', space)).toThrow(UnknownWordError);
    expect(() => argumentVectors(verbs, 'constructor', space)).toThrow('an object that the small space holds');
  });
});
