import { describe, expect, it } from 'vitest';
import { encodeArrays } from '../../../src/corpus/model-arrays.js';
import { decodeParserModel, encodeParserModel } from '../../../src/corpus/parser/parser-model.js';
import { trainParser } from '../../../src/corpus/parser/train-parser.js';
import { smallTraining, smallTrees } from './small-trees.js';

describe('the parser file', () => {
  const model = trainParser(smallTrees, { ...smallTraining, transitionBits: 6, labelBits: 6 });

  it('gives back the model that was written', () => {
    expect(decodeParserModel(encodeParserModel(model), 'x')).toEqual(model);
  });

  it('names the file and the place where it is damaged', () => {
    const bytes = encodeParserModel(model);
    expect(() => decodeParserModel(bytes.slice(0, 20), 'broken.bin')).toThrow(/broken\.bin, header/);
    expect(() => decodeParserModel(bytes.slice(0, -1), 'broken.bin')).toThrow(/broken\.bin, candidates/);
    expect(() => decodeParserModel(encodeArrays({ format: 'other' }, []), 'broken.bin')).toThrow(/qualia-parser-1/);
  });

  it('refuses tables that do not fit each other', () => {
    const encode = (change: Partial<typeof model>): Uint8Array => encodeParserModel({ ...model, ...change });
    const decode = (bytes: Uint8Array) => () => decodeParserModel(bytes, 'broken.bin');
    expect(decode(encode({ transitionWeights: new Uint32Array(3) }))).toThrow(/transitions: Found 3 slots/);
    const labelWeights = { slots: Uint32Array.of(0, 1), rows: new Int8Array(0) };
    expect(decode(encode({ labelWeights }))).toThrow(/labelSlots: A slot names a row that is not there/);
    expect(decode(encode({ candidates: [[1]] }))).toThrow(/candidates: Found 1 lists/);
    const rows = new Int8Array(model.labels.length + 1);
    const odd = encode({ labelWeights: { ...model.labelWeights, rows } });
    expect(decode(odd)).toThrow(/labelRows: Found \d+ weights, expected as many as \d+ labels for each row/);
    const strange = model.candidates.map(() => [99]);
    expect(decode(encode({ candidates: strange }))).toThrow(/a label that is not there/);
  });
});
