import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { embedTexts } from '../../src/embedding/embed-texts.js';
import { MissingFileError, QualiaError } from '../../src/errors.js';
import { importModel } from '../../src/models/import-model.js';
import { describeEmbeddingModel } from '../conformance/embedding-model.js';

let folder = '';
const at = (name: string): string => join(folder, name);

const model = `{
  specificationVersion: 'v3', provider: 'mine', modelId: 'm', maxEmbeddingsPerCall: 3, supportsParallelCalls: true,
  doEmbed: async ({ values }) => ({ embeddings: values.map((text) => [text.length, 2]) }),
}`;
const modules = new Map([
  ['model.mjs', `export const model = ${model};\nexport const embed = (texts) => texts.map(() => [0]);\n`],
  ['embed.mjs', 'export const embed = (texts) => texts.map((text) => [text.length, 1]);\n'],
  ['embed-2.mjs', 'export const embed = (texts) => texts.map((text) => [text.length, 9]);\n'],
  ['default.mjs', `export default ${model};\n`],
  [
    'class.mjs',
    `class Model { get provider() { return 'mine'; } get modelId() { return 'got'; } doEmbed() {} }
    export const model = new Model();\n`,
  ],
  ['named.mjs', 'export const other = async (texts) => texts.map(() => [7]);\nexport const model = 3;\n'],
  ['none.mjs', 'export const model = { provider: "mine", modelId: "m" };\n'],
  ['throws.mjs', 'throw new Error("no luck today");\n'],
]);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qualia-import-'));
  for (const [name, text] of modules) await writeFile(at(name), text);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describeEmbeddingModel('a function of a module', () => importModel(at('embed.mjs')), ['dog', 'constructor'], {
  embeds: 'all',
});

describe('importModel', () => {
  it('takes "model" before "embed" before the default export', async () => {
    expect(await importModel(at('model.mjs'))).toMatchObject({
      provider: 'mine',
      modelId: 'm',
      maxEmbeddingsPerCall: 3,
    });
    expect(await importModel(at('default.mjs'))).toMatchObject({ provider: 'mine' });
    expect((await importModel(at('class.mjs'))).modelId).toBe('got');
  });

  it('names a function by its file and a checksum of it, so that another version is another model', async () => {
    const [first, second] = [await importModel(at('embed.mjs')), await importModel(at('embed-2.mjs'))];
    expect(first.provider).toBe('module');
    expect(first.modelId).toMatch(/^embed\.mjs [0-9a-f]{16}$/);
    expect(second.modelId.split(' ')[1]).not.toBe(first.modelId.split(' ')[1]);
  });

  it('takes the export that is asked for and no other', async () => {
    const found = await importModel(at('named.mjs'), { exported: 'other' });
    expect([...((await embedTexts(found, ['dog'])).get('dog') ?? [])]).toEqual([7]);
    for (const exported of ['constructor', 'toString', '__proto__', 'embed']) {
      const error: unknown = await importModel(at('named.mjs'), { exported }).catch((caught: unknown) => caught);
      expect(error).toMatchObject({ code: 'MODULE', message: expect.stringContaining(`texts as "${exported}"`) });
    }
  });

  it('says what a module should export, why it cannot be imported, or that there is none', async () => {
    await expect(importModel(at('none.mjs'))).rejects.toThrow(
      'exports no model. Export an embedding model or a function of texts as "model", "embed", "default".',
    );
    await expect(importModel(at('throws.mjs'))).rejects.toThrow(QualiaError);
    await expect(importModel(at('throws.mjs'))).rejects.toThrow('no luck today');
    await expect(importModel(at('missing.mjs'))).rejects.toThrow(MissingFileError);
  });
});
