import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenCachedModelContext } from '../../src/cli/open-cached-model.js';
import { openDiscocat } from '../../src/cli/open-discocat.js';
import type { EvaluatedSystem } from '../../src/evaluation/systems/evaluated-system.js';
import { parseSystemSpecification } from '../../src/evaluation/systems/system-specification.js';
import { memoryCache } from '../embedding/toy-model.js';

let folder: string;
let context: OpenCachedModelContext;
const open = (settings: string, model = `static:${join(folder, 'vectors.txt')}`): Promise<EvaluatedSystem> =>
  openDiscocat(
    parseSystemSpecification(
      `discocat:${model}?discocat-tables=${encodeURIComponent(folder)}&discocat-model=full-additive${settings}`,
    ),
    context,
  );

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phrase-system-'));
  await writeFile(join(folder, 'vectors.txt'), 'dog 1 2\ncat 2 1\n');
  await writeFile(join(folder, 'verb-object.tsv'), 'verb\tobject\tcount\nchase\tcat\t3\n');
  context = {
    signal: new AbortController().signal,
    onNotice: () => undefined,
    cacheFolder: join(folder, 'cache'),
    openCache: async () => memoryCache(),
  };
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe('a model that learns of phrases', () => {
  it('refuses every setting that it has no use for', async () => {
    expect((await open('&discocat-penalty=2')).name).toContain('full-additive');
    for (const name of ['power', 'subject-weight', 'weights', 'layers', 'verbs', 'senses', 'signed']) {
      await expect(open(`&discocat-${name}=1`)).rejects.toThrow(`"discocat-${name}" is "1"; allowed: nothing beside`);
    }
  });

  it('refuses a model of texts beside one of words, and in the place of it', async () => {
    const words = `static:${join(folder, 'vectors.txt')}`;
    for (const [beside, model] of [
      ['openai:small', words],
      [words, 'openai:small'],
    ] as const) {
      const opened = open(`&discocat-beside=${encodeURIComponent(beside)}`, model);
      await expect(opened).rejects.toThrow(/"discocat-beside".*which small does not/);
    }
    expect((await open(`&discocat-beside=${encodeURIComponent(words)}`)).name).toContain(' + ');
    await expect(open('', 'openai:small')).rejects.toThrow(/tells which words it knows/);
  });
});
