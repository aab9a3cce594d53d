import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fitCommonComponents } from '../../src/embedding/common-components.js';
import { embedTexts } from '../../src/embedding/embed-texts.js';
import { estimateFrequencies } from '../../src/embedding/frequency-weight.js';
import { createStaticEmbedding } from '../../src/embedding/static-embedding.js';
import { MissingFileError, OptionError, ParseError, QualiaError, UnknownWordError } from '../../src/errors.js';
import { openModel } from '../../src/models/open-model.js';
import { readVectorFile } from '../../src/space/read-vector-file.js';
import { writeSpace } from '../../src/space/write-space.js';
import { denseSpace } from '../embedding/dense-space.js';

let folder = '';
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qualia-models-'));
  await writeFile(at('words.txt'), '4 2\ndog 1 0\nhouse 0 1\nconstructor 1 1\n__proto__ 2 1\n');
  await writeFile(at('counts.tsv'), 'target\tcount\ndog\t3\nhouse\t1\n');
  const rows = [
    ['dog', [1, 0]],
    ['house', [0, 1]],
  ] as const;
  await writeSpace(at('domain.safetensors'), denseSpace('domain', rows));
  await writeSpace(
    at('function.safetensors'),
    denseSpace('function', [
      ['dog', [1, 1]],
      ['house', [1, -1]],
    ]),
  );
  await writeFile(at('model.mjs'), 'export const embed = (texts) => texts.map((text) => [text.length, 1]);\n');
  await writeFile(at('none.mjs'), 'export const other = 1;\n');
  await writeFile(at('broken.mjs'), 'export const = 1;\n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function vectorOf(model: string, text: string): Promise<number[]> {
  const vectors = await embedTexts(await openModel(model), [text]);
  return [...(vectors.get(text) ?? [])];
}

describe('openModel', () => {
  it('opens word vectors: a text has the mean of its words, weighted where that is asked for', async () => {
    expect(await vectorOf(`static:${at('words.txt')}`, 'Dog house')).toEqual([0.5, 0.5]);
    expect(await vectorOf(`static:${at('words.txt')}`, 'constructor')).toEqual([1, 1]);
    const [dog = 0, house = 0] = await vectorOf(`static:${at('words.txt')}?weighting=frequency`, 'dog house');
    // By Zipf's law the dog is twice as frequent as the house, and weighs less.
    expect(dog).toBeLessThan(house);
    const counted = `static:${at('words.txt')}?frequencies=${encodeURIComponent(at('counts.tsv'))}&smoothing=1`;
    // 1 / (1 + 3/4) and 1 / (1 + 1/4).
    const [first = 0, second = 0] = await vectorOf(counted, 'dog house');
    expect(first / second).toBeCloseTo(1.25 / 1.75, 5);
  });

  it('leaves unknown words out, tells of them, or refuses them', async () => {
    const told: string[] = [];
    const model = await openModel(`static:${at('words.txt')}`, { onUnknown: (words) => told.push(...words) });
    await embedTexts(model, ['dog cat']);
    expect(told).toEqual(['cat']);
    const strict = await openModel(`static:${at('words.txt')}?unknown=error`);
    await expect(strict.doEmbed({ values: ['dog cat'] })).rejects.toThrow(UnknownWordError);
  });

  it('takes common components away that were fitted on the same model', async () => {
    const space = await readVectorFile(at('words.txt'));
    const plain = createStaticEmbedding(space, { frequencies: estimateFrequencies(space.targets) });
    await writeSpace(at('common.safetensors'), await fitCommonComponents(plain, ['dog', 'house', 'dog house']));
    const common = encodeURIComponent(at('common.safetensors'));
    const name = `static:${at('words.txt')}?weighting=frequency&commonComponents=${common}`;
    const [with1] = await vectorOf(name, 'dog');
    expect(with1).not.toBeCloseTo((await vectorOf(`static:${at('words.txt')}?weighting=frequency`, 'dog'))[0] ?? 0, 3);
    // Plain means are another model.
    await expect(openModel(`static:${at('words.txt')}?commonComponents=${common}`)).rejects.toThrow(QualiaError);
  });

  it('opens a space, and two as a dual one', async () => {
    expect(await vectorOf(`space:${at('domain.safetensors')}`, 'dog')).toEqual([1, 0]);
    const both = `space:${at('domain.safetensors')}?function=${encodeURIComponent(at('function.safetensors'))}`;
    expect(await vectorOf(both, 'dog')).toHaveLength(4);
    await expect(openModel(`space:${at('domain.safetensors')}?domainWeight=0.2`)).rejects.toThrow(OptionError);
  });

  it('asks a server at its address, with the key of the environment and a prefix before each text', async () => {
    const requests: { url: string; body: string; key: string | undefined }[] = [];
    const fetch = async (url: string, request: { body: string; headers: Record<string, string> }) => {
      const authorization = Object.entries(request.headers).find(([name]) => name.toLowerCase() === 'authorization');
      requests.push({ url, body: request.body, key: authorization?.[1] });
      const data = [{ index: 0, embedding: [1, 2] }];
      return { status: 200, headers: { get: () => null }, text: async () => JSON.stringify({ data }) };
    };
    const open = (name: string) => openModel(name, { fetch, environment: { SOME_KEY: 'abc', OPENAI_API_KEY: 'def' } });
    const local = await open('http://127.0.0.1:11434/v1#nomic?keyVariable=SOME_KEY&prefix=query%3A%20');
    await embedTexts(local, ['dog']);
    await embedTexts(await open('openai:small'), ['dog']);
    await embedTexts(await open('openai:small?url=http%3A%2F%2F127.0.0.1%2Fv1%2Fembeddings'), ['dog']);
    expect(requests.map(({ url }) => url)).toEqual([
      'http://127.0.0.1:11434/v1/embeddings',
      'https://api.openai.com/v1/embeddings',
      'http://127.0.0.1/v1/embeddings',
    ]);
    // Another server does not get the key of OpenAI.
    expect(requests.map(({ key }) => key)).toEqual(['Bearer abc', 'Bearer def', undefined]);
    expect(JSON.parse(requests[0]?.body ?? '')).toMatchObject({ model: 'nomic', input: ['query: dog'] });
    expect(local.modelId).toBe('nomic after "query: "');
    await expect(open('http://127.0.0.1/v1')).rejects.toThrow('# and the name of the model');
  });

  it('imports a module, and says what it should export', async () => {
    expect(await vectorOf(`module:${at('model.mjs')}`, 'house')).toEqual([5, 1]);
    await expect(openModel(`module:${at('none.mjs')}`)).rejects.toThrow('exports no model');
    await expect(openModel(`module:${at('model.mjs')}?export=constructor`)).rejects.toThrow('exports no model');
    await expect(openModel(`module:${at('broken.mjs')}`)).rejects.toThrow('Cannot import');
    await expect(openModel(`module:${at('missing.mjs')}`)).rejects.toThrow(MissingFileError);
  });

  it('refuses names that are none, and files that are not there', async () => {
    await expect(openModel('glove.txt')).rejects.toThrow(ParseError);
    await expect(openModel('static:words.txt?pooling=mean')).rejects.toThrow(ParseError);
    await expect(openModel(`static:${at('missing.txt')}`)).rejects.toThrow(MissingFileError);
    const words = `static:${at('words.txt')}?weighting=mean&frequencies=${encodeURIComponent(at('counts.tsv'))}`;
    await expect(openModel(words)).rejects.toThrow(OptionError);
  });
});
