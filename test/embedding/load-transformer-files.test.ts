import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadTransformerFiles, type TransformerFilesOptions } from '../../src/embedding/load-transformer-files.js';
import { readTransformerFolder } from '../../src/embedding/read-transformer-folder.js';
import { tinyFiles, writeFiles } from './tiny-transformer.js';

const files = tinyFiles();
let cacheFolder: string;
let asked: string[];

/** A hub that holds the tiny transformer as `owner/tiny`. */
const fetch: typeof globalThis.fetch = async (address) => {
  asked.push(`${address}`);
  const path = /^https:\/\/hub\.example\/owner\/tiny\/resolve\/[^/]+\/(.+)$/.exec(`${address}`)?.[1] ?? '';
  const content = files.get(path);
  return content === undefined
    ? new Response('', { status: 404, statusText: 'Not Found' })
    : new Response(typeof content === 'string' ? content : Uint8Array.from(content));
};
const load = (model: string, options: TransformerFilesOptions = {}): Promise<string> =>
  loadTransformerFiles(model, 'model.onnx', { cacheFolder, hub: 'https://hub.example', fetch, ...options });

beforeEach(async () => {
  cacheFolder = await writeFiles(new Map());
  asked = [];
  vi.stubEnv('HF_HUB_OFFLINE', '');
});

afterEach(async () => {
  await rm(cacheFolder, { recursive: true });
  vi.unstubAllEnvs();
});

describe('loadTransformerFiles', () => {
  it('takes a folder as it is', async () => {
    const folder = await writeFiles(files);
    expect(await load(folder)).toBe(folder);
    expect(asked).toEqual([]);
    await rm(folder, { recursive: true });
  });

  it('downloads a model of the hub once', async () => {
    const folder = await load('owner/tiny', { offline: false });
    expect(folder).toBe(join(cacheFolder, 'owner', 'tiny', 'main', 'model'));
    expect(await readTransformerFolder(folder, 'model.onnx')).toMatchObject({ mask: '[MASK]', positions: 12 });
    const calls = asked.length;
    expect(await load('owner/tiny')).toBe(folder);
    expect(asked.length).toBe(calls);
    expect(await readdir(join(cacheFolder, 'owner', 'tiny', 'main'))).toEqual(['model']);
    await load('owner/tiny', { offline: false, revision: 'refs/pr/1' });
    expect(asked.at(-1)).toMatch(/resolve\/refs%2Fpr%2F1\//);
  });

  it.each(['', '.', '..'])('refuses %j for a revision, which would be another folder', async (revision) => {
    await expect(load('owner/tiny', { offline: false, revision })).rejects.toThrow(/revision/);
    expect(asked).toEqual([]);
  });

  it('takes the weights where the hub has no model in ONNX form', async () => {
    const others = new Map(files);
    others.delete('onnx/model.onnx');
    others.set('model.safetensors', 'weights');
    const fetchOthers: typeof globalThis.fetch = async (address) => {
      const content = others.get(`${address}`.split('/resolve/main/')[1] ?? '');
      return content === undefined ? new Response('', { status: 404 }) : new Response(String(content));
    };
    const folder = await load('owner/tiny', { offline: false, fetch: fetchOthers });
    expect(await readdir(folder)).toContain('model.safetensors');
    others.delete('model.safetensors');
    await expect(load('owner/other', { offline: false, fetch: fetchOthers })).rejects.toThrow('model.safetensors');
  });

  it('tells how to fetch a model that has a name of its own', async () => {
    await expect(load('all-minilm-l6-v2')).rejects.toThrow(/or run "qualia providers fetch all-minilm-l6-v2"/);
    await expect(load('all-minilm-l6-v2', { cacheFolder: undefined })).rejects.toThrow(/cacheFolder/);
  });

  it('downloads nothing unasked, or where the environment forbids it', async () => {
    await expect(load('owner/tiny')).rejects.toThrow(/owner\/tiny is not there; set offline to false to download it/);
    for (const value of ['1', 'TRUE']) {
      vi.stubEnv('HF_HUB_OFFLINE', value);
      await expect(load('owner/tiny', { offline: false })).rejects.toThrow(/unset HF_HUB_OFFLINE/);
    }
    expect(asked).toEqual([]);
  });

  it('says what is wrong with the name', async () => {
    await expect(load('./nowhere')).rejects.toThrow(
      /Cannot read \.\/nowhere\. Name a folder, a model of the Hugging Face hub/,
    );
    await expect(load('../tiny', { offline: false })).rejects.toThrow(/Name a folder/);
    await expect(load('owner/tiny', { cacheFolder: undefined })).rejects.toThrow(
      /"cacheFolder" is undefined; allowed: a folder/,
    );
    expect(asked).toEqual([]);
  });

  it('tells what the hub answers, and leaves nothing half done', async () => {
    await expect(load('owner/other', { offline: false })).rejects.toThrow(/The hub answers 404 Not Found/);
    const unreachable = async (): Promise<Response> => {
      throw new TypeError('fetch failed');
    };
    const failing = load('owner/tiny', { offline: false, fetch: unreachable });
    await expect(failing).rejects.toMatchObject({
      code: 'HUB',
      message: expect.stringMatching(/Check the network, or/),
    });
    const broken = async (): Promise<Response> => new Response('{}', { headers: { 'content-length': '9' } });
    await expect(load('owner/tiny', { offline: false, fetch: broken })).rejects.toThrow(/broke off: 2 of 9 bytes/);
    expect(await readdir(join(cacheFolder, 'owner', 'tiny', 'main'))).toEqual([]);
  });

  it('stops with the reason of an aborted signal', async () => {
    const reason = new Error('enough');
    const signal = AbortSignal.abort(reason);
    await expect(load('owner/tiny', { offline: false, signal, fetch: globalThis.fetch })).rejects.toBe(reason);
  });
});
