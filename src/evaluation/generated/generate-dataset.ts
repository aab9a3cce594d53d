import { OptionError } from '../../errors.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { createBaseForms } from '../../wsd/base-forms.js';
import type { ChoiceQuestion, ChoiceSet } from '../dataset.js';
import type { ExampleSenseSet } from '../sense-dataset.js';
import type { TaskManifest } from '../task-manifest.js';
import { turnChoices } from '../turn-choices.js';
import { generateNounModifierQuestions } from './noun-modifier-questions.js';
import { generateRelationQuestions } from './relation-questions.js';
import { generateSenseQuestions } from './sense-questions.js';
import type { TaskSplit } from './split-by-hash.js';

/** How {@link generateDataset} draws. */
export interface GenerateDatasetOptions {
  /** The seed of what is drawn at random, such as random nouns and the order of choices; default 1. */
  readonly seed?: number | undefined;
  /** The half that is asked; default `test`. */
  readonly split?: TaskSplit | undefined;
}

/** The generators that a manifest can name. */
export const datasetGenerators = [
  'generateNounModifierQuestions',
  'generateRelationQuestions',
  'generateSenseQuestions',
] as const;

/**
 * Makes the data set of a task whose manifest names a generator, from a wordnet.
 *
 * Noun-modifier questions have the manifest's number of `choices`: 7, or 14 with every choice also under the stem turned
 * round; questions on relations have five. In example sentences, inflected words are found by Morphy. Questions come in the
 * order of their generator, with its ids.
 *
 * @throws OptionError where the manifest names no generator or an unknown one, or another number of choices; where the split
 * has no question.
 * @example generateDataset(manifest, await readWordnet(), { split: 'development' })
 */
export function generateDataset(
  manifest: Pick<TaskManifest, 'generator' | 'choices'>,
  lexicon: Lexicon,
  options: GenerateDatasetOptions = {},
): ChoiceSet | ExampleSenseSet {
  const { seed = 1, split = 'test' } = options;
  const { generator, choices } = manifest;
  const known = datasetGenerators.find((name) => name === generator);
  if (known === undefined) throw new OptionError('generator', generator, datasetGenerators.join(', '));
  const set = makeSet(known, lexicon, { seed, split });
  if (set.questions.length === 0) throw new OptionError('split', split, 'one with a question of this lexicon');
  if (known !== 'generateNounModifierQuestions' || set.kind !== 'choices') return set;
  return giveChoices(set, choices ?? 7);
}

interface Drawing {
  readonly seed: number;
  readonly split: TaskSplit;
}

function makeSet(
  generator: (typeof datasetGenerators)[number],
  lexicon: Lexicon,
  drawing: Drawing,
): ChoiceSet | ExampleSenseSet {
  switch (generator) {
    case 'generateNounModifierQuestions':
      return makeNounModifiers(lexicon, drawing);
    case 'generateRelationQuestions':
      return makeRelations(lexicon, drawing);
    case 'generateSenseQuestions':
      return makeSenses(lexicon, drawing.split);
  }
}

function giveChoices(set: ChoiceSet, choices: number): ChoiceSet {
  if (choices === 7) return set;
  if (choices !== 14) throw new OptionError('choices', choices, '7 or 14');
  return turnChoices(set);
}

function makeNounModifiers(lexicon: Lexicon, { seed, split }: Drawing): ChoiceSet {
  const asked = generateNounModifierQuestions(lexicon, { seed }).filter((question) => question.split === split);
  const questions = asked.map(({ id, stem, choices, solution }): ChoiceQuestion => {
    return { id, stem, choices: choices.map(({ word }) => [word]), solution };
  });
  return { kind: 'choices', questions, findings: [] };
}

function makeRelations(lexicon: Lexicon, { seed, split }: Drawing): ChoiceSet {
  const asked = generateRelationQuestions(lexicon, { seed }).filter((question) => question.split === split);
  const questions = asked.map(({ id, stem, choices, solution }): ChoiceQuestion => {
    return { id, stem, choices: choices.map(({ words }) => words), solution };
  });
  return { kind: 'choices', questions, findings: [] };
}

function makeSenses(lexicon: Lexicon, split: TaskSplit): ExampleSenseSet {
  const asked = generateSenseQuestions(lexicon, createBaseForms(lexicon)).filter(
    (question) => question.split === split,
  );
  return { kind: 'example-senses', questions: asked, findings: [] };
}
