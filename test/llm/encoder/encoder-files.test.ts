import { mkdtemp, readFile, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FileFormatError, MissingFileError } from '../../../src/errors.js';
import { createEncoder, fingerprintOf } from '../../../src/llm/encoder/encoder.js';
import { type PretrainingState, pretrainEncoder } from '../../../src/llm/encoder/pretrain-encoder.js';
import { readEncoder } from '../../../src/llm/encoder/read-encoder.js';
import { writeEncoder } from '../../../src/llm/encoder/write-encoder.js';
import { Arithmetic } from '../../../src/llm/tensor/arithmetic.js';
import { readContainer } from '../../../src/matrix/read-container.js';
import { writeContainer } from '../../../src/matrix/write-container.js';
import { createSmallCorpus, createSmallEncoder } from './small-encoder.js';

const folder = await mkdtemp(join(tmpdir(), 'qualia-encoder-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function written(name: string): Promise<string> {
  const path = join(folder, `${name}.safetensors`);
  await writeEncoder(path, createSmallEncoder());
  return path;
}

describe('files of encoders', () => {
  it('give back the encoder: words, sizes, facts and parameters, always in the same bytes', async () => {
    const encoder = createSmallEncoder({ places: 'absolute' });
    const paths = ['one', 'two'].map((name) => join(folder, `${name}.safetensors`));
    for (const path of paths) await writeEncoder(path, encoder);
    const read = await readEncoder(paths[0] as string, new Arithmetic());
    expect(fingerprintOf(read)).toBe(fingerprintOf(encoder));
    expect([read.facts, read.network.sizes, read.codes.words]).toEqual([
      encoder.facts,
      encoder.network.sizes,
      encoder.codes.words,
    ]);
    expect(read.training).toBeUndefined();
    const [first, second] = await Promise.all(paths.map((path) => readFile(path)));
    expect(first?.equals(second as Buffer)).toBe(true);
  });

  it('keep the key of sizes that they began with, and encoders their fingerprint', async () => {
    const sizes = { layers: 1, width: 4, heads: 2, maximumDistance: 3 };
    const encoder = createEncoder(new Arithmetic(), { words: ['a', 'b'], ...sizes, seed: 1 });
    const path = join(folder, 'sizes.safetensors');
    await writeEncoder(path, encoder);
    const { metadata } = await readContainer(path);
    expect(JSON.parse(metadata.get('sizes') ?? '')).toMatchObject({ layers: 1, maxRelative: 3 });
    expect((await readEncoder(path, new Arithmetic())).network.sizes).toMatchObject(sizes);
    expect(fingerprintOf(encoder)).toBe('2a4484150bacec93');
  });

  it('let a training go on in another process as if it had not stopped', async () => {
    const options = { seed: 5, steps: 40, batch: 8, length: 8, lookEvery: 10 };
    const corpus = createSmallCorpus(500);
    const path = join(folder, 'training.safetensors');
    const settings = new Map<string, string | number>([['steps', 40]]);
    const whole = createSmallEncoder();
    const keep = async ({ step }: { readonly step: number }, state: PretrainingState): Promise<void> => {
      if (step === 20) await writeEncoder(path, whole, { training: { state, settings } });
    };
    await pretrainEncoder(whole, corpus, { ...options, onLook: keep });
    const again = await readEncoder(path, new Arithmetic());
    expect(again.training?.settings).toEqual(settings);
    await pretrainEncoder(again, corpus, { ...options, state: again.training?.state });
    expect(fingerprintOf(again)).toBe(fingerprintOf(whole));
  });

  it('are refused where they are missing, cut off, or something else', async () => {
    const path = join(folder, 'cut.safetensors');
    await writeEncoder(path, createSmallEncoder());
    await truncate(path, 2000);
    await expect(readEncoder(path, new Arithmetic())).rejects.toThrow(FileFormatError);
    await expect(readEncoder(join(folder, 'none'), new Arithmetic())).rejects.toThrow(MissingFileError);
    const other = join(folder, 'other.safetensors');
    await writeContainer(
      other,
      new Map(),
      new Map([
        ['kind', 'qualia encoder'],
        ['version', '1'],
        ['sizes', '{}'],
      ]),
    );
    await expect(readEncoder(other, new Arithmetic())).rejects.toThrow(FileFormatError);
    const { arrays, metadata } = await readContainer(await written('whole'));
    const sizes = JSON.stringify({ ...JSON.parse(metadata.get('sizes') ?? ''), layers: 1e9 });
    await writeContainer(other, arrays, new Map([...metadata, ['sizes', sizes]]));
    await expect(readEncoder(other, new Arithmetic())).rejects.toThrow(/"sizes": tells of \d+ numbers or more, but/);
    await writeContainer(other, new Map(), new Map([['kind', 'a space']]));
    await expect(readEncoder(other, new Arithmetic())).rejects.toThrow(/expected an encoder/);
  });
});
