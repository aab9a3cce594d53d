import { describe, expect, it } from 'vitest';
import { encodeArrays } from '../../../src/corpus/model-arrays.js';
import { decodeNeuralModel } from '../../../src/corpus/neural/neural-model.js';
import { FileFormatError } from '../../../src/errors.js';
import { readTinyNetwork, tinyNetworks } from './tiny-network.js';

interface Header {
  [name: string]: { dtype: string; shape: number[]; data_offsets: number[] };
}

const file = readTinyNetwork();
const headerLength = Number(new DataView(file.buffer, file.byteOffset).getBigUint64(0, true));
const data = file.subarray(8 + headerLength);

/** The tiny network with another header, or other numbers. */
function change(edit: (header: Header, data: Uint8Array) => void): () => unknown {
  const header: Header = JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + headerLength)));
  const numbers = Uint8Array.from(data);
  edit(header, numbers);
  const json = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(json.length));
  return () => decodeNeuralModel(Buffer.concat([length, json, numbers]), 'broken.bin');
}

const value = 'encoder.encoder.layer.1.attention.self.value.weight';

describe('decodeNeuralModel', () => {
  it('reads sizes off the shapes of arrays', () => {
    const model = decodeNeuralModel(file, 'tiny');
    expect([model.width, model.heads, model.layers.length]).toEqual([24, 2, 2]);
    expect(model.layers[0].wide.weights).toMatchObject({ rows: 40, columns: 24 });
    expect(model.arc).toMatchObject({ rows: 17, columns: 16 });
    expect(model.label).toMatchObject({ rows: 60, columns: 10 });
  });

  it('tells an encoder like BERT from one like MPNet', () => {
    const { BERT, MPNet } = tinyNetworks;
    const [bert, mpnet] = [BERT, MPNet].map(({ read }) => decodeNeuralModel(read(), 'tiny'));
    expect([bert.segmentVectors?.rows, bert.relativeBias, bert.inputNorm.epsilon]).toEqual([2, undefined, 1e-12]);
    expect([mpnet.segmentVectors, mpnet.relativeBias?.rows, mpnet.relativeBias?.columns]).toEqual([undefined, 32, 2]);
    expect([mpnet.positionVectors.rows, mpnet.inputNorm.epsilon]).toEqual([64, 0.001]);
  });

  it('refuses an epsilon or buckets of distances that cannot be', () => {
    for (const epsilon of ['0', '-1', 'x', '2']) {
      expect(change((header) => Object.assign(header['__metadata__'], { epsilon }))).toThrow(
        /no epsilon between 0 and 1/,
      );
    }
    const bias = 'encoder.encoder.relative_attention_bias.weight';
    const spoilt = change((header) => (header[bias] = { dtype: 'I8', shape: [6, 2], data_offsets: [0, 12] }));
    expect(spoilt).toThrow('6 rows are no buckets of distances');
  });

  it('refuses other files and files that are cut off', () => {
    expect(() => decodeNeuralModel(encodeArrays({ format: 'x' }, []), 'broken.bin')).toThrow(/qualia-neural-parser-2/);
    expect(() => decodeNeuralModel(file.subarray(0, 100), 'broken.bin')).toThrow(FileFormatError);
    expect(() => decodeNeuralModel(file.subarray(0, -1), 'broken.bin')).toThrow(/broken\.bin, \S+: .*cut off/);
  });

  it.each([
    'vocabulary',
    'mix',
    'root',
    'arc',
    'arc.scales',
    'label',
    'label.scales',
    'tagger.bias',
    'shape.weight',
    value,
    'encoder.encoder.layer.0.intermediate.dense.bias',
    'encoder.embeddings.LayerNorm.weight',
    'label_head.layers.0.bias',
  ])('refuses a file without %s, and says what to do', (name) => {
    const decode = change((header) => delete header[name]);
    expect(decode).toThrow(`broken.bin, ${name}: The array is missing. Write the file again from the trained network.`);
  });

  it('refuses arrays of another shape or type', () => {
    const reshape = (name: string, shape: number[]) => change((header) => (header[name].shape = shape));
    expect(reshape('arc', [16, 17])).toThrow(
      'broken.bin, arc: Found 272 bytes of shape [16, 17], expected 272 of [17, 16].',
    );
    expect(reshape('encoder.embeddings.position_embeddings.weight', [2, 24])).toThrow(/Found 1536 bytes/);
    expect(reshape('encoder.embeddings.position_embeddings.weight', [-1, 24])).toThrow(/position_embeddings/);
    expect(reshape('arc', [1.5])).toThrow(/arc: The array is missing/);
    expect(change((header) => (header['arc'].dtype = 'F64'))).toThrow('type F64, expected I8 or U8');
    expect(change((header) => (header[value].dtype = 'U8'))).toThrow('of shape [24, 24], expected 384 of [24, 16].');
    expect(change((header) => (header['arc.scales'].dtype = 'F16'))).toThrow('type F16, expected F32');
    expect(change((header) => (header['root'].data_offsets[1] -= 4))).toThrow(/broken\.bin, /);
    expect(change((header) => (header['arc.scales'].data_offsets[1] -= 4))).toThrow('Found 16 scales, expected 17');
    expect(change((header) => (header['tagger.bias'].data_offsets[1] -= 4))).toThrow('Found 5 numbers, expected 6');
    expect(change((header) => (header['mix'].data_offsets[1] = header['mix'].data_offsets[0]))).toThrow('one at least');
  });

  it('refuses numbers that are not finite', () => {
    const spoil = (name: string) =>
      change((header, numbers) => numbers.fill(255, header[name].data_offsets[0], header[name].data_offsets[0] + 4));
    expect(spoil('root')).toThrow('broken.bin, root: A number is not finite.');
    expect(spoil('arc.scales')).toThrow('broken.bin, arc.scales: A number is not finite.');
    expect(spoil('label.scales')).toThrow('broken.bin, label.scales: A number is not finite.');
  });

  it('refuses heads of attention that do not fit', () => {
    for (const heads of ['7', '0', '-2', 'x']) {
      expect(change((header) => Object.assign(header['__metadata__'], { heads }))).toThrow(/do not share 24 numbers/);
    }
  });

  it('refuses names that it cannot use', () => {
    const write = (name: string, text: string) =>
      change((header, numbers) => {
        const [start] = header[name].data_offsets;
        header[name].data_offsets[1] = start + text.length;
        numbers.set(Buffer.from(text), start);
      });
    expect(write('tags', 'NOUN\nWORD')).toThrow('"WORD" is no universal tag');
    expect(write('tags', 'NOUN\n\nX')).toThrow('A line is empty');
    expect(write('tags', 'NOUN\nNOUN')).toThrow('stands there twice');
    expect(write('relations', 'det\nobj')).toThrow('"root" is missing');
    expect(write('relations', 'root')).toThrow('no relation but "root"');
    expect(write('vocabulary', '[UNK]\n[CLS]\na')).toThrow('"[SEP]" is missing');
  });
});
