import { VerbArguments } from '../discocat/verb-arguments.js';
import type { JobContext } from '../engine/engine.js';
import { readWordnet } from '../lexicon/read-wordnet.js';
import { EmbeddedModels } from './embedded-models.js';
import type { GlossTerms } from './gloss-terms.js';
import { fromPlainSpace, type PlainSpace } from './plain-space.js';
import { readSlotVectors } from './read-slot-vectors.js';
import { readWordVectors } from './read-word-vectors.js';
import {
  answerSenses,
  type EmbeddedScoreboard,
  type ListPart,
  type SenseAnswers,
  scoreNounModifiers,
  scoreSenseAnswers,
} from './score-embedded.js';
import type { GlossLinkSets } from './sense-jobs.js';
import { joinSenseParts } from './sense-parts.js';
import type { EmbeddedSettings } from './settings.js';

/** What models are made of to be scored, as plain data. */
export interface ScoredModels {
  readonly settings: EmbeddedSettings;
  readonly spaces: { readonly domain: PlainSpace; readonly function: PlainSpace; readonly mono: PlainSpace };
  readonly senses: { readonly terms: GlossTerms; readonly links: GlossLinkSets };
  readonly frequencies: ReadonlyMap<string, number>;
}

/** What {@link answerSensePart} answers. */
export interface SensePartInput extends ListPart {
  readonly models: ScoredModels;
}

/** What {@link scoreTasks} scores: the sense models by their answers, or the dual space. */
export type ScoreInput =
  | { readonly tasks: 'senses'; readonly settings: EmbeddedSettings; readonly answers: readonly SenseAnswers[] }
  | { readonly tasks: 'nounModifiers'; readonly models: ScoredModels };

/** Questions about senses come to as many places again and again; the memory that a part takes is given back when it is done. */
const rememberedEntries = 2 ** 24;

/** A job: answers a part of the sense questions of the test half. */
export async function answerSensePart({ models, ...part }: SensePartInput, context: JobContext): Promise<SenseAnswers> {
  const { settings } = models;
  const graph = { ...settings.senses.graph, rememberedEntries };
  const made = await makeModels({ ...models, settings: { ...settings, senses: { ...settings.senses, graph } } });
  context.report(0.2);
  return answerSenses(made, { ...part, onProgress: (share) => context.report(0.2 + 0.8 * share) });
}

/** A job: scores the embedded models on the test half of some of the tasks generated from WordNet. */
export async function scoreTasks(input: ScoreInput): Promise<EmbeddedScoreboard[]> {
  if (input.tasks === 'nounModifiers') {
    const { settings, spaces } = input.models;
    return scoreNounModifiers(await makeModels(input.models), fromPlainSpace(spaces.mono), { settings });
  }
  const { answers, settings } = input;
  const joined = {
    lesk: answers.flatMap(({ lesk }) => lesk),
    together: answers.flatMap(({ together }) => together),
    gloss: answers.flatMap(({ gloss }) => gloss),
  };
  return [scoreSenseAnswers(await readWordnet(), joined, { settings })];
}

async function makeModels({ settings, spaces, senses, frequencies }: ScoredModels): Promise<EmbeddedModels> {
  const lexicon = await readWordnet();
  return new EmbeddedModels({
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
}
