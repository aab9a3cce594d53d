import { parseOperation } from '../lexicon/edits/operation.js';
import type { DetailedLine } from '../lexicon/evidence/evidence-run.js';
import type { Suggestion } from '../lexicon/evidence/suggestion.js';
import type { LemmaEvidence, SenseEvidence } from './lemma-evidence.js';
import { chooseLines, formatShare } from './line-choice.js';
import { lowerShare } from './lower-share.js';
import type { SuggestionContext } from './suggestion-context.js';

/** A sense that has this part of an even share is no rare one. */
const rareShare = 0.2;

/** Suggests to look at senses that no occurrence of a common word has as its most probable one. */
export function findUnusedSenses(
  { lemma, occurrences, senses, lines }: LemmaEvidence,
  context: SuggestionContext,
): Suggestion[] {
  const { settings, taxonomy } = context;
  if (senses.length < 2 || occurrences < settings.leastOccurrences) return [];
  return senses
    .filter(({ chosen }) => chosen === 0)
    .map(({ id, synset, expected }) => {
      const near = [...lines].filter(({ second }) => second === id);
      const counts = senses.map((sense) => `${sense.id} ${sense.chosen}`).join(', ');
      return {
        kind: 'unused-sense' as const,
        subject: id,
        lemma,
        title: `No occurrence of “${lemma}” out of ${occurrences} has the sense ${id}: ${taxonomy.gloss(synset)}`,
        // A sense of a fair share shows up in so many occurrences with this probability; what the model half believes counts against it.
        score: (1 - (1 - rareShare / senses.length) ** occurrences) * Math.exp(-expected),
        operations: [],
        facts: [
          { name: 'counts', text: counts },
          { name: 'expected', text: expected.toFixed(1) },
        ],
        lines: chooseLines(near, settings.mostLines).map(({ number }) => number),
      };
    })
    .filter(({ score }) => score > 0.5);
}

/** Differences of so many standard deviations come about by chance once in two hundred words. */
const leastDeviations = 2.58;

/** Suggests another order where a later sense is met clearly oftener than the first one. */
export function findMisorderedSenses(
  { lemma, partOfSpeech, occurrences, senses, lines }: LemmaEvidence,
  context: SuggestionContext,
): Suggestion[] {
  const { settings } = context;
  const [first] = senses;
  if (senses.length < 2 || occurrences < settings.leastOccurrences) return [];
  const most = senses.reduce((best, sense) => (sense.chosen > best.chosen ? sense : best), first);
  const sum = most.chosen + first.chosen;
  if (most === first || (most.chosen - first.chosen) / Math.sqrt(sum) < leastDeviations) return [];
  const place = senses.indexOf(most) + 1;
  const entry = context.lexicon.findSense(most.id)?.entry.record;
  return [
    {
      kind: 'sense-order',
      // Spellings that differ in letter case share senses, and so the suggestion.
      subject: entry?.id ?? `${lemma} ${partOfSpeech}`,
      lemma,
      title: `“${lemma}” is met ${most.chosen} times in its sense ${place}, ${most.id}, and ${first.chosen} times in its first, ${first.id}.`,
      score: lowerShare(most.chosen, sum),
      // What the entry shares its numbers with in another letter case only a person can put behind it.
      operations: entry?.senses.some(({ id }) => id === first.id)
        ? [parseOperation({ verb: 'order-senses', entry: entry.id, senses: byUse(senses, entry.senses) })]
        : [],
      facts: [{ name: 'counts', text: formatCounts(senses) }],
      lines: chooseLines(
        lines.filter(({ sense }) => sense === most.id),
        settings.mostLines,
      ).map(({ number }) => number),
    },
  ];
}

/** The ids of the senses that an entry has, those that are met most first; those that are met alike as they stand. */
function byUse(senses: readonly SenseEvidence[], own: readonly { readonly id: string }[]): string[] {
  const ids = new Set(own.map(({ id }) => id));
  return senses
    .filter(({ id }) => ids.has(id))
    .sort((a, b) => b.chosen - a.chosen)
    .map(({ id }) => id);
}

function formatCounts(senses: readonly SenseEvidence[]): string {
  return senses.map(({ id, chosen }) => `${id} ${chosen}`).join(', ');
}

/** Lines whose two best senses are as near as this are taken for either. */
const confusedMargin = 0.1;

/** So many lines at least go each way. */
const fewestEachWay = 3;

/** Suggests to merge or reword two senses each of which often stands right behind the other. */
export function findConfusedSenses({ lemma, senses, lines }: LemmaEvidence, context: SuggestionContext): Suggestion[] {
  const { settings, taxonomy } = context;
  return senses.flatMap((left, at) => {
    return senses.slice(at + 1).flatMap((right): Suggestion[] => {
      const one = lines.filter((line) => line.sense === left.id && isBehind(line, right));
      const other = lines.filter((line) => line.sense === right.id && isBehind(line, left));
      if (Math.min(one.length, other.length) < fewestEachWay) return [];
      const either = lines.filter(({ sense }) => sense === left.id || sense === right.id).length;
      const confused = one.length + other.length;
      return [
        {
          kind: 'confused-senses',
          subject: `${left.id} ${right.id}`,
          lemma,
          title: `In ${confused} of ${either} lines the senses ${left.id} and ${right.id} of “${lemma}” are taken for each other: merge them, or reword a gloss.`,
          score: lowerShare(confused, either),
          operations: [],
          facts: [left, right].map(({ id, synset }) => ({ name: id, text: taxonomy.gloss(synset) })),
          lines: chooseLines([...one, ...other], settings.mostLines).map(({ number }) => number),
        },
      ];
    });
  });
}

function isBehind({ second, margin }: DetailedLine, { id }: SenseEvidence): boolean {
  return second === id && margin < confusedMargin;
}

/** How two senses are named beside how they compare. */
export function formatFit(fits: readonly { readonly id: string; readonly fit: number }[]): string {
  return fits.map(({ id, fit }) => `${id} ${formatShare(fit)}`).join(', ');
}
