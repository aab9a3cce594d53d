import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MissingFileError, QualiaError } from '../../../src/errors.js';
import { importSystem } from '../../../src/evaluation/systems/module-system.js';
import { describeEvaluatedSystem } from '../../conformance/evaluated-system.js';
import { choiceSet, pairSet } from './toy-sets.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qualia-module-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const embed = 'texts => texts.map(text => [text.length, 1])';

describeEvaluatedSystem('a module that embeds', async () => ({
  system: await importSystem(write('embeds.mjs', `export const embed = ${embed};`)),
  sets: [pairSet, choiceSet],
}));

describe('importSystem', () => {
  it.each([
    ['a function', `export const embed = async ${embed};`, 'function.mjs'],
    ['a default export with a function', `export default { name: 'by length', embed: ${embed} };`, 'by length'],
    [
      'a model',
      `const doEmbed = async ({ values }) => ({ embeddings: values.map((text) => [text.length, 1]) });
       export const model = { specificationVersion: 'v2', provider: 'p', modelId: 'm', doEmbed };`,
      'p m',
    ],
    [
      'a model of a class as the default export',
      `class Model {
         get provider() { return 'p'; }
         modelId = 'class';
         async doEmbed({ values }) { return { embeddings: values.map((text) => [text.length, 1]) }; }
       }
       export default new Model();`,
      'p class',
    ],
    [
      'answerers',
      `export const name = 'mine';
       export const answerers = { 'rated-pairs': ({ pairs }) => pairs.map(() => ({ answer: 1 })) };`,
      'mine',
    ],
  ])('takes %s', async (what, code, name) => {
    const path = write(`${what.replaceAll(' ', '-')}.mjs`.replace('a-function', 'function'), code);
    const system = await importSystem(path);
    expect(system.name).toBe(name);
    const answers = await system.answerers['rated-pairs']?.(pairSet, { task: 'toy' });
    expect(answers?.map(({ answer }) => typeof answer)).toEqual(['number', 'number', 'number']);
  });

  it('asks for a cache under an id that changes with the module', async () => {
    const ids: string[] = [];
    const openCache = async ({ modelId }: { readonly modelId: string }): Promise<undefined> => {
      ids.push(modelId);
    };
    await importSystem(write('one.mjs', `export const embed = ${embed};`), { openCache });
    await importSystem(write('two.mjs', `export const embed = ${embed}; // changed`), { openCache });
    expect(new Set(ids.map((id) => id.split(' ')[1])).size).toBe(2);
  });

  it.each([
    ['nothing.mjs', 'export const other = 1;', 'exports no system. Export "model"'],
    ['kinds.mjs', 'export const answerers = { pairs: () => [] };', 'exports no system'],
    ['broken.mjs', 'export const = 1;', 'Cannot import'],
    ['throws.mjs', 'throw new Error("no key");', 'no key'],
  ])('tells what is wrong with %s', async (name, code, problem) => {
    const path = write(name, code);
    await expect(importSystem(path)).rejects.toThrow(QualiaError);
    await expect(importSystem(path)).rejects.toThrow(problem);
  });

  it('tells a module that is not there, and a function that gives no vectors', async () => {
    await expect(importSystem(join(folder, 'none.mjs'))).rejects.toThrow(MissingFileError);
    const system = await importSystem(write('wrong.mjs', 'export const embed = () => 1;'));
    await expect(system.answerers['rated-pairs']?.(pairSet, { task: 'toy' })).rejects.toThrow(
      'gives no list of vectors',
    );
  });
});
