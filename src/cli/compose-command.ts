import { type Command, Option } from 'commander';
import type { RankedWord } from '../dual/compose-word.js';
import { compositionSimilarity } from '../dual/composition.js';
import type { DualSearch } from '../dual/dual-search.js';
import { compileFormula } from '../dual/formula.js';
import { type CompositionScorer, rerankAnswers } from '../dual/rerank.js';
import { answerQuestions } from './answer-questions.js';
import type { CommandContext } from './command-context.js';
import { addExplainedOptions, type ExplainedFlags, explainedColumns } from './explained-columns.js';
import { addDualOptions, type DualFlags, findTarget, openDual } from './open-dual.js';
import { acceptWords, addSearchOptions, findChoices, parseChoices, type SearchFlags } from './search-options.js';
import {
  addSecondPassOptions,
  type CombinedAnswer,
  completeDualFlags,
  openSecondPass,
  type SecondPassFlags,
} from './second-pass.js';
import { parsePhrase } from './word-questions.js';

/** The options of `qualia compose`, as typed. */
interface ComposeFlags extends DualFlags, ExplainedFlags, SearchFlags, SecondPassFlags {
  readonly choices?: string;
  readonly formula?: string;
  readonly anyPart: boolean;
}

/** Adds `qualia compose`: single words for a phrase. */
export function addComposeCommand(program: Command, context: CommandContext): void {
  const command = program
    .command('compose')
    .description(
      'Find the single words that mean what a phrase of modifier and head means (Turney 2012, 2014). Without a phrase, ' +
        'or with -, each line of standard input is one.',
    )
    .argument('[phrase...]', 'a phrase: "dog house", or dog house')
    .addOption(new Option('--choices <words>', 'words to choose from, separated by commas; each is shown'))
    .addOption(
      new Option(
        '--formula <text>',
        'another score, as in "d(a,c) + f(b,c)", which re-ranks a list of candidates',
      ).conflicts('combiner'),
    )
    .addOption(new Option('--any-part', 'words of any part of speech (default: nouns of WordNet)').default(false));
  addSecondPassOptions(command);
  addSearchOptions(command);
  addExplainedOptions(addDualOptions(command)).action((phrase: string[], flags: ComposeFlags) =>
    runCompose(phrase, flags, context),
  );
}

type ComposedWord = RankedWord & CombinedAnswer;

async function runCompose(args: string[], typed: ComposeFlags, context: CommandContext): Promise<void> {
  const flags = completeDualFlags(typed);
  const { limit, candidates, anyPart } = flags;
  const choices = parseChoices(flags.choices);
  const formula = flags.formula === undefined ? undefined : await compileFormula(flags.formula);
  const second = flags.combiner === undefined ? 'formula' : 'probability';
  const columns = explainedColumns<ComposedWord>([{ title: 'word', value: ({ word }) => word }], flags, {
    second: formula === undefined && flags.combiner === undefined ? undefined : second,
  });
  const kind = {
    parse: (words: readonly string[]) => parsePhrase(words),
    columns,
    none: 'No word scores above 0.',
    open: async () => {
      const isWanted = await acceptWords(flags);
      const opened = await openDual(flags, context.signal);
      const { search } = opened;
      const secondPass = await openSecondPass(flags, opened);
      const known = findChoices(search, choices);
      const nouns = anyPart || known !== undefined ? undefined : await opened.lexicon();
      const accept = (word: string): boolean => isWanted(word) && (nouns === undefined || nouns.has(word, 'n'));
      const scoreFormula =
        formula && ((a: string, b: string, c: string): number => formula.score(search.dual, { a, b, c }).score);
      const rerank = secondPass?.rerank ?? scoreFormula;
      return (question: readonly [string, string]): ComposedWord[] => {
        const [a, b] = [findTarget(search, question[0]), findTarget(search, question[1])];
        secondPass?.requireWords([a, b].filter((word) => search.dual.has(word)));
        const answers =
          known === undefined
            ? search.composeWord([a, b], { limit, candidates, accept, rerank })
            : scoreChoices(search, [a, b], { choices: known, rerank }).slice(0, limit);
        return answers.map((answer) => secondPass?.explain(answer, [a, b, answer.word]) ?? answer);
      };
    },
  };
  await answerQuestions(args, kind, { flags, context });
}

function scoreChoices(
  { dual }: DualSearch,
  phrase: readonly [string, string],
  { choices, rerank }: { readonly choices: readonly string[]; readonly rerank: CompositionScorer | undefined },
): RankedWord[] {
  const scored = [...new Set(choices)]
    .map((word): RankedWord => ({ word, ...compositionSimilarity(dual, phrase, word) }))
    .sort((left, right) => right.score - left.score);
  return rerank === undefined ? scored : rerankAnswers(scored, scored.length, ({ word }) => rerank(...phrase, word));
}
