import { existsSync } from 'node:fs';
import { readdir, readFile, readlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { VerbArguments } from '../../src/discocat/verb-arguments.js';
import { readTriples, writeTriples } from '../../src/embedded/triples-table.js';
import { FileFormatError, MissingFileError } from '../../src/errors.js';
import { makeTemporaryFolder } from '../matrix/temporary-folder.js';

const heads = 'verb\tsubject\tobject\tcount\n';

async function tableOf(text: string): Promise<string> {
  const path = join(await makeTemporaryFolder(), 'triples.tsv');
  await writeFile(path, text);
  return path;
}

describe('writeTriples', () => {
  it('writes heads and a triple a line, verbs by name and frequent pairs first', async () => {
    const path = join(await makeTemporaryFolder(), 'triples.tsv');
    const verbs = new VerbArguments([
      { verb: 'eat', subject: 'dog', object: 'bone', count: 1 },
      { verb: 'chase', subject: 'dog', object: 'cat', count: 1 },
      { verb: 'eat', subject: 'cat', object: 'fish', count: 2 },
    ]);
    await writeTriples(path, verbs);
    const lines = ['chase\tdog\tcat\t1', 'eat\tcat\tfish\t2', 'eat\tdog\tbone\t1'];
    expect(await readFile(path, 'utf8')).toBe(`${heads}${lines.join('\n')}\n`);
  });
});

describe('readTriples', () => {
  it('reads back whatever was written', async () => {
    const path = join(await makeTemporaryFolder(), 'triples.tsv');
    const odd = [
      'tab\there',
      'say "so"',
      '"',
      'two\nlines',
      'cr\r\nlf',
      '\r',
      ' spaced ',
      'constructor',
      '__proto__',
      '漢字',
    ];
    const verbs = new VerbArguments(
      ['', ...odd].flatMap((verb, place) => [
        { verb, subject: odd[place % odd.length], object: '', count: place + 1 },
        { verb, subject: '', object: odd[(place + 3) % odd.length], count: 0.5 },
      ]),
    );
    await writeTriples(path, verbs);
    expect([...(await readTriples(path)).all()]).toEqual([...verbs.all()]);
  });

  it.skipIf(!existsSync('/proc/self/fd'))('closes a table that it refuses', async () => {
    const path = await tableOf(`${heads}see\tdog\tcat\n${'see\tdog\tcat\t1\n'.repeat(20_000)}`);
    const openFiles = async (): Promise<number> => {
      const places = await readdir('/proc/self/fd');
      const targets = await Promise.all(places.map((place) => readlink(`/proc/self/fd/${place}`).catch(() => '')));
      return targets.filter((target) => target === path).length;
    };
    for (let time = 0; time < 20; time++) await expect(readTriples(path)).rejects.toThrow(FileFormatError);
    await vi.waitFor(async () => expect(await openFiles()).toBe(0));
  });

  it('reads back no triples at all', async () => {
    const path = join(await makeTemporaryFolder(), 'triples.tsv');
    await writeTriples(path, new VerbArguments());
    expect((await readTriples(path)).verbs).toEqual([]);
  });

  it('throws MissingFileError when there is no file', async () => {
    await expect(readTriples(join(await makeTemporaryFolder(), 'none.tsv'))).rejects.toThrow(MissingFileError);
  });

  it.each([
    ['is empty', '', 'the heads'],
    ['has other heads', 'verb\tsubject\tcount\tobject\nmeet\ta\t1\tb\n', 'the heads'],
    ['has a cell too few', `${heads}meet\ta\tb\t1\neat\ta\tb\n`, 'row 2'],
    ['has a cell too many', `${heads}meet\ta\tb\t1\t2\n`, 'row 1'],
    ['has an empty line', `${heads}\nmeet\ta\tb\t1\n`, 'row 1'],
    ['counts with a word', `${heads}meet\ta\tb\tmany\n`, 'row 1'],
    ['counts nothing', `${heads}meet\ta\tb\t0\n`, 'row 1'],
    ['counts below zero', `${heads}meet\ta\tb\t-1\n`, 'row 1'],
    ['counts without end', `${heads}meet\ta\tb\tInfinity\n`, 'row 1'],
    ['leaves a quotation open', `${heads}meet\t"a\tb\t1\n`, 'row 1'],
  ])('throws FileFormatError with the place when the table %s', async (_, text, place) => {
    const path = await tableOf(text);
    await expect(readTriples(path)).rejects.toThrow(FileFormatError);
    await expect(readTriples(path)).rejects.toMatchObject({ path, place });
  });
});
