import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Command, Option } from 'commander';
import { createSemcorReader } from '../corpus/readers/semcor-reader.js';
import { userCacheFolder } from '../embedded/user-cache-folder.js';
import { isContextualModel } from '../embedding/contextual-model.js';
import { openVectorCache } from '../embedding/vector-cache.js';
import { MissingFileError, OptionError, requireOption } from '../errors.js';
import { parseAspectSentences } from '../evaluation/formats/parse-aspect-sentences.js';
import { readSenseInventory } from '../evaluation/read-sense-inventory.js';
import { listSetExamples } from '../evaluation/systems/list-set-examples.js';
import { readSenseAnchors } from '../lexicon/dot-objects/read-dot-objects.js';
import { createSenseAspects } from '../lexicon/dot-objects/sense-aspects.js';
import { openModel } from '../models/open-model.js';
import { balanceAspectExamples, collectAspectExamples, listAspectExamples } from '../wsd/aspects/aspect-examples.js';
import type { AspectHead } from '../wsd/aspects/aspect-head.js';
import { type AspectExample, trainAspectHead } from '../wsd/aspects/train-aspect-head.js';
import { writeAspectHead } from '../wsd/aspects/write-aspect-head.js';
import { createBaseForms } from '../wsd/base-forms.js';
import { readChineseGlosser } from '../wsd/translation/read-chinese-glosser.js';
import type { CommandContext } from './command-context.js';
import { modelFiles } from './model-files.js';
import { addOutputOptions, type OutputFlags, printJson, printRecords, type RecordColumn } from './print-records.js';
import { createProgress, noticesBeside } from './progress.js';
import { requireOutFile } from './require-out-file.js';
import { seedOption } from './shared-options.js';
import { wholeNumber } from './whole-number.js';

/** The options of `qualia sense train-aspects`, as typed. */
interface TrainFlags extends OutputFlags {
  readonly model: string;
  readonly out: string;
  readonly semcor?: string;
  readonly sentences?: readonly string[];
  readonly translate: boolean;
  readonly unmasked: boolean;
  readonly window: number;
  readonly layers?: readonly number[];
  readonly penalties: readonly number[];
  readonly examplesPerAspect: number;
  readonly seed: number;
}

interface Trained extends Pick<AspectHead, 'facts'> {
  readonly seconds: number;
  readonly out: string;
}

/** Adds `qualia sense train-aspects`: a light head over an encoder that tells aspects of names. */
export function addSenseTrainAspectsCommand(sense: Command, context: CommandContext): void {
  const whole = (option: string, least: number) => wholeNumber(option, least, 2 ** 31);
  const command = sense
    .command('train-aspects')
    .description(
      'Train a light head that tells in which aspect a name is meant, over an embedding model that gives vectors of words in their ' +
        'texts. It learns from nouns whose senses show an aspect: those of the examples of WordNet, and of SemCor where it is given.',
    )
    .requiredOption('--out <file>', 'where the head goes, a .safetensors file')
    .requiredOption('--model <name>', 'an embedding model, kind:target?settings, as "qualia providers list" tells')
    .option('--semcor <path>', 'SemCor 3.0, its archive or folder')
    .option(
      '--sentences <files...>',
      'train on from there with tables of sentences with names in their aspects, such as benchmarks/senses/aspects-english.tsv: their ' +
        'rows whose split is dev',
    )
    .addOption(
      new Option('--translate', 'put Chinese sentences into English words first, for models of English').default(false),
    )
    .addOption(new Option('--unmasked', 'let the name itself be seen').default(false))
    .addOption(
      new Option('--window <n>', 'how many words on each side are looked at')
        .argParser(whole('--window', 0))
        .default(3),
    )
    .addOption(
      new Option(
        '--layers <numbers>',
        'layers whose vectors are averaged, as in 3,4,5 (default: as the model is set)',
      ).argParser((text) => parseNumbers('--layers', text)),
    )
    .addOption(
      new Option('--penalties <numbers>', 'strengths of the ridge, the best of which is taken by cross-validation')
        .argParser((text) => parseNumbers('--penalties', text))
        .default([3]),
    )
    .addOption(
      new Option('--examples-per-aspect <n>', 'the most examples of an aspect')
        .argParser(whole('--examples-per-aspect', 1))
        .default(1000),
    )
    .addOption(seedOption());
  addOutputOptions(command).action((flags: TrainFlags) => runTrain(flags, context));
}

