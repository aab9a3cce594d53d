import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Command, Option } from 'commander';
import { Vocabulary } from '../corpus/vocabulary.js';
import { cacheDirectory } from '../embedded/cache-directory.js';
import { type EmbeddedText, embedStream } from '../embedding/embed-stream.js';
import type { EmbedUsage } from '../embedding/embed-usage.js';
import type { EmbeddingModel, EmbedWarning } from '../embedding/embedding-model.js';
import { openVectorCache } from '../embedding/vector-cache.js';
import { OptionError } from '../errors.js';
import { DenseMatrix } from '../matrix/dense-matrix.js';
import { openModel } from '../models/open-model.js';
import { Space } from '../space/space.js';
import { writeSpace } from '../space/write-space.js';
import type { CommandContext } from './command-context.js';
import { CommandError } from './command-error.js';
import { requireOutFile } from './require-out-file.js';
import { wholeNumber } from './whole-number.js';

interface EmbedFlags {
  readonly out?: string;
  readonly cache: boolean;
  readonly cacheDir?: string;
  readonly concurrency: number;
  readonly textsPerCall: number;
}

/** Adds `qualia embed`: vectors of texts by a model that is named. */
export function addEmbedCommand(program: Command, context: CommandContext): void {
  const command = program
    .command('embed')
    .description(
      'Make vectors of texts by any embedding model: a line of JSON a text, or with --out a space. Without texts, or ' +
        'with -, each line of standard input is one; blank lines are passed over.',
    )
    .argument('<model>', 'kind:target?settings, as "qualia providers list" tells: static:glove.txt')
    .argument('[texts...]', 'the texts')
    .addOption(new Option('--out <file>', 'write a space of the distinct texts, a .safetensors file'))
    .addOption(new Option('--no-cache', 'keep no vectors between runs'))
    .addOption(new Option('--cache-dir <folder>', 'where vectors are kept (default: the user cache folder)'))
    .addOption(
      new Option('--concurrency <n>', 'calls at once').argParser(wholeNumber('--concurrency', 1, 1000)).default(4),
    )
    .addOption(
      new Option('--texts-per-call <n>', 'texts a call at most, if the model takes so many')
        .argParser(wholeNumber('--texts-per-call', 1, 100_000))
        .default(512),
    );
  command.action((model: string, texts: string[], flags: EmbedFlags) => runEmbed(model, texts, { flags, context }));
}

async function runEmbed(
  name: string,
  texts: readonly string[],
  { flags, context }: { readonly flags: EmbedFlags; readonly context: CommandContext },
): Promise<void> {
  const { out, cache: isCached, concurrency, textsPerCall } = flags;
  const { signal } = context;
  if (out !== undefined) {
    if (!out.endsWith('.safetensors')) throw new OptionError('--out', out, 'the path of a .safetensors file');
    await requireOutFile('--out', out);
  }
  const model = await openModel(name, { signal, cacheFolder: join(cacheDirectory(), 'models') });
  const folder = flags.cacheDir ?? join(cacheDirectory(), 'embeddings');
  const onNotice = (notice: string): void => void process.stderr.write(`${notice}\n`);
  const cache = isCached ? await openVectorCache(folder, model, { onNotice }) : undefined;
  let usage: EmbedUsage | undefined;
  const asked = texts.length === 0 || (texts.length === 1 && texts[0] === '-') ? readLines() : texts;
  const vectors = embedStream(model, asked, {
    cache,
    signal,
    concurrency,
    textsPerCall,
    blankTexts: 'refuse',
    onWarning: (warning) => onNotice(describeWarning(warning)),
    onUsage: (latest) => {
      usage = latest;
    },
  });
  const count = out === undefined ? await printLines(vectors) : await writeVectors(out, model, vectors);
  if (count === 0)
    throw new CommandError('EMPTY', 'There is no text to embed.', 'Give texts, or lines on standard input.');
  if (usage !== undefined) process.stderr.write(`${describeUsage(usage)}\n`);
}

async function* readLines(): AsyncGenerator<string> {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() !== '') yield line;
  }
}

/** Writes as fast as the reader of the output takes it, and holds no vectors. */
async function printLines(vectors: AsyncIterable<EmbeddedText>): Promise<number> {
  let count = 0;
  for await (const { text, vector } of vectors) {
    count++;
    const line = `${JSON.stringify({ text, vector: Array.from(vector) })}\n`;
    if (!process.stdout.write(line)) await once(process.stdout, 'drain');
  }
  return count;
}

async function writeVectors(
  path: string,
  { provider, modelId }: EmbeddingModel,
  vectors: AsyncIterable<EmbeddedText>,
): Promise<number> {
  const rows = new Map<string, Float32Array>();
  for await (const { text, vector } of vectors) rows.set(text, vector);
  const [first] = rows.values();
  if (first === undefined) return 0;
  const matrix = new DenseMatrix(rows.size, first.length, new Float32Array(rows.size * first.length));
  let place = 0;
  for (const vector of rows.values()) matrix.values.set(vector, first.length * place++);
  const targets = new Vocabulary('the texts', rows.keys());
  const history = [{ step: 'embed', options: { provider, modelId } }];
  await writeSpace(path, new Space({ name: modelId, targets, matrix, history }));
  return rows.size;
}

function describeWarning({ type, feature, details, message }: EmbedWarning): string {
  const parts = [feature === undefined ? type : `${type} ${feature}`, message, details];
  return `The model warns: ${parts.filter((part) => part !== undefined).join(': ')}`;
}

function describeUsage({ texts, cacheHits, calls, retries, tokens }: EmbedUsage): string {
  const number = (value: number): string => value.toLocaleString('en-US');
  const parts = [
    `${number(texts)} texts`,
    `${number(cacheHits)} from the cache`,
    `${number(calls)} calls`,
    ...(retries > 0 ? [`${number(retries)} of them again`] : []),
    ...(tokens === undefined ? [] : [`${number(tokens)} tokens`]),
  ];
  return `${parts.join(', ')}.`;
}
