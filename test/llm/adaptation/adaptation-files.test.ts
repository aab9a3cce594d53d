import { mkdtemp, readFile, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FileFormatError, MissingFileError } from '../../../src/errors.js';
import { createAligner } from '../../../src/llm/adaptation/aligner.js';
import { createLowRank } from '../../../src/llm/adaptation/low-rank.js';
import { readAdaptation } from '../../../src/llm/adaptation/read-adaptation.js';
import { fingerprintOfAdaptation } from '../../../src/llm/adaptation/trained-adaptation.js';
import { writeAdaptation } from '../../../src/llm/adaptation/write-adaptation.js';
import { createEncoderEmbedding } from '../../../src/llm/encoder/encoder-embedding.js';
import { writeEncoder } from '../../../src/llm/encoder/write-encoder.js';
import { readContainer } from '../../../src/matrix/read-container.js';
import { writeContainer } from '../../../src/matrix/write-container.js';
import { createRandom } from '../../../src/random.js';
import { createSmallEncoder } from '../encoder/small-encoder.js';

const folder = await mkdtemp(join(tmpdir(), 'qualia-adaptation-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const encoder = createSmallEncoder();
const aligner = createAligner(encoder.network, { seed: 3, tokens: 2, startLayer: 1 });
const lowRank = createLowRank(encoder.network, { seed: 3, rank: 2, strength: 4, products: ['keys', 'narrow'] });
const random = createRandom(5);
for (const { parameters } of [aligner, lowRank]) {
  for (const [, { values }] of parameters) for (let at = 0; at < values.length; at++) values[at] = random.normal();
}

describe.each([
  ['an aligner', aligner],
  ['changes of low rank', lowRank],
])('a file of %s', (name, adaptation) => {
  const path = join(folder, `${name}.safetensors`);

  it('gives it back, always in the same bytes', async () => {
    await writeAdaptation(path, encoder, adaptation);
    const first = await readFile(path);
    await writeAdaptation(path, encoder, adaptation);
    expect(first.equals(await readFile(path))).toBe(true);
    const read = await readAdaptation(path, encoder);
    expect(read.form).toEqual(adaptation.form);
    expect(fingerprintOfAdaptation(read)).toBe(fingerprintOfAdaptation(adaptation));
  });

  it('steers the vectors of the encoder, under a name of its own', async () => {
    const [plain, steered] = [undefined, await readAdaptation(path, encoder)].map((own) =>
      createEncoderEmbedding(encoder, { adaptation: own }),
    );
    expect(steered?.modelId).not.toBe(plain?.modelId);
    const [before, after] = await Promise.all(
      [plain, steered].map((model) => model?.doEmbed({ values: ['the cat purrs'] })),
    );
    expect(after?.embeddings).not.toEqual(before?.embeddings);
  });

  it('is refused where it tells of sizes that it does not have', async () => {
    const { arrays, metadata } = await readContainer(path);
    const form = JSON.parse(metadata.get('form') ?? '') as object;
    const other = join(folder, 'other sizes.safetensors');
    const read = async (change: object) => {
      await writeContainer(other, arrays, new Map([...metadata, ['form', JSON.stringify({ ...form, ...change })]]));
      return await readAdaptation(other, encoder);
    };
    await expect(read({ rank: 2e9, tokens: 2e9 })).rejects.toThrow(/"form": tells of \d+ numbers or more, but/);
    await expect(read({ startLayer: 7, products: ['keys', 'keys'] })).rejects.toThrow(
      /arrays: do not make up an adaptation/,
    );
  });

  it('is refused for another encoder, and where it is damaged', async () => {
    await expect(readAdaptation(path, createSmallEncoder({ seed: 2 }))).rejects.toMatchObject({
      code: 'OTHER_ENCODER',
    });
    await truncate(path, 600);
    await expect(readAdaptation(path, encoder)).rejects.toThrow(FileFormatError);
  });
});

describe('readAdaptation', () => {
  it('refuses a missing file, and one of an encoder', async () => {
    await expect(readAdaptation(join(folder, 'none'), encoder)).rejects.toThrow(MissingFileError);
    const path = join(folder, 'encoder.safetensors');
    await writeEncoder(path, encoder);
    await expect(readAdaptation(path, encoder)).rejects.toThrow(/expected an adaptation/);
  });
});
