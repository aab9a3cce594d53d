import { VerbArguments } from '../discocat/verb-arguments.js';
import type { JobContext } from '../engine/engine.js';
import { readWordnet } from '../lexicon/read-wordnet.js';
import { EmbeddedModels } from './embedded-models.js';
import type { GlossTerms } from './gloss-terms.js';
import { fromPlainSpace, type PlainSpace } from './plain-space.js';
import { readSlotVectors } from './read-slot-vectors.js';
import { readWordVectors } from './read-word-vectors.js';
import { type EmbeddedScoreboard, scoreNounModifiers, scoreSenses } from './score-embedded.js';
import type { GlossLinkSets } from './sense-jobs.js';
import { joinSenseParts } from './sense-parts.js';
import type { EmbeddedSettings } from './settings.js';

/** What is scored, as plain data. */
export interface ScoreInput {
  readonly tasks: 'senses' | 'nounModifiers';
  readonly settings: EmbeddedSettings;
  readonly spaces: { readonly domain: PlainSpace; readonly function: PlainSpace; readonly mono: PlainSpace };
  readonly senses: { readonly terms: GlossTerms; readonly links: GlossLinkSets };
  readonly frequencies: ReadonlyMap<string, number>;
}

/** A job: scores the embedded models on the test half of some of the tasks generated from WordNet. */
export async function scoreTasks(input: ScoreInput, context: JobContext): Promise<EmbeddedScoreboard[]> {
  const { tasks, settings, spaces, senses, frequencies } = input;
  const lexicon = await readWordnet();
  const models = new EmbeddedModels({
    lexicon,
    settings,
    domain: fromPlainSpace(spaces.domain),
    function: fromPlainSpace(spaces.function),
    verbs: new VerbArguments(),
    frequencies,
    words: await readWordVectors(),
    slots: await readSlotVectors(),
    senses: joinSenseParts(lexicon, senses.terms, senses.links),
  });
  context.report(0.2);
  return tasks === 'senses'
    ? [await scoreSenses(models, { settings })]
    : scoreNounModifiers(models, fromPlainSpace(spaces.mono), { settings });
}
