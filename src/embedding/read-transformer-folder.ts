import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { FileFormatError, MissingFileError, QualiaError } from '../errors.js';
import { pathExists } from '../matrix/path-exists.js';
import type { Pooling } from './pool-tokens.js';

/** What the files of a transformer say about how texts become vectors. */
export interface TransformerFolder {
  readonly folder: string;
  /** The path of the model in ONNX form, or of its weights, `model.safetensors`. */
  readonly modelPath: string;
  /** What `config.json` holds. */
  readonly config: Readonly<Record<string, unknown>>;
  /** What `tokenizer.json` holds. */
  readonly tokeniser: object;
  /** What `tokenizer_config.json` holds; an empty object where there is none. */
  readonly tokeniserConfig: object;
  /** The text of the mask; undefined where the model has none. */
  readonly mask: string | undefined;
  /** How sentence-transformers pools; undefined where its files are not there. */
  readonly pooling: Pooling | undefined;
  /** Whether sentence-transformers gives the vectors length 1. */
  readonly normalise: boolean;
  readonly lowerCase: boolean;
  /** The most tokens of a text, those that frame it among them; undefined where no file says. */
  readonly maximumTokens: number | undefined;
  /** How many tokens the model has positions for; undefined where no file says. */
  readonly positions: number | undefined;
  /** What is put before a text, by the name of its use, for instance `query: ` for queries. */
  readonly prompts: ReadonlyMap<string, string>;
  readonly defaultPrompt: string | undefined;
  /** A checksum of the model, its weights and its tokeniser. */
  readonly checksum: string;
}

/** Where files of models lie: in a folder of its own, or beside the others. */
const modelFolders = ['onnx', '.'];

/** The file of weights as PyTorch's models have them, which stands for a model of the name beside it that is not there. */
const weights = { file: 'model.safetensors', model: 'model.onnx' } as const;

const configSchema = z.looseObject({ model_type: z.string(), max_position_embeddings: z.int().optional() });
const tokenSchema = z.union([z.string(), z.looseObject({ content: z.string() })]).nullish();
const tokeniserConfigSchema = z.looseObject({ mask_token: tokenSchema, model_max_length: z.number().nullish() });
const tokeniserSchema = z.looseObject({
  model: z.looseObject({}),
  truncation: z.looseObject({ max_length: z.int() }).nullish(),
});
const modulesSchema = z.array(z.looseObject({ type: z.string(), path: z.string() }));
const sentenceSchema = z.looseObject({ max_seq_length: z.int().nullish(), do_lower_case: z.boolean().optional() });
const promptsSchema = z.looseObject({
  prompts: z.record(z.string(), z.string()).nullish(),
  default_prompt_name: z.string().nullish(),
});
const poolingSchema = z.looseObject({ include_prompt: z.boolean().optional() });

/** The poolings of sentence-transformers that are ours, by the name of the flag and by that of its later versions. */
const sentencePoolings = new Map<string, Pooling>([
  ['pooling_mode_mean_tokens', 'mean'],
  ['pooling_mode_cls_token', 'cls'],
  ['pooling_mode_lasttoken', 'last'],
  ['mean', 'mean'],
  ['cls', 'cls'],
  ['lasttoken', 'last'],
]);

/**
 * Reads the small files of a transformer in a folder of the form of the Hugging Face hub: `config.json`, `tokenizer.json`, where
 * there `tokenizer_config.json`, and the files of sentence-transformers (`modules.json`, `1_Pooling/config.json`,
 * `sentence_bert_config.json`, `config_sentence_transformers.json`); finds the model, `onnx/<modelFile>` or `<modelFile>`, or in place of a
 * `model.onnx` the weights `model.safetensors`.
 *
 * @throws MissingFileError when a file is not there; FileFormatError when one is not what it should be; QualiaError when
 * sentence-transformers would do with the vectors what is not done here.
 */
