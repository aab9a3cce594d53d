import { join } from 'node:path';
import { addAbortSignal } from 'node:stream';
import { type Command, Option } from 'commander';
import { userCacheFolder } from '../embedded/user-cache-folder.js';
import { type EmbeddedText, type EmbedStreamOptions, embedStream } from '../embedding/embed-stream.js';
import type { EmbedUsage } from '../embedding/embed-usage.js';
import type { EmbedWarning } from '../embedding/embedding-model.js';
import { openVectorCache } from '../embedding/vector-cache.js';
import { writeEmbeddings } from '../embedding/write-embeddings.js';
import { OptionError, QualiaError } from '../errors.js';
import { openModel } from '../models/open-model.js';
import { writeToReader } from './closed-pipe.js';
import type { CommandContext } from './command-context.js';
import { CommandError, Interrupted } from './command-error.js';
import { createTextCount } from './count-texts.js';
import { modelFiles } from './model-files.js';
import { createProgress, noticesBeside } from './progress.js';
import { readTextLines } from './read-text-lines.js';
import { requireOutFile } from './require-out-file.js';
import { cacheFolderOption } from './shared-options.js';
import { wholeNumber } from './whole-number.js';

interface EmbedFlags {
  readonly out?: string;
  readonly cache: boolean;
  readonly cacheFolder?: string;
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
    .argument('<model>', 'an embedding model, kind:target?settings, as "qualia providers list" tells: static:glove.txt')
    .argument('[texts...]', 'the texts: "a dog" "a house"')
    .addOption(new Option('--out <file>', 'write a space of the distinct texts, a .safetensors file'))
    .addOption(new Option('--no-cache', 'keep no vectors between runs'))
    .addOption(cacheFolderOption())
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
    await requireOutFile('--out', out, await modelFiles(name));
  }
  const model = await openModel(name, { signal, cacheFolder: join(userCacheFolder(), 'models') });
  const folder = flags.cacheFolder ?? join(userCacheFolder(), 'embeddings');
  const progress = showProgress(flags, isFromLines(texts) ? undefined : texts.length);
  const onNotice = noticesBeside(progress);
  const cache = isCached ? await openVectorCache(folder, model, { onNotice }) : undefined;
  let usage: EmbedUsage | undefined;
  const options: EmbedStreamOptions = {
    cache,
    signal,
    concurrency,
    textsPerCall,
    blankTexts: 'refuse',
    onWarning: (warning) => onNotice(describeWarning(warning)),
    onUsage: (latest) => {
      usage = latest;
    },
  };
  const asked = isFromLines(texts) ? readTextLines(addAbortSignal(signal, process.stdin)) : texts;
  try {
    if (out === undefined)
      await printLines(embedStream(model, asked, options), { signal, onProgress: progress.update });
    else await writeEmbeddings(out, model, asked, { ...options, onProgress: progress.update });
  } catch (error) {
    if (error instanceof QualiaError && error.code === 'NO_TEXTS') throw new CommandError('EMPTY', ...nothingToEmbed);
    if (signal.aborted && cache !== undefined) {
      throw new Interrupted(
        'Stopped; the vectors that were made are in the cache.',
        'Run the same command again to go on from there.',
      );
    }
    // A stream that is stopped says so in its own words.
    signal.throwIfAborted();
    throw error;
  } finally {
    progress.stop();
    await cache?.close();
  }
  if (usage !== undefined) process.stderr.write(`${describeUsage(usage)}\n`);
}

const nothingToEmbed = ['There is no text to embed.', 'Give texts, or lines on standard input.'] as const;

function isFromLines(texts: readonly string[]): boolean {
  return texts.length === 0 || (texts.length === 1 && texts[0] === '-');
}

/** Shows on a terminal how many texts are done, or which share where their number is known, unless vectors are printed there. */
function showProgress(
  { out }: EmbedFlags,
  count: number | undefined,
): { readonly update: (texts: number) => void; readonly stop: () => void } {
  if (out === undefined && process.stdout.isTTY) return { update: () => undefined, stop: () => undefined };
  if (count === undefined) return createTextCount(process.stderr);
  const progress = createProgress(process.stderr);
  const stage = `of ${count.toLocaleString('en-US')} texts`;
  return { update: (texts) => progress.update(stage, Math.min(1, texts / count)), stop: () => progress.stop() };
}

/** Writes as fast as the reader of the output takes it, and holds no vectors. */
async function printLines(
  vectors: AsyncIterable<EmbeddedText>,
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (texts: number) => void },
): Promise<void> {
  let count = 0;
  for await (const { text, vector } of vectors) {
    onProgress(++count);
    const line = `${JSON.stringify({ text, vector: Array.from(vector) })}\n`;
    if (!(await writeToReader(process.stdout, line, { signal }))) return;
  }
  if (count === 0) throw new CommandError('EMPTY', ...nothingToEmbed);
}

function describeWarning({ type, feature, details, message }: EmbedWarning): string {
  const parts = [feature === undefined ? type : `${type} ${feature}`, message, details];
  return `The model warns: ${parts.filter((part) => part !== undefined).join(': ')}`;
}

function describeUsage({ texts, cacheHits, calls, retries, tokens }: EmbedUsage): string {
  const number = (value: number): string => value.toLocaleString('en-US');
  const counted = (value: number, noun: string): string => `${number(value)} ${noun}${value === 1 ? '' : 's'}`;
  const parts = [
    counted(texts, 'text'),
    `${number(cacheHits)} from the cache`,
    counted(calls, 'call'),
    ...(retries > 0 ? [`${number(retries)} of them again`] : []),
    ...(tokens === undefined ? [] : [counted(tokens, 'token')]),
  ];
  return `${parts.join(', ')}.`;
}
