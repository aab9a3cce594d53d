import { rm } from 'node:fs/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { encodeOnnx } from '../../src/embedding/encode-onnx.js';
import { type LoadedClassifier, loadOnnxClassifier } from '../../src/embedding/load-onnx-classifier.js';
import { readTransformerFolder } from '../../src/embedding/read-transformer-folder.js';
import { type TinyClassifierOptions, writeTinyClassifier } from './tiny-pair-classifier.js';
import { tinyFiles, tinyGraph } from './tiny-transformer.js';

async function load(options: TinyClassifierOptions = {}): Promise<LoadedClassifier> {
  const folder = await writeTinyClassifier(options);
  try {
    return await loadOnnxClassifier(await readTransformerFolder(folder, 'model.onnx'), { threads: 1, device: 'cpu' });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The tokeniser of the tiny transformer with another template of pairs. */
function withPair(pair: readonly object[]): Map<string, string> {
  const tokeniser = JSON.parse(String(tinyFiles().get('tokenizer.json')));
  tokeniser.post_processor.pair = pair;
  return new Map([['tokenizer.json', JSON.stringify(tokeniser)]]);
}

const part = (id: string): object => ({ Sequence: { id, type_id: 0 } });
const token = (id: string): object => ({ SpecialToken: { id, type_id: 0 } });

afterEach(() => {
  vi.doUnmock('onnxruntime-node');
});

describe('loadOnnxClassifier', () => {
  it('tells what frames a pair, the types of tokens, the mask and the number of labels', async () => {
    const { coder, labels, release } = await load({ labels: 3 });
    expect(coder.encode('The banks')).toEqual([5, 6, 9]);
    expect(coder).toMatchObject({
      before: [{ id: 2, type: 0 }],
      between: [{ id: 3, type: 0 }],
      after: [{ id: 3, type: 1 }],
      firstType: 0,
      secondType: 1,
      mask: 4,
    });
    expect(labels).toBe(3);
    await release();
  });

  it('takes other frames, for instance two tokens between the texts', async () => {
    const double = withPair([token('[CLS]'), part('A'), token('[SEP]'), token('[SEP]'), part('B')]);
    const { coder } = await load({ files: double });
    expect(coder.between.map(({ id }) => id)).toEqual([3, 3]);
    expect(coder).toMatchObject({ after: [], secondType: 0 });
  });

  it('refuses a tokeniser that does not part two texts', async () => {
    for (const pair of [[], [part('A'), part('B')], [token('[CLS]'), part('A'), token('[SEP]')]]) {
      await expect(load({ files: withPair(pair) })).rejects.toThrow(
        /tokenizer\.json, post_processor: does not say how two texts are put together/,
      );
    }
  });

  it('refuses a model of another kind', async () => {
    const encoder = new Map([['onnx/model.onnx', encodeOnnx(tinyGraph)]]);
    await expect(load({ files: encoder })).rejects.toThrow(
      /gives .*last_hidden_state; expected logits, as a classifier/,
    );
    const flat = { ...tinyGraph, outputs: ['logits'] };
    const nodes = flat.nodes.map((node) =>
      node.output === 'last_hidden_state' ? { ...node, output: 'logits' } : node,
    );
    const tokens = new Map([['onnx/model.onnx', encodeOnnx({ ...flat, nodes })]]);
    await expect(load({ files: tokens })).rejects.toThrow(/gives logits in 3 dimensions .*expected texts x labels/);
  });

  it('names the weight of the head that is missing', async () => {
    for (const without of ['bert.pooler.dense.weight', 'classifier.bias']) {
      await expect(load({ form: 'weights', without })).rejects.toThrow(`holds no array "${without}" of`);
    }
  });

  it('says what to install where a package is not there', async () => {
    vi.doMock('onnxruntime-node', () => {
      throw new Error('Cannot find package');
    });
    await expect(load()).rejects.toMatchObject({
      code: 'MISSING_FILE',
      message: expect.stringMatching(/npm install onnxruntime-node @huggingface\/tokenizers/),
    });
  });
});
