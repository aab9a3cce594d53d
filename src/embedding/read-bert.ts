import { z } from 'zod';
import { FileFormatError, QualiaError } from '../errors.js';
import { readContainer } from '../matrix/read-container.js';
import { type BertHead, buildBertGraph } from './bert-graph.js';
import { encodeOnnx } from './encode-onnx.js';

const bertSchema = z.looseObject({
  num_hidden_layers: z.int().positive(),
  num_attention_heads: z.int().positive(),
  hidden_size: z.int().positive(),
  layer_norm_eps: z.number().positive().default(1e-12),
});

/** What another kind of model has in `config.json` where a BERT has these. */
const bertKind = new Map<string, string>([
  ['model_type', 'bert'],
  ['hidden_act', 'gelu'],
  ['position_embedding_type', 'absolute'],
]);

/** What is left for a graph and the ids of its tokens in the two gigabytes that a message may have. */
const mostBytes = 2 ** 31 - 2 ** 20;

/**
 * Reads the weights of a BERT, a `model.safetensors`, and returns the model in ONNX form, so that it needs no conversion. It
 * gives the vectors behind every layer, or with a classifier as its head the logits of texts.
 *
 * @param config what `config.json` holds.
 * @throws QualiaError when the model is no BERT with GELU and absolute positions, or is too large; FileFormatError when the
 * file, or `config.json`, is not what it should be.
 */
export async function readBert(
  path: string,
  config: Readonly<Record<string, unknown>>,
  { head = 'none' }: { readonly head?: BertHead } = {},
): Promise<Uint8Array> {
  for (const [name, expected] of bertKind) {
    const found = config[name] ?? (name === 'model_type' ? undefined : expected);
    if (found === expected) continue;
    const problem = `${path} is of a model with ${name} ${typeof found === 'string' ? found : JSON.stringify(found)}; weights are taken of ${expected} only.`;
    throw new QualiaError('TRANSFORMER_KIND', `${problem} Name a folder that holds the model in ONNX form.`);
  }
  const shape = bertSchema.safeParse(config);
  if (!shape.success) {
    const [issue] = shape.error.issues;
    throw new FileFormatError(path, `config.json, ${issue?.path.join('.')}`, `${issue?.message}.`);
  }
  const { num_hidden_layers: layers, num_attention_heads: heads, hidden_size: width } = shape.data;
  if (width % heads !== 0) {
    throw new FileFormatError(path, 'config.json, hidden_size', `is ${width}, which ${heads} heads cannot share.`);
  }
  const { arrays } = await readContainer(path, { verify: false });
  const bytes = [...arrays.values()].reduce((sum, { values }) => sum + values.byteLength, 0);
  if (bytes > mostBytes) {
    const problem = `${path} holds ${bytes} bytes of weights, more than one model in memory may have.`;
    throw new QualiaError('TRANSFORMER_SIZE', `${problem} Name a folder that holds the model in ONNX form.`);
  }
  const bert = { layers, heads, width, epsilon: shape.data.layer_norm_eps };
  return encodeOnnx(buildBertGraph(bert, { path, arrays }, head));
}
