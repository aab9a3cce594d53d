import { type Command, Option } from 'commander';
import { type CorpusStats, corpusStats } from '../corpus/corpus-stats.js';
import { cutTokensOf } from '../corpus/cut-tokens.js';
import { type Colours, coloursOf } from './colours.js';
import type { CommandContext } from './command-context.js';
import { plainTable } from './plain-table.js';
import { printJson, printTsv } from './print-records.js';
import { addReadOptions, type ReadFlags, readSource } from './read-source.js';
import { wholeNumber } from './whole-number.js';

interface StatsFlags extends ReadFlags {
  readonly limit: number;
  readonly maximumTypes: number;
}

/** Adds `qualia corpus stats`: how many documents, sentences, tokens and types a corpus has. */
export function addStatsCommand(corpus: Command, context: CommandContext): void {
  const command = addReadOptions(
    corpus
      .command('stats')
      .description('Count documents, sentences, tokens and types, and list the most frequent words.'),
  )
    .addOption(
      new Option('--limit <n>', 'how many of the most frequent words to list')
        .argParser(wholeNumber('--limit', 0, 1_000_000))
        .default(20),
    )
    .addOption(
      new Option(
        '--maximum-types <n>',
        'distinct words kept in memory, about 100 bytes each; beyond, types are estimated',
      )
        .argParser(wholeNumber('--maximum-types', 2, 100_000_000))
        .default(1_000_000),
    );
  command.action(async (name: string, flags: StatsFlags) => {
    const { limit: words, maximumTypes } = flags;
    const { result, seconds, finish } = await readSource(
      name,
      flags,
      context,
      async (reader, reading, language) =>
        await corpusStats(reader, { ...reading, words, maximumTypes, tokenise: cutTokensOf(language) }),
    );
    printStats(result, seconds, flags);
    finish();
  });
}

function printStats(stats: CorpusStats, seconds: number, { json, tsv }: ReadFlags): void {
  const tokensPerSecond = Math.round(stats.tokens / Math.max(seconds, 0.001));
  if (json) printJson({ ...stats, seconds, tokensPerSecond });
  else if (tsv) printTsv(tsvRows(stats, { seconds: seconds.toFixed(3), tokensPerSecond }));
  else process.stdout.write(`${formatStats(stats, tokensPerSecond, coloursOf(process.stdout))}\n`);
}

function tsvRows({ frequent, ...measures }: CorpusStats, speed: Readonly<Record<string, string | number>>) {
  return [
    ['measure', 'word', 'value'],
    ...Object.entries({ ...measures, ...speed }).map(([measure, value]) => [measure, '', String(value)]),
    ...frequent.map(({ word, count }) => ['frequent', word, count]),
  ];
}

function formatStats(stats: CorpusStats, tokensPerSecond: number, colours: Colours): string {
  const number = (value: number): string => value.toLocaleString('en-US');
  const { annotated, exact, countError, frequent } = stats;
  const rows = [
    ['documents', number(stats.documents)],
    ['sentences', number(stats.sentences), annotated === 0 ? '' : `${number(annotated)} with their tokens`],
    ['bytes of text', number(stats.bytes)],
    ['tokens', number(stats.tokens), `${number(tokensPerSecond)} a second`],
    ['words', number(stats.words), 'tokens with a letter or digit'],
    ['types', number(stats.types), exact ? 'distinct words, lower-cased' : 'estimated, within about 2%'],
  ].map(([measure = '', value = '', remark = '']) => [measure, value, colours.dim(remark)]);
  const sections = [colours.bold(stats.name), plainTable(['measure', 'value', ''], rows, { right: [1], colours })];
  if (frequent.length > 0) {
    const head = ['word', exact ? 'count' : `count, too small by at most ${number(countError)}`];
    const counts = frequent.map(({ word, count }) => [word, number(count)]);
    sections.push(plainTable(head, counts, { right: [1], colours }));
  }
  return sections.join('\n\n');
}
