import { lexicographerFiles } from '../lexicographer-files.js';
import type { PlacedSense } from '../records/record-index.js';
import { findLexicographerFile } from '../records/synset-record.js';
import { parseSenseKey, type SenseKey } from '../sense-key.js';
import type { CheckContext, LexiconCheck, Trouble } from './lexicon-check.js';

/** Checks of sense keys, for lexicons that have them: 25x. */
export const keyChecks: readonly LexiconCheck[] = [
  { code: 'W251', title: 'A sense has no sense key.', find: findMissingKeys },
  { code: 'W252', title: 'A sense key does not fit its sense.', find: findWrongKeys },
  { code: 'E253', title: 'Two senses have one sense key.', find: findRepeatedKeys },
];

const keyForm = /^[^\s%]+%[1-5]:\d\d:\d\d:(?:[^\s:%]+:\d\d|:)$/;

function isKey(text: string | undefined): text is string {
  return text !== undefined && keyForm.test(text);
}

/** Whether any sense has a key as WordNet writes them; a lexicon without them has other ids. */
function hasKeys({ lexicon }: CheckContext): boolean {
  return lexicon.entries.some(({ senses }) => senses.some(({ key }) => isKey(key)));
}

function* listOwn({ lexicon, index }: CheckContext): Generator<PlacedSense & { readonly partOfSpeech: string }> {
  for (const entry of lexicon.entries) {
    for (const sense of entry.senses) {
      const partOfSpeech = index.synsets.get(sense.synset)?.partOfSpeech || entry.partOfSpeech;
      if (!sense.external) yield { entry, sense, partOfSpeech };
    }
  }
}

function* findMissingKeys(context: CheckContext): Generator<Trouble> {
  if (!hasKeys(context)) return;
  const { lexicon, index } = context;
  for (const entry of lexicon.entries) {
    for (const { id, key, synset, external } of entry.senses) {
      if ((key !== undefined && key !== '') || external) continue;
      if (!'nvasr'.includes(index.synsets.get(synset)?.partOfSpeech || entry.partOfSpeech)) continue;
      yield { subject: id, message: `This sense of "${entry.lemma}" has no sense key.` };
    }
  }
}

function* findWrongKeys(context: CheckContext): Generator<Trouble> {
  if (!hasKeys(context)) return;
  for (const placed of listOwn(context)) {
    const { key } = placed.sense;
    if (key === undefined || key === '' || !'nvasr'.includes(placed.partOfSpeech)) continue;
    const problem = isKey(key) ? compareKey(context, placed, parseSenseKey(key)) : 'is not one';
    if (problem !== undefined) {
      const message = `The sense key ${key} of this sense of "${placed.entry.lemma}" ${problem}.`;
      yield { subject: placed.sense.id, message };
    }
  }
}

/** How a key differs from what its sense is; undefined where it does not. */
function compareKey(
  { index }: CheckContext,
  { entry, sense, partOfSpeech }: PlacedSense & { readonly partOfSpeech: string },
  key: SenseKey,
): string | undefined {
  const lemma = entry.lemma.toLowerCase();
  if (key.lemma !== lemma) return `has the lemma "${key.lemma}"`;
  const letter = partOfSpeech === 's' ? 'a' : partOfSpeech;
  if (key.partOfSpeech !== letter || key.satellite !== (partOfSpeech === 's')) {
    return `says ${key.satellite ? 'satellite' : key.partOfSpeech}, the synset ${partOfSpeech}`;
  }
  const synset = index.synsets.get(sense.synset);
  const file = synset === undefined ? undefined : findLexicographerFile(synset);
  const number = (lexicographerFiles as readonly string[]).indexOf(file ?? '');
  if (number !== -1 && number !== key.fileNumber) {
    return `has the file ${lexicographerFiles[key.fileNumber] ?? key.fileNumber}, the synset ${file}`;
  }
  if (!key.satellite || synset === undefined) return undefined;
  const members = synset.relations
    .filter(({ type }) => type === 'similar')
    .flatMap(({ target }) => index.members.get(target) ?? []);
  if (members.length === 0 || members.some((head) => head.entry.lemma.toLowerCase() === key.head)) return undefined;
  return `has the head "${key.head}", which is in no synset that this one is similar to`;
}

function* findRepeatedKeys(context: CheckContext): Generator<Trouble> {
  const first = new Map<string, PlacedSense>();
  for (const entry of context.lexicon.entries) {
    for (const sense of entry.senses) {
      const { key, synset, id, external } = sense;
      if (!isKey(key) || external) continue;
      const known = first.get(key);
      if (known === undefined) first.set(key, { entry, sense });
      // Spellings of one sense that differ in letter case share its key.
      else if (known.sense.synset !== synset || known.entry.lemma.toLowerCase() !== entry.lemma.toLowerCase()) {
        yield { subject: id, message: `The sense key ${key} is that of ${known.sense.id} already.` };
      }
    }
  }
}
