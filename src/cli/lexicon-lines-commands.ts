import { type Command, Option } from 'commander';
import { UnknownRecordError } from '../lexicon/edits/edit-errors.js';
import type { CorpusLine, EvidenceRun } from '../lexicon/evidence/evidence-run.js';
import { EvidenceStore, type LineFilter, type LineQuery } from '../lexicon/evidence/evidence-store.js';
import { searchLemmas } from '../lexicon/store/search-lexicon.js';
import type { StoredLexicon } from '../lexicon/store/stored-lexicon.js';
import { CommandError } from './command-error.js';
import { formatShare } from './format-share.js';
import { lexiconOption, storeArgument, withStoredLexicon } from './open-store.js';
import { printConcordance } from './print-concordance.js';
import { addOutputOptions, type OutputFlags, printRecords, type RecordColumn } from './print-records.js';
import { wholeNumber } from './whole-number.js';

interface RunFlags extends OutputFlags {
  readonly lexicon?: string;
  readonly run?: number;
}

interface ConcordanceFlags extends RunFlags {
  readonly order: NonNullable<LineQuery['order']>;
  readonly limit: number;
}

/** Adds `qualia lexicon runs`, `concordance` and `frequencies`. */
export function addLexiconLinesCommands(lexicon: Command): void {
  const runs = lexicon
    .command('runs')
    .description('Say which corpora were read into a store, the latest first.')
    .argument('<store>', storeArgument)
    .addOption(lexiconOption());
  addOutputOptions(runs).action((path: string, flags: RunFlags) => {
    withStoredLexicon(path, flags.lexicon, (each) => runRuns(each, flags));
  });
  const concordance = lexicon
    .command('concordance')
    .description('Show a word or sense in the sentences of a corpus that was read, with the predicted senses.')
    .argument('<store>', storeArgument)
    .argument('[target]', 'a lemma or the id of a sense (default: all lines)')
    .addOption(lexiconOption())
    .addOption(runOption())
    .addOption(
      new Option('--order <order>', 'as in the corpus, or what is least or most sure first')
        .choices(['text', 'unsure', 'sure'])
        .default('text'),
    )
    .addOption(
      new Option('--limit <n>', 'how many lines are shown').argParser(wholeNumber('--limit', 1, 1_000_000)).default(20),
    );
  addOutputOptions(concordance).action((path: string, target: string | undefined, flags: ConcordanceFlags) => {
    withStoredLexicon(path, flags.lexicon, (each) => runConcordance(each, target, flags));
  });
  const frequencies = lexicon
    .command('frequencies')
    .description('Say how often the senses of a word were met in a corpus that was read.')
    .argument('<store>', storeArgument)
    .argument('<word>', 'the lemma of a word')
    .addOption(lexiconOption())
    .addOption(runOption());
  addOutputOptions(frequencies).action((path: string, word: string, flags: RunFlags) => {
    withStoredLexicon(path, flags.lexicon, (each) => runFrequencies(each, word, flags));
  });
}

function runOption(): Option {
  const option = new Option('--run <n>', 'which reading of a corpus (default: the latest that is done)');
  return option.argParser(wholeNumber('--run', 1, 1e9));
}

function runRuns(lexicon: StoredLexicon, flags: RunFlags): void {
  const runs = new EvidenceStore(lexicon).runs();
  if (runs.length === 0) process.stderr.write(`${noCorpus} ${readCorpus}\n`);
  if (runs.length > 0 || flags.json || flags.tsv) printRecords(runs, runColumns, flags);
}

const noCorpus = 'No corpus has been read into this store.';
const readCorpus = '"qualia lexicon evidence STORE CORPUS" does it.';

const runColumns: readonly RecordColumn<EvidenceRun>[] = [
  { title: 'run', value: ({ number }) => number, right: true },
  { title: 'corpus', value: ({ corpus }) => corpus },
  { title: 'model', value: ({ model }) => model },
  { title: 'begun', value: ({ begun }) => begun },
  { title: 'finished', value: ({ finished }) => finished, shown: ({ finished }) => finished ?? 'not yet' },
  { title: 'documents', value: ({ documents }) => documents, right: true },
  { title: 'sentences', value: ({ sentences }) => sentences, right: true },
  { title: 'tokens', value: ({ tokens }) => tokens, right: true },
  { title: 'words', value: ({ words }) => words, right: true },
];

/**
 * The run that is asked for, or the latest that is done.
 *
 * @throws CommandError where there is none; UnknownRecordError where there is none with the number.
 */
export function requireRun(evidence: EvidenceStore, number?: number): EvidenceRun {
  const run = number === undefined ? evidence.latestRun() : evidence.run(number);
  if (run !== undefined) return run;
  if (number !== undefined) throw new UnknownRecordError(String(number), 'run');
  const [begun] = evidence.runs();
  if (begun === undefined) throw new CommandError('NO_RUN', noCorpus, readCorpus);
  const advice = `Go on with it by "qualia lexicon evidence STORE ${begun.corpus}", or ask for it with --run ${begun.number}.`;
  throw new CommandError('NO_RUN', `The reading of ${begun.corpus} is not done.`, advice);
}

