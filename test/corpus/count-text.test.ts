import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type * as Pairs from '../../src/corpus/count-pairs.js';
import { type CountTextOptions, countText } from '../../src/corpus/count-text.js';
import type * as Encoding from '../../src/corpus/encode-text.js';
import { OptionError } from '../../src/errors.js';
import type * as Weighting from '../../src/matrix/weightings/ppmi.js';
import { pmi } from '../../src/matrix/weightings/ppmi.js';
import { toRows } from '../matrix/arbitraries.js';

// Worker threads cannot load TypeScript, so tests with threads run what is built: build before testing.
const dist = new URL('../../dist/corpus/', import.meta.url);
if (!existsSync(dist)) throw new Error('There is no dist/: run `npm run build`.');
const { encodeText } = (await import(new URL('encode-text.js', dist).href)) as typeof Encoding;
const weightings = new URL('../../dist/matrix/weightings/ppmi.js', import.meta.url);
const { ppmi } = (await import(weightings.href)) as typeof Weighting;
const { countPairs } = (await import(new URL('count-pairs.js', dist).href)) as typeof Pairs;

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

const count = (text: string, options?: CountTextOptions) => countText(bytesOf(text), options);

describe('countText', () => {
  it('counts the words of each line near each other', async () => {
    const { targets, contexts, frequencies, tokens, matrix } = await count('The dog barks.\nThe dog', { window: 1 });
    expect(targets.labels).toEqual(['dog', 'the', 'barks']);
    expect(contexts.labels).toEqual(targets.labels);
    expect([...frequencies]).toEqual([2, 2, 1]);
    expect(tokens).toBe(5);
    expect(toRows(matrix)).toEqual([
      [0, 2, 1],
      [2, 0, 0],
      [1, 0, 0],
    ]);
  });

  it('counts the chosen targets with the chosen contexts, which others keep apart', async () => {
    const counts = await count('constructor x __proto__ y', {
      tokens: 'whitespace',
      window: 2,
      weighting: 'harmonic',
      isTarget: (word) => word === 'x' || word === 'y',
      isContext: (word, rank) => word !== 'x' && rank < 3,
    });
    // Ranked by name: __proto__, constructor, x, y.
    expect(counts.targets.labels).toEqual(['x', 'y']);
    expect(counts.contexts.labels).toEqual(['__proto__', 'constructor']);
    expect(toRows(counts.matrix)).toEqual([
      [1, 1],
      [1, 0],
    ]);
  });

  it.each<CountTextOptions>([{ window: 0 }, { weighting: () => -1 }, { weigh: { contextSmoothing: 0 } }])(
    'refuses an option out of range before it reads: %j',
    async (options) => {
      let isRead = false;
      const source = (async function* () {
        isRead = true;
        yield new TextEncoder().encode('a b');
      })();
      await expect(countText(source, options)).rejects.toThrow(OptionError);
      expect(isRead).toBe(false);
    },
  );

  it('weighs the counts when it is told to', async () => {
    const weigh = { measure: 'pmi', contextSmoothing: 0.5 } as const;
    const text = 'a b c\na b\nc a d b';
    const { matrix } = await count(text, { weigh });
    expect(matrix).toEqual(pmi((await count(text)).matrix, { contextSmoothing: 0.5 }));
  });

  it('says when no word is chosen', async () => {
    await expect(count('a b', { isContext: () => false })).rejects.toThrow(
      'No word of the text is chosen for contexts',
    );
  });
});

describe('threads', () => {
  const words = Array.from({ length: 5000 }, (_, place) => `wörd${(place * place) % 4999}`);
  const line = (place: number) => words.slice(place % 4000, (place % 4000) + 1 + (place % 19)).join(' ');
  const text = Array.from({ length: 60_000 }, (_, place) => line(place * 37)).join('\n');

  it('change nothing in what is counted', async () => {
    const [one, three] = await Promise.all([1, 3].map((threads) => encodeText(bytesOf(text), { threads })));
    expect(three?.vocabulary.labels).toEqual(one?.vocabulary.labels);
    expect(three?.frequencies).toEqual(one?.frequencies);
    expect(same(three?.ids, one?.ids)).toBe(true);
    const [single, shared] = [1, 3].map((threads) =>
      countPairs(one as Encoding.EncodedText, { weighting: 'linear', threads }),
    );
    for (const array of ['rowStarts', 'columnIndices', 'values'] as const) {
      expect(same(shared?.[array], single?.[array])).toBe(true);
    }
    expect(single?.nonzeros).toBeGreaterThan(10_000);
  });

  it('change nothing in what is weighted', async () => {
    const encoded = await encodeText(bytesOf(text));
    const counts = countPairs(encoded);
    const weigh = { contextSmoothing: 0.75 };
    const expected = ppmi(counts, weigh);
    const others = [ppmi(counts, { ...weigh, threads: 3 }), countPairs(encoded, { weigh, threads: 3 })];
    for (const other of [...others, countPairs(encoded, { weigh })]) {
      for (const array of ['rowStarts', 'columnIndices', 'values'] as const) {
        expect(same(other[array], expected[array])).toBe(true);
      }
    }
    expect(expected.nonzeros).toBeGreaterThan(10_000);
  });

  /** Compares bytes: going through numbers one by one takes seconds. */
  function same(left: ArrayBufferView | undefined, right: ArrayBufferView | undefined): boolean {
    return left !== undefined && right !== undefined && bytesOfView(left).equals(bytesOfView(right));
  }

  function bytesOfView({ buffer, byteOffset, byteLength }: ArrayBufferView): Buffer {
    return Buffer.from(buffer, byteOffset, byteLength);
  }
});
