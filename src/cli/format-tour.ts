import type { CacheRecord } from '../embedded/cache-record.js';
import type { ScoredChoice, TaggedWord, TourAnswers } from '../embedded/tour.js';
import { type Colours, plainColours } from './colours.js';
import { formatParts } from './format-parts.js';
import { formatScoreboard } from './format-scoreboard.js';
import { plainTable } from './plain-table.js';

/**
 * Prints the answers of a tour for reading: one section a question, each with its evidence, then the scoreboards.
 *
 * @param options.colours default none.
 */
export function formatTour(
  answers: TourAnswers,
  record: CacheRecord,
  options: { readonly colours?: Colours } = {},
): string {
  const { colours = plainColours } = options;
  const { relation, compositions } = answers;
  const sections = [
    introduction(record, colours),
    neighbourSection(answers.neighbours, colours),
    choiceSection(`Relations: ${relation.pair.join(':')} is like which pair?`, relation.choices, colours),
    ...compositions.map(({ phrase, choices }) =>
      choiceSection(`Composition: which word means "${phrase.join(' ')}"?`, choices, colours),
    ),
    verbSection(answers.verbs, colours),
    sentenceSection(answers.sentence, colours),
    ...record.scoreboards.map((board) => formatScoreboard(board, colours)),
  ];
  return `${sections.join('\n\n')}\n`;
}

function introduction({ lexicon, tokens, targets, verbs, triples, seed }: CacheRecord, colours: Colours): string {
  const number = (value: number): string => value.toLocaleString('en-US');
  return [
    colours.bold(`Meaning from ${lexicon}`),
    `  Corpus: its definitions and examples, ${number(tokens)} tokens, the lemmas they define left out. Seed ${seed}.`,
    `  Domain space: ${number(targets.domain)} words; function space: ${number(targets.function)} words.`,
    `  Argument pairs: ${number(triples)} of ${number(verbs)} transitive verbs.`,
  ].join('\n');
}

function neighbourSection(neighbours: TourAnswers['neighbours'], colours: Colours): string {
  const list = (found: TourAnswers['neighbours'][number]['domain']): string =>
    found.map(({ target, score }) => `${target} ${colours.dim(score.toFixed(2))}`).join(', ');
  const lines = neighbours.flatMap(({ word, domain, function: functional }) => [
    `  ${word}`,
    `    ${colours.dim('same domain  ')} ${list(domain)}`,
    `    ${colours.dim('same function')} ${list(functional)}`,
  ]);
  return [colours.bold('Neighbours'), ...lines].join('\n');
}

function choiceSection(title: string, choices: readonly ScoredChoice[], colours: Colours): string {
  const rows = choices.map(({ choice, score, parts, reason }) => [
    choice,
    score.toFixed(3),
    reason ?? formatParts(parts),
  ]);
  return `${colours.bold(title)}\n${plainTable(['choice', 'score', 'because'], rows, { right: [1], colours })}`;
}

function verbSection({ subject, verb, object, choices }: TourAnswers['verbs'], colours: Colours): string {
  const rows = choices.map((choice) => [
    choice.verb,
    choice.similarity.toFixed(3),
    choice.evidence.map(({ left, right, share }) => `${left} ~ ${right} (${(100 * share).toFixed(0)}%)`).join('; '),
  ]);
  const title = `Sentences: in "${subject} ${verb} ${object}", does ${verb} mean ${choices
    .map((choice) => choice.verb)
    .sort()
    .join(' or ')}?`;
  return `${colours.bold(title)}\n${plainTable(['verb', 'cosine', 'because of argument pairs'], rows, { right: [1], colours })}`;
}

function sentenceSection({ text, words }: TourAnswers['sentence'], colours: Colours): string {
  return [colours.bold(`Senses in "${text}"`), ...words.map((word) => formatWord(word, colours))].join('\n');
}

function formatWord({ form, partOfSpeech, candidates, senses }: TaggedWord, colours: Colours): string {
  const lines = senses.map(({ key, probability, definition, evidence }, place) => {
    const because = evidence.map(({ text }) => text).join('; ');
    const line = `    ${probability.toFixed(2)} ${definition} ${colours.dim(key)}`;
    return place === 0 && because !== '' ? `${line}\n         ${colours.dim(`because: ${because}`)}` : line;
  });
  const heading = `  ${form} ${colours.dim(`(${partOfSpeech}, ${candidates} ${candidates === 1 ? 'sense' : 'senses'})`)}`;
  return [heading, ...lines].join('\n');
}
