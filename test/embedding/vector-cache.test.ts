import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openVectorCache } from '../../src/embedding/vector-cache.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qualia-vectors-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const model = { provider: 'toy', modelId: 'one' };
const vectorsOf = (...entries: readonly (readonly [string, number])[]) =>
  new Map(entries.map(([text, value]) => [text, Float32Array.of(value, 1)]));

describe('openVectorCache', () => {
  it('keeps vectors by the content of their texts, for the next that opens it', async () => {
    const cache = await openVectorCache(folder, model);
    expect(cache.find('dog')).toBeUndefined();
    await cache.add(vectorsOf(['dog', 1], ['', 2], ['__proto__', 3]));
    for (const open of [cache, await openVectorCache(folder, model)]) {
      expect(['dog', '', '__proto__', 'cat'].map((text) => open.find(text)?.[0])).toEqual([1, 2, 3, undefined]);
    }
  });

  it('keeps models apart', async () => {
    await (await openVectorCache(folder, model)).add(vectorsOf(['dog', 1]));
    for (const other of [
      { ...model, modelId: 'two' },
      { ...model, provider: 'other' },
      { provider: 'to', modelId: 'yone' },
    ]) {
      expect((await openVectorCache(folder, other)).find('dog')).toBeUndefined();
    }
  });

  it('is right under two writers, and never changes a file', async () => {
    const [first, second] = [await openVectorCache(folder, model), await openVectorCache(folder, model)];
    await Promise.all([first.add(vectorsOf(['dog', 1], ['cat', 2])), second.add(vectorsOf(['cat', 2], ['cow', 3]))]);
    const [own = ''] = readdirSync(folder);
    const before = readdirSync(join(folder, own)).map((name) => readFileSync(join(folder, own, name)));
    await first.add(vectorsOf(['dog', 9]));
    await second.add(vectorsOf(['cat', 2], ['cow', 3]));
    expect(readdirSync(join(folder, own)).map((name) => readFileSync(join(folder, own, name)))).toEqual(before);
    const third = await openVectorCache(folder, model);
    expect(['dog', 'cat', 'cow'].map((text) => third.find(text)?.[0])).toEqual([1, 2, 3]);
  });

  it('leaves a damaged file aside and tells it', async () => {
    const cache = await openVectorCache(folder, model);
    await cache.add(vectorsOf(['dog', 1]));
    const [own = ''] = readdirSync(folder);
    const [name = ''] = readdirSync(join(folder, own));
    truncateSync(join(folder, own, name), 40);
    const notices: string[] = [];
    const again = await openVectorCache(folder, model, { onNotice: (notice) => notices.push(notice) });
    expect([again.find('dog'), notices.length]).toEqual([undefined, 1]);
    expect(notices[0]).toContain(name);
    await again.add(vectorsOf(['dog', 1]));
    expect((await openVectorCache(folder, model)).find('dog')?.[0]).toBe(1);
  });
});
