import type { DotObjects } from '../lexicon/dot-objects/dot-objects.js';
import { createDotType, type DotType, formatDotType } from '../lexicon/dot-objects/dot-type.js';
import { isAspect } from '../lexicon/aspect.js';
import { parseOperation } from '../lexicon/edits/operation.js';
import type { Suggestion } from '../lexicon/evidence/suggestion.js';
import type { SenseRecord } from '../lexicon/records/sense-record.js';
import type { LemmaEvidence } from './lemma-evidence.js';
import { chooseLines } from './line-choice.js';
import { lowerShare } from './lower-share.js';
import type { SuggestionContext } from './suggestion-context.js';

/** So many lines have the aspect at least. */
const fewestLines = 3;

/** Suggests to look at names that are met in an aspect which their dot type lacks. */
export function findForeignAspects(
  { lemma, partOfSpeech, lines, senses }: LemmaEvidence,
  dotObjects: DotObjects,
  context: SuggestionContext,
): Suggestion[] {
  if (partOfSpeech !== 'n' || lines.every(({ aspect }) => aspect === undefined)) return [];
  const { lexicon, settings } = context;
  const own = senses.flatMap(({ id }) => lexicon.findSense(id)?.sense ?? []);
  const type = typeOf(lemma, own, dotObjects);
  if (type === undefined) return [];
  const counts = new Map<string, number>();
  for (const { aspect } of lines) if (aspect !== undefined) counts.set(aspect, (counts.get(aspect) ?? 0) + 1);
  const asked = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return [...counts].flatMap(([aspect, count]): Suggestion[] => {
    if (!isAspect(aspect) || type.includes(aspect) || count < fewestLines) return [];
    const wider = formatDotType(createDotType([...type, aspect]));
    const typed = own.find(({ dotType }) => dotType.length > 0) ?? own[0];
    return [
      {
        kind: 'name-aspect',
        subject: `${lemma} ${aspect}`,
        lemma,
        title: `“${lemma}” is ${formatDotType(type)}, and ${count} of ${asked} lines mean its ${aspect}.`,
        score: lowerShare(count, asked),
        operations:
          typed === undefined ? [] : [parseOperation({ verb: 'set-dot-type', sense: typed.id, dotType: wider })],
        facts: [{ name: 'aspects', text: [...counts].map(([name, met]) => `${name} ${met}`).join(', ') }],
        lines: chooseLines(
          lines.filter((line) => line.aspect === aspect),
          settings.mostLines,
        ).map(({ number }) => number),
      },
    ];
  });
}

/** The type that the lexicon gives a name, or else the inventory of dot objects. */
function typeOf(lemma: string, senses: readonly SenseRecord[], dotObjects: DotObjects): DotType | undefined {
  const own = createDotType(senses.flatMap(({ dotType }) => dotType));
  if (own.length > 0) return own;
  return dotObjects.typeOfName(lemma)?.type;
}
