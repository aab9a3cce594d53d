import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { EvidenceStore } from '../../src/lexicon/evidence/evidence-store.js';
import { LexiconDatabase } from '../../src/lexicon/store/lexicon-database.js';
import { createAnimals, newStorePath } from '../lexicon/edits/edit-fixture.js';
import { readCorpus, suggest } from '../lexicon/evidence/evidence-fixture.js';
import { type Finished, runCommand } from './run-command.js';

const lexicon = (...args: readonly string[]): Promise<Finished> => runCommand(['lexicon', ...args]);

/** A store without a corpus, or with one, what it suggests and a reading that was stopped. */
function makeStore(isRead: boolean): string {
  const path = newStorePath();
  const database = new LexiconDatabase(path, { create: true });
  const stored = database.add(createAnimals());
  if (isRead) {
    const evidence = readCorpus(stored);
    evidence.addSuggestions(1, [
      suggest(),
      suggest({ kind: 'confused-senses', subject: 'dog-1 dog-2', score: 0.25, operations: [] }),
      suggest({
        kind: 'missing-lemma',
        subject: '__proto__ n',
        lemma: '__proto__',
        score: 0.5,
        title: '"__proto__" is missing.',
      }),
    ]);
    new EvidenceStore(stored).beginRun({
      corpus: 'more',
      model: 'coin 1',
      begun: '2031-01-01T00:00:00.000Z',
      place: '',
    });
  }
  database.close();
  return path;
}

/** The cells of a column of tab-separated values. */
function column(stdout: string, place: number): string[] {
  const rows = stdout.trimEnd().split('\n').slice(1);
  return rows.map((row) => row.split('\t')[place] ?? '');
}

describe('the commands that show what a corpus says', () => {
  let store = '';
  beforeAll(() => {
    store = makeStore(true);
  });

  it('list the runs', async () => {
    const { code, stdout } = await lexicon('runs', store);
    expect([code, stdout.split('\n').length]).toEqual([0, 4]);
    expect(stdout).toMatch(/2 {2}more .* not yet /);
    const { stdout: json } = await lexicon('runs', store, '--json');
    expect(JSON.parse(json)).toMatchObject([{ number: 2 }, { number: 1, corpus: 'tales', words: 5 }]);
  });

  it('show a word or sense in its sentences', async () => {
    const { code, stdout, stderr } = await lexicon('concordance', store, 'Dog', '--order', 'unsure', '--limit', '2');
    expect([code, stderr]).toEqual([0, '2 of 3 lines.\n']);
    expect(stdout).toMatch(
      /^3 {2}0\.50 {2}dog-1 {2} +Dog days came\.\n2 {2}0\.75 {2}dog-2 {2} +I ate a dog with mustard\.\n$/,
    );
    const { stdout: tsv } = await lexicon('concordance', store, 'dog-1', '--tsv');
    expect([column(tsv, 0), column(tsv, 3), column(tsv, 4)]).toEqual([
      ['1', '3'],
      ['The ', ''],
      ['dog', 'Dog'],
    ]);
    const { stdout: json } = await lexicon('concordance', store, '__proto__', '--json');
    expect(JSON.parse(json)).toMatchObject([{ text: 'The __proto__ sang.', start: 4, probability: 0 }]);
    const hound = await lexicon('concordance', store, 'hound');
    expect([hound.code, hound.stdout, hound.stderr]).toEqual([0, '', 'hound does not occur in tales.\n']);
    expect((await lexicon('concordance', store, '--run', '2')).stderr).toBe('Nothing occurs in more.\n');
  });

  it('count the senses of a word', async () => {
    const { code, stdout, stderr } = await lexicon('frequencies', store, 'dog', '--tsv');
    expect([code, stderr]).toEqual([0, 'dog n: 3 in tales.\n']);
    expect([column(stdout, 0), column(stdout, 3)]).toEqual([
      ['dog-1', 'dog-2'],
      ['2', '1'],
    ]);
    const shown = await lexicon('frequencies', store, 'dog');
    expect(shown.stdout).toMatch(/dog-1 +dog +n +2 +66\.7 % +1\.[67] +a barking beast/);
    const missing = await lexicon('frequencies', store, '__proto__');
    expect(missing.stderr).toBe('__proto__ n: 1 in tales, 1 of them without a sense in the lexicon.\n');
  });

  it('list suggestions by kind, state and word, and show one with all that belongs to it', async () => {
    const { code, stdout, stderr } = await lexicon('suggestions', store, '--tsv', '--limit', '2');
    expect([code, stderr, column(stdout, 0)]).toEqual([0, '2 of 3 suggestions.\n', ['1', '3']]);
    const { stdout: word } = await lexicon(
      'suggestions',
      store,
      '--word',
      'dog',
      '--kind',
      'confused-senses',
      '--json',
    );
    expect(JSON.parse(word)).toMatchObject([{ number: 2, state: 'open', operations: [] }]);
    const none = await lexicon('suggestions', store, '--state', 'rejected');
    expect([none.code, none.stdout, none.stderr]).toEqual([0, '', 'There are no such suggestions.\n']);
    const { stdout: shown } = await lexicon('suggestion', store, '1');
    expect(shown.split('\n').slice(0, 5)).toEqual([
      '1 new-sense (occurrences that no sense fits), open',
      'Three lines of "dog" fit no sense.',
      '  score 0.75, coin 1, run 1: tales',
      '  signature: days, came',
      '  edit: add-example dog-1 The dog barked.',
    ]);
    expect(shown).toMatch(/3 {2}0\.50 {2}dog-1 .*Dog days came\.\n1 {2}0\.90 {2}dog-1 .*The dog barked\.\n$/);
    const { stdout: json } = await lexicon('suggestion', store, '1', '--json');
    expect(JSON.parse(json)).toMatchObject({ number: 1, lines: [{ number: 3 }, { number: 1 }], decisions: [] });
  });
});

