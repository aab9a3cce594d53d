import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readBert } from '../../src/embedding/read-bert.js';
import { createTransformerEmbedding } from '../../src/embedding/transformer-embedding.js';
import { writeContainer } from '../../src/matrix/write-container.js';
import { makeWeights, type NaiveBert, runNaiveBert } from './naive-bert.js';
import { tinyFiles, tinyTokens, writeFiles } from './tiny-transformer.js';

const shape: NaiveBert = {
  layers: 2,
  heads: 2,
  width: 8,
  inner: 12,
  words: tinyTokens.length,
  positions: 12,
  epsilon: 1e-12,
};
const config = {
  model_type: 'bert',
  hidden_act: 'gelu',
  num_hidden_layers: shape.layers,
  num_attention_heads: shape.heads,
  hidden_size: shape.width,
  layer_norm_eps: shape.epsilon,
  max_position_embeddings: shape.positions,
};
let folder: string;

beforeEach(async () => {
  const files = tinyFiles();
  files.delete('onnx/model.onnx');
  files.set('config.json', JSON.stringify(config));
  folder = await writeFiles(files);
});
afterEach(() => rm(folder, { recursive: true }));

describe('readBert', () => {
  it.for(['', 'bert.'])('makes the model that plain loops run, with names that begin with "%s"', async (prefix) => {
    await writeContainer(join(folder, 'model.safetensors'), makeWeights(shape, prefix), new Map());
    const texts = new Map([
      ['the bank', [2, 5, 6, 3]],
      ['the bank of the rivers', [2, 5, 6, 7, 5, 8, 9, 3]],
    ]);
    for (const layer of [0, 1, 2]) {
      const model = await createTransformerEmbedding({ model: folder, layers: [layer], normalise: false });
      expect(model.layers).toEqual([0, 1, 2]);
      const { embeddings } = await model.doEmbed({ values: [...texts.keys()] });
      [...texts.values()].forEach((ids, text) => {
        const states = runNaiveBert(shape, makeWeights(shape), { ids })[layer] ?? [];
        for (let column = 0; column < shape.width; column++) {
          const mean = states.reduce((sum, state) => sum + (state[column] ?? Number.NaN), 0) / states.length;
          expect(embeddings[text]?.[column]).toBeCloseTo(mean, 5);
        }
      });
      await model.release();
    }
  });

  it('names the weight that is missing or of another shape', async () => {
    const path = join(folder, 'model.safetensors');
    const weights = makeWeights(shape);
    const name = 'encoder.layer.1.attention.output.dense.bias';
    weights.delete(name);
    await writeContainer(path, weights, new Map());
    await expect(readBert(path, config)).rejects.toThrow(`holds no array "${name}" of 8.`);
    weights.set(name, { shape: [4], values: new Float32Array(4) });
    await writeContainer(path, weights, new Map());
    await expect(readBert(path, config)).rejects.toThrow(`holds "${name}" of 4; expected 8`);
  });

  it.for([
    [{ model_type: 'mpnet' }, 'model_type mpnet; weights are taken of bert only'],
    [{ hidden_act: 'relu' }, 'hidden_act relu; weights are taken of gelu only'],
    [{ position_embedding_type: 'relative_key' }, 'position_embedding_type relative_key'],
    [{ hidden_size: undefined }, 'config.json, hidden_size'],
    [{ num_attention_heads: 3 }, 'is 8, which 3 heads cannot share'],
  ] as const)('refuses another kind of model: %o', async ([other, problem]) => {
    const path = join(folder, 'model.safetensors');
    await writeContainer(path, makeWeights(shape), new Map());
    await expect(readBert(path, { ...config, ...other })).rejects.toThrow(problem);
  });
});
