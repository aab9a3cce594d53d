import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QualiaError } from '../../../src/errors.js';
import { checkLexicon } from '../../../src/lexicon/checks/check-lexicon.js';
import type { CheckFinding } from '../../../src/lexicon/checks/lexicon-check.js';
import type { EditResult, LexiconEditor } from '../../../src/lexicon/edits/lexicon-editor.js';
import { type Operation, operationFromValues } from '../../../src/lexicon/edits/operation.js';
import { LexiconDatabase } from '../../../src/lexicon/store/lexicon-database.js';
import type { StoredLexicon } from '../../../src/lexicon/store/stored-lexicon.js';
import { createAnimals, edit, newStorePath } from './edit-fixture.js';

/** One operation, whose ids are chosen among those that there are when its turn comes. */
interface Draft {
  readonly verb: Operation['verb'];
  readonly places: readonly number[];
  readonly text: string;
}

const texts = fc.oneof(
  fc.constantFrom('constructor', '__proto__', 'a "quoted" text', "it's", '狗', 'a dog\nthat barks'),
  fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 8 }),
);
const verbs: readonly Operation['verb'][] = [
  ...(['add-entry', 'add-sense', 'add-synset', 'set-gloss', 'remove-gloss', 'set-ili-gloss', 'add-example'] as const),
  ...(['set-example', 'remove-example', 'relate', 'relate', 'unrelate', 'merge', 'merge', 'split'] as const),
  ...([
    'add-sense',
    'merge',
    'split',
    'move-sense',
    'order-senses',
    'remove',
    'set-key',
    'set-dot-type',
    'set-aspect-gloss',
    'set-qualia',
  ] as const),
];
const drafts = fc.array(
  fc.record({
    verb: fc.constantFrom(...verbs),
    places: fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
    text: texts,
  }),
  { maxLength: 14 },
);

function complete(lexicon: StoredLexicon, { verb, places, text }: Draft): Operation {
  const { entries, synsets } = lexicon.readRecords();
  const at = <Item>(items: readonly Item[], place: number): Item | undefined =>
    items[(places[place] ?? 0) % items.length];
  const entryIds = entries.map(({ id }) => id);
  const synsetIds = synsets.map(({ id }) => id);
  const senses = entries.flatMap((entry) => entry.senses);
  const senseIds = senses.map(({ id }) => id);
  const [entry = '', sense = '', synset = '', other = ''] = [
    ...[at(entryIds, 0), at(senseIds, 1), at(synsetIds, 2), at(synsetIds, 3)],
  ];
  const isSense = (places[3] ?? 0) % 2 === 0;
  const holder = isSense ? sense : synset;
  const held = [...senses, ...synsets].find(({ id }) => id === holder)?.relations[0];
  const values: Record<Operation['verb'], readonly string[]> = {
    'add-entry': [text, 'n'],
    'add-sense': [entry, synset],
    'add-synset': ['n', text],
    'set-gloss': [synset, text],
    'remove-gloss': [synset, '1'],
    'set-ili-gloss': [synset, text],
    'add-example': [holder, text],
    'set-example': [holder, '1', text],
    'remove-example': [holder, '1'],
    relate: isSense
      ? [sense, at(['derivation', 'antonym', 'pertainym', 'has_metonym'], 0) ?? '', at(senseIds, 2) ?? '']
      : [
          synset,
          at(['hypernym', 'hyponym', 'similar', 'also', 'mero_part', 'causes'], 0) ?? '',
          at(synsetIds, 1) ?? '',
        ],
    unrelate: [holder, held?.type ?? 'also', held?.target ?? synset],
    merge: [synset, other],
    split: [
      synset,
      ...senses
        .filter((each) => each.synset === synset)
        .slice(1)
        .map(({ id }) => id),
    ],
    'move-sense': [sense, synset],
    'order-senses': [entry, sense, at(senseIds, 2) ?? ''].slice(0, isSense ? 2 : 3),
    remove: [at([entry, sense, synset], 3) ?? '', text],
    'set-key': [sense, text],
    'set-dot-type': [sense, at(['', 'location.human', 'event', 'physical.information'], 0) ?? ''],
    'set-aspect-gloss': [sense, 'human', text],
    'set-qualia': [sense, 'telic', at([text, synset, at(senseIds, 2) ?? ''], 0) ?? text],
  };
  const further = verb === 'remove' ? { withSenses: (places[0] ?? 0) % 3 === 0 } : {};
  return operationFromValues(verb, values[verb], further);
}

/** Tries each draft; those that cannot be done change nothing. */
function editAll(lexicon: StoredLexicon, editor: LexiconEditor, list: readonly Draft[]): number {
  let done = 0;
  for (const draft of list) if (tryEdit(lexicon, editor, draft) !== undefined) done++;
  return done;
}

