import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { embedTexts } from '../../src/embedding/embed-texts.js';
import { OptionError, ParseError, QualiaError } from '../../src/errors.js';
import { importAiSdk } from '../../src/models/import-ai-sdk.js';
import { openModel } from '../../src/models/open-model.js';
import { describeEmbeddingModel } from '../conformance/embedding-model.js';
import { realModels, replyAsProvider, replyWithError } from '../embedding/ai-sdk-models.js';
import { type Reply, serverVector, startEmbeddingServer } from '../embedding/embedding-server.js';

const key = 'sk-lab-0123456789';
let folder = '';

async function start(...replies: readonly Reply[]) {
  const { url, asked } = await startEmbeddingServer(...replies);
  return { asked, baseURL: url.replace(/\/embeddings$/, '') };
}

async function install(name: string, text: string): Promise<void> {
  const own = join(folder, 'node_modules', name);
  await mkdir(own, { recursive: true });
  await writeFile(join(own, 'package.json'), JSON.stringify({ type: 'module', exports: './index.js' }));
  await writeFile(join(own, 'index.js'), text);
}

const model = (id: string): string => `{ specificationVersion: 'v3', provider: 'p', modelId: ${id}, doEmbed() {} }`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qualia-ai-sdk-'));
  await install(
    'instance',
    `export const VERSION = '1';\nexport const one = { embedding: (id) => (${model('id')}) };\n`,
  );
  await install(
    'several',
    `export const createA = () => ({ embeddingModel: () => (${model("'a'")}) });
    export const createSeveral = () => Object.assign(() => 0, { textEmbeddingModel: (id) => (${model('id')}) });\n`,
  );
  await install('none', 'export const VERSION = "1";\n');
  await install('talks', 'export const createTalks = () => ({ languageModel: () => 0 });\n');
  await install(
    'refuses',
    'export const createRefuses = () => ({ embeddingModel() { throw new Error("only chat"); } });\n',
  );
  await install('wrong', 'export const createWrong = () => ({ embeddingModel: () => 3 });\n');
  await install('broken', 'export const = 1;\n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describeEmbeddingModel('a model of a package', async () => {
  const { baseURL } = await start(replyAsProvider);
  return await importAiSdk('@ai-sdk/mistral', 'm', { baseURL, keyVariable: 'K', environment: { K: key } });
}, ['dog', '語義', 'constructor']);

