import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { type ExtendedSpace, type ExtendSpaceInput, fromPlainModel } from '../embedded/extend-space.js';
import { fromPlainSpace } from '../embedded/plain-space.js';
import type { JobAddress } from '../engine/engine.js';
import { OptionError, ShapeError } from '../errors.js';
import { readWordnet } from '../lexicon/read-wordnet.js';
import { subwordModelDefaults } from '../space/subword-model.js';
import { writeSpace } from '../space/write-space.js';
import { writeSubwordModel } from '../space/write-subword-model.js';
import type { CommandContext } from './command-context.js';
import { createCommandEngine } from './command-engine.js';
import { CommandError } from './command-error.js';
import { decimalNumber } from './decimal-number.js';
import { addOutputOptions, type OutputFlags, printJson, printRecords, type RecordColumn } from './print-records.js';
import { createProgress } from './progress.js';
import { readWordList } from './read-word-list.js';
import { requireOutFile } from './require-out-file.js';
import { threadsOption } from './shared-options.js';
import { wholeNumber } from './whole-number.js';

/** The options of `qualia space extend` that the API has too. */
type SettingFlags = ExtendSpaceInput['settings'];

/** The options of `qualia space extend`, as typed. */
interface ExtendFlags extends SettingFlags, OutputFlags {
  readonly words: string;
  readonly out: string;
  readonly frequency?: string;
  readonly loadModel?: string;
  readonly saveModel?: string;
  readonly threads: number;
}

interface Extension {
  readonly name: string;
  /** Words asked for. */
  readonly words: number;
  readonly known: number;
  readonly added: number;
  /** Words of whose n-grams none is known. */
  readonly leftOut: number;
  /** Words of the space whose vectors were mixed with those of the model. */
  readonly mixed: number;
  /** N-grams of the model. */
  readonly subwords: number;
  readonly targets: number;
  readonly seconds: number;
  readonly out: string;
}

const extendJob: JobAddress = {
  module: new URL('../embedded/extend-space.js', import.meta.url).href,
  name: 'extendSpaceJob',
};

/** The options that decide a model, which count for nothing where one is given, as the command line names them. */
const trainingOptions = [
  'minimumLength',
  'maximumLength',
  'minimumWords',
  'rarityExponent',
  'penalty',
  'reliability',
  'tolerance',
] as const;

/** Adds `qualia space extend`: vectors for words that a space lacks, from their letters. */
export function addSpaceExtendCommand(space: Command, context: CommandContext): void {
  const command = space
    .command('extend')
    .description(
      'Extend a reduced space by words that it lacks, whose vectors are made from their character n-grams by a model ' +
        'trained on its own words (Bojanowski et al. 2017; Pinter et al. 2017).',
    )
    .argument('<space>', 'a reduced space, as "qualia space build" writes it')
    .requiredOption('--out <file>', 'where the extended space goes, a .safetensors file')
    .addOption(
      new Option('--words <which>', 'wordnet, its lemmas of one word, or a file with a word a line').default('wordnet'),
    )
    .addOption(new Option('--frequency <file>', 'how often words were counted: frequency.tsv of "qualia space build"'))
    .addOption(
      new Option(
        '--pseudo-count <x>',
        'how often a word must occur for its own vector to count as much as that of its n-grams; above 0 with --frequency',
      )
        .argParser(decimalNumber('--pseudo-count', 0, Number.POSITIVE_INFINITY))
        .default(0),
    );
  addTrainingOptions(command);
  command
    .addOption(
      new Option('--load-model <file>', 'a model trained before, of as many columns; none is trained then').conflicts([
        ...trainingOptions,
        'saveModel',
      ]),
    )
    .addOption(new Option('--save-model <file>', 'where the trained model goes too, a .safetensors file'))
    .addOption(threadsOption());
  addOutputOptions(command).action((path: string, flags: ExtendFlags) => runExtend(path, flags, context));
}

function addTrainingOptions(command: Command): void {
  const defaults = subwordModelDefaults;
  const add = (flags: string, description: string, read: (text: string) => number, value: number): void => {
    command.addOption(new Option(flags, `${description} (default: ${value})`).argParser(read));
  };
  const length = (option: string) => wholeNumber(option, 1, 100);
  const decimal = (option: string) => decimalNumber(option, 0, Number.POSITIVE_INFINITY);
  add('--minimum-length <n>', 'characters of the shortest n-gram', length('--minimum-length'), defaults.minimumLength);
  add('--maximum-length <n>', 'characters of the longest n-gram', length('--maximum-length'), defaults.maximumLength);
  add(
    '--minimum-words <n>',
    'leave out n-grams of fewer words',
    wholeNumber('--minimum-words', 1, 2 ** 31),
    defaults.minimumWords,
  );
  add(
    '--rarity-exponent <x>',
    'the exponent a of n-grams: one of c of n words counts (n / c)^a',
    decimalNumber('--rarity-exponent', -10, 10),
    defaults.rarityExponent,
  );
  add('--penalty <x>', 'lambda of the ridge regression, above 0', decimal('--penalty'), defaults.penalty);
  add(
    '--reliability <x>',
    'the frequency at which a word weighs half; with --frequency',
    decimal('--reliability'),
    defaults.reliability,
  );
  add(
    '--tolerance <x>',
    'how exactly the regression is solved',
    decimalNumber('--tolerance', 1e-6, 1),
    defaults.tolerance,
  );
}

