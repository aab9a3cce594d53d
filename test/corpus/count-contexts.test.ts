import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContextExtractor } from '../../src/corpus/context-extractor.js';
import {
  ContextCounter,
  type ContextCounts,
  compareText,
  mergeCounts,
  pruneCounts,
} from '../../src/corpus/count-contexts.js';
import { domainContexts } from '../../src/corpus/domain-contexts.js';
import type { Sentence } from '../../src/corpus/sentence.js';
import { Vocabulary } from '../../src/corpus/vocabulary.js';
import { OptionError } from '../../src/errors.js';
import { columnSums, rowSums } from '../../src/matrix/sums.js';
import { taggedSentences } from '../conformance/context-extractor.js';
import { countMatrices, snapshot, sparseFromRows, toRows } from '../matrix/arbitraries.js';
import { taggedSentence } from './tagged-sentence.js';

const lemmaOf = ({ lemma, tag }: { readonly lemma: string; readonly tag: string }): string | undefined =>
  tag === 'PUNCT' ? undefined : lemma;

function count(sentences: readonly Sentence[], extractor: ContextExtractor = domainContexts()): ContextCounts {
  const counter = new ContextCounter(extractor, lemmaOf);
  for (const sentence of sentences) counter.add(sentence);
  return counter.counts();
}

/** Prints counts as labels and rows. */
const print = ({ targets, contexts, matrix }: ContextCounts): unknown => ({
  targets: targets.labels,
  contexts: contexts.labels,
  rows: toRows(matrix),
});

function countsOf(targets: readonly string[], contexts: readonly string[], rows: readonly number[][]): ContextCounts {
  return {
    targets: new Vocabulary('the targets', targets),
    contexts: new Vocabulary('the contexts', contexts),
    matrix: sparseFromRows(rows),
  };
}

describe('ContextCounter', () => {
  const first = taggedSentence('dogs/dog/NOUN chase/VERB cats/cat/NOUN ./PUNCT');
  const second = taggedSentence('cats/cat/NOUN chase/VERB mice/mouse/NOUN');

  it('counts how often each target occurs with each context', () => {
    expect(print(count([first, second]))).toEqual({
      targets: ['dog', 'chase', 'cat', 'mouse'],
      contexts: ['cat', 'dog', 'mouse'],
      rows: [
        [1, 0, 0], // dog: cat
        [2, 1, 1], // chase: dog and cat, then cat and mouse
        [0, 1, 1], // cat: dog, then mouse
        [1, 0, 0], // mouse: cat
      ],
    });
  });

  it('counts neither tokens that are no targets nor contexts seen only with such', () => {
    const counter = new ContextCounter(domainContexts(), ({ lemma }) => (lemma === 'chase' ? lemma : undefined));
    counter.add(taggedSentence('dogs/dog/NOUN bark/VERB'));
    counter.add(second);
    expect(print(counter.counts())).toEqual({ targets: ['chase'], contexts: ['cat', 'mouse'], rows: [[1, 1]] });
  });

  it('keeps targets without contexts as rows of zeros', () => {
    expect(print(count([taggedSentence('run/VERB')]))).toEqual({ targets: ['run'], contexts: [], rows: [[]] });
  });

  it('does not change counts it has given when more is added', () => {
    const counter = new ContextCounter(domainContexts(), lemmaOf);
    counter.add(first);
    const early = counter.counts();
    const before = print(early);
    counter.add(second);
    expect(print(early)).toEqual(before);
    expect(print(counter.counts())).toEqual(print(count([first, second])));
  });

  it('counts words that are names of object members', () => {
    const counter = new ContextCounter(domainContexts(), ({ lemma }) => (lemma === '~' ? '' : lemma));
    counter.add(taggedSentence('constructor/NOUN __proto__/NOUN ~/X'));
    expect(print(counter.counts())).toEqual({
      targets: ['constructor', '__proto__', ''],
      contexts: ['__proto__', 'constructor'],
      rows: [
        [1, 0],
        [0, 1],
        [1, 0],
      ],
    });
  });
});

describe('mergeCounts', () => {
  it('gives the counts of the whole from the counts of its parts, wherever it is cut', () => {
    const cuts = fc.array(taggedSentences, { minLength: 1, maxLength: 6 }).chain((sentences) =>
      fc.record({
        sentences: fc.constant(sentences),
        places: fc.array(fc.nat({ max: sentences.length }), { maxLength: 3 }),
      }),
    );
    fc.assert(
      fc.property(cuts, ({ sentences, places }) => {
        const ends = [0, ...places.sort((a, b) => a - b), sentences.length];
        const parts = ends.slice(1).map((end, part) => count(sentences.slice(ends[part], end)));
        expect(print(mergeCounts(parts))).toEqual(print(count(sentences)));
      }),
      { numRuns: 50 },
    );
  });

  it('leaves the parts untouched', () => {
    const part = countsOf(['a'], ['x'], [[1]]);
    const before = [print(part), snapshot(part.matrix)];
    const merged = mergeCounts([
      part,
      countsOf(
        ['__proto__', 'a'],
        ['constructor', 'x'],
        [
          [1, 2],
          [3, 4],
        ],
      ),
    ]);
    expect([print(part), snapshot(part.matrix)]).toEqual(before);
    // a: x 1 + 4, constructor 3; __proto__: x 2, constructor 1
    expect(print(merged)).toEqual({
      targets: ['a', '__proto__'],
      contexts: ['x', 'constructor'],
      rows: [
        [5, 3],
        [2, 1],
      ],
    });
  });

  it('refuses to merge nothing', () => {
    expect(() => mergeCounts([])).toThrow('There are no counts to merge');
  });
});

