import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { encodeOnnx, type OnnxGraph } from '../../src/embedding/encode-onnx.js';

/** The tokens of the tiny transformer; a token's id is its place. */
export const tinyTokens = [
  '[PAD]',
  '[UNK]',
  '[CLS]',
  '[SEP]',
  '[MASK]',
  'the',
  'bank',
  'of',
  'river',
  '##s',
  'query',
  ':',
  '"',
  'edge',
  'coin',
];

/**
 * A transformer that can be worked out by hand. The vector of a token in layer 0 is its id, 1 and its id modulo 2; in layer 1,
 * the last, the mean of the text's vectors is added.
 */
export const tinyGraph: OnnxGraph = {
  inputs: ['input_ids', 'attention_mask'],
  outputs: ['hidden_states.0', 'hidden_states.1', 'last_hidden_state'],
  nodes: [
    { operator: 'Gather', inputs: ['table', 'input_ids'], output: 'hidden_states.0' },
    { operator: 'Cast', inputs: ['attention_mask'], output: 'attended', attributes: { to: 1 } },
    { operator: 'Unsqueeze', inputs: ['attended', 'two'], output: 'weights' },
    { operator: 'Mul', inputs: ['hidden_states.0', 'weights'], output: 'weighted' },
    { operator: 'ReduceSum', inputs: ['weighted', 'one'], output: 'sum' },
    { operator: 'ReduceSum', inputs: ['weights', 'one'], output: 'count' },
    { operator: 'Div', inputs: ['sum', 'count'], output: 'mean' },
    { operator: 'Add', inputs: ['hidden_states.0', 'mean'], output: 'hidden_states.1' },
    { operator: 'Identity', inputs: ['hidden_states.1'], output: 'last_hidden_state' },
  ],
  constants: new Map([
    [
      'table',
      { dims: [tinyTokens.length, 3], values: Float32Array.from(tinyTokens.flatMap((_, id) => [id, 1, id % 2])) },
    ],
    ['one', { dims: [1], values: BigInt64Array.of(1n) }],
    ['two', { dims: [1], values: BigInt64Array.of(2n) }],
  ]),
};

const frame = {
  '[CLS]': { id: '[CLS]', ids: [2], tokens: ['[CLS]'] },
  '[SEP]': { id: '[SEP]', ids: [3], tokens: ['[SEP]'] },
};

/** The files of the tiny transformer by path: texts, and the model's bytes. */
export function tinyFiles(graph: OnnxGraph = tinyGraph): Map<string, string | Uint8Array> {
  const special = (content: string, id: number): object => ({
    id,
    content,
    special: true,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
  });
  const token = (id: string, type = 0): object => ({ SpecialToken: { id, type_id: type } });
  const sequence = (id: string, type: number): object => ({ Sequence: { id, type_id: type } });
  const tokeniser = {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: tinyTokens.slice(0, 5).map(special),
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase: true,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [token('[CLS]'), sequence('A', 0), token('[SEP]')],
      pair: [token('[CLS]'), sequence('A', 0), token('[SEP]'), sequence('B', 1), token('[SEP]', 1)],
      special_tokens: frame,
    },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(tinyTokens.map((name, id) => [name, id])),
    },
  };
  return new Map<string, string | Uint8Array>([
    ['config.json', JSON.stringify({ model_type: 'tiny', max_position_embeddings: 12 })],
    ['tokenizer.json', JSON.stringify(tokeniser)],
    [
      'tokenizer_config.json',
      JSON.stringify({ tokenizer_class: 'BertTokenizer', mask_token: '[MASK]', model_max_length: 1e30 }),
    ],
    ['onnx/model.onnx', encodeOnnx(graph)],
  ]);
}

/** Writes files into a new temporary folder and returns its path. */
export async function writeFiles(files: ReadonlyMap<string, string | Uint8Array>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'qualia-transformer-'));
  for (const [path, content] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}