function runConcordance(lexicon: StoredLexicon, target: string | undefined, flags: ConcordanceFlags): void {
  const { order, limit } = flags;
  const evidence = new EvidenceStore(lexicon);
  const run = requireRun(evidence, flags.run);
  const filter = { run: run.number, ...(target !== undefined && chooseLines({ lexicon, evidence, run }, target)) };
  const lines = evidence.lines({ ...filter, order, limit });
  if (lines.length === 0) {
    const nothing = target === undefined ? 'Nothing occurs' : `${target} does not occur`;
    process.stderr.write(`${nothing} in ${run.corpus}.\n`);
  }
  if (flags.json || flags.tsv) printRecords<CorpusLine>(lines, lineColumns, flags);
  else printConcordance(lines);
  const count = evidence.countLines(filter);
  if (count > lines.length) process.stderr.write(`${lines.length} of ${count.toLocaleString('en-US')} lines.\n`);
}

const lineColumns: readonly RecordColumn<CorpusLine>[] = [
  { title: 'line', value: ({ number }) => number },
  { title: 'document', value: ({ document }) => document },
  { title: 'sentence', value: ({ position }) => position },
  { title: 'left', value: ({ text, start }) => text.slice(0, start) },
  { title: 'word', value: ({ text, start, end }) => text.slice(start, end) },
  { title: 'right', value: ({ text, end }) => text.slice(end) },
  { title: 'lemma', value: ({ lemma }) => lemma },
  { title: 'pos', value: ({ partOfSpeech }) => partOfSpeech },
  { title: 'sense', value: ({ sense }) => sense },
  { title: 'aspect', value: ({ aspect }) => aspect },
  { title: 'probability', value: ({ probability }) => probability },
  { title: 'margin', value: ({ margin }) => margin },
];

/** Where a word is looked for. */
interface WordPlace {
  readonly lexicon: StoredLexicon;
  readonly evidence: EvidenceStore;
  readonly run: EvidenceRun;
}

/** @throws CommandError where a text is neither a sense nor a word of the lexicon or the corpus. */
function chooseLines(place: WordPlace, target: string): LineFilter {
  if (place.lexicon.findSense(target) !== undefined) return { sense: target };
  requireWord(place, target, 'no sense and no word');
  return { lemma: target };
}

function requireWord({ lexicon, evidence, run }: WordPlace, word: string, missing = 'no word'): void {
  if (lexicon.hasForm(word) || evidence.words(run.number, { lemma: word, limit: 1 }).length > 0) return;
  const nearest = searchLemmas(lexicon, word, { limit: 5 }).map(({ lemma }) => lemma);
  const advice =
    nearest.length === 0 ? 'Look for it with "qualia lexicon search".' : `There is: ${nearest.join(', ')}.`;
  const problem = `"${word}" is ${missing} of this lexicon, nor one that ${run.corpus} has.`;
  throw new CommandError('UNKNOWN_RECORD', problem, advice);
}

/** A sense with its counts. */
interface CountedSense {
  readonly sense: string;
  readonly lemma: string;
  readonly partOfSpeech: string;
  readonly chosen: number;
  /** Its part of the occurrences that have a sense of its entry as the most probable one; undefined where there are none. */
  readonly share: number | undefined;
  readonly expected: number;
  readonly gloss: string;
}

function runFrequencies(lexicon: StoredLexicon, word: string, flags: RunFlags): void {
  const evidence = new EvidenceStore(lexicon);
  const run = requireRun(evidence, flags.run);
  requireWord({ lexicon, evidence, run }, word);
  const counted = lexicon.entriesWithForm(word).flatMap(({ record: { lemma, partOfSpeech, senses } }) => {
    const ids = senses.map(({ id }) => id);
    const found = evidence.frequencies(run.number, ids);
    const all = ids.reduce((sum, id) => sum + (found.get(id)?.chosen ?? 0), 0);
    return senses.map(({ id, synset }): CountedSense => {
      const { chosen, expected } = found.get(id) ?? { chosen: 0, expected: 0 };
      const gloss = lexicon.findSynset(synset)?.record.definitions[0]?.text ?? '';
      return { sense: id, lemma, partOfSpeech, chosen, share: all === 0 ? undefined : chosen / all, expected, gloss };
    });
  });
  printRecords(counted, frequencyColumns, flags);
  const words = evidence.words(run.number, { lemma: word });
  if (words.length === 0) process.stderr.write(`${word} does not occur in ${run.corpus}.\n`);
  for (const { lemma, partOfSpeech, count, senseless } of words) {
    const without = senseless === 0 ? '' : `, ${senseless} of them without a sense in the lexicon`;
    process.stderr.write(`${lemma} ${partOfSpeech}: ${count} in ${run.corpus}${without}.\n`);
  }
}

const frequencyColumns: readonly RecordColumn<CountedSense>[] = [
  { title: 'sense', value: ({ sense }) => sense },
  { title: 'lemma', value: ({ lemma }) => lemma },
  { title: 'pos', value: ({ partOfSpeech }) => partOfSpeech },
  { title: 'chosen', value: ({ chosen }) => chosen, right: true },
  {
    title: 'share',
    value: ({ share }) => share,
    shown: ({ share }) => (share === undefined ? '' : formatShare(share)),
    right: true,
  },
  { title: 'expected', value: ({ expected }) => expected, shown: ({ expected }) => expected.toFixed(1), right: true },
  { title: 'gloss', value: ({ gloss }) => gloss },
];