describe('pruneCounts', () => {
  // Row sums 3, 1, 6; distinct targets: x 2, y 2, z 1.
  const counts = countsOf(
    ['dog', 'constructor', 'cat'],
    ['x', 'y', 'z'],
    [
      [2, 1, 0],
      [1, 0, 0],
      [0, 2, 4],
    ],
  );

  it('sorts targets by name, and contexts by how many targets share them, then by name', () => {
    expect(print(pruneCounts(counts))).toEqual({
      targets: ['cat', 'constructor', 'dog'],
      contexts: ['x', 'y', 'z'],
      rows: [
        [0, 2, 4],
        [1, 0, 0],
        [2, 1, 0],
      ],
    });
  });

  it('judges contexts by the targets that stay', () => {
    // Without "constructor" x is shared by one target and y by two.
    expect(print(pruneCounts(counts, { minimumTargetCount: 2, maximumContexts: 1 }))).toEqual({
      targets: ['cat', 'dog'],
      contexts: ['y'],
      rows: [[2], [1]],
    });
    expect(print(pruneCounts(counts, { minimumContextTargets: 2 }))).toMatchObject({ contexts: ['x', 'y'] });
  });

  it('keeps the contexts that occur most often, when asked, of those that enough targets share', () => {
    // Counts of x 3, y 3, z 4: z comes first, then x and y by name.
    expect(print(pruneCounts(counts, { contextSelection: 'count' }))).toEqual({
      targets: ['cat', 'constructor', 'dog'],
      contexts: ['z', 'x', 'y'],
      rows: [
        [4, 0, 2],
        [0, 1, 0],
        [0, 2, 1],
      ],
    });
    const shared = { contextSelection: 'count', minimumContextTargets: 2, maximumContexts: 1 } as const;
    expect(pruneCounts(counts, shared).contexts.labels).toEqual(['x']);
    // "constructor" is no kept target, so x is counted 2 and y 3.
    const frequent = { contextSelection: 'count', minimumTargetCount: 2, maximumContexts: 2 } as const;
    expect(pruneCounts(counts, frequent).contexts.labels).toEqual(['z', 'y']);
  });

  it('refuses a selection that there is not', () => {
    expect(() => pruneCounts(counts, { contextSelection: 'entropy' as 'count' })).toThrow(OptionError);
  });

  it('drops targets never seen with a context, unless told to keep them', () => {
    const empty = countsOf(['a', 'b'], ['x'], [[0], [1]]);
    expect(print(pruneCounts(empty))).toEqual({ targets: ['b'], contexts: ['x'], rows: [[1]] });
    expect(pruneCounts(empty, { minimumTargetCount: 0 }).targets.labels).toEqual(['a', 'b']);
  });

  it('keeps every cell of the targets and contexts it keeps, and touches nothing', () => {
    const names = ['', '__proto__', 'constructor', 'd', 'e'];
    const cases = fc.record({
      matrix: countMatrices(5, 4),
      minimumTargetCount: fc.nat({ max: 10 }),
      minimumContextTargets: fc.integer({ min: 1, max: 3 }),
      maximumContexts: fc.integer({ min: 1, max: 4 }),
    });
    fc.assert(
      fc.property(cases, ({ matrix, ...options }) => {
        const whole: ContextCounts = {
          targets: new Vocabulary('the targets', names),
          contexts: new Vocabulary('the contexts', names.slice(0, 4)),
          matrix,
        };
        const before = snapshot(matrix);
        const pruned = pruneCounts(whole, options);
        pruned.matrix.checkInvariants();
        expect(snapshot(matrix)).toEqual(before);
        for (const target of pruned.targets.labels) {
          const row = whole.targets.indexOf(target);
          expect(rowSums(matrix)[row]).toBeGreaterThanOrEqual(options.minimumTargetCount);
          for (const context of pruned.contexts.labels) {
            expect(pruned.matrix.at(pruned.targets.indexOf(target), pruned.contexts.indexOf(context))).toBe(
              matrix.at(row, whole.contexts.indexOf(context)),
            );
          }
        }
      }),
    );
  });

  it('keeps the sums of what it keeps: without options, all sums', () => {
    fc.assert(
      fc.property(countMatrices(4, 4), (matrix) => {
        const labels = ['a', 'b', 'c', 'd'];
        const whole = {
          targets: new Vocabulary('the targets', labels),
          contexts: new Vocabulary('the contexts', labels),
          matrix,
        };
        const pruned = pruneCounts(whole);
        const sums = rowSums(matrix);
        const contextSums = columnSums(matrix);
        expect([...rowSums(pruned.matrix)]).toEqual(pruned.targets.labels.map((label) => sums[labels.indexOf(label)]));
        expect([...columnSums(pruned.matrix)]).toEqual(
          pruned.contexts.labels.map((label) => contextSums[labels.indexOf(label)]),
        );
      }),
    );
  });

  it.each([
    ['minimumTargetCount', -1],
    ['minimumTargetCount', Number.NaN],
    ['minimumContextTargets', 0],
    ['maximumContexts', 0],
    ['maximumContexts', 1.5],
    ['maximumContexts', Number.POSITIVE_INFINITY],
  ])('refuses %s = %d', (option, value) => {
    expect(() => pruneCounts(counts, { [option]: value })).toThrow(OptionError);
  });
});

describe('compareText', () => {
  it('orders by code units, whatever the language settings', () => {
    expect(['b', 'é', 'a', 'Z', '', '_'].sort(compareText)).toEqual(['', 'Z', '_', 'a', 'b', 'é']);
    expect(compareText('a', 'a')).toBe(0);
  });
});
