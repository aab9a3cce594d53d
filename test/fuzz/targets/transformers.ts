import { readBert } from '../../../src/embedding/read-bert.js';
import { readTransformerFolder } from '../../../src/embedding/read-transformer-folder.js';
import { writeContainer } from '../../../src/matrix/write-container.js';
import { makeWeights } from '../../embedding/naive-bert.js';
import { tinyFiles } from '../../embedding/tiny-transformer.js';
import { type FuzzTarget, fileTarget, folderTarget } from '../fuzz-target.js';
import { mutateContainer } from '../mutate-container.js';
import { repairContainer } from '../repair-container.js';
import { writeSeeds } from '../write-seeds.js';
import { jsonOf } from './expressions.js';

const shape = { layers: 1, heads: 2, width: 4, inner: 4, words: 5, positions: 4, epsilon: 1e-12 };
const config = {
  model_type: 'bert',
  hidden_act: 'gelu',
  num_hidden_layers: shape.layers,
  num_attention_heads: shape.heads,
  hidden_size: shape.width,
  layer_norm_eps: shape.epsilon,
  max_position_embeddings: shape.positions,
};
const files = tinyFiles();
const textOf = (name: string): string => String(files.get(name) ?? '{}');
const modules = [
  { idx: 0, name: '0', path: '', type: 'sentence_transformers.models.Transformer' },
  { idx: 1, name: '1', path: '1_Pooling', type: 'sentence_transformers.models.Pooling' },
  { idx: 2, name: '2', path: '2_Normalize', type: 'sentence_transformers.models.Normalize' },
];
const names = [
  'config.json',
  'tokenizer.json',
  'tokenizer_config.json',
  'modules.json',
  '1_Pooling/config.json',
  'sentence_bert_config.json',
  'config_sentence_transformers.json',
  'model.onnx',
];

/** The parsers of transformers that others made. */
export const transformerTargets: readonly FuzzTarget[] = [
  folderTarget('transformer-folder', names, {
    seeds: [
      [
        textOf('config.json'),
        textOf('tokenizer.json'),
        textOf('tokenizer_config.json'),
        JSON.stringify(modules),
        '{"pooling_mode_mean_tokens":true,"pooling_mode_cls_token":false}',
        '{"max_seq_length":128,"do_lower_case":true}',
        '{"prompts":{"query":"query: ","__proto__":"x"},"default_prompt_name":"query"}',
        'x',
      ],
    ],
    tokens: ['"pooling_mode":"cls"', '"type":"a.Dense"', '"path":"../../x"', '"include_prompt":false', 'null', '1e30'],
    parse: (folder) => readTransformerFolder(folder, 'model.onnx'),
  }),
  fileTarget('bert-weights', '.safetensors', {
    restructure: mutateContainer,
    repair: repairContainer,
    tokens: ['encoder.layer.1', 'embeddings.LayerNorm.weight', '"shape":[0,4]'],
    seeds: writeSeeds((path) => writeContainer(path, makeWeights(shape), new Map())),
    parse: (path) => readBert(path, config),
  }),
  {
    name: 'bert-config',
    seeds: async (scratch) => {
      await writeContainer(`${scratch}/bert.safetensors`, makeWeights(shape), new Map());
      return [Buffer.from(JSON.stringify(config))];
    },
    parse: (bytes, scratch) => {
      const given = jsonOf(bytes.toString('utf8'));
      const isObject = typeof given === 'object' && given !== null && !Array.isArray(given);
      return readBert(`${scratch}/bert.safetensors`, isObject ? (given as Record<string, unknown>) : {});
    },
  },
];
