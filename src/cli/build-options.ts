import { type Command, Option } from 'commander';
import type { ContextSelection } from '../corpus/count-contexts.js';
import type { WeightingName } from '../space/weighting.js';
import { byteSize } from './byte-size.js';
import { type ContextFlags, contextNames } from './context-choices.js';
import { decimalNumber } from './decimal-number.js';
import { addSourceOptions, type SourceFlags } from './open-source.js';
import { jsonOption, seedOption, skipBadOption, threadsOption } from './shared-options.js';
import { addSparkOptions, type SparkFlags } from './spark-options.js';
import { wholeNumber } from './whole-number.js';

/** The options of `qualia space build`, as typed. */
export interface BuildFlags extends ContextFlags, SourceFlags, SparkFlags {
  readonly out: string;
  readonly contexts: string;
  readonly targets: string;
  readonly targetTags: boolean;
  readonly multiwords: boolean;
  readonly tuples: boolean;
  readonly phrases?: string;
  readonly minimumPhraseCount: number;
  readonly minimumFrequency: number;
  readonly minimumTargetCount: number;
  readonly minimumContextTargets: number;
  readonly maximumContexts: number;
  readonly contextSelection: ContextSelection;
  readonly weighting: WeightingName;
  readonly contextSmoothing: number;
  readonly shift: number;
  readonly rank: number;
  readonly exponent: number;
  readonly seed: number;
  readonly mono: boolean;
  readonly threads: number;
  readonly memory: number;
  readonly skipBad: boolean;
  readonly json: boolean;
}

const weightings: readonly WeightingName[] = [
  'ppmi',
  'pmi',
  'localMutualInformation',
  'contextRatio',
  'inverseDocumentFrequency',
];

/** Adds the options of `qualia space build`, but for the folder. */
export function addBuildOptions(build: Command): void {
  addSourceOptions(build);
  addContextOptions(build);
  addSpaceOptions(build);
  addWorkOptions(build);
  addSparkOptions(build);
}

function addContextOptions(build: Command): void {
  build
    .addOption(
      new Option('--contexts <kinds>', `kinds of contexts, separated by commas: ${contextNames.join(', ')}`).default(
        'domain,function',
      ),
    )
    .addOption(
      new Option('--window <n>', 'domain, role: tokens on each side').argParser(wholeNumber('--window', 1, 1000)),
    )
    .addOption(new Option('--nouns <which>', 'domain: the nearest noun or every one').choices(['nearest', 'every']))
    .addOption(
      new Option('--pattern-window <n>', 'function: tokens on each side').argParser(
        wholeNumber('--pattern-window', 1, 20),
      ),
    )
    .addOption(
      new Option('--pattern-parts <which>', 'function: the parts left and right, the whole, or all of them').choices([
        'all',
        'sides',
        'whole',
      ]),
    )
    .addOption(
      new Option('--pattern-nouns <how>', 'function: nouns as N, as their lemmas, or not at all').choices([
        'class',
        'lemma',
        'dropped',
      ]),
    )
    .addOption(
      new Option('--pattern-verbs <which>', 'function: the last verb of a run or all').choices(['last', 'all']),
    )
    .addOption(
      new Option('--pattern-function-words <how>', 'function: prepositions, particles and conjunctions').choices([
        'kept',
        'dropped',
      ]),
    )
    .addOption(new Option('--pattern-verbless', 'function: also patterns without a verb'))
    .addOption(new Option('--radius <n>', 'window: words on each side').argParser(wholeNumber('--radius', 1, 100)))
    .addOption(new Option('--sides', 'window: tell left and right apart'))
    .addOption(
      new Option('--window-weighting <how>', 'window: what a context counts by its distance').choices([
        'flat',
        'harmonic',
        'linear',
      ]),
    )
    .addOption(
      new Option('--block-sentences <n>', 'document: sentences a context; 0 for the document').argParser(
        wholeNumber('--block-sentences', 0, 2 ** 31),
      ),
    )
    .addOption(
      new Option('--missing-tree <what>', 'dependency: what to do with sentences without a tree').choices([
        'error',
        'skip',
      ]),
    )
    .addOption(
      new Option('--targets <which>', 'words, wordnet, or a file with a lemma a line').default(
        'words',
        'words: every content word',
      ),
    )
    .addOption(
      new Option('--target-tags', 'count lemmas by their part of speech, show/v and show/n apart').default(false),
    )
    .addOption(
      new Option('--multiwords', 'count multiword lemmas too, besides their parts: of WordNet, or of the file').default(
        false,
      ),
    )
    .addOption(new Option('--no-tuples', 'count no verb arguments and modifiers'))
    .addOption(
      new Option(
        '--phrases <folder>',
        'count phrases of two words too, "verb-object:chase cat": those of the tables that an earlier build wrote into this folder',
      ),
    )
    .addOption(
      new Option('--minimum-phrase-count <n>', 'with --phrases: how often the tables have a phrase at least')
        .argParser(wholeNumber('--minimum-phrase-count', 1, 2 ** 31))
        .default(10),
    );
}

function addSpaceOptions(build: Command): void {
  build
    .addOption(
      new Option('--minimum-frequency <n>', 'drop targets that occur fewer times in the text')
        .argParser(wholeNumber('--minimum-frequency', 0, 2 ** 31))
        .default(0),
    )
    .addOption(
      new Option(
        '--minimum-target-count <n>',
        'drop targets with fewer counted contexts; weighted windows count each many times',
      )
        .argParser(wholeNumber('--minimum-target-count', 0, 2 ** 31))
        .default(10),
    )
    .addOption(
      new Option('--minimum-context-targets <n>', 'drop contexts that fewer targets share')
        .argParser(wholeNumber('--minimum-context-targets', 1, 2 ** 31))
        .default(2),
    )
    .addOption(
      new Option('--maximum-contexts <n>', 'keep at most so many contexts a kind')
        .argParser(wholeNumber('--maximum-contexts', 1, 2 ** 31))
        .default(50_000),
    )
    .addOption(
      new Option('--context-selection <by>', 'which contexts are kept: by distinct targets or by count')
        .choices(['targets', 'count'])
        .default('targets'),
    )
    .addOption(new Option('--weighting <name>', 'how counts are weighted').choices(weightings).default('ppmi'))
    .addOption(
      new Option('--context-smoothing <x>', 'the exponent on context counts in ppmi and pmi')
        .argParser(decimalNumber('--context-smoothing', 0, 1))
        .default(1),
    )
    .addOption(
      new Option('--shift <x>', 'subtracted from every ppmi value before cutting at 0, in nats')
        .argParser(decimalNumber('--shift', 0, 100))
        .default(0),
    )
    .addOption(
      new Option('--rank <n>', 'dimensions of the reduced spaces')
        .argParser(wholeNumber('--rank', 1, 5000))
        .default(300),
    )
    .addOption(
      new Option('--exponent <x>', 'the exponent on singular values')
        .argParser(decimalNumber('--exponent', -2, 2))
        .default(0.5),
    )
    .addOption(seedOption())
    .addOption(new Option('--mono', 'also a space of domain and function contexts side by side').default(false));
}

function addWorkOptions(build: Command): void {
  build
    .addOption(threadsOption())
    .addOption(
      new Option('--memory <size>', 'memory for counts, besides the annotators: 512M, 4G')
        .argParser(byteSize('--memory', 2 ** 22))
        .default(2 ** 30, '1G'),
    )
    .addOption(skipBadOption())
    .addOption(jsonOption());
}
