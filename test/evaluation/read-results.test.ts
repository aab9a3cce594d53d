import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileFormatError, MissingFileError } from '../../src/errors.js';
import { readResults, readSourcedResults } from '../../src/evaluation/read-results.js';
import { makeResult } from './report/make-result.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qualia-results-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(name: string, content: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const named = (name: string) => makeResult({ system: { name } });

describe('readResults', () => {
  it('reads a file of one result and a file of a list', async () => {
    expect(await readResults(await write('one.json', named('one')))).toEqual([named('one')]);
    const list = [named('first'), named('second')];
    expect(await readResults(await write('list.json', list))).toEqual(list);
    expect(await readResults(await write('empty.json', []))).toEqual([]);
  });

  it('reads the results of a folder in the order of the names, and passes over other JSON', async () => {
    await write('b.json', [named('third')]);
    await write('a.json', [named('first'), named('second')]);
    await write('report.json', { reportVersion: 1, tasks: [] });
    await write('words.json', ['constructor', null]);
    await write('notes.txt', 'no JSON');
    const results = await readSourcedResults(folder);
    expect(results.map(({ path, result }) => [path, result.system.name])).toEqual([
      [join(folder, 'a.json'), 'first'],
      [join(folder, 'a.json'), 'second'],
      [join(folder, 'b.json'), 'third'],
    ]);
  });

  it('names a file that is not there and a folder without results', async () => {
    await expect(readResults(join(folder, 'gone.json'))).rejects.toThrow(MissingFileError);
    await write('other.json', {});
    await expect(readResults(folder)).rejects.toThrow(/no result in this folder/);
  });

  it('names file and field of what is wrong, in a folder too', async () => {
    const cut = await write('cut.json', '[{');
    await expect(readResults(folder)).rejects.toThrow(new RegExp(`${cut}, JSON: .*cut short`));
    await rm(cut);
    const path = await write('x.json', [named('good'), { ...named('bad'), coverage: 2 }]);
    await expect(readResults(folder)).rejects.toThrow(`${path}, field 1.coverage:`);
    await expect(readResults(await write('y.json', { coverage: 1 }))).rejects.toThrow(/y\.json, field schemaVersion/);
    await expect(readResults(await write('z.json', 'null'))).rejects.toThrow(FileFormatError);
  });

  it('tells the results of an older and of a newer version from broken ones', async () => {
    const old = await write('old.json', [{ schemaVersion: 1, version: '0.0.9', task: 'gs2011' }]);
    await expect(readResults(old)).rejects.toThrow(/field 0\.schemaVersion: is 1, expected 2: .* older .*run again/);
    const newer = await write('new.json', { ...named('x'), schemaVersion: 3 });
    await expect(readResults(newer)).rejects.toThrow(/field schemaVersion: is 3, expected 2: .* newer/);
  });
});
