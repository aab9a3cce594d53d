import { describe, expect, it } from 'vitest';
import type { CorpusReader } from '../../src/corpus/corpus-reader.js';
import { joinReaders } from '../../src/corpus/join-readers.js';
import { OptionError } from '../../src/errors.js';
import { describeCorpusReader } from '../conformance/corpus-reader.js';

const readerOf = (name: string, texts: readonly string[]): CorpusReader => ({
  name,
  async *read({ signal, onProgress } = {}) {
    for (const [position, text] of texts.entries()) {
      signal?.throwIfAborted();
      yield { document: 'd', position, text };
      onProgress?.((position + 1) / texts.length);
    }
    signal?.throwIfAborted();
  },
});

const joined = (): CorpusReader => joinReaders([readerOf('a', ['x', 'y']), readerOf('__proto__', ['z'])]);

describeCorpusReader('joinReaders', joined);

describe('joinReaders', () => {
  it('reads one after the other and tells their documents apart', async () => {
    const shares: number[] = [];
    const units: string[] = [];
    for await (const { document, text } of joined().read({ onProgress: (share) => shares.push(share) })) {
      units.push(`${document} ${text}`);
    }
    expect(units).toEqual(['a: d x', 'a: d y', '__proto__: d z']);
    expect(joined().name).toBe('a+__proto__');
    expect(shares).toEqual([0.25, 0.5, 0.5, 1, 1]);
  });

  it('tells the progress by sizes', async () => {
    const shares: number[] = [];
    const reader = joinReaders([readerOf('a', ['x', 'y']), readerOf('b', ['z'])], { sizes: [3, 1] });
    for await (const _ of reader.read({ onProgress: (share) => shares.push(share) }));
    expect(shares).toEqual([0.375, 0.75, 0.75, 1, 1]);
  });

  it('is the reader itself where there is one', () => {
    const reader = readerOf('a', []);
    expect(joinReaders([reader])).toBe(reader);
  });

  it('refuses none, two of one name, and sizes that are none', () => {
    const two = [readerOf('a', []), readerOf('b', [])];
    for (const sizes of [[1], [1, 0], [1, Infinity]]) expect(() => joinReaders(two, { sizes })).toThrow(OptionError);
    expect(() => joinReaders([])).toThrow(OptionError);
    expect(() => joinReaders([readerOf('a', []), readerOf('a', [])])).toThrow(OptionError);
  });
});
