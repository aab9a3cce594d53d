import Table from 'cli-table3';
import pc from 'picocolors';
import type { ScorePart } from '../dual/similarity.js';
import type { CacheRecord } from '../embedded/cache-record.js';
import type { ScoredChoice, TaggedWord, TourAnswers } from '../embedded/tour.js';
import { formatScoreboard } from './format-scoreboard.js';

/** Prints the answers of a tour for reading: one section a question, each with its evidence, then the scoreboards. */
export function formatTour(answers: TourAnswers, record: CacheRecord): string {
  const { relation, compositions } = answers;
  const sections = [
    introduction(record),
    neighbourSection(answers.neighbours),
    choiceSection(`Relations: ${relation.pair.join(':')} is like which pair?`, relation.choices),
    ...compositions.map(({ phrase, choices }) =>
      choiceSection(`Composition: which word means "${phrase.join(' ')}"?`, choices),
    ),
    verbSection(answers.verbs),
    sentenceSection(answers.sentence),
    ...record.scoreboards.map(formatScoreboard),
  ];
  return `${sections.join('\n\n')}\n`;
}

/** Makes a table without vertical lines, fit for narrow terminals and for copying. */
export function plainTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  right: number[] = [],
): string {
  const table = new Table({
    head: head.map((title) => pc.dim(title)),
    colAligns: head.map((_, column) => (right.includes(column) ? 'right' : 'left')),
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 2 },
    chars: {
      top: '',
      'top-mid': '',
      'top-left': '',
      'top-right': '',
      bottom: '',
      'bottom-mid': '',
      'bottom-left': '',
      'bottom-right': '',
      left: '  ',
      'left-mid': '',
      mid: '',
      'mid-mid': '',
      right: '',
      'right-mid': '',
      middle: '',
    },
  });
  table.push(...rows.map((row) => [...row]));
  return table.toString().replace(/[ \t]+$/gm, '');
}

function introduction({ lexicon, tokens, targets, verbs, triples, seed }: CacheRecord): string {
  const number = (value: number): string => value.toLocaleString('en-US');
  return [
    pc.bold(`Meaning from ${lexicon}`),
    `  Corpus: its definitions and examples, ${number(tokens)} tokens, headwords left out. Seed ${seed}.`,
    `  Domain space: ${number(targets.domain)} words; function space: ${number(targets.function)} words.`,
    `  Argument pairs: ${number(triples)} of ${number(verbs)} transitive verbs.`,
  ].join('\n');
}

function neighbourSection(neighbours: TourAnswers['neighbours']): string {
  const list = (found: TourAnswers['neighbours'][number]['domain']): string =>
    found.map(({ target, score }) => `${target} ${pc.dim(score.toFixed(2))}`).join(', ');
  const lines = neighbours.flatMap(({ word, domain, function: functional }) => [
    `  ${word}`,
    `    ${pc.dim('same domain  ')} ${list(domain)}`,
    `    ${pc.dim('same function')} ${list(functional)}`,
  ]);
  return [pc.bold('Neighbours'), ...lines].join('\n');
}

function choiceSection(title: string, choices: readonly ScoredChoice[]): string {
  const rows = choices.map(({ choice, score, parts, reason }) => [
    choice,
    score.toFixed(3),
    reason === undefined ? formatParts(parts) : `${reason}`,
  ]);
  return `${pc.bold(title)}\n${plainTable(['choice', 'score', 'because'], rows, [1])}`;
}

function formatParts(parts: readonly ScorePart[]): string {
  return parts
    .map(({ space, left, right, similarity }) => `${space}(${left},${right})=${similarity.toFixed(2)}`)
    .join(' ');
}

function verbSection({ subject, verb, object, choices }: TourAnswers['verbs']): string {
  const rows = choices.map((choice) => [
    choice.verb,
    choice.similarity.toFixed(3),
    choice.evidence.map(({ left, right, share }) => `${left} ~ ${right} (${(100 * share).toFixed(0)}%)`).join('; '),
  ]);
  const title = `Sentences: in "${subject} ${verb} ${object}", does ${verb} mean ${choices
    .map((choice) => choice.verb)
    .sort()
    .join(' or ')}?`;
  return `${pc.bold(title)}\n${plainTable(['verb', 'cosine', 'because of argument pairs'], rows, [1])}`;
}

function sentenceSection({ text, words }: TourAnswers['sentence']): string {
  return [pc.bold(`Senses in "${text}"`), ...words.map(formatWord)].join('\n');
}

function formatWord({ form, partOfSpeech, candidates, senses }: TaggedWord): string {
  const lines = senses.map(({ key, probability, definition, evidence }, place) => {
    const because = evidence.map(({ text }) => text).join('; ');
    const line = `    ${probability.toFixed(2)} ${definition} ${pc.dim(key)}`;
    return place === 0 && because !== '' ? `${line}\n         ${pc.dim(`because: ${because}`)}` : line;
  });
  const heading = `  ${form} ${pc.dim(`(${partOfSpeech}, ${candidates} ${candidates === 1 ? 'sense' : 'senses'})`)}`;
  return [heading, ...lines].join('\n');
}
