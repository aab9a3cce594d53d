import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openContextRun } from '../../../src/corpus/counting/read-context-run.js';
import { ContextRunWriter } from '../../../src/corpus/counting/write-context-run.js';
import { FileFormatError, MissingFileError } from '../../../src/errors.js';
import { readContainer } from '../../../src/matrix/read-container.js';
import { writeContainer } from '../../../src/matrix/write-container.js';
import { makeTemporaryFolder } from '../../matrix/temporary-folder.js';
import { readCells, writeOccurrences } from './context-runs.js';

describe('openContextRun', () => {
  it('names a missing file', async () => {
    await expect(openContextRun('/nowhere/a.run')).rejects.toThrow(MissingFileError);
  });

  it('refuses a container of another kind', async () => {
    const path = join(await makeTemporaryFolder(), 'a.safetensors');
    await writeContainer(path, new Map(), new Map());
    await expect(openContextRun(path)).rejects.toThrow('holds no context run');
  });

  it('notices wherever a file is cut short', async () => {
    const path = join(await makeTemporaryFolder(), 'a.run');
    await writeOccurrences(path, [
      ['dog', 'bark', 2],
      ['cat', 'purr', 1],
    ]);
    const bytes = await readFile(path);
    for (let length = 0; length < bytes.length; length += 37) {
      await writeFile(path, bytes.subarray(0, length));
      await expect(readCells(path)).rejects.toThrow(FileFormatError);
    }
  });

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('notices a total that is %s', async (total) => {
    const path = join(await makeTemporaryFolder(), 'a.run');
    await writeOccurrences(path, [['dog', 'bark', 2]]);
    const { arrays, metadata } = await readContainer(path);
    const name = [...arrays.keys()].find((key) => key.endsWith('totals')) ?? '';
    for (const place of [0, 1, 3]) {
      const values = Float64Array.from(arrays.get(name)?.values ?? [], (value, at) => (at === place ? total : value));
      await writeContainer(path, new Map([...arrays, [name, { shape: [values.length], values }]]), metadata);
      await expect(openContextRun(path)).rejects.toThrow('contradict each other');
    }
  });

  it('notices a number of a target that is not there', async () => {
    const path = join(await makeTemporaryFolder(), 'a.run');
    const writer = await ContextRunWriter.open(path);
    writer.add(Buffer.from('x'), 1, { targets: Uint32Array.of(7), counts: Float64Array.of(1), length: 1 });
    await writer.finish({ bytes: Buffer.from('a'), offsets: Float64Array.of(0, 1) }, Float64Array.of(1));
    await expect(readCells(path)).rejects.toThrow('a target that is not there');
  });
});