export async function readTransformerFolder(folder: string, modelFile: string): Promise<TransformerFolder> {
  const config = requireFile(folder, 'config.json', await readJson(folder, 'config.json', configSchema));
  const tokeniser = requireFile(folder, 'tokenizer.json', await readJson(folder, 'tokenizer.json', tokeniserSchema));
  const tokeniserConfig = await readJson(folder, 'tokenizer_config.json', tokeniserConfigSchema);
  const modules = await readJson(folder, 'modules.json', modulesSchema);
  const sentence = await readJson(folder, 'sentence_bert_config.json', sentenceSchema);
  const { prompts, default_prompt_name: defaultPrompt } =
    (await readJson(folder, 'config_sentence_transformers.json', promptsSchema)) ?? {};
  const mask = tokeniserConfig?.mask_token ?? undefined;
  // Tokenisers without a limit tell an astronomic number.
  const modelLimit = tokeniserConfig?.model_max_length ?? Number.POSITIVE_INFINITY;
  const limits = [
    sentence?.max_seq_length,
    tokeniser.truncation?.max_length,
    modelLimit,
    config.max_position_embeddings,
  ];
  const isLimit = (limit: number | null | undefined): limit is number => limit != null && limit < 1e6;
  const lowerCase = sentence?.do_lower_case ?? false;
  const modelPath = await findModel(folder, modelFile);
  return {
    folder,
    modelPath,
    config,
    tokeniser,
    tokeniserConfig: tokeniserConfig ?? {},
    mask: typeof mask === 'object' ? mask.content : mask,
    pooling: await readPooling(folder, modules ?? []),
    normalise: (modules ?? []).some(({ type }) => nameOf(type) === 'Normalize'),
    lowerCase,
    maximumTokens: limits.find(isLimit),
    positions: config.max_position_embeddings,
    prompts: new Map(Object.entries(prompts ?? {})),
    defaultPrompt: defaultPrompt ?? undefined,
    checksum: await hashModel(modelPath, JSON.stringify([tokeniser, tokeniserConfig ?? {}, lowerCase])),
  };
}

async function readPooling(folder: string, modules: z.infer<typeof modulesSchema>): Promise<Pooling | undefined> {
  const other = modules.find(({ type }) => !['Transformer', 'Pooling', 'Normalize'].includes(nameOf(type)));
  if (other !== undefined) {
    const problem = `${join(folder, 'modules.json')} puts a module ${nameOf(other.type)} behind the transformer`;
    throw new QualiaError('TRANSFORMER_MODULE', `${problem}, which is not supported; choose another model.`);
  }
  const path = modules.find(({ type }) => nameOf(type) === 'Pooling')?.path;
  const name = join(path ?? '1_Pooling', 'config.json');
  const config = await readJson(folder, name, poolingSchema);
  if (config === undefined && path === undefined) return undefined;
  if (config === undefined) throw new MissingFileError(join(folder, name), 'The file modules.json says it is there.');
  const { pooling_mode: mode } = config;
  const named = typeof mode === 'string' ? [mode] : [];
  const flagged = Object.keys(config).filter((key) => key.startsWith('pooling_mode_') && config[key] === true);
  const modes = [...named, ...flagged];
  const [only = ''] = modes;
  const pooling = modes.length === 1 && config.include_prompt !== false ? sentencePoolings.get(only) : undefined;
  if (pooling !== undefined) return pooling;
  const found = `${modes.join(' and ') || 'nothing'}${config.include_prompt === false ? ' without the prompt' : ''}`;
  const problem = `the pooling is ${found}; expected one of ${[...sentencePoolings.keys()].join(', ')}.`;
  throw new FileFormatError(join(folder, name), 'pooling_mode', problem);
}

/** The class of a module of sentence-transformers, for instance `Pooling` of `sentence_transformers.models.Pooling`. */
function nameOf(type: string): string {
  return type.slice(type.lastIndexOf('.') + 1);
}

async function findModel(folder: string, modelFile: string): Promise<string> {
  for (const part of modelFolders) {
    const path = join(folder, part, modelFile);
    if (await pathExists(path)) return path;
  }
  const path = join(folder, weights.file);
  if (modelFile === weights.model && (await pathExists(path))) return path;
  const advice =
    'The folder of a transformer holds its model in ONNX form there or without the folder onnx, or as model.safetensors.';
  throw new MissingFileError(join(folder, 'onnx', modelFile), advice);
}

async function hashModel(modelPath: string, tokeniser: string): Promise<string> {
  const hash = createHash('sha256').update(tokeniser);
  // Models of more than 2 GB keep their weights in a file beside.
  for (const path of [modelPath, `${modelPath}_data`]) {
    if (await pathExists(path)) await pipeline(createReadStream(path), hash, { end: false });
  }
  return hash.digest('hex').slice(0, 16);
}

function requireFile<Content>(folder: string, name: string, content: Content | undefined): Content {
  if (content !== undefined) return content;
  throw new MissingFileError(join(folder, name), 'The folder of a transformer holds config.json and tokenizer.json.');
}

async function readJson<Content>(
  folder: string,
  name: string,
  schema: z.ZodType<Content>,
): Promise<Content | undefined> {
  const path = join(folder, name);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw new MissingFileError(path, 'It cannot be opened.', { cause });
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new FileFormatError(path, 'whole file', 'is not JSON.', { cause });
  }
  const found = schema.safeParse(json);
  if (found.success) return found.data;
  const [issue] = found.error.issues;
  throw new FileFormatError(path, issue?.path.join('.') || 'whole file', `${issue?.message}.`);
}
