import { VerbArguments } from '../discocat/verb-arguments.js';
import type { JobContext } from '../engine/engine.js';
import { readWordnet } from '../lexicon/read-wordnet.js';
import { type CorpusWords, collectGlossWords } from './corpus-words.js';
import { EmbeddedModels } from './embedded-models.js';
import { fromPlainSpace, type PlainSpace } from './plain-space.js';
import { type EmbeddedScoreboard, scoreNounModifiers, scoreSenses } from './score-embedded.js';
import type { EmbeddedSettings } from './settings.js';

/** What is scored, as plain data. */
export interface ScoreInput {
  readonly tasks: 'senses' | 'nounModifiers';
  readonly settings: EmbeddedSettings;
  readonly spaces: { readonly domain: PlainSpace; readonly function: PlainSpace; readonly mono: PlainSpace };
  readonly words: readonly CorpusWords[];
  readonly frequencies: ReadonlyMap<string, number>;
}

/** A job: scores the embedded models on the test half of some of the tasks generated from WordNet. */
export async function scoreTasks(input: ScoreInput, context: JobContext): Promise<EmbeddedScoreboard[]> {
  const { tasks, settings, spaces, words, frequencies } = input;
  const lexicon = await readWordnet();
  const models = new EmbeddedModels({
    lexicon,
    settings,
    domain: fromPlainSpace(spaces.domain),
    function: fromPlainSpace(spaces.function),
    verbs: new VerbArguments(),
    frequencies,
    glossWords: collectGlossWords(lexicon, words),
  });
  context.report(0.2);
  return tasks === 'senses'
    ? [await scoreSenses(models, { settings })]
    : scoreNounModifiers(models, fromPlainSpace(spaces.mono), { settings });
}