async function runTrain(flags: TrainFlags, { signal }: CommandContext): Promise<void> {
  const begun = performance.now();
  const { out, seed, semcor, unmasked, window, layers, penalties, examplesPerAspect } = flags;
  if (!out.endsWith('.safetensors')) throw new OptionError('--out', out, 'the path of a .safetensors file');
  const inputs = [
    ...(semcor === undefined ? [] : [semcor]),
    ...(flags.sentences ?? []),
    ...(await modelFiles(flags.model)),
  ];
  await requireOutFile('--out', out, inputs);
  const lessons = await readLessons(flags);
  const model = await openModel(flags.model, { signal, cacheFolder: join(userCacheFolder(), 'models') });
  if (!isContextualModel(model)) {
    throw new OptionError(
      '--model',
      flags.model,
      'a model that gives vectors of words in their texts, such as transformers:',
    );
  }
  const examples = balanceAspectExamples(await collect(semcor), examplesPerAspect, seed);
  const progress = createProgress(process.stderr);
  const onNotice = noticesBeside(progress);
  const cache = await openVectorCache(join(userCacheFolder(), 'embeddings'), model, { onNotice });
  let head: AspectHead;
  try {
    const data = semcor === undefined ? 'WordNet examples' : `${basename(semcor)} and WordNet examples`;
    const onProgress = (stage: string, share: number): void => progress.update(stage, share);
    const own = { seed, cache, signal, onProgress };
    head = await trainAspectHead(model, examples, { ...own, data, masked: !unmasked, window, layers, penalties });
    if (lessons !== undefined) {
      const { examples: more, names } = lessons;
      const told = `${data}, then ${names.join(', ')}`;
      head = await trainAspectHead(model, more, { ...own, data: told, from: head, penalties: lessonPenalties });
    }
  } finally {
    progress.stop();
    await cache.close();
  }
  await writeAspectHead(out, head, { signal });
  const trained: Trained = { facts: head.facts, seconds: (performance.now() - begun) / 1000, out };
  if (flags.json) printJson(trained);
  else printRecords([trained], columns, flags);
}

async function collect(semcor: string | undefined): Promise<AspectExample[]> {
  const { lexicon } = await readSenseInventory({});
  const findAspects = createSenseAspects(lexicon, readSenseAnchors());
  const own = listAspectExamples(lexicon, findAspects, createBaseForms(lexicon));
  if (semcor === undefined) return own;
  const units = createSemcorReader(semcor, { include: 'br-*' }).read();
  return [...own, ...(await collectAspectExamples(units, lexicon, findAspects))];
}

/** Strengths of the ridge that pulls to the first head, tried where training goes on. */
const lessonPenalties = [0.1, 0.3, 1];

interface Lessons {
  readonly examples: readonly AspectExample[];
  readonly names: readonly string[];
}

/** Reads the development rows of tables of sentences; undefined where there are none. */
async function readLessons({ sentences = [], translate }: TrainFlags): Promise<Lessons | undefined> {
  if (sentences.length === 0) {
    if (translate) throw new OptionError('--translate', translate, 'given with --sentences');
    return undefined;
  }
  const glosser = translate ? await readChineseGlosser() : undefined;
  const examples: AspectExample[] = [];
  for (const path of sentences) {
    const text = await readFile(path, 'utf8').catch((cause: unknown) => {
      throw new MissingFileError(path, 'It is a table of sentences as benchmarks/senses/README.md tells.', { cause });
    });
    examples.push(...listSetExamples(parseAspectSentences({ path, text }, 'development').items, glosser));
  }
  return { examples, names: sentences.map((path) => basename(path)) };
}

function parseNumbers(option: string, text: string): number[] {
  requireOption(/^\d+(\.\d+)?(,\d+(\.\d+)?)*$/.test(text), option, text, 'numbers separated by commas, as in 4,6');
  return text.split(',').map(Number);
}

const columns: readonly RecordColumn<Trained>[] = [
  { title: 'data', value: ({ facts }) => facts.data },
  { title: 'examples', value: ({ facts }) => facts.examples, right: true },
  { title: 'penalty', value: ({ facts }) => facts.penalty, right: true },
  {
    title: 'accuracy by penalty',
    value: ({ facts }) =>
      facts.validation.map(({ penalty, accuracy }) => `${penalty}: ${accuracy.toFixed(4)}`).join(', ') || '-',
  },
  { title: 'seconds', value: ({ seconds }) => seconds, shown: ({ seconds }) => seconds.toFixed(1), right: true },
  { title: 'file', value: ({ out }) => out },
];
