import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSenseParts } from '../../src/embedded/read-sense-parts.js';
import { makeSenseParts } from '../../src/embedded/sense-parts.js';
import { senseFiles, writeSenseParts } from '../../src/embedded/write-sense-parts.js';
import { FileFormatError, MissingFileError } from '../../src/errors.js';
import { makeTemporaryFolder } from '../matrix/temporary-folder.js';
import { damage, damages, smallLexicon } from './small-embedded.js';

const parts = makeSenseParts(smallLexicon);
const beginning = 'small-';
async function written(): Promise<string> {
  const folder = await makeTemporaryFolder();
  await writeSenseParts(folder, parts, { beginning });
  return folder;
}

describe('readSenseParts', () => {
  it('reads what was written', async () => {
    const read = await readSenseParts(await written(), { beginning });
    expect(read.terms).toEqual(parts.terms);
    expect(read.links).toEqual(parts.links);
    expect(read.graph.synsets).toEqual(parts.graph.synsets);
    expect(read.graph.weights).toEqual(parts.graph.weights);
  });

  it.each(Object.values(senseFiles))('refuses a damaged %s, and one that is missing', async (name) => {
    for (const [, change] of damages.slice(1, 4)) {
      const folder = await written();
      await damage(join(folder, `${beginning}${name}`), change);
      await expect(readSenseParts(folder, { beginning })).rejects.toBeInstanceOf(FileFormatError);
    }
    const folder = await written();
    await rm(join(folder, `${beginning}${name}`));
    await expect(readSenseParts(folder, { beginning })).rejects.toBeInstanceOf(MissingFileError);
  });
});
