import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { FileFormatError, MissingFileError, OptionError } from '../../src/errors.js';
import { writeContainer } from '../../src/matrix/write-container.js';
import { writeNpy } from '../../src/matrix/write-npy.js';
import { readVectorFile } from '../../src/space/read-vector-file.js';
import { readVocabulary } from '../../src/space/read-vocabulary.js';
import { writeSpace } from '../../src/space/write-space.js';
import { makeTemporaryFolder } from '../matrix/temporary-folder.js';
import { spaceOf } from './small-spaces.js';
import { tabulate } from './tabulate.js';

const words = ['constructor', '__proto__', ' naïve 中文', ''];
const rows = [
  [1, 2.5],
  [-3, 4],
  [0, 0.125],
  [7, 8],
];
const expected = words.map((word, row) => [word, rows[row]]);

/** Writes files into a folder of their own and returns their paths in order. */
async function write(...files: readonly (readonly [name: string, content: string | Uint8Array])[]): Promise<string[]> {
  const folder = await makeTemporaryFolder();
  for (const [name, content] of files) await writeFile(join(folder, name), content);
  return files.map(([name]) => join(folder, name));
}

/** A safetensors file as other programs write it: the length of the header, the header, the numbers. */
function safetensors(tensors: Readonly<Record<string, { dtype: string; shape: number[]; bytes: Uint8Array }>>): Buffer {
  let end = 0;
  const header: Record<string, unknown> = { __metadata__: { format: 'pt' } };
  for (const [name, { dtype, shape, bytes }] of Object.entries(tensors)) {
    header[name] = { dtype, shape, data_offsets: [end, end + bytes.length] };
    end += bytes.length;
  }
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  return Buffer.concat([length, text, ...Object.values(tensors).map(({ bytes }) => bytes)]);
}

const singles = new Uint8Array(Float32Array.from(rows.flat()).buffer);
/** The half-precision forms of 1, 2.5, -3, 4, 0, 0.125, 7, 8. */
const halves = new Uint8Array(Uint16Array.of(0x3c00, 0x4100, 0xc200, 0x4400, 0, 0x3000, 0x4700, 0x4800).buffer);
const matrix = { dtype: 'F32', shape: [4, 2], bytes: singles };
const vocabularyFile = ['words.txt', `${words.join('\n')}\n`] as const;

