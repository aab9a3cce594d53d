import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ParseError } from '../../src/errors.js';
import { readSpace } from '../../src/space/read-space.js';
import { Space } from '../../src/space/space.js';
import { weighting } from '../../src/space/weighting.js';
import { writeSpace } from '../../src/space/write-space.js';
import { makeTemporaryFolder } from '../matrix/temporary-folder.js';
import { contentOf, spaceOf, spaces } from './small-spaces.js';

describe.each(['dense', 'sparse'] as const)('writeSpace, then readSpace, of a %s space', (kind) => {
  it('changes nothing', async () => {
    const path = join(await makeTemporaryFolder(), 'space.safetensors');
    await fc.assert(
      fc.asyncProperty(spaces(kind), async (space) => {
        await writeSpace(path, space);
        expect(contentOf(await readSpace(path))).toEqual(contentOf(space));
      }),
      { numRuns: 15 },
    );
  });

  it('keeps contexts, history with results, and empty shapes', async () => {
    const path = join(await makeTemporaryFolder(), 'space.safetensors');
    const space = spaceOf(kind, [
      ['constructor', [1, 2]],
      ['', [0, 0.1]],
    ]);
    const history = [...space.history, { step: '__proto__', options: { a: 'b', c: true }, result: { energy: 0.5 } }];
    for (const written of [new Space({ ...partsOf(space), history }), spaceOf(kind, []), spaceOf(kind, [['a', []]])]) {
      await writeSpace(path, written);
      expect(contentOf(await readSpace(path))).toEqual(contentOf(written));
    }
  });

  it('gives the same bytes for the same space', async () => {
    const folder = await makeTemporaryFolder();
    const write = async (name: string): Promise<Buffer> => {
      await writeSpace(join(folder, name), spaceOf(kind, [['dog', [1, 2]]]));
      return readFile(join(folder, name));
    };
    expect((await write('a')).equals(await write('b'))).toBe(true);
  });
});

describe('writeSpace', () => {
  const space = spaceOf('sparse', [['dog', [1]]]);

  it('writes no history that could not be read again', async () => {
    const folder = await makeTemporaryFolder();
    const history = [{ step: 'prune', options: { maximumContexts: Number.POSITIVE_INFINITY } }];
    const writing = writeSpace(join(folder, 'space'), new Space({ ...partsOf(space), history }));
    await expect(writing).rejects.toMatchObject({
      code: 'HISTORY',
      message: expect.stringContaining('The history of the small space cannot be written: 0.options.maximumContexts'),
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it('refuses a label with half a surrogate pair', async () => {
    const path = join(await makeTemporaryFolder(), 'space');
    await expect(writeSpace(path, spaceOf('dense', [['\ud800', [1]]]))).rejects.toThrow(ParseError);
  });

  it('rejects with the reason of an aborted signal and leaves nothing behind', async () => {
    const folder = await makeTemporaryFolder();
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(writeSpace(join(folder, 'space'), space, { signal })).rejects.toThrow('enough');
    expect(await readdir(folder)).toEqual([]);
  });

  it('leaves the space untouched', async () => {
    const before = contentOf(space);
    await writeSpace(join(await makeTemporaryFolder(), 'space'), space);
    expect(contentOf(space)).toEqual(before);
  });

  it('writes what a weighting made', async () => {
    const path = join(await makeTemporaryFolder(), 'space');
    const weighted = weighting('contextRatio').apply(space);
    await writeSpace(path, weighted);
    expect((await readSpace(path)).history).toEqual(weighted.history);
  });
});

function partsOf({ name, targets, matrix, contexts, history }: Space) {
  return { name, targets, matrix, contexts, history };
}
