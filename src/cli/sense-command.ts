import { addAbortSignal } from 'node:stream';
import { type Command, Option } from 'commander';
import type { Sentence, TextUnit } from '../corpus/sentence.js';
import { splitSentences } from '../corpus/split-sentences.js';
import { FileFormatError, OptionError } from '../errors.js';
import { type TaggedSentence, tagSentences } from '../wsd/tag-sentences.js';
import { writeToReader } from './closed-pipe.js';
import { coloursOf } from './colours.js';
import type { CommandContext } from './command-context.js';
import { CommandError } from './command-error.js';
import { formatMeanings, meaningColumns, meaningRows, meaningsToJson, shortenWord } from './format-meanings.js';
import { addMeaningOptions, type MeaningFlags, openSenses } from './open-senses.js';
import { addSourceOptions, openSource, type SourceFlags } from './open-source.js';
import { addOutputOptions, type OutputFlags, tsvLines } from './print-records.js';
import { createProgress, type Progress } from './progress.js';
import { readTextLines } from './read-text-lines.js';
import { requireLanguage } from './require-language.js';
import { addSenseTrainAspectsCommand } from './sense-train-aspects-command.js';
import { addSenseTrainCommand } from './sense-train-command.js';
import { skipBadOption } from './shared-options.js';
import { wholeNumber } from './whole-number.js';

/** The options of `qualia sense`, as typed. */
interface SenseFlags extends MeaningFlags, SourceFlags, OutputFlags {
  readonly files?: readonly string[];
  readonly keys: boolean;
  readonly limit: number;
  readonly explain: number;
  readonly skipBad: boolean;
}

/** Adds `qualia sense`: what the words and names of a text mean. */
export function addSenseCommand(program: Command, context: CommandContext): void {
  const command = program
    .command('sense')
    .description(
      'Rank the senses of the words of a text and the aspects of its names, each with its probability and what speaks for it. ' +
        'Without texts, or with -, each line of standard input is one. Files may be plain text, CoNLL-U, all-words sets in XML, JSON ' +
        'Lines and what else "qualia corpus" reads.',
    )
    .argument('[texts...]', 'the texts: "She sat on the bank of the river."')
    .addOption(new Option('--files <paths...>', 'read files, folders or archives in the place of texts'))
    .addOption(
      new Option('--limit <n>', 'how many meanings of a word are told')
        .argParser(wholeNumber('--limit', 1, 1000))
        .default(3),
    )
    .addOption(
      new Option('--explain <n>', 'of how many of them is shown what speaks for them')
        .argParser(wholeNumber('--explain', 0, 1000))
        .default(1),
    )
    .addOption(
      new Option('--keys', 'print lines "id key" of the words that a set asks, as its scorer reads them')
        .default(false)
        .conflicts(['json', 'tsv']),
    )
    .addOption(skipBadOption());
  addSenseTrainCommand(command, context);
  addOutputOptions(addSourceOptions(addMeaningOptions(command))).action((texts: string[], flags: SenseFlags) =>
    runSense(texts, flags, context),
  );
  addSenseTrainAspectsCommand(command, context);
}

async function runSense(texts: readonly string[], flags: SenseFlags, context: CommandContext): Promise<void> {
  const { files, keys, json, tsv, limit, explain } = flags;
  const { signal } = context;
  if (files !== undefined && texts.length > 0) throw new OptionError('--files', files, 'nothing beside texts');
  const opened = await openSenses(flags, signal);
  const progress = createProgress(process.stderr);
  const bad: string[] = [];
  const counts = { sentences: 0, words: 0, unknown: new Map<string, number>() };
  const print = printerOf({ keys, json, tsv }, signal);
  const begun = performance.now();
  try {
    const units = readUnits(texts, flags, {
      language: opened.language,
      signal,
      progress,
      onBad: (error) => bad.push(error.message),
    });
    const sentences = annotateAll(units, opened.annotate);
    // The evidence of what is printed as a key is never seen.
    const told = keys ? { limit: 1, evidence: 0 } : { limit, evidence: explain };
    for await (const tagged of tagSentences(sentences, opened.sources, { ...told, signal })) {
      count(tagged, counts);
      if (!(await print(tagged))) return;
    }
  } catch (error) {
    // A stream that is stopped says so in its own words.
    signal.throwIfAborted();
    if (!(error instanceof FileFormatError)) throw error;
    const advice = 'Give --skip-bad to leave out what is damaged and have it listed at the end.';
    throw new CommandError(error.code, error.message, advice, { cause: error });
  } finally {
    progress.stop();
    await opened.close();
  }
  if (counts.sentences === 0)
    throw new CommandError('EMPTY', 'There is no text to read.', 'Give texts, lines or files.');
  if (bad.length > 0) {
    context.reportFindings();
    for (const line of bad) process.stderr.write(`${line}\n`);
  }
  tellCounts(counts, (performance.now() - begun) / 1000);
}

