import { isAspect } from '../lexicon/aspect.js';
import type { DotObjects } from '../lexicon/dot-objects/dot-objects.js';
import { createDotType, type DotType, formatDotType } from '../lexicon/dot-objects/dot-type.js';
import { parseOperation } from '../lexicon/edits/operation.js';
import type { DetailedLine } from '../lexicon/evidence/evidence-run.js';
import type { Suggestion } from '../lexicon/evidence/suggestion.js';
import type { SenseRecord } from '../lexicon/records/sense-record.js';
import type { LemmaEvidence } from './lemma-evidence.js';
import { chooseLines } from './line-choice.js';
import { lowerShare } from './lower-share.js';
import type { SuggestionContext } from './suggestion-context.js';

/** So many lines have the aspect at least. */
const fewestLines = 3;

/** A name with its type and the aspects in which it was met. */
interface TypedName {
  readonly lemma: string;
  readonly type: DotType;
  /** The sense that has the type, or is to have it; undefined where the lexicon has none. */
  readonly sense: string | undefined;
  readonly counts: ReadonlyMap<string, number>;
  readonly asked: number;
  readonly lines: readonly DetailedLine[];
}

/**
 * Suggests names that are met in an aspect which their dot type lacks, clearly oftener than the other names of that type: what the model
 * sees in all of them is its own mistake.
 */
export class ForeignAspects {
  readonly #dotObjects: DotObjects | undefined;
  readonly #context: SuggestionContext;
  readonly #names: TypedName[] = [];

  constructor(dotObjects: DotObjects | undefined, context: SuggestionContext) {
    this.#dotObjects = dotObjects;
    this.#context = context;
  }

  /** Adds what was met of a lemma; one that is no name, or of no known type, is left out. */
  add({ lemma, partOfSpeech, lines, senses }: LemmaEvidence): void {
    const asked = lines.filter(({ aspect }) => aspect !== undefined);
    if (partOfSpeech !== 'n' || asked.length === 0) return;
    const own = senses.flatMap(({ id }) => this.#context.lexicon.findSense(id)?.sense ?? []);
    const type = typeOf(lemma, own, this.#dotObjects);
    if (type === undefined) return;
    const counts = new Map<string, number>();
    for (const { aspect = '' } of asked) counts.set(aspect, (counts.get(aspect) ?? 0) + 1);
    const sense = own.find(({ dotType }) => dotType.length > 0)?.id ?? own[0]?.id;
    // Only those lines are kept that may be told.
    const foreign = asked.filter(({ aspect = '' }) => isAspect(aspect) && !type.includes(aspect));
    this.#names.push({ lemma, type, sense, counts, asked: asked.length, lines: foreign });
  }

  /** What all names together suggest. */
  suggest(): Suggestion[] {
    const shares = sumByType(this.#names);
    return this.#names.flatMap((name) => {
      return [...name.counts].flatMap(([aspect, count]): Suggestion[] => {
        if (!isAspect(aspect) || name.type.includes(aspect) || count < fewestLines) return [];
        const all = shares.get(formatDotType(name.type));
        const others =
          all === undefined ? 0 : ((all.get(aspect) ?? 0) - count) / Math.max(1, (all.get('') ?? 0) - name.asked);
        const score = lowerShare(count, name.asked) - others;
        return score <= 0 ? [] : [this.#describe(name, { aspect, count, others, score })];
      });
    });
  }

  #describe(
    { lemma, type, sense, counts, asked, lines }: TypedName,
    {
      aspect,
      count,
      others,
      score,
    }: { readonly aspect: DotType[number]; readonly count: number; readonly others: number; readonly score: number },
  ): Suggestion {
    const wider = formatDotType(createDotType([...type, aspect]));
    return {
      kind: 'name-aspect',
      subject: `${lemma} ${aspect}`,
      lemma,
      title: `“${lemma}” is ${formatDotType(type)}, and ${count} of ${asked} lines mean its ${aspect}.`,
      score,
      operations: sense === undefined ? [] : [parseOperation({ verb: 'set-dot-type', sense, dotType: wider })],
      facts: [
        { name: 'aspects', text: [...counts].map(([name, met]) => `${name} ${met}`).join(', ') },
        { name: `${aspect} among other names of the type`, text: others.toFixed(2) },
      ],
      lines: chooseLines(
        lines.filter((line) => line.aspect === aspect),
        this.#context.settings.mostLines,
      ).map(({ number }) => number),
    };
  }
}

/** How often the names of each type have each aspect; under the empty aspect how often any. */
function sumByType(names: readonly TypedName[]): Map<string, Map<string, number>> {
  const sums = new Map<string, Map<string, number>>();
  for (const { type, counts, asked } of names) {
    const sum = sums.get(formatDotType(type)) ?? new Map<string, number>();
    for (const [aspect, count] of [...counts, ['', asked] as const]) sum.set(aspect, (sum.get(aspect) ?? 0) + count);
    sums.set(formatDotType(type), sum);
  }
  return sums;
}

/** The type that the lexicon gives a name, or else the inventory of dot objects. */
function typeOf(
  lemma: string,
  senses: readonly SenseRecord[],
  dotObjects: DotObjects | undefined,
): DotType | undefined {
  const own = createDotType(senses.flatMap(({ dotType }) => dotType));
  return own.length > 0 ? own : dotObjects?.typeOfName(lemma)?.type;
}
