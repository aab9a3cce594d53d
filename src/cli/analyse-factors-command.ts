import { type Command, Option } from 'commander';
import { compositionOperators } from '../analysis/factors/compose-factorial-set.js';
import { correlateRuns, summariseRun } from '../analysis/factors/correlate-runs.js';
import { factorise } from '../analysis/factors/factorise.js';
import type { ProbeSettings } from '../analysis/factors/factorise-options.js';
import { OptionError } from '../errors.js';
import type { CommandContext } from './command-context.js';
import { CommandError } from './command-error.js';
import { decimalNumber } from './decimal-number.js';
import {
  type FactorSourceContext,
  type FactorVectors,
  isOfSentences,
  type OpenedFactorSource,
  openEmbeddedFactorSources,
  openFactorSource,
} from './open-factor-runs.js';
import { addFactorSetOptions, type FactorSetFlags, openFactorSet } from './open-factor-set.js';
import { type AnalysedRun, printFactorRuns } from './print-factor-runs.js';
import { addOutputOptions, type OutputFlags } from './print-records.js';
import { createProgress, noticesBeside, type Progress } from './progress.js';
import { cacheFolderOption, seedOption } from './shared-options.js';
import { wholeNumber } from './whole-number.js';

/** The options of `qualia analyse factors`, as typed. */
interface FactorsFlags extends FactorSetFlags, OutputFlags {
  readonly compose?: readonly FactorVectors[];
  readonly centre: boolean;
  readonly verbs?: string;
  readonly components?: number;
  readonly permutations: number;
  readonly probes: NonNullable<ProbeSettings['kind']>;
  readonly partners?: readonly number[];
  readonly subsets?: number;
  readonly minimumCoverage: number;
  readonly seed: number;
  readonly cacheFolder?: string;
}

const ways: readonly FactorVectors[] = ['text', ...compositionOperators, 'relational'];

/** Adds `qualia analyse factors`: how far vectors of combinations are sums of orthogonal components. */
export function addAnalyseFactorsCommand(analyse: Command, context: CommandContext): void {
  const command = analyse
    .command('factors')
    .description(
      'Tell how far the vectors of combinations (adjectives by nouns, verbs by objects) are sums of one component a word, orthogonal to ' +
        'those of the other words, and how linear readouts transfer to unseen combinations (Uselis, Dittadi & Oh 2026). Without a model, ' +
        'the spaces of WordNet.',
    )
    .argument(
      '[models...]',
      'embedding models, kind:target?settings, as "qualia providers list" tells: transformers:all-minilm-l6-v2?layers=6',
    );
  addFactorSetOptions(command)
    .addOption(
      new Option(
        '--compose <ways>',
        `where vectors of items come from, separated by commas: text, the model's own of the text; or of the words of the values: ` +
          `${ways.slice(1).join(', ')} (default: text; of the spaces of WordNet sum,product,tensor, and relational of sentences)`,
      ).argParser(readWays),
    )
    .addOption(
      new Option('--centre', 'subtract the mean of the words of each factor before they are composed').default(false),
    )
    .addOption(new Option('--verbs <file>', 'a table of verbs with their subjects and objects, for relational'))
    .addOption(
      new Option('--components <n>', 'how many principal axes at most (default: all)').argParser(
        wholeNumber('--components', 1, 100_000),
      ),
    )
    .addOption(
      new Option('--permutations <n>', 'shuffles of vectors against labels for intervals of chance; 0 for none')
        .argParser(wholeNumber('--permutations', 0, 1_000_000))
        .default(200),
    )
    .addOption(
      new Option('--probes <kind>', 'the linear readouts')
        .choices(['auto', 'logistic', 'discriminant', 'none'])
        .default('auto'),
    )
    .addOption(
      new Option(
        '--partners <counts>',
        'in how many combinations each value is trained on, separated by commas (default: 1,2,4,8 as far as some are left)',
      ).argParser(readCounts),
    )
    .addOption(
      new Option('--subsets <n>', 'training subsets of each (default: 5, of large sets 2)').argParser(
        wholeNumber('--subsets', 1, 1000),
      ),
    )
    .addOption(
      new Option('--minimum-coverage <x>', 'the least share of items that a model must know')
        .argParser(decimalNumber('--minimum-coverage', 0, 1))
        .default(0.5),
    )
    .addOption(seedOption())
    .addOption(cacheFolderOption());
  addOutputOptions(command).action((models: string[], flags: FactorsFlags) => runFactors(models, flags, context));
}

