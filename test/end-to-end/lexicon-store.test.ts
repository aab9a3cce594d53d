import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importAdvice } from '../../src/lexicon/store/store-errors.js';
import { dogs, writeTexts } from '../lexicon/wndb-fixture.js';
import { type Finished, runCommand } from './run-command.js';

let folder = '';
const lexicon = (...args: readonly string[]): Promise<Finished> => runCommand(['lexicon', ...args]);
const at = (name: string): string => join(folder, name);
const store = (): string => at('dogs.sqlite');
const dog = 'wn99-dog-n';

/** The id of the synset of the first sense of an entry. */
async function synsetOf(entry: string): Promise<string> {
  const { stdout } = await lexicon('show', store(), entry, '--json');
  return (JSON.parse(stdout) as { senses: { synset: string }[] }[])[0]?.senses[0]?.synset ?? '';
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'qualia-store-'));
  for (const [name, text] of writeTexts(dogs)) writeFileSync(at(name), text);
  const { code, stderr } = await lexicon('open', folder, '--store', store());
  expect([code, stderr]).toEqual([0, `wn99: 6 synsets in ${store()}.\n`]);
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('the commands of a store', () => {
  it('write the lexicon again as it was read, byte for byte', async () => {
    expect((await lexicon('export', store(), at('out'), '--to', 'wndb')).code).toBe(0);
    for (const [name, text] of writeTexts(dogs)) expect(readFileSync(join(at('out'), name), 'utf8')).toBe(text);
  });

  it('refuse an empty file, in which "open" makes a store', async () => {
    const empty = at('empty.sqlite');
    writeFileSync(empty, '');
    const { code, stderr } = await lexicon('export', empty, at('none.jsonl'));
    expect(code).toBe(2);
    expect(stderr).toBe(`qualia: ${empty} is an empty file, no store. ${importAdvice}\nError code STORE_FORMAT.\n`);
    expect(existsSync(at('none.jsonl'))).toBe(false);
    expect((await lexicon('open', at('out'), '--store', empty)).code).toBe(0);
  });

  it('find and show entries and synsets', async () => {
    const { stdout } = await lexicon('search', store(), 'can', '--tsv');
    expect(stdout.split('\n')[1]).toMatch(/^wn99-Canis_familiaris-n\tn\tCanis familiaris\t/);
    expect((await lexicon('search', store(), 'barking', '--glosses')).stdout).toContain('a barking animal');
    expect((await lexicon('show', store(), 'dog')).stdout).toContain('dog n  wn99-dog-n, version 0');
    expect((await lexicon('show', store(), await synsetOf(dog))).stdout).toContain('hypernym');
    const { code, stderr } = await lexicon('show', store(), 'constructer');
    expect([code, stderr.split('\n').length]).toEqual([2, 3]);
  });

  it('edit with a history, undo, redo and refuse what is of an older version', async () => {
    const synset = await synsetOf(dog);
    const tried = await lexicon('set-gloss', store(), synset, 'a beast that barks', '--dry-run');
    expect([tried.code, tried.stdout.split('\n')[0]]).toEqual([
      0,
      `Would be change 1: set-gloss ${synset} a beast that barks`,
    ]);
    const { stdout } = await lexicon(
      'set-gloss',
      store(),
      synset,
      'a beast that barks',
      '--who',
      'Ada',
      '--why',
      'it is',
      '--json',
    );
    expect(JSON.parse(stdout)).toMatchObject({ dryRun: false, change: { number: 1, who: 'Ada', why: 'it is' } });
    const late = await lexicon('add-example', store(), synset, 'dogs bark', '--if-version', '0');
    expect([late.code, late.stderr]).toEqual([2, expect.stringContaining('Change 1, set-gloss, by Ada')]);
    expect((await lexicon('undo', store())).code).toBe(0);
    expect((await lexicon('redo', store(), '--change', '1')).code).toBe(0);
    const { stdout: history } = await lexicon('history', store(), synset, '--tsv');
    expect(
      history
        .split('\n')
        .slice(1, -1)
        .map((line) => line.split('\t')[0]),
    ).toEqual(['3', '2', '1']);
    expect((await lexicon('redo', store())).stderr).toContain('There is nothing to redo.');
  });

  it('do a batch as one change, and tell the operation that is wrong', async () => {
    writeFileSync(
      at('batch.yaml'),
      `- {verb: add-entry, lemma: hound, partOfSpeech: n}\n- {verb: add-sense, entry: wn99-hound-n, synset: ${await synsetOf(dog)}}\n`,
    );
    const { code, stdout } = await lexicon('batch', store(), at('batch.yaml'));
    expect([code, stdout]).toEqual([0, expect.stringContaining('entry wn99-hound-n added')]);
    writeFileSync(at('wrong.yaml'), '- {verb: remove, id: wn99-hound-n}\n');
    const wrong = await lexicon('batch', store(), at('wrong.yaml'));
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('operation 1: Option "reason"')]);
  });

  it('mend by the commands that a check prints, and by itself', async () => {
    await lexicon('add-entry', store(), 'cat', 'n');
    const { stdout } = await lexicon('check', store(), '--select', 'W201', '--fix');
    expect(stdout).toBe(`qualia lexicon remove ${store()} wn99-cat-n 'it has no senses'\n`);
    expect((await lexicon('remove', store(), 'wn99-cat-n', 'it has no senses')).stdout).toContain('mended W201');
    await lexicon('undo', store());
    const applied = await lexicon('check', store(), '--select', 'W201', '--apply');
    expect([applied.code, applied.stdout]).toEqual([1, expect.stringContaining('mended W201')]);
    const again = await lexicon('check', store(), '--select', 'W201');
    expect([again.code, again.stderr]).toEqual([0, 'No findings.\n']);
    expect((await lexicon('check', folder, '--apply')).stderr).toContain('is no store');
  });

  it('wait for one another, so that edits at the same time are all made', async () => {
    const synset = await synsetOf(dog);
    const texts = ['a dog here', 'a dog there', 'a dog elsewhere'];
    const finished = await Promise.all(texts.map((text) => lexicon('add-example', store(), synset, text)));
    expect(finished.map(({ code, stderr }) => [code, stderr])).toEqual(texts.map(() => [0, '']));
    const { stdout } = await lexicon('show', store(), synset);
    for (const text of texts) expect(stdout).toContain(`"${text}"`);
  });

  it.each([
    ['is not there', () => at('nothing.sqlite'), 'qualia lexicon open FILE --store'],
    ['is none', () => at('data.noun'), 'is no store of lexicons'],
  ])('say in two lines that a store %s', async (_, path, problem) => {
    const { code, stderr } = await lexicon('undo', path());
    expect([code, stderr.split('\n').length]).toEqual([2, 3]);
    expect(stderr).toContain(problem);
  });
});
