import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FileFormatError, MissingFileError, OptionError, QualiaError } from '../../../src/errors.js';
import { createWeightField, type EncoderField } from '../../../src/llm/continual/encoder-field.js';
import { readWeightField } from '../../../src/llm/continual/read-weight-field.js';
import { writeWeightField } from '../../../src/llm/continual/write-weight-field.js';
import { createEncoderEmbedding } from '../../../src/llm/encoder/encoder-embedding.js';
import { writeEncoder } from '../../../src/llm/encoder/write-encoder.js';
import type { TextTask } from '../../../src/llm/tasks/text-task.js';
import { readContainer } from '../../../src/matrix/read-container.js';
import { writeContainer } from '../../../src/matrix/write-container.js';
import { createSmallEncoder } from '../encoder/small-encoder.js';

const texts = ['the cat purrs .', 'the dog barks .', 'the tree grows .', 'the stone lies .', 'cat dog', 'tree stone'];
const makeTask = (id: string, labelOf: (place: number) => number): TextTask => {
  const all = texts.map((text, place) => ({ text, label: labelOf(place) }));
  return { id, labels: ['no', 'yes'], train: [...all, { text: 'wholly unknown', label: 0 }], test: all };
};
const tasks = [
  makeTask('alive', (place) => (place < 2 || place === 4 ? 1 : 0)),
  makeTask('constructor', (place) => place % 2),
  makeTask('__proto__', (place) => (place > 3 ? 1 : 0)),
];
const options = { coordinate: 3, rank: 2, hidden: 8, steps: 40, batch: 8, learningRate: 0.02, seed: 2 };
const encoder = createSmallEncoder();

async function learn(): Promise<EncoderField> {
  const field = createWeightField(encoder, options);
  for (const task of tasks) {
    await field.fit(task);
    await field.commit(task.id);
  }
  return field;
}

const vectorsOf = async (field: EncoderField, version: string, task?: string): Promise<number[][]> =>
  (await field.checkout(version).provider(task).doEmbed({ values: texts })).embeddings;

const folder = await mkdtemp(join(tmpdir(), 'qualia-field-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a weight field over an encoder', () => {
  let field: EncoderField;
  let early: number[][] = [];
  let plain: number[][] = [];
  beforeAll(async () => {
    plain = (await createEncoderEmbedding(encoder).doEmbed({ values: texts })).embeddings;
    const own = createWeightField(encoder, options);
    await own.fit(tasks[0] as TextTask);
    early = await vectorsOf(own, await own.commit('alive'));
    field = await learn();
  });

  it('is a source of vectors that stay the same to the last bit after two further tasks', async () => {
    expect(await vectorsOf(field, 'alive')).toEqual(early);
    expect(await vectorsOf(field, '__proto__', 'alive')).toEqual(early);
    expect(early).not.toEqual(plain);
    for (const { hash, id } of field.log()) {
      expect(await field.verify(hash, texts)).toEqual({ identical: true, maxAbs: 0 });
      const { probes, outputs } = field.record(id) ?? { probes: [] };
      expect(probes).toEqual(texts);
      expect(await field.hashVectors(hash, probes)).toBe(outputs);
    }
  });

  it('leaves the encoder as it was', async () => {
    expect((await createEncoderEmbedding(encoder).doEmbed({ values: texts })).embeddings).toEqual(plain);
  });

  it('gives each version and each region a name of its own', () => {
    const names = field
      .log()
      .flatMap(({ id }) => field.checkout(id).tasks.map((task) => field.checkout(id).provider(task).modelId));
    expect(new Set(names).size).toBe(6);
    const [{ hash } = { hash: '' }] = field.log();
    expect(names[0]).toContain(hash);
  });

  it('has the vectors of its source also in its own runs, up to rounding', async () => {
    const version = field.checkout('constructor');
    const { examples } = await field.encode((tasks[1] as TextTask).test);
    const own = await version.version.vectors('constructor', examples);
    const there = (await vectorsOf(field, 'constructor')).flat();
    own.forEach((value, at) => {
      expect(value).toBeCloseTo(there[at] as number, 4);
    });
  });

  it('learns the texts', async () => {
    const scores = await field
      .checkout('alive')
      .version.predict('alive', (await field.encode((tasks[0] as TextTask).test)).examples);
    const right = texts.filter((_, row) => {
      const [no = 0, yes = 0] = scores.subarray(2 * row, 2 * row + 2);
      return (yes > no ? 1 : 0) === tasks[0]?.test[row]?.label;
    });
    expect(right).toEqual(texts);
  });

  it('refuses to commit what was not learned, and to learn without a known word', async () => {
    await expect(field.commit('alive')).rejects.toThrow(/no task/);
    const strange = { ...(tasks[0] as TextTask), id: 'strange', train: [{ text: 'xyz', label: 0 }] };
    await expect(field.fit(strange)).rejects.toThrow(OptionError);
    await expect(field.verify('alive', ['xyz'])).rejects.toThrow(OptionError);
  });

  describe('in a file', () => {
    const path = join(folder, 'field.safetensors');

    it('comes back with all versions, always in the same bytes', async () => {
      await writeWeightField(path, field);
      const bytes = await readFile(path);
      const read = await readWeightField(path, encoder);
      expect(read.log()).toEqual(field.log());
      expect(await vectorsOf(read, 'constructor')).toEqual(await vectorsOf(field, 'constructor'));
      expect(read.record('__proto__')).toEqual(field.record('__proto__'));
      await writeWeightField(path, read);
      expect(bytes.equals(await readFile(path))).toBe(true);
    });

    it('can be rolled back and learn on to the same bytes', async () => {
      await writeWeightField(path, field);
      const read = await readWeightField(path, encoder);
      read.rollback('alive');
      expect(read.record('constructor')).toBeUndefined();
      for (const task of tasks.slice(1)) {
        await read.fit(task);
        await read.commit(task.id);
      }
      const other = join(folder, 'other.safetensors');
      await writeWeightField(other, read);
      expect((await readFile(path)).equals(await readFile(other))).toBe(true);
    });

    it('is refused where it tells of sizes that it does not have', async () => {
      await writeWeightField(path, field);
      const { arrays, metadata } = await readContainer(path);
      const settings = JSON.stringify({ ...JSON.parse(metadata.get('settings') ?? ''), hidden: 2e9 });
      await writeContainer(path, arrays, new Map([...metadata, ['settings', settings]]));
      await expect(readWeightField(path, encoder)).rejects.toThrow(/"settings": tells of \d+ numbers or more, but/);
    });

    it('is refused where it is of another encoder, of another kind, cut short, or not there', async () => {
      await writeWeightField(path, field);
      await expect(readWeightField(path, createSmallEncoder({ seed: 9 }))).rejects.toThrow(QualiaError);
      await expect(readWeightField(path, createSmallEncoder({ seed: 9 }))).rejects.toThrow(
        /weight field of the encoder/,
      );
      const other = join(folder, 'encoder.safetensors');
      await writeEncoder(other, encoder);
      await expect(readWeightField(other, encoder)).rejects.toThrow(FileFormatError);
      await truncate(path, 3000);
      await expect(readWeightField(path, encoder)).rejects.toThrow(FileFormatError);
      await writeFile(path, '');
      await expect(readWeightField(path, encoder)).rejects.toThrow(FileFormatError);
      await expect(readWeightField(join(folder, 'none'), encoder)).rejects.toThrow(MissingFileError);
    });
  });
});