function tryEdit(lexicon: StoredLexicon, editor: LexiconEditor, draft: Draft): EditResult | undefined {
  try {
    return editor.edit([complete(lexicon, draft)], { who: 'Ada' });
  } catch (error) {
    if (error instanceof QualiaError) return undefined;
    throw error;
  }
}

function withStore<Result>(work: (lexicon: StoredLexicon) => Result): Result {
  const database = new LexiconDatabase(newStorePath(), { create: true });
  try {
    return work(database.add(createAnimals()));
  } finally {
    database.close();
  }
}

/** What checks find where a relation has lost its other end or its inverse, or a sense its synset. */
const broken = ['E101', 'E204', 'E401', 'W403', 'W404', 'W451', 'W502'];

describe('any sequence of edits', () => {
  it('gives the records back when all are undone, and the last state when all are redone', () => {
    fc.assert(
      fc.property(drafts, (list) => {
        withStore((lexicon) => {
          const { editor } = edit(lexicon);
          const done = editAll(lexicon, editor, list);
          const last = lexicon.readRecords();
          for (let count = 0; count < done; count++) editor.undo();
          expect(lexicon.readRecords()).toStrictEqual(createAnimals());
          expect(() => editor.undo()).toThrow('There is nothing to undo.');
          for (let count = 0; count < done; count++) editor.redo();
          expect(lexicon.readRecords()).toStrictEqual(last);
          expect(() => editor.redo()).toThrow('There is nothing to redo.');
        });
      }),
      { numRuns: 15 },
    );
  });

  it('leaves every relation with its inverse and its target, and every sense with its synset', () => {
    fc.assert(
      fc.property(drafts, (list) => {
        withStore((lexicon) => {
          editAll(lexicon, edit(lexicon).editor, list);
          expect(checkLexicon(lexicon.readRecords(), { select: broken })).toEqual([]);
        });
      }),
      { numRuns: 20 },
    );
  });

  it('comes to the same records when the history is done again from the start', () => {
    fc.assert(
      fc.property(drafts, drafts, fc.nat({ max: 5 }), (first, second, undone) => {
        const { operations, last } = withStore((lexicon) => {
          const { editor } = edit(lexicon);
          const done = editAll(lexicon, editor, first);
          for (let count = 0; count < Math.min(undone, done); count++) editor.undo();
          editAll(lexicon, editor, second);
          const held = editor.history().filter(({ kind, state }) => kind === 'edit' && state === 'done');
          return { operations: held.reverse().map((change) => change.operations), last: lexicon.readRecords() };
        });
        withStore((lexicon) => {
          const { editor } = edit(lexicon);
          for (const each of operations) editor.edit(each);
          expect(lexicon.readRecords()).toStrictEqual(last);
        });
      }),
      { numRuns: 12 },
    );
  });

  it('finds at what was edited what checks of the whole lexicon, before and after, find there', () => {
    fc.assert(
      fc.property(drafts, (list) => {
        withStore((lexicon) => {
          const { editor } = edit(lexicon);
          for (const draft of list) {
            const before = checkAll(lexicon);
            const result = tryEdit(lexicon, editor, draft);
            if (result === undefined) continue;
            const after = checkAll(lexicon);
            const subjects = listSubjects(result);
            const here = (findings: readonly CheckFinding[]): string[] => {
              return findings.filter(({ subject }) => subjects.has(subject)).map(nameOf);
            };
            const added = here(after).filter((name) => !before.map(nameOf).includes(name));
            const mended = here(before).filter((name) => !after.map(nameOf).includes(name));
            expect(result.introduced.map(nameOf).sort()).toEqual(added.sort());
            expect(result.mended.map(nameOf).sort()).toEqual(mended.sort());
          }
        });
      }),
      { numRuns: 20 },
    );
  });
});

function checkAll(lexicon: StoredLexicon): CheckFinding[] {
  return checkLexicon(lexicon.readRecords(), { ignore: ['W353'] });
}

function nameOf({ code, subject, message }: CheckFinding): string {
  return `${code} ${subject} ${message}`;
}

/** The ids of changed entries and synsets, of the senses of those entries, and what the operations name. */
function listSubjects({ changed, change }: EditResult): Set<string> {
  const ids = changed.flatMap(({ id, before = '', after = '' }) => {
    return [id, ...Array.from(`${before}${after}`.matchAll(/\{"id":"([^"]+)"/g), ([, sense = '']) => sense)];
  });
  const named = change.operations.flatMap((operation) => Object.values(operation).flat().map(String));
  return new Set([...ids, ...named.filter((id) => !id.endsWith('-n') && !id.endsWith('-v'))]);
}