interface Reading {
  /** The language of the lexicon. */
  readonly language: string;
  readonly signal: AbortSignal;
  readonly progress: Progress;
  readonly onBad: (error: FileFormatError) => void;
}

/** Gives the texts, the lines of standard input, or what files hold. */
async function* readUnits(
  texts: readonly string[],
  flags: SenseFlags,
  { signal, progress, onBad, language: lexiconLanguage }: Reading,
): AsyncGenerator<TextUnit | Sentence> {
  if (flags.files !== undefined) {
    for (const path of flags.files) {
      const { reader, language, note } = await openSource(path, flags);
      requireLanguage(path, { text: flags.language ?? language, lexicon: lexiconLanguage });
      if (note !== undefined) process.stderr.write(`${note}\n`);
      const onProgress = (share: number): void => progress.update(`reading ${reader.name}`, share);
      yield* reader.read({ signal, onProgress, ...(flags.skipBad && { onBad }) });
    }
    return;
  }
  const isLines = texts.length === 0 || (texts.length === 1 && texts[0] === '-');
  const given = isLines ? readTextLines(addAbortSignal(signal, process.stdin)) : texts;
  let count = 0;
  for await (const text of given) {
    const document = `${isLines ? 'line' : 'text'} ${++count}`;
    for (const [position, { start, end }] of splitSentences(text).entries()) {
      yield { document, position, text: text.slice(start, end) };
    }
  }
}

async function* annotateAll(
  units: AsyncIterable<TextUnit | Sentence>,
  annotate: (unit: TextUnit | Sentence) => Sentence,
): AsyncGenerator<Sentence> {
  for await (const unit of units) yield annotate(unit);
}

/** Makes the function that prints a sentence, and tells whether somebody still reads. */
function printerOf(
  { keys, json, tsv }: OutputFlags & Pick<SenseFlags, 'keys'>,
  signal: AbortSignal,
): (tagged: TaggedSentence) => Promise<boolean> {
  const write = async (text: string): Promise<boolean> => await writeToReader(process.stdout, text, { signal });
  if (json) return async (tagged) => await write(`${JSON.stringify(meaningsToJson(tagged))}\n`);
  if (keys) {
    return async ({ words }) => {
      const lines = words.flatMap(({ id, senses }) => {
        return id === undefined || senses === undefined ? [] : [`${id} ${senses.best[0].candidate.key}\n`];
      });
      return lines.length === 0 || (await write(lines.join('')));
    };
  }
  if (tsv) {
    let head: readonly (readonly string[])[] = [meaningColumns];
    return async (tagged) => {
      const rows = [...head, ...tagged.words.flatMap((word) => meaningRows(tagged, word))];
      head = [];
      return await write(tsvLines(rows));
    };
  }
  const colours = coloursOf(process.stdout);
  return async (tagged) => await write(`${formatMeanings(tagged, colours)}\n`);
}

interface Counts {
  sentences: number;
  words: number;
  readonly unknown: Map<string, number>;
}

function count({ words }: TaggedSentence, counts: Counts): void {
  counts.sentences++;
  for (const { lemma, senses, aspects } of words) {
    if (senses === undefined && aspects === undefined) counts.unknown.set(lemma, (counts.unknown.get(lemma) ?? 0) + 1);
    else counts.words++;
  }
}

/** How many of the unknown words are named. */
const mostNamed = 10;

function tellCounts({ sentences, words, unknown }: Counts, seconds: number): void {
  const number = (value: number): string => value.toLocaleString('en-US');
  const counted = (value: number, noun: string): string => `${number(value)} ${noun}${value === 1 ? '' : 's'}`;
  const rate = words > 200 ? `, ${number(Math.round(words / seconds))} words a second` : '';
  process.stderr.write(`${counted(words, 'word')} with meanings in ${counted(sentences, 'sentence')}${rate}.\n`);
  if (unknown.size === 0) return;
  const commonest = [...unknown].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, mostNamed);
  const rest = unknown.size > mostNamed ? ` and ${number(unknown.size - mostNamed)} more` : '';
  process.stderr.write(`Not in the lexicon: ${commonest.map(([lemma]) => shortenWord(lemma)).join(', ')}${rest}.\n`);
}
