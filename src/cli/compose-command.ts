import { type Command, Option } from 'commander';
import type { RankedWord } from '../dual/compose-word.js';
import { compositionSimilarity } from '../dual/composition.js';
import type { DualSearch } from '../dual/dual-search.js';
import { compileFormula, type Formula } from '../dual/formula.js';
import { answerQuestions } from './answer-questions.js';
import type { CommandContext } from './command-context.js';
import { addExplainedOptions, type ExplainedFlags, explainedColumns } from './explained-columns.js';
import { addDualOptions, type DualFlags, findTarget, openDual } from './open-dual.js';
import { acceptWords, addSearchOptions, findChoices, parseChoices, type SearchFlags } from './search-options.js';
import { wholeNumber } from './whole-number.js';
import { parsePhrase } from './word-questions.js';

/** The options of `qualia compose`, as typed. */
interface ComposeFlags extends DualFlags, ExplainedFlags, SearchFlags {
  readonly choices?: string;
  readonly formula?: string;
  readonly candidates: number;
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
    .argument('[phrase...]', '"dog house", or dog house')
    .addOption(new Option('--choices <words>', 'words to score instead, parted by commas; each is shown'))
    .addOption(
      new Option('--formula <text>', 'another score, as in "d(a,c) + f(b,c)", which re-ranks a list of candidates'),
    )
    .addOption(
      new Option('--candidates <n>', 'how many words a formula re-ranks')
        .argParser(wholeNumber('--candidates', 1, 1_000_000))
        .default(1000),
    )
    .addOption(new Option('--any-part', 'words of any part of speech, not nouns of WordNet alone').default(false));
  addSearchOptions(command);
  addExplainedOptions(addDualOptions(command)).action((phrase: string[], flags: ComposeFlags) =>
    runCompose(phrase, flags, context),
  );
}

async function runCompose(args: string[], flags: ComposeFlags, context: CommandContext): Promise<void> {
  const { limit, candidates, anyPart } = flags;
  const choices = parseChoices(flags.choices);
  const formula = flags.formula === undefined ? undefined : await compileFormula(flags.formula);
  const columns = explainedColumns<RankedWord>([{ title: 'word', value: ({ word }) => word }], flags, {
    second: formula === undefined ? undefined : 'formula',
  });
  const kind = {
    parse: (words: readonly string[]) => parsePhrase(words),
    columns,
    none: 'No word scores above 0.',
    open: async () => {
      const { search, lexicon } = await openDual(flags, context.signal);
      const known = findChoices(search, choices);
      const isSingle = acceptWords(flags);
      const nouns = anyPart || known !== undefined ? undefined : await lexicon();
      const accept = (word: string): boolean => isSingle(word) && (nouns === undefined || nouns.has(word, 'n'));
      const rerank =
        formula && ((a: string, b: string, c: string): number => formula.score(search.dual, { a, b, c }).score);
      return (typed: readonly [string, string]) => {
        const phrase = [findTarget(search, typed[0]), findTarget(search, typed[1])] as const;
        if (known === undefined) return search.composeWord(phrase, { limit, candidates, accept, rerank });
        return scoreChoices(search, phrase, { choices: known, formula }).slice(0, limit);
      };
    },
  };
  await answerQuestions(args, kind, { flags, context });
}

function scoreChoices(
  { dual }: DualSearch,
  phrase: readonly [string, string],
  { choices, formula }: { readonly choices: readonly string[]; readonly formula: Formula | undefined },
): RankedWord[] {
  const [a, b] = phrase;
  const scored = [...new Set(choices)].map((word): RankedWord => {
    const answer = { word, ...compositionSimilarity(dual, phrase, word) };
    return formula === undefined ? answer : { ...answer, reranked: formula.score(dual, { a, b, c: word }).score };
  });
  const keyOf = ({ reranked, score }: RankedWord): number => reranked ?? score;
  return scored.sort((left, right) => keyOf(right) - keyOf(left));
}
