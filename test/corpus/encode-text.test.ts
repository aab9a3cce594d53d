import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareText } from '../../src/corpus/count-contexts.js';
import { encodeShards } from '../../src/corpus/encode-shards.js';
import { countWords, type EncodedText, type EncodeTextOptions, encodeText } from '../../src/corpus/encode-text.js';
import { Vocabulary } from '../../src/corpus/vocabulary.js';
import { FileFormatError, MissingFileError, OptionError, QualiaError } from '../../src/errors.js';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A text in pieces, cut at the given places. */
async function* pieces(bytes: Uint8Array, length = bytes.length): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += length) yield bytes.subarray(start, start + length);
}

const encode = (text: string, options?: EncodeTextOptions): Promise<EncodedText> =>
  encodeText(pieces(bytesOf(text)), options);

/** Prints ids as words, `/` for a line end and `_` for a gap. */
const print = ({ ids, vocabulary }: EncodedText): string => {
  const names = [...vocabulary.labels, '/', '_'];
  return Array.from(ids, (id) => names[id]).join(' ');
};

describe('encodeText', () => {
  it('ranks words by frequency, then by name', async () => {
    const encoded = await encode('b a c\nb a\nb d');
    expect(encoded.vocabulary.labels).toEqual(['b', 'a', 'c', 'd']);
    expect([...encoded.frequencies]).toEqual([3, 2, 1, 1]);
    expect(encoded.tokens).toBe(7);
    expect(print(encoded)).toBe('b a c / b a / b d');
  });

  it('knows more words than 16 bits count', async () => {
    const words = Array.from({ length: 70_000 }, (_, place) => `w${place}`);
    const text = `${words.join(' ')}\n${[...words].reverse().join(' ')}`;
    expect(print(await encode(text)) === text.replace('\n', ' / ')).toBe(true);
  });

  it.each([
    ["The dog's well-known (un)happiness -- 'tis -it's- 3.5", "the dog's well-known un happiness tis it's 3 5"],
    ['“Don’t,” he said—“stop…”', "don't he said stop"],
    ['Élan ÉLAN élan\u00a0Straße\u3000人 \ufeff\u200bx', 'élan élan élan straße 人 x'],
    ['constructor __proto__ toString', 'constructor proto tostring'],
    ['¿qué? 2ª «año» 5µm x²y', 'qué 2ª año 5µm x y'],
    ["o’clock o'’clock rock'n'roll a--b ’a’ a-", "o'clock o clock rock'n'roll a b a a"],
  ])('finds words: %s', async (text, words) => {
    expect(print(await encode(text))).toBe(words);
  });

  it('keeps case when it is told to, and joins spellings that differ in case or apostrophe alone', async () => {
    expect(print(await encode('The the Été été'))).toBe('the the été été');
    expect(print(await encode('The the Été été', { lowerCase: false }))).toBe('The the Été été');
    // The Kelvin sign becomes k.
    expect((await encode('k \u212a K')).vocabulary.labels).toEqual(['k']);
  });

  it('takes all between spaces and controls as tokens when it is told to', async () => {
    const options = { tokens: 'whitespace' } as const;
    expect(print(await encode('Don’t, (stop)\u0000__proto__\tx\r\n \n\n\u00a0y', options))).toBe(
      'don’t, (stop) __proto__ x / \u00a0y',
    );
    expect((await encode('\ufeffa a', options)).vocabulary.labels).toEqual(['a', '\ufeffa']);
  });

  it('leaves out rare words and closes the ranks, or leaves gaps', async () => {
    const text = 'a b a c\nc d d d';
    expect(print(await encode(text, { minimumCount: 2 }))).toBe('d d d'.replace(/^/, 'a a c / c '));
    expect(print(await encode(text, { minimumCount: 2, leftOut: 'gap' }))).toBe('a _ a c / c d d d');
    expect(print(await encode(text, { maximumWords: 1 }))).toBe('/ d d d');
    expect((await encode(text, { maximumWords: 2 })).vocabulary.labels).toEqual(['d', 'a']);
  });

  it('encodes what a search with a pattern finds, in whatever pieces the text comes', async () => {
    const alphabet = [
      'a',
      'B',
      'é',
      '’',
      "'",
      '-',
      ' ',
      '\n',
      'incomprehensibilities',
      'ß',
      '\u2014',
      'constructor',
      '😀',
    ];
    const texts = fc.array(fc.constantFrom(...alphabet), { maxLength: 300 }).map((list) => list.join(''));
    await fc.assert(
      fc.asyncProperty(texts, fc.integer({ min: 1, max: 50 }), async (text, length) => {
        const found = text.matchAll(/\n|[\p{L}😀]+(?:['’-][\p{L}😀]+)*/gu);
        const words = Array.from(found, ([token]) => token.replaceAll('’', "'").toLowerCase());
        const isEmpty = words.every((word) => word === '\n');
        const encoding = encodeText(pieces(bytesOf(text), length));
        if (isEmpty) {
          await expect(encoding).rejects.toThrow(QualiaError);
          return;
        }
        const encoded = await encoding;
        const printed = words.map((word) => (word === '\n' ? '/' : word)).join(' ');
        expect(print(encoded)).toBe(printed.replace(/\/( \/)+/g, '/'));
        const counts = new Map<string, number>();
        for (const word of words) if (word !== '\n') counts.set(word, (counts.get(word) ?? 0) + 1);
        const ranked = [...counts].sort(([a, m], [b, n]) => n - m || compareText(a, b));
        expect(encoded.vocabulary.labels).toEqual(ranked.map(([word]) => word));
        expect([...encoded.frequencies]).toEqual(ranked.map(([, count]) => count));
      }),
    );
  });

  it('holds more words than its tables have room for at first, and words longer than a batch', async () => {
    const words = Array.from({ length: 150_000 }, (_, place) => `word${place.toString(36)}-with-a-longer-name`);
    const encoded = await encode(words.join(' '));
    expect(encoded.vocabulary.size).toBe(150_000);
    expect(encoded.ids).toBeInstanceOf(Uint32Array);
    expect(Array.from(encoded.ids.subarray(0, 50), (id) => encoded.vocabulary.labelAt(id))).toEqual(words.slice(0, 50));
    const long = 'x'.repeat(3_000_000);
    expect((await encode(`a ${long} a ${long}y`)).vocabulary.labels).toEqual(['a', long, `${long}y`]);
  });

  it('tells how far it has come, and stops when told', async () => {
    const text = bytesOf('one two three\n'.repeat(500_000));
    const seen: number[] = [];
    await encodeText(pieces(text, 100_000), { onProgress: ({ bytesRead }) => seen.push(bytesRead) });
    expect(seen.at(-1)).toBe(text.length);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.length).toBeGreaterThan(2);
    const controller = new AbortController();
    const stopping = encodeText(pieces(text, 100_000), {
      signal: controller.signal,
      onProgress: () => controller.abort(new Error('enough')),
    });
    await expect(stopping).rejects.toThrow('enough');
  });

  it('says that there is nothing to encode', async () => {
    await expect(encode('')).rejects.toThrow('The text has no tokens');
    await expect(encode('... \n')).rejects.toThrow('The text has no tokens');
    await expect(encode('a b', { minimumCount: 2 })).rejects.toThrow('None of the 2 tokens is frequent enough');
  });

  it.each([
    [[0x61, 0x20, 0x80], 2],
    [[0x61, 0xc3, 0x20, 0x61], 1],
    [[0xed, 0xa0, 0x80], 0],
    [[0x61, 0x0a, 0xf0, 0x9f, 0x98], 2],
    [[0x61, 0x62, 0xff, 0x20], 2],
    [[0xc0, 0xaf], 0],
  ])('refuses bytes that are not UTF-8: %j at %d', async (bytes, offset) => {
    for (const length of [1, 2, 9]) {
      const encoding = encodeText(pieces(Uint8Array.from(bytes), length));
      await expect(encoding).rejects.toThrow(FileFormatError);
      await expect(encoding).rejects.toThrow(`byte ${offset}:`);
    }
  });

  it.each<[string, EncodeTextOptions]>([
    ['tokens', { tokens: 'constructor' as 'words' }],
    ['lowerCase', { lowerCase: 1 as unknown as boolean }],
    ['minimumCount', { minimumCount: 0 }],
    ['maximumWords', { maximumWords: 0.5 }],
    ['leftOut', { leftOut: 'zero' as 'gap' }],
    ['threads', { threads: 0 }],
  ])('refuses %s out of range', async (option, options) => {
    await expect(encode('a', options)).rejects.toThrow(OptionError);
    await expect(encode('a', options)).rejects.toThrow(`"${option}"`);
  });
});

describe('encodeText from files', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qualia-text-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('ends a line with each file', async () => {
    const paths = [join(folder, 'one.txt'), join(folder, 'two.txt')];
    await writeFile(paths[0] as string, 'a b');
    await writeFile(paths[1] as string, 'b c');
    expect(print(await encodeText(paths))).toBe('a b / b c /');
    expect(print(await encodeText(paths[0] as string))).toBe('a b /');
  });

  it('says in which file at which byte the text is not UTF-8', async () => {
    const paths = [join(folder, 'good.txt'), join(folder, 'bad.txt')];
    await writeFile(paths[0] as string, 'good '.repeat(300_000));
    await writeFile(paths[1] as string, Buffer.concat([Buffer.alloc(1_500_000, 'word '), Buffer.from([0xfe, 0x61])]));
    await expect(encodeText(paths)).rejects.toThrow(`${paths[1]}, byte 1500000: 0xfe`);
  });

  it('says which file is not there', async () => {
    await expect(encodeText(join(folder, 'none.txt'))).rejects.toThrow(MissingFileError);
    await expect(encodeText(join(folder, 'none', '*.txt'))).rejects.toThrow(MissingFileError);
  });
});

describe('countWords', () => {
  it('finds the vocabulary that encodeText finds', async () => {
    const text = bytesOf('The cat, the dog; the cat’s hat.\n'.repeat(100));
    const { vocabulary, frequencies, tokens } = await encodeText(pieces(text), { minimumCount: 150 });
    const counted = await countWords(pieces(text), { minimumCount: 150 });
    expect(counted.vocabulary.labels).toEqual(vocabulary.labels);
    expect(counted).toMatchObject({ frequencies, tokens });
  });
});

describe('encodeShards', () => {
  const shardsOf = async (text: string, labels: readonly string[], options = {}) => {
    const shards: (readonly number[])[] = [];
    const vocabulary = new Vocabulary('the words', labels);
    for await (const { ids, words } of encodeShards(pieces(bytesOf(text)), vocabulary, options)) {
      expect(words).toBe(labels.length);
      shards.push([...ids]);
    }
    return shards;
  };

  it('gives each token its place in the vocabulary and leaves out others', async () => {
    const labels = ['', 'dog', 'été', 'a b', '\0', 'constructor', "don't"];
    const text = 'Dog ÉTÉ cat chaté\nconstructor don’t';
    expect(await shardsOf(text, labels)).toEqual([[1, 2, 7, 5, 6]]);
    expect(await shardsOf(text, labels, { leftOut: 'gap' })).toEqual([[1, 2, 8, 8, 7, 5, 6]]);
    expect(await shardsOf(text, [])).toEqual([[0]]);
    expect(await shardsOf('', ['a'])).toEqual([]);
  });

  it('cuts shards at line ends, and together they are the text', async () => {
    const text = 'one two three\nfour five\n'.repeat(150_000);
    const whole = await encodeText(pieces(bytesOf(text)));
    const shards = await shardsOf(text, whole.vocabulary.labels, { shardTokens: 100_000 });
    expect(shards.length).toBeGreaterThan(1);
    expect(shards.flat()).toEqual(Array.from(whole.ids));
    for (const shard of shards) expect(shard.at(-1)).toBe(whole.vocabulary.size);
  });

  it('refuses shards of no tokens', async () => {
    await expect(shardsOf('a', ['a'], { shardTokens: 0 })).rejects.toThrow('"shardTokens"');
  });
});
