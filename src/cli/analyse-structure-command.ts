import { type Command, Option } from 'commander';
import { assumptions } from '../analysis/structure/assumptions.js';
import { bootstrap } from '../analysis/structure/bootstrap.js';
import { cachedTest } from '../analysis/structure/cached-test.js';
import type { ConditionalTest } from '../analysis/structure/conditional-test.js';
import { drawGraph } from '../analysis/structure/draw-graph.js';
import { fci } from '../analysis/structure/fci.js';
import { type LearnedStructure, type PcOptions, pc } from '../analysis/structure/pc.js';
import type { CategoryTable, NumberTable } from '../analysis/structure/property-table.js';
import { readPropertyTable } from '../analysis/structure/read-property-table.js';
import { sgs } from '../analysis/structure/sgs.js';
import { structureNotices } from '../analysis/structure/structure-notices.js';
import { writeWholeText } from '../matrix/write-whole-file.js';
import type { CommandContext } from './command-context.js';
import { decimalNumber } from './decimal-number.js';
import { openStructureTest, readKnowledge, type StructureTestFlags } from './open-structure-test.js';
import { addOutputOptions, type OutputFlags } from './print-records.js';
import { printStructure } from './print-structure.js';
import { createProgress } from './progress.js';
import { requireOutText } from './require-out-file.js';
import { seedOption } from './shared-options.js';
import { wholeNumber } from './whole-number.js';

/** The options of `qualia analyse structure`, as typed. */
interface StructureFlags extends OutputFlags, StructureTestFlags {
  readonly algorithm: 'pc' | 'fci' | 'sgs';
  readonly alpha: number;
  readonly stable: boolean;
  readonly sepset: 'first' | 'union';
  readonly conflicts: 'keep' | 'overwrite' | 'bidirected' | 'strongest';
  readonly largestSet?: number;
  readonly largestPossible: number;
  readonly tiers?: string;
  readonly require: readonly string[];
  readonly forbid: readonly string[];
  readonly bootstrap?: number;
  readonly draw: 'rows' | 'half';
  readonly seed: number;
  readonly assumptions: boolean;
  readonly assumptionSet: number;
  readonly separators: boolean;
  readonly dot?: string;
  readonly picture?: string;
}

/** Adds `qualia analyse structure`: which columns of a table depend on which, given the others. */
export function addAnalyseStructureCommand(analyse: Command, context: CommandContext): void {
  const list = (text: string): string[] => text.split(',').map((name) => name.trim());
  const more = (text: string, before: readonly string[]): string[] => [...before, text];
  const command = analyse
    .command('structure')
    .description(
      'Learn which columns of a table depend on which given the others: PC-stable, FCI, with a check of what they suppose.',
    )
    .argument('<table>', 'a file with a header: tab-separated, comma-separated or separated by spaces')
    .addOption(
      new Option(
        '--test <name>',
        'the test of independence (default: fisher-z of numbers, g-squared of categories)',
      ).choices(['fisher-z', 'chi-squared', 'g-squared', 'log-ratio']),
    )
    .addOption(new Option('--columns <names>', 'the columns taken, separated by commas (default: all)').argParser(list))
    .addOption(new Option('--without <names>', 'columns left out, separated by commas').argParser(list))
    .addOption(
      new Option('--discrete <names>', 'columns of many numbers that are categories, separated by commas').argParser(
        list,
      ),
    )
    .addOption(
      new Option('--bins <n>', 'part columns of many numbers into so many categories').argParser(
        wholeNumber('--bins', 2, 50),
      ),
    )
    .addOption(
      new Option('--scores <kind>', 'take numbers as they are, or as normal scores of their ranks')
        .choices(['values', 'normal'])
        .default('values'),
    )
    .addOption(new Option('--reference <part>', 'what log-ratios are measured against: clr or a column').default('clr'))
    .addOption(
      new Option('--algorithm <name>', 'fci allows for hidden causes; sgs tries all sets')
        .choices(['pc', 'fci', 'sgs'])
        .default('pc'),
    )
    .addOption(
      new Option('--alpha <x>', 'two columns are parted at a larger p value')
        .argParser(decimalNumber('--alpha', 1e-12, 0.999))
        .default(0.05),
    )
    .addOption(
      new Option('--largest-set <n>', 'how many columns are given at most (default: all)').argParser(
        wholeNumber('--largest-set', 0, 1000),
      ),
    )
    .addOption(
      new Option('--largest-possible <n>', 'how many columns of Possible-D-SEP fci gives at most; more take long')
        .argParser(wholeNumber('--largest-possible', 0, 1000))
        .default(3),
    )
    .addOption(new Option('--no-stable', 'take edges away at once, so that the order of columns matters'))
    .addOption(new Option('--sepset <kind>', 'what parts two columns').choices(['first', 'union']).default('first'))
    .addOption(
      new Option('--conflicts <policy>', 'what is done where colliders disagree')
        .choices(['keep', 'overwrite', 'bidirected', 'strongest'])
        .default('keep'),
    )
    .addOption(
      new Option('--tiers <tiers>', 'columns in order of time, "a,b;c;d": none causes what is in an earlier tier'),
    )
    .addOption(
      new Option('--require <edge>', 'an edge that is there, "a>b"; may be repeated')
        .argParser(more)
        .default([], 'none'),
    )
    .addOption(
      new Option('--forbid <edge>', 'a direction that cannot be, "a>b"; may be repeated')
        .argParser(more)
        .default([], 'none'),
    )
    .addOption(
      new Option('--bootstrap <n>', 'how often edges come back in drawn rows').argParser(
        wholeNumber('--bootstrap', 1, 100_000),
      ),
    )
    .addOption(
      new Option('--draw <kind>', 'draw as many rows with replacement, or half without')
        .choices(['rows', 'half'])
        .default('rows'),
    )
    .addOption(seedOption())
    .addOption(new Option('--assumptions', 'look for counter-examples of what the method supposes').default(false))
    .addOption(
      new Option('--assumption-set <n>', 'how many columns are given at most in that')
        .argParser(wholeNumber('--assumption-set', 1, 6))
        .default(2),
    )
    .addOption(new Option('--separators', 'show what parts the columns that are not joined').default(false))
    .addOption(new Option('--dot <file>', 'write the graph for Graphviz, a .dot file'))
    .addOption(new Option('--picture <file>', 'write a picture, an .svg file'));
  addOutputOptions(command).action((path: string, flags: StructureFlags) => runStructure(path, flags, context));
}

