import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openContextRun } from '../../../src/corpus/counting/read-context-run.js';
import { readTuples, writeTuples } from '../../../src/corpus/counting/write-tuples.js';
import { readTriples } from '../../../src/embedded/triples-table.js';
import { makeTemporaryFolder } from '../../matrix/temporary-folder.js';
import { writeOccurrences } from './context-runs.js';

const triples = ['verb', 'subject', 'object'];

describe('writeTuples', () => {
  it('writes a table of triples that readTriples reads, whatever the words are', async () => {
    const folder = await makeTemporaryFolder();
    await writeOccurrences(join(folder, 'a.run'), [
      ['bone', 'eat\0dog', 2],
      ['', 'eat\0"cat"\tb', 1],
      ['__proto__', 'chase\0constructor', 5],
    ]);
    await writeTuples(join(folder, 'a.run'), join(folder, 'a.tsv'), triples);
    expect([...(await readTriples(join(folder, 'a.tsv'))).all()]).toEqual([
      { verb: 'chase', subject: 'constructor', object: '__proto__', count: 5 },
      { verb: 'eat', subject: 'dog', object: 'bone', count: 2 },
      { verb: 'eat', subject: '"cat"\tb', object: '', count: 1 },
    ]);
  });

  it('writes heads alone where there is nothing, and frequencies as tuples of one member', async () => {
    const folder = await makeTemporaryFolder();
    await writeOccurrences(join(folder, 'none.run'), []);
    await writeTuples(join(folder, 'none.run'), join(folder, 'none.tsv'), triples);
    expect(await readFile(join(folder, 'none.tsv'), 'utf8')).toBe('verb\tsubject\tobject\tcount\n');
    await writeOccurrences(join(folder, 'one.run'), [['dog', '', 3]]);
    await writeTuples(join(folder, 'one.run'), join(folder, 'one.tsv'), ['target']);
    expect(await readFile(join(folder, 'one.tsv'), 'utf8')).toBe('target\tcount\ndog\t3\n');
  });

  it('leaves nothing behind when it is stopped', async () => {
    const path = join(await makeTemporaryFolder(), 'a.run');
    await writeOccurrences(path, [['bone', 'eat\0dog', 2]]);
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(writeTuples(path, `${path}.tsv`, triples, { signal })).rejects.toThrow('enough');
    expect(await readdir(dirname(path))).toEqual(['a.run']);
  });
});

describe('readTuples', () => {
  it('gives tuples in the order of bytes, member by member', async () => {
    const path = join(await makeTemporaryFolder(), 'a.run');
    // A space sorts before a letter, but the end of a member before both.
    await writeOccurrences(path, [
      ['x', 'give up\0a', 1],
      ['x', 'give\0b', 1],
    ]);
    const run = await openContextRun(path);
    expect([...readTuples(run, 3)].map(({ members }) => members[0])).toEqual(['give', 'give up']);
    await run.close();
  });
});