describe('importAiSdk', () => {
  it.each(realModels)('opens $packageName by its name, and asks its server', async ({ packageName, ...real }) => {
    const { asked, baseURL } = await start(replyAsProvider);
    const opened = await importAiSdk(packageName, 'm', {
      baseURL,
      keyVariable: 'LAB',
      environment: { LAB: `${key}\n` },
    });
    const vectors = await embedTexts(opened, ['dog', 'cat'], { textsPerCall: 5 });
    expect([...vectors.values()].map((vector) => [...vector])).toEqual(['dog', 'cat'].map(serverVector));
    expect(opened).toMatchObject({ specificationVersion: real.version, maxEmbeddingsPerCall: real.textsPerCall });
    expect(JSON.stringify(asked[0]?.headers)).toContain(key);
    expect(opened.provider).toContain(` at ${new URL(baseURL).host}/v1`);
    expect(opened.provider).not.toContain('undefined');
    expect(inspect(opened, { depth: 9, showHidden: true })).not.toContain(key);
  });

  it('sends no key of its own to another server, and reads that of a variable at each call', async () => {
    vi.stubEnv('OPENAI_API_KEY', 'sk-of-openai-alone');
    onTestFinished(() => void vi.unstubAllEnvs());
    const { asked, baseURL } = await start(replyAsProvider);
    await embedTexts(await importAiSdk('@ai-sdk/openai', 'm', { baseURL }), ['dog']);
    expect(JSON.stringify(asked[0]?.headers)).not.toContain('sk-of');
    const environment: Record<string, string> = {};
    const opened = await importAiSdk('@ai-sdk/openai', 'm', { baseURL, keyVariable: 'LAB', environment });
    await expect(embedTexts(opened, ['dog'])).rejects.toThrow('the environment variable LAB is not set or empty');
    for (const found of ['first-key', 'second-key']) {
      environment['LAB'] = found;
      await embedTexts(opened, ['dog']);
    }
    expect(asked.slice(1).map(({ headers }) => headers.authorization)).toEqual([
      'Bearer first-key',
      'Bearer second-key',
    ]);
  });

  it('shows the key nowhere, though the server prints it, and follows it nowhere', async () => {
    const { baseURL } = await start(replyWithError(401, `Incorrect API key provided: ${key}`));
    const options = { keyVariable: 'LAB', environment: { LAB: key } };
    const opened = await importAiSdk('@ai-sdk/openai', 'm', { baseURL, ...options });
    const error: unknown = await embedTexts(opened, ['dog']).catch((caught: unknown) => caught);
    expect((error as Error).message).toContain('Incorrect API key provided: ***');
    expect(inspect(error, { depth: 20 })).not.toContain(key);
    const other = await start(replyAsProvider);
    const moved = await start((_, response) => {
      response.writeHead(307, { location: `${other.baseURL}/embeddings` }).end();
    });
    const leading = await importAiSdk('@ai-sdk/openai', 'm', { baseURL: moved.baseURL, ...options });
    await expect(embedTexts(leading, ['dog'])).rejects.toMatchObject({ cause: { statusCode: 307 }, tries: 1 });
    expect([moved.asked.length, other.asked.length]).toEqual([1, 0]);
  });

  it('takes the factory that is named like the package, or an instance', async () => {
    expect((await importAiSdk('several', 'mine', { folder })).modelId).toBe('mine');
    expect((await importAiSdk('instance', 'mine', { folder })).modelId).toBe('mine');
    const settled = importAiSdk('instance', 'mine', { folder, baseURL: 'http://localhost/v1' });
    await expect(settled).rejects.toThrow(OptionError);
  });

  it.each([
    ['missing', 'Run: npm install missing'],
    ['none', 'exports no provider of the AI SDK, but VERSION.'],
    ['talks', 'has none of the methods embeddingModel'],
    ['refuses', 'makes no embedding model m: only chat'],
    ['wrong', 'is no embedding model'],
    ['broken', 'Cannot import the package broken'],
  ])('says of the package "%s" what is wrong', async (name, problem) => {
    const error: unknown = await importAiSdk(name, 'm', { folder }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(QualiaError);
    expect((error as Error).message).toContain(problem);
  });

  it('refuses an address that is none, or has a password, and does not show it', async () => {
    for (const baseURL of ['localhost', `http://me:${key}@localhost/v1`, `ftp://localhost?k=${key}`]) {
      const error: unknown = await importAiSdk('@ai-sdk/openai', 'm', { baseURL }).catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(OptionError);
      expect(inspect(error, { depth: 9 })).not.toContain(key);
    }
  });
});

describe('openModel with ai-sdk:', () => {
  it('opens a model with its settings', async () => {
    const { asked, baseURL } = await start(replyAsProvider);
    const name = [
      `ai-sdk:@ai-sdk/openai-compatible#nomic?baseURL=${encodeURIComponent(baseURL)}`,
      'name=lab&providerOptions={"lab":{"dimensions":2}}&batch=2&prefix=query%3A%20&keyVariable=LAB',
    ].join('&');
    const opened = await openModel(name, { environment: { LAB: key } });
    await embedTexts(opened, ['a', 'b', 'c']);
    expect(asked.map(({ body }) => body)).toMatchObject([
      { model: 'nomic', input: ['query: a', 'query: b'], dimensions: 2 },
      { model: 'nomic', input: ['query: c'], dimensions: 2 },
    ]);
    expect(asked[0]?.headers.authorization).toBe(`Bearer ${key}`);
    expect(opened.modelId).toBe('nomic with {"lab":{"dimensions":2}} after "query: "');
    expect(opened.provider).toMatch(/^lab\.embedding at 127/);
  });

  it('refuses a name without a model, options that are no JSON, and names of no package', async () => {
    for (const name of ['ai-sdk:@ai-sdk/mistral', 'ai-sdk:#m', 'ai-sdk:@ai-sdk/mistral#']) {
      await expect(openModel(name)).rejects.toThrow('a package, # and a model');
    }
    for (const options of ['x', '[]', '{"openai":1}', 'null']) {
      await expect(openModel(`ai-sdk:a#m?providerOptions=${options}`)).rejects.toThrow(ParseError);
    }
    await expect(openModel('ai-sdk:../a#m')).rejects.toThrow(ParseError);
    await expect(openModel('ai-sdk:@ai-sdk/nowhere#m')).rejects.toThrow('npm install @ai-sdk/nowhere');
  });
});
