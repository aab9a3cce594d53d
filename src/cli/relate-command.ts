import { type Command, Option } from 'commander';
import { compileFormula } from '../dual/formula.js';
import { relationSimilarity } from '../dual/relation.js';
import type { ExplainedScore } from '../dual/similarity.js';
import { answerQuestions } from './answer-questions.js';
import type { CommandContext } from './command-context.js';
import { addExplainedOptions, type ExplainedFlags, explainedColumns } from './explained-columns.js';
import { addDualOptions, type DualFlags, findTarget, openDual } from './open-dual.js';
import { parsePairs } from './word-questions.js';

/** The options of `qualia relate`, as typed. */
interface RelateFlags extends DualFlags, ExplainedFlags {
  readonly formula?: string;
}

interface RelatedPair extends ExplainedScore {
  readonly pair: readonly [string, string];
}

/** Adds `qualia relate`: how alike the relations of word pairs are. */
export function addRelateCommand(program: Command, context: CommandContext): void {
  const command = program
    .command('relate')
    .description(
      'Score how alike the relation of a:b is to that of c:d, or rank several pairs by it (Turney 2012). Without pairs, ' +
        'or with -, each line of standard input is a question.',
    )
    .argument('[pairs...]', 'the pair and those to compare with it: carpenter:wood mason:stone soldier:army')
    .addOption(new Option('--formula <text>', 'another score, as in "geo(f(a,c), f(b,d), d(a,b))"'));
  addExplainedOptions(addDualOptions(command)).action((pairs: string[], flags: RelateFlags) =>
    runRelate(pairs, flags, context),
  );
}

async function runRelate(args: string[], flags: RelateFlags, context: CommandContext): Promise<void> {
  const formula = flags.formula === undefined ? undefined : await compileFormula(flags.formula);
  const columns = explainedColumns<RelatedPair>([{ title: 'pair', value: ({ pair }) => pair.join(':') }], flags);
  const kind = {
    parse: parsePairs,
    columns,
    none: 'There is no pair to compare with.',
    open: async () => {
      const { search } = await openDual(flags, context.signal);
      return (pairs: ReturnType<typeof parsePairs>) => {
        const [first, ...others] = pairs.map(([left, right]) => {
          return [findTarget(search, left), findTarget(search, right)] as const;
        });
        const scored = others.map((pair): RelatedPair => {
          const [[a, b], [c, d]] = [first, pair];
          const score =
            formula === undefined
              ? relationSimilarity(search.dual, first, pair)
              : formula.score(search.dual, { a, b, c, d });
          return { pair, ...score };
        });
        return scored.sort((left, right) => right.score - left.score);
      };
    },
  };
  await answerQuestions(args, kind, { flags, context });
}