function readWays(text: string): FactorVectors[] {
  const named = text.split(',').map((way) => way.trim());
  const found = ways.filter((way) => named.includes(way));
  if (found.length !== new Set(named).size)
    throw new OptionError('--compose', text, `${ways.join(', ')}, separated by commas`);
  return found;
}

function readCounts(text: string): number[] {
  return text.split(',').map((count) => wholeNumber('--partners', 1, 1_000_000)(count.trim()));
}

async function runFactors(
  models: readonly string[],
  flags: FactorsFlags,
  { signal, reportFindings }: CommandContext,
): Promise<void> {
  const { cacheFolder, verbs, minimumCoverage, centre, seed } = flags;
  if (cacheFolder === '') throw new OptionError('--cache-folder', cacheFolder, 'the path of a folder');
  const { name, set } = await openFactorSet(flags);
  const progress = createProgress(process.stderr);
  const onNotice = noticesBeside(progress);
  const opening: FactorSourceContext = {
    set,
    minimumCoverage,
    centre,
    verbs,
    cacheFolder,
    signal,
    onProgress: (stage, share) => progress.update(stage, share),
    onNotice,
  };
  const isEmbedded = models.length === 0;
  const usual: readonly FactorVectors[] = isEmbedded
    ? ['sum', 'product', 'tensor', ...(isOfSentences(set) ? (['relational'] as const) : [])]
    : ['text'];
  const wanted = flags.compose ?? usual;
  const runs: AnalysedRun[] = [];
  try {
    const embedded = isEmbedded ? await openEmbeddedFactorSources(seed, opening) : [];
    for (const model of isEmbedded ? embedded.map(({ name: space }) => space) : models) {
      const source = embedded.find((one) => one.name === model) ?? (await openFactorSource(model, opening));
      // The argument matrices of verbs are of nouns in the domain space; two spaces side by side have four times the cells.
      const own = source.name === 'domain' || !isEmbedded ? wanted : wanted.filter((way) => way !== 'relational');
      runs.push(...(await analyseSource(source, own, { flags, signal, progress })));
    }
  } finally {
    progress.stop();
  }
  if (runs.length === 0)
    throw new CommandError('EMPTY', 'There is nothing to analyse.', 'Give a model, or other ways of --compose.');
  const correlations =
    runs.length < 3
      ? []
      : correlateRuns(
          runs.map(({ report }) => summariseRun(report)),
          { seed },
        );
  printFactorRuns({ grid: name, runs, correlations }, flags);
  if (runs.some(({ coverage }) => coverage.known < coverage.items)) reportFindings();
}

interface Analysis {
  readonly flags: FactorsFlags;
  readonly signal: AbortSignal;
  readonly progress: Progress;
}

async function analyseSource(
  source: OpenedFactorSource,
  wanted: readonly FactorVectors[],
  { flags, signal, progress }: Analysis,
): Promise<AnalysedRun[]> {
  const { components, permutations, probes, partners, subsets, seed } = flags;
  const runs: AnalysedRun[] = [];
  try {
    for (const way of wanted) {
      const { set, vectors, coverage } = await source.make(way);
      const report = await factorise(vectors, set, {
        components,
        permutations,
        seed,
        probes: { kind: probes },
        transfer: { partners, subsets },
        signal,
        onProgress: (stage, share) => progress.update(`${source.name}, ${way}: ${stage}`, share),
      });
      runs.push({ model: source.name, vectors: way, coverage, report });
    }
  } finally {
    await source.close();
  }
  return runs;
}
