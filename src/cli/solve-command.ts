import { type Command, Option } from 'commander';
import type { RankedWord } from '../dual/compose-word.js';
import { answerQuestions } from './answer-questions.js';
import type { CommandContext } from './command-context.js';
import { addExplainedOptions, type ExplainedFlags, explainedColumns } from './explained-columns.js';
import { addDualOptions, type DualFlags, findTarget, openDual } from './open-dual.js';
import { acceptWords, addSearchOptions, findChoices, parseChoices, type SearchFlags } from './search-options.js';
import { parseAnalogy } from './word-questions.js';

/** The options of `qualia solve`, as typed. */
interface SolveFlags extends DualFlags, ExplainedFlags, SearchFlags {
  readonly choices?: string;
  readonly anyDomain: boolean;
}

/** Adds `qualia solve`: what is to c as b is to a. */
export function addSolveCommand(program: Command, context: CommandContext): void {
  const command = program
    .command('solve')
    .description(
      'Find the words d for which a:b is like c:d, in the vocabulary or among choices (Turney 2012). Without a question, ' +
        'or with -, each line of standard input is one.',
    )
    .argument('[question...]', 'a question: carpenter:wood :: mason:?, or carpenter:wood mason')
    .addOption(new Option('--choices <words>', 'words to choose from, separated by commas; each is shown'))
    .addOption(
      new Option(
        '--any-domain',
        'also words of the vocabulary that share no domain with c: the condition of the paper holds for many such',
      ).default(false),
    );
  addSearchOptions(command);
  addExplainedOptions(addDualOptions(command)).action((question: string[], flags: SolveFlags) =>
    runSolve(question, flags, context),
  );
}

async function runSolve(args: string[], flags: SolveFlags, context: CommandContext): Promise<void> {
  const choices = parseChoices(flags.choices);
  const kind = {
    parse: parseAnalogy,
    columns: explainedColumns<RankedWord>([{ title: 'word', value: ({ word }) => word }], flags),
    none: 'No word scores above 0: a and c must be alike in function, and c and the word share a domain.',
    open: async () => {
      const { search } = await openDual(flags, context.signal);
      const known = findChoices(search, choices);
      const options =
        known === undefined
          ? { accept: await acceptWords(flags), requireSharedDomain: !flags.anyDomain }
          : { choices: known };
      return ({ pair: [left, right], word }: ReturnType<typeof parseAnalogy>) => {
        const pair = [findTarget(search, left), findTarget(search, right)] as const;
        return search.solveRelation(pair, findTarget(search, word), { limit: flags.limit, ...options });
      };
    },
  };
  await answerQuestions(args, kind, { flags, context });
}