describe('readVectorFile', () => {
  it("reads fastText's .vec, whose lines end with a space", async () => {
    const [path = '', packed = ''] = await write(
      ['wiki.vec', '3 2\n</s> 1 2 \n, 3 4 \nconstructor -1e-3 0 \n'],
      ['wiki.vec.gz', gzipSync('1 2\ndog 1 2 \n')],
    );
    const space = await readVectorFile(path, { name: 'wiki' });
    expect(tabulate(space)).toEqual([
      ['</s>', [1, 2]],
      [',', [3, 4]],
      ['constructor', [Math.fround(-1e-3), 0]],
    ]);
    expect(space.name).toBe('wiki');
    expect(tabulate(await readVectorFile(path, { limit: 1 })).length).toBe(1);
    expect(tabulate(await readVectorFile(packed))).toEqual([['dog', [1, 2]]]);
  });

  it('reads GloVe, word2vec binary, winkNLP and spaces of qualia by the ends of their names', async () => {
    const binary = Buffer.concat([Buffer.from('1 2\ndog '), new Uint8Array(Float32Array.of(1, 2).buffer)]);
    const paths = await write(
      ['glove.txt', 'dog 1 2\n'],
      ['news.bin', binary],
      ['wink.json', JSON.stringify({ dimensions: 2, words: ['dog'], vectors: { dog: [1, 2] } })],
      ['own.safetensors', ''],
    );
    await writeSpace(paths[3] ?? '', spaceOf('dense', [['dog', [1, 2]]]));
    for (const path of paths) expect(tabulate(await readVectorFile(path))).toEqual([['dog', [1, 2]]]);
    expect((await readVectorFile(paths[3] ?? '')).name).toBe('small');
    expect((await readVectorFile(paths[3] ?? '', { name: 'own' })).name).toBe('own');
  });

  it('reads a NumPy matrix with the words of its rows', async () => {
    const [vocabulary = '', path = ''] = await write(vocabularyFile, ['m.npy', '']);
    for (const values of [Float32Array.from(rows.flat()), Float64Array.from(rows.flat())]) {
      await writeNpy(path, { shape: [4, 2], values });
      const space = await readVectorFile(path, { vocabulary, name: 'own' });
      expect(tabulate(space)).toEqual(expected);
      expect(space.name).toBe('own');
      expect(space.history).toEqual([{ step: 'read', options: { format: 'npy' } }]);
    }
    expect(tabulate(await readVectorFile(path, { vocabulary, limit: 2 }))).toEqual(expected.slice(0, 2));
  });

  it('reads a tensor of another program with the words of its rows, also in half precision', async () => {
    const [vocabulary = '', one = '', two = ''] = await write(
      vocabularyFile,
      ['one.safetensors', safetensors({ bias: { dtype: 'F32', shape: [2], bytes: singles.slice(0, 8) }, matrix })],
      [
        'two.safetensors',
        safetensors({ other: matrix, 'embeddings.weight': { dtype: 'F16', shape: [4, 2], bytes: halves } }),
      ],
    );
    expect(tabulate(await readVectorFile(one, { vocabulary }))).toEqual(expected);
    const space = await readVectorFile(two, { vocabulary, tensor: 'embeddings.weight' });
    expect(tabulate(space)).toEqual(expected);
    expect(space.history).toEqual([{ step: 'read', options: { format: 'safetensors embeddings.weight' } }]);
    await expect(readVectorFile(two, { vocabulary })).rejects.toThrow(
      /"other" \(4 x 2\), "embeddings.weight" \(4 x 2\)/,
    );
    await expect(readVectorFile(two, { vocabulary, tensor: 'bias' })).rejects.toThrow(OptionError);
    await expect(readVectorFile(one, { vocabulary, tensor: 'bias' })).rejects.toThrow(/allowed: "matrix" \(4 x 2\)/);
  });

  it('asks for the words of a bare matrix', async () => {
    const [npy = '', foreign = ''] = await write(['m.npy', ''], ['m.safetensors', safetensors({ matrix })]);
    await writeNpy(npy, { shape: [4, 2], values: Float32Array.from(rows.flat()) });
    for (const path of [npy, foreign]) {
      await expect(readVectorFile(path)).rejects.toThrow(/"vocabulary" is undefined; allowed: a file of the words/);
    }
  });

  it('refuses words that are not those of the rows', async () => {
    const [path = '', few = '', many = '', twice = '', bytes = ''] = await write(
      ['m.safetensors', safetensors({ matrix })],
      ['few.txt', 'a\nb\nc'],
      ['many.txt', 'word\na\nb\nc\nd\n'],
      ['twice.txt', 'a\nb\na\nc\n'],
      ['bytes.txt', Buffer.from([97, 10, 0xff, 10])],
    );
    await expect(readVectorFile(path, { vocabulary: few })).rejects.toThrow(/few.txt, line 4: has 3 lines.* 4 rows/);
    await expect(readVectorFile(path, { vocabulary: many })).rejects.toThrow(/many.txt, line 5: has 5 lines/);
    await expect(readVectorFile(path, { vocabulary: twice })).rejects.toThrow(/twice.txt, line 3: "a" came before/);
    await expect(readVectorFile(path, { vocabulary: bytes })).rejects.toThrow(/bytes.txt, line 2: .*UTF-8/);
    await expect(readVectorFile(path, { vocabulary: `${few}.gone` })).rejects.toThrow(MissingFileError);
    const space = await readVectorFile(path, { vocabulary: twice, duplicates: 'first' });
    expect(tabulate(space)).toEqual([
      ['a', [1, 2.5]],
      ['b', [-3, 4]],
      ['c', [7, 8]],
    ]);
  });

  it('refuses arrays that are no matrix, and numbers that are not finite', async () => {
    const [vocabulary = '', flat = '', wrong = '', none = ''] = await write(
      ['words.txt', 'a\nb\n'],
      ['flat.npy', ''],
      ['w.npy', ''],
      ['none.safetensors', ''],
    );
    await writeContainer(none, new Map([['bias', { shape: [2], values: Float32Array.of(1, 2) }]]), new Map());
    await expect(readVectorFile(none, { vocabulary })).rejects.toThrow(/none.safetensors, header: holds no matrix/);
    await writeNpy(flat, { shape: [2], values: Float32Array.of(1, 2) });
    await writeNpy(wrong, { shape: [2, 2], values: Float32Array.of(1, 2, 3, Number.NaN) });
    await expect(readVectorFile(flat, { vocabulary })).rejects.toThrow(
      /has the shape \[2\], expected words x dimensions/,
    );
    await expect(readVectorFile(wrong, { vocabulary })).rejects.toThrow(/row 2: the vector of "b"/);
  });

  it('says what to do with a fastText model and with formats of other programs', async () => {
    const model = Buffer.from([0xba, 0x16, 0x4f, 0x2f, 12, 0, 0, 0]);
    const [bin = '', ftz = '', torch = ''] = await write(
      ['cc.en.300.bin', model],
      ['small.ftz', model],
      ['m.pt', 'PK'],
    );
    for (const path of [bin, ftz]) {
      await expect(readVectorFile(path)).rejects.toThrow(/fastText model with pieces of words.*take the file \.vec/);
    }
    await expect(readVectorFile(torch)).rejects.toThrow(/save the matrix there as \.npy or \.safetensors/);
    await expect(readVectorFile(torch)).rejects.toThrow(FileFormatError);
  });

  it.each(['gone.txt', 'gone.bin', 'gone.json', 'gone.npy', 'gone.safetensors'])(
    'tells that %s is missing',
    async (name) => {
      await expect(readVectorFile(name, { ...(name.endsWith('.npy') && { vocabulary: 'gone' }) })).rejects.toThrow(
        MissingFileError,
      );
    },
  );

  it('refuses options that mean nothing for the format', async () => {
    const [glove = '', own = ''] = await write(['glove.txt', 'dog 1 2\n'], ['own.safetensors', '']);
    await writeSpace(own, spaceOf('dense', [['dog', [1, 2]]]));
    for (const options of [{ vocabulary: 'words.txt' }, { tensor: 'matrix' }]) {
      for (const path of [glove, own]) await expect(readVectorFile(path, options)).rejects.toThrow(OptionError);
    }
    await expect(readVectorFile(own, { limit: 1 })).rejects.toThrow(/read as a whole/);
  });
});

describe('readVocabulary', () => {
  it('takes whole lines, empty ones too, whatever ends them', async () => {
    const [path = ''] = await write(['words.txt', '\uFEFFtoString\r\n two words \n\n\uFEFF\nlast']);
    expect(await readVocabulary(path)).toEqual(['toString', ' two words ', '', '\uFEFF', 'last']);
  });
});
