import type { Command } from 'commander';
import { phraseSimilarity } from '../dual/phrase.js';
import type { ExplainedScore } from '../dual/similarity.js';
import { answerQuestions } from './answer-questions.js';
import type { CommandContext } from './command-context.js';
import { addExplainedOptions, type ExplainedFlags, explainedColumns } from './explained-columns.js';
import { addDualOptions, type DualFlags, findTarget, openDual } from './open-dual.js';
import { parsePhrases, type TypedPair } from './word-questions.js';

interface ComparedPhrase extends ExplainedScore {
  readonly phrase: readonly [string, string];
}

/** Adds `qualia phrases`: how alike phrases of two words are. */
export function addPhrasesCommand(program: Command, context: CommandContext): void {
  const command = program
    .command('phrases')
    .description(
      'Score how alike two phrases of modifier and head are, or rank several by it (Turney 2012). Without phrases, or ' +
        'with -, each line of standard input is a question.',
    )
    .argument('[phrases...]', 'the phrase and those to compare with it: "old house" "ancient home"');
  addExplainedOptions(addDualOptions(command)).action((phrases: string[], flags: DualFlags & ExplainedFlags) =>
    runPhrases(phrases, flags, context),
  );
}

async function runPhrases(args: string[], flags: DualFlags & ExplainedFlags, context: CommandContext): Promise<void> {
  const kind = {
    parse: parsePhrases,
    columns: explainedColumns<ComparedPhrase>([{ title: 'phrase', value: ({ phrase }) => phrase.join(' ') }], flags),
    none: 'There is no phrase to compare with.',
    open: async () => {
      const { search } = await openDual(flags, context.signal);
      return (phrases: readonly TypedPair[]) => {
        const [first, ...others] = phrases.map(([left, right]) => {
          return [findTarget(search, left), findTarget(search, right)] as const;
        });
        const scored = others.map((phrase): ComparedPhrase => {
          return { phrase, ...phraseSimilarity(search.dual, first, phrase) };
        });
        return scored.sort((left, right) => right.score - left.score);
      };
    },
  };
  await answerQuestions(args, kind, { flags, context });
}
