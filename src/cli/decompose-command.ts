import { type Command, Option } from 'commander';
import type { DecomposeWordOptions, RankedPhrase } from '../dual/decompose-word.js';
import { readBigrams } from '../dual/read-bigrams.js';
import { OptionError } from '../errors.js';
import { answerQuestions } from './answer-questions.js';
import type { CommandContext } from './command-context.js';
import { addExplainedOptions, type ExplainedFlags, explainedColumns } from './explained-columns.js';
import { addDualOptions, type DualFlags, findTarget, type OpenedDual, openDual } from './open-dual.js';
import type { RecordColumn } from './print-records.js';
import { acceptWords, addSearchOptions, type SearchFlags } from './search-options.js';
import {
  addSecondPassOptions,
  type CombinedAnswer,
  completeDualFlags,
  openSecondPass,
  type SecondPassFlags,
} from './second-pass.js';
import { wholeNumber } from './whole-number.js';
import { parseWord } from './word-questions.js';

/** The options of `qualia decompose`, as typed. */
interface DecomposeFlags extends DualFlags, ExplainedFlags, SearchFlags, SecondPassFlags {
  readonly pairs?: readonly string[];
  readonly minimumCount: number;
  readonly anyPart: boolean;
}

/** Adds `qualia decompose`: phrases of two words for a word. */
export function addDecomposeCommand(program: Command, context: CommandContext): void {
  const command = program
    .command('decompose')
    .description(
      'Find the phrases of modifier and head that mean what a word means (Turney 2014). Without a word, or with -, each ' +
        'line of standard input is one.',
    )
    .argument('[word...]', 'a word: kennel')
    .addOption(
      new Option(
        '--pairs <files...>',
        'only phrases of these tables, as noun-noun.tsv and noun-adjective.tsv of "qualia space build" (default: any)',
      ),
    )
    .addOption(
      new Option('--minimum-count <n>', 'how often a phrase of the tables was seen')
        .argParser(wholeNumber('--minimum-count', 1, 2 ** 31))
        .default(1),
    )
    .addOption(
      new Option(
        '--any-part',
        'words of any part of speech (default: without --pairs, nouns of WordNet as heads, nouns and adjectives as modifiers)',
      ).default(false),
    );
  addSecondPassOptions(command);
  addSearchOptions(command);
  addExplainedOptions(addDualOptions(command)).action((word: string[], flags: DecomposeFlags) =>
    runDecompose(word, flags, context),
  );
}

type DecomposedPhrase = RankedPhrase & CombinedAnswer;

async function runDecompose(args: string[], typed: DecomposeFlags, context: CommandContext): Promise<void> {
  const flags = completeDualFlags(typed);
  const { limit, candidates, pairs, minimumCount } = flags;
  if (pairs === undefined && minimumCount > 1) {
    throw new OptionError('--minimum-count', minimumCount, '1, unless --pairs is given');
  }
  const counts: RecordColumn<DecomposedPhrase>[] =
    pairs === undefined ? [] : [{ title: 'seen', value: ({ count }) => count, right: true }];
  const kind = {
    parse: parseWord,
    columns: explainedColumns<DecomposedPhrase>(
      [{ title: 'phrase', value: ({ phrase }) => phrase.join(' ') }, ...counts],
      flags,
      { second: flags.combiner === undefined ? undefined : 'probability' },
    ),
    none: 'No phrase scores above 0.',
    open: async () => {
      const isWanted = await acceptWords(flags);
      const seen = pairs === undefined ? undefined : await readBigrams(pairs);
      const opened = await openDual(flags, context.signal);
      const { search } = opened;
      const secondPass = await openSecondPass(flags, opened);
      const words = await chooseWords(opened, flags, isWanted);
      const options = { limit, candidates, pairs: seen, minimumCount, rerank: secondPass?.rerank, ...words };
      return (question: string): DecomposedPhrase[] => {
        const word = findTarget(search, question);
        secondPass?.requireWords([word].filter((known) => search.dual.has(known)));
        return search
          .decomposeWord(word, options)
          .map((answer) => secondPass?.explain(answer, [...answer.phrase, word]) ?? answer);
      };
    },
  };
  await answerQuestions(args, kind, { flags, context });
}

async function chooseWords(
  { lexicon }: OpenedDual,
  flags: DecomposeFlags,
  isWanted: (word: string) => boolean,
): Promise<Pick<DecomposeWordOptions, 'modifiers' | 'heads'>> {
  if (flags.anyPart || flags.pairs !== undefined) return { modifiers: isWanted, heads: isWanted };
  const wordnet = await lexicon();
  return {
    modifiers: (word) => isWanted(word) && (wordnet.has(word, 'n') || wordnet.has(word, 'a')),
    heads: (word) => isWanted(word) && wordnet.has(word, 'n'),
  };
}
