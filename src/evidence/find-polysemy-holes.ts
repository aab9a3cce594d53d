import type { Suggestion } from '../lexicon/evidence/suggestion.js';
import type { EntryRecord } from '../lexicon/records/entry-record.js';
import { findLexicographerFile } from '../lexicon/records/synset-record.js';
import { draftSense } from './draft-operations.js';
import type { LemmaEvidence } from './lemma-evidence.js';
import { chooseLines, describeLines } from './line-choice.js';
import { lowerShare } from './lower-share.js';
import type { SuggestionContext } from './suggestion-context.js';

/** A class has so many nouns with the other meaning, and they are more than this share of it. */
const fewestNouns = 5;
const leastShare = 0.7;

/** How many steps above a noun its class stands at most. */
const mostSteps = 2;

/** A word under a synset with the lexicographers' files of all its senses. */
interface ClassedNoun {
  readonly lemma: string;
  readonly files: ReadonlyMap<string, string>;
}

/**
 * Suggests meanings that the neighbours of a noun have and it lacks: where most nouns under one hypernym have a sense of another
 * lexicographers' file too, as birds that are eaten have one of food, those without it that occur in the corpus are told (regular
 * polysemy, Apresjan 1974; found by classes as in Buitelaar 1998).
 *
 * @param entries of the whole lexicon.
 */
export function findPolysemyHoles(
  entries: Iterable<EntryRecord>,
  evidence: ReadonlyMap<string, LemmaEvidence>,
  context: SuggestionContext,
): Suggestion[] {
  const classes = classify(entries, context);
  const suggested = new Map<string, Suggestion>();
  for (const [top, nouns] of classes) {
    const own = fileOf(top, context);
    const files = new Set([...nouns.values()].flatMap(({ files: all }) => [...all.keys()]));
    for (const file of [...files].sort()) {
      if (file === own) continue;
      const having = [...nouns.values()].filter((noun) => noun.files.has(file));
      const share = having.length / nouns.size;
      if (having.length < fewestNouns || share < leastShare || share === 1) continue;
      for (const noun of nouns.values()) {
        const met = evidence.get(noun.lemma);
        if (noun.files.has(file) || met === undefined) continue;
        const hole = describeHole({ noun, met, top, file, own, having, total: nouns.size }, context);
        const known = suggested.get(hole.subject);
        if (known === undefined || hole.score > known.score) suggested.set(hole.subject, hole);
      }
    }
  }
  return [...suggested.values()];
}

interface Hole {
  readonly noun: ClassedNoun;
  readonly met: LemmaEvidence;
  readonly top: string;
  readonly file: string;
  readonly own: string;
  readonly having: readonly ClassedNoun[];
  readonly total: number;
}

function describeHole({ noun, met, top, file, own, having, total }: Hole, context: SuggestionContext): Suggestion {
  const { taxonomy, lexicon, settings } = context;
  const { lemma } = noun;
  const lines = chooseLines(met.lines, settings.mostLines);
  // What stands above most of the neighbours' senses of that kind stands above this one too.
  const parents = new Map<string, number>();
  for (const { files } of having) {
    for (const parent of taxonomy.parents(files.get(file) ?? '')) parents.set(parent, (parents.get(parent) ?? 0) + 1);
  }
  const [hypernym] = [...parents].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0] ?? [];
  const kind = file.replace(/^noun\./, '').toUpperCase();
  const names = having.slice(0, 6).map((each) => each.lemma);
  const [line] = lines;
  return {
    kind: 'polysemy-hole',
    subject: `${lemma} n ${file}`,
    lemma,
    title: `${having.length} of ${total} ${own.replace(/^noun\./, '').toUpperCase()} nouns under ${taxonomy.describe(top)} have ${kind}; “${lemma}” does not.`,
    score: lowerShare(having.length, total),
    operations: draftSense(lexicon, {
      lemma,
      partOfSpeech: 'n',
      mark: file,
      gloss: `draft: ${lemma} as ${kind.toLowerCase()}, like ${names.slice(0, 3).join(', ')}`,
      hypernym,
      example: undefined,
      source: line === undefined ? '' : describeLines(line),
    }),
    facts: [
      { name: 'nouns that have it', text: names.join(', ') },
      { name: 'as in', text: taxonomy.gloss(having[0]?.files.get(file) ?? '') },
    ],
    lines: lines.map(({ number }) => number),
  };
}

/** The nouns under each synset, at most so many steps below it. */
function classify(entries: Iterable<EntryRecord>, context: SuggestionContext): Map<string, Map<string, ClassedNoun>> {
  const { taxonomy } = context;
  const classes = new Map<string, Map<string, ClassedNoun>>();
  for (const { lemma, partOfSpeech, senses } of entries) {
    if (partOfSpeech !== 'n' || /\p{Lu}/u.test(lemma)) continue;
    const files = new Map<string, string>();
    for (const { synset } of senses) {
      const file = fileOf(synset, context);
      if (file !== '' && !files.has(file)) files.set(file, synset);
    }
    for (const { synset } of senses) {
      for (const top of taxonomy.ancestors(synset, mostSteps).keys()) {
        if (fileOf(top, context) !== fileOf(synset, context)) continue;
        const nouns = classes.get(top) ?? new Map<string, ClassedNoun>();
        nouns.set(lemma, { lemma, files });
        classes.set(top, nouns);
      }
    }
  }
  return classes;
}

function fileOf(synset: string, { taxonomy }: SuggestionContext): string {
  const record = taxonomy.find(synset);
  return record === undefined ? '' : (findLexicographerFile(record) ?? '');
}