async function runExtend(path: string, flags: ExtendFlags, { signal }: CommandContext): Promise<void> {
  const start = performance.now();
  const { out, saveModel, loadModel: model, frequency, threads } = flags;
  requireFrequency(flags);
  const inputs = [path, flags.words, model, frequency].filter((input) => input !== undefined);
  await requireOutFile('--out', out, inputs);
  if (saveModel !== undefined) {
    await requireOutFile('--save-model', saveModel, inputs);
    if (resolve(saveModel) === resolve(out))
      throw new OptionError('--save-model', saveModel, 'another file than --out');
  }
  const words = await findWords(flags.words);
  const input: ExtendSpaceInput = {
    space: path,
    words,
    settings: settingsOf(flags),
    frequency,
    model,
    wantsModel: saveModel !== undefined,
    threads,
  };
  const extended = await extend(input, signal);
  const space = fromPlainSpace(extended.space);
  signal.throwIfAborted();
  await writeSpace(out, space, { signal });
  if (saveModel !== undefined && extended.model !== undefined) {
    await writeSubwordModel(saveModel, fromPlainModel(extended.model), { signal });
  }
  const { words: added, ...result } = (space.history.at(-1)?.result ?? {}) as Record<string, number>;
  const { leftOut, mixed, subwords } = result;
  const extension: Extension = {
    name: space.name,
    words: words.length,
    known: extended.known,
    added,
    leftOut,
    mixed,
    subwords,
    targets: space.targets.size,
    seconds: (performance.now() - start) / 1000,
    out,
  };
  if (flags.json) printJson(extension);
  else printRecords([extension], columns, flags);
}

/** What only frequencies give a sense is refused without them before any work. */
function requireFrequency({ frequency, reliability, pseudoCount = 0 }: ExtendFlags): void {
  if (frequency !== undefined || (reliability === undefined && pseudoCount === 0)) return;
  const given = reliability === undefined ? '--pseudo-count' : '--reliability';
  const advice = 'Give --frequency FOLDER/frequency.tsv, as "qualia space build" writes it.';
  throw new CommandError('OPTION', `${given} is given without --frequency.`, advice);
}

async function findWords(words: string): Promise<string[]> {
  if (words !== 'wordnet') return await readWordList('--words', words, 'wordnet');
  return [...(await readWordnet()).lemmas()].filter((lemma) => !lemma.includes(' '));
}

function settingsOf(flags: ExtendFlags): SettingFlags {
  const given = (['pseudoCount', ...trainingOptions] as const).filter((name) => flags[name] !== undefined);
  return Object.fromEntries(given.map((name) => [name, flags[name]]));
}

/** Works in a thread, so that it can be stopped and the bar moves; the thread writes nothing. */
async function extend(input: ExtendSpaceInput, signal: AbortSignal): Promise<ExtendedSpace> {
  const progress = createProgress(process.stderr);
  const stage = input.model === undefined ? 'learning from n-grams' : 'reading';
  progress.update(stage, 0);
  try {
    const [extended] = await createCommandEngine(1).map<ExtendSpaceInput, ExtendedSpace>(extendJob, [input], {
      signal,
      onProgress: (share) => progress.update(stage, share),
    });
    return extended;
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    const advice =
      'Give a reduced space, as "qualia space build" writes it, and a model trained on one of its columns.';
    throw new CommandError(error.code, error.message, advice, { cause: error });
  } finally {
    progress.stop();
  }
}

const columns: readonly RecordColumn<Extension>[] = [
  { title: 'space', value: ({ name }) => name },
  { title: 'words', value: ({ words }) => words, right: true },
  { title: 'known', value: ({ known }) => known, right: true },
  { title: 'added', value: ({ added }) => added, right: true },
  { title: 'left out', value: ({ leftOut }) => leftOut, right: true },
  { title: 'mixed', value: ({ mixed }) => mixed, right: true },
  { title: 'n-grams', value: ({ subwords }) => subwords, right: true },
  { title: 'targets', value: ({ targets }) => targets, right: true },
  { title: 'seconds', value: ({ seconds }) => seconds, shown: ({ seconds }) => seconds.toFixed(1), right: true },
  { title: 'written to', value: ({ out }) => out },
];
