import { rm } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readTransformerFolder, type TransformerFolder } from '../../src/embedding/read-transformer-folder.js';
import { tinyFiles, writeFiles } from './tiny-transformer.js';

/** Reads the tiny transformer with other files beside or in place of its own; undefined takes one away. */
async function readWith(
  others: Readonly<Record<string, unknown>>,
  modelFile = 'model.onnx',
): Promise<TransformerFolder> {
  const files = tinyFiles();
  for (const [name, content] of Object.entries(others)) {
    if (content === undefined) files.delete(name);
    else files.set(name, typeof content === 'string' ? content : JSON.stringify(content));
  }
  const folder = await writeFiles(files);
  try {
    return await readTransformerFolder(folder, modelFile);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const modules = (...types: string[]): object[] =>
  types.map((type, idx) => ({
    idx,
    name: `${idx}`,
    path: `${idx}_${type}`,
    type: `sentence_transformers.models.${type}`,
  }));

describe('readTransformerFolder', () => {
  it('reads a bare transformer', async () => {
    const { modelPath, mask, ...found } = await readWith({});
    expect(modelPath).toMatch(/onnx.model\.onnx$/);
    expect(mask).toBe('[MASK]');
    expect(found).toMatchObject({
      pooling: undefined,
      normalise: false,
      lowerCase: false,
      maximumTokens: 12,
      positions: 12,
    });
    expect(found.prompts.size).toBe(0);
  });

  it('reads what sentence-transformers says', async () => {
    const found = await readWith({
      'modules.json': modules('Transformer', 'Pooling', 'Normalize'),
      '1_Pooling/config.json': { pooling_mode_cls_token: true, pooling_mode_mean_tokens: false },
      'sentence_bert_config.json': { max_seq_length: 8, do_lower_case: true },
      'config_sentence_transformers.json': {
        prompts: { query: 'query: ', constructor: 'c' },
        default_prompt_name: 'query',
      },
      'tokenizer_config.json': { mask_token: { content: '[MASK]', lstrip: true } },
    });
    expect(found).toMatchObject({ pooling: 'cls', normalise: true, lowerCase: true, maximumTokens: 8, mask: '[MASK]' });
    expect([...found.prompts]).toEqual([
      ['query', 'query: '],
      ['constructor', 'c'],
    ]);
    expect(found.defaultPrompt).toBe('query');
  });

  it('reads each pooling, also as later versions name it', async () => {
    const pooling = async (config: object): Promise<string | undefined> =>
      (await readWith({ '1_Pooling/config.json': config })).pooling;
    expect(await pooling({ pooling_mode_mean_tokens: true, pooling_mode_max_tokens: false })).toBe('mean');
    expect(await pooling({ pooling_mode_lasttoken: true, include_prompt: true })).toBe('last');
    expect(await pooling({ pooling_mode: 'mean' })).toBe('mean');
    await expect(pooling({ pooling_mode_max_tokens: true })).rejects.toThrow(
      /the pooling is pooling_mode_max_tokens; expected/,
    );
    const two = { pooling_mode_mean_tokens: true, pooling_mode_cls_token: true };
    await expect(pooling(two)).rejects.toThrow(/pooling_mode_mean_tokens and pooling_mode_cls_token/);
    await expect(pooling({ pooling_mode: 'mean', include_prompt: false })).rejects.toThrow(/mean without the prompt/);
  });

  it('finds the model of another form, and one beside the other files', async () => {
    const beside = await readWith({ 'onnx/model.onnx': undefined, 'model_quantized.onnx': '' }, 'model_quantized.onnx');
    expect(beside.modelPath).not.toMatch(/onnx.model_quantized/);
    await expect(readWith({}, 'model_fp16.onnx')).rejects.toMatchObject({ code: 'MISSING_FILE' });
  });

  it('has a checksum that every change of the model, its weights or its tokeniser changes', async () => {
    const found = await Promise.all(
      [
        {},
        { 'onnx/model.onnx': 'other' },
        { 'onnx/model.onnx_data': 'weights' },
        { 'tokenizer_config.json': {} },
        { 'sentence_bert_config.json': { do_lower_case: true } },
      ].map(async (others) => (await readWith(others)).checksum),
    );
    expect(new Set(found).size).toBe(found.length);
    expect((await readWith({})).checksum).toBe(found[0]);
  });

  it('says which file is missing or is something else', async () => {
    await expect(readWith({ 'tokenizer.json': undefined })).rejects.toThrow(/Cannot read .*tokenizer\.json/);
    await expect(readWith({ 'config.json': '{' })).rejects.toThrow(/config\.json, whole file: is not JSON/);
    const wrong = { 'config.json': { model_type: 'tiny', max_position_embeddings: 'many' } };
    await expect(readWith(wrong)).rejects.toThrow(/config\.json, max_position_embeddings: /);
  });

  it('refuses a model of which it would leave out a part', async () => {
    await expect(readWith({ 'modules.json': modules('Transformer', 'Pooling') })).rejects.toThrow(
      /Cannot read .*1_Pooling.config\.json\. The file modules\.json says it is there/,
    );
    const dense = { 'modules.json': modules('Transformer', 'Pooling', 'Dense') };
    await expect(readWith(dense)).rejects.toThrow(/modules\.json puts a module Dense behind the transformer/);
  });
});