async function runStructure(path: string, flags: StructureFlags, { signal }: CommandContext): Promise<void> {
  const { algorithm, alpha, seed, draw } = flags;
  if (flags.dot !== undefined) await requireOutText('--dot', flags.dot, [path]);
  if (flags.picture !== undefined) await requireOutText('--picture', flags.picture, [path]);
  const { table, createTest, notices } = openStructureTest(await readPropertyTable(path), flags);
  const knowledge = readKnowledge(flags);
  const progress = createProgress(process.stderr);
  const onProgress = (stage: string, share: number): void => progress.update(stage, share);
  const { stable, sepset, conflicts, largestPossible } = flags;
  const largestSet = flags.largestSet === undefined ? {} : { largestSet: flags.largestSet };
  const learn = (test: ConditionalTest, watch: Pick<PcOptions, 'signal' | 'onProgress'>): Promise<LearnedStructure> => {
    const options = { alpha, stable, sepset, conflicts, knowledge, ...largestSet, ...watch };
    if (algorithm === 'sgs') return sgs(test, options);
    return algorithm === 'pc' ? pc(test, options) : fci(test, { ...options, largestPossible });
  };
  try {
    const test = cachedTest(createTest(table));
    const learned = await learn(test, { signal, onProgress });
    const { graph } = learned;
    const frequencies =
      flags.bootstrap === undefined
        ? undefined
        : await bootstrap<NumberTable | CategoryTable>(
            table,
            async (drawn) => (await learn(createTest(drawn), { signal })).graph,
            { times: flags.bootstrap, seed, draw, signal, onProgress },
          );
    const report = flags.assumptions
      ? await assumptions(test, graph, { alpha, largestSet: flags.assumptionSet, signal, onProgress })
      : undefined;
    progress.stop();
    const weights = new Map((frequencies ?? []).map(({ from, to, joined }) => [`${from} ${to}`, joined]));
    if (flags.dot !== undefined) await writeWholeText(flags.dot, graph.toDot());
    if (flags.picture !== undefined)
      await writeWholeText(flags.picture, drawGraph(graph, weights.size > 0 ? { weights } : {}));
    const limits =
      algorithm === 'fci'
        ? [
            `Of Possible-D-SEP, sets of up to ${flags.largestPossible} were tried; a larger one might take more edges away.`,
          ]
        : [];
    const said = structureNotices({ table, test, learned, alpha, hidden: algorithm === 'fci' });
    printStructure(
      { path, algorithm, alpha, test, table, learned, frequencies, report, notices: [...notices, ...said, ...limits] },
      flags,
    );
  } finally {
    progress.stop();
  }
}