describe('the commands that decide about suggestions', () => {
  it('accept one, undo it, and accept it with other edits', async () => {
    const store = makeStore(true);
    const tried = await lexicon('accept', store, '1', '--dry-run');
    expect([tried.code, tried.stdout]).toEqual([0, expect.stringMatching(/^Would be change 1: add-example dog-1 /)]);
    const accepted = await lexicon('accept', store, '1', '--who', 'Ada', '--why', 'it is so');
    expect([accepted.code, accepted.stdout.split('\n')[0]]).toEqual([
      0,
      '1 is accepted: Three lines of "dog" fit no sense.',
    ]);
    expect((await lexicon('suggestions', store, '--state', 'accepted', '--tsv')).stdout).toContain(
      '\n1\tnew-sense\taccepted\t',
    );
    const second = await lexicon('accept', store, '1');
    expect([second.code, second.stderr.split('\n').length]).toEqual([2, 3]);
    expect(second.stderr).toMatch(/^qualia: Suggestion 1 was accepted by Ada at .* \(it is so\)\. Undo change 1 /);
    expect((await lexicon('undo', store)).code).toBe(0);
    const file = join(dirname(store), 'edits.yaml');
    writeFileSync(file, 'who: Bo\noperations:\n- {verb: add-example, of: dog-2, text: I ate a dog with mustard.}\n');
    const changed = await lexicon('accept', store, '1', '--with', file, '--json');
    expect(JSON.parse(changed.stdout)).toMatchObject({
      suggestion: { state: 'changed', decision: { who: 'Bo', change: 3, score: 0.75, model: 'coin 1' } },
      edit: { change: { why: 'suggestion 1: Three lines of "dog" fit no sense.' } },
    });
    const { stdout } = await lexicon('suggestion', store, '1');
    expect(stdout).toMatch(
      /changed by Bo at [^,]*, change 3\n {2}accepted by Ada at [^,]*, change 1, which was undone: it is so\n/,
    );
  });

  it('reject several or none, and open them again', async () => {
    const store = makeStore(true);
    const wrong = await lexicon('reject', store, '1', '9');
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('"9" is no suggestion of this lexicon.')]);
    const { code, stdout } = await lexicon('reject', store, '1', '3', '--why', 'noise');
    expect([code, stdout]).toEqual([
      0,
      '1 is rejected: Three lines of "dog" fit no sense.\n3 is rejected: "__proto__" is missing.\n',
    ]);
    expect((await lexicon('reopen', store, '1')).stdout).toContain('1 is open');
    expect((await lexicon('reopen', store, '1')).code).toBe(2);
    const bare = await lexicon('accept', store, '2');
    expect([bare.code, bare.stderr]).toEqual([0, 'It has no edits of its own; --with FILE gives it some.\n']);
    expect(column((await lexicon('suggestions', store, '--state', 'all', '--tsv')).stdout, 2)).toEqual([
      'open',
      'rejected',
      'accepted',
    ]);
  });
});

describe('the commands of a corpus in a store', () => {
  it.each([['concordance', 'dog'], ['frequencies', 'dog'], ['suggestions']])(
    'say that no corpus was read: %s',
    async (...args) => {
      const [command = '', ...further] = args;
      const { code, stdout, stderr } = await lexicon(command, makeStore(false), ...further);
      expect([code, stdout, stderr]).toEqual([
        2,
        '',
        'qualia: No corpus has been read into this store.\n"qualia lexicon evidence STORE CORPUS" does it.\n',
      ]);
    },
  );

  it.each([
    [['concordance', 'constructer'], '"constructer" is no sense and no word of this lexicon, nor one that tales has.'],
    [['frequencies', 'constructer'], '"constructer" is no word of this lexicon, nor one that tales has.'],
    [['concordance', 'dog', '--run', '7'], '"7" is no run of this lexicon.'],
    [['suggestion', '9'], '"9" is no suggestion of this lexicon.'],
    [['suggestion', 'dog'], 'Option "number" is "dog"; allowed: a whole number from 1 to 1000000000.'],
    [['accept', '1', '--with', 'nowhere.yaml'], 'Cannot read nowhere.yaml.'],
  ])('tell in two lines what is wrong: %j', async ([command = '', ...further], problem) => {
    const { code, stdout, stderr } = await lexicon(command, makeStore(true), ...further);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(problem);
    expect(stderr.trimEnd().split('\n')).toHaveLength(2);
  });
});
