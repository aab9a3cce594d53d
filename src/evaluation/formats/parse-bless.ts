import { FileFormatError } from '../../errors.js';
import type { PartOfSpeech } from '../../lexicon/synset.js';
import type { DatasetFile, RelataConcept, RelataSet, Relatum, RelatumRelation } from '../dataset.js';
import { FirstPlaces } from './first-places.js';
import { numberLines } from './numbered-lines.js';

const relations: ReadonlyMap<string, RelatumRelation> = new Map([
  ['coord', 'coord'],
  ['hyper', 'hyper'],
  ['mero', 'mero'],
  ['attri', 'attri'],
  ['event', 'event'],
  ['random-n', 'random'],
  ['random-v', 'random'],
  ['random-j', 'random'],
]);

const letters: ReadonlyMap<string, PartOfSpeech> = new Map([
  ['n', 'n'],
  ['v', 'v'],
  ['j', 'a'],
]);

/** A concept while its lines are read. */
type OpenConcept = Omit<RelataConcept, 'relata'> & { readonly relata: Relatum[] };

/**
 * Reads concepts with related words in the form of BLESS (Baroni & Lenci 2011): a line a relatum, its concept, the class of the
 * concept, the relation and the relatum separated by tabs. Words end in their part of speech, `-n`, `-v` or `-j`.
 *
 * Random nouns, verbs and adjectives are one relation. Concepts come in the order of their first lines and are called after
 * their words, such as `alligator-n`. A line that comes again is left out and told of; a word may be a relatum of one concept
 * by two relations.
 *
 * @throws FileFormatError with the line where it is not of this form, a concept is no noun or has another class than before;
 * where there is no line.
 * @example parseBless({ path, text: 'crow-n\tbird\thyper\tanimal-n' }).concepts[0]?.relata[0]?.relation // 'hyper'
 */
export function parseBless(file: DatasetFile): RelataSet {
  const concepts = new Map<string, OpenConcept>();
  const findings: string[] = [];
  const places = new FirstPlaces();
  for (const { text, place } of numberLines(file)) {
    const fields = text.split('\t').map((field) => field.trim());
    const [id = '', conceptClass = '', , ofLine = ''] = fields;
    const relation = relations.get(fields[2] ?? '');
    const target = readWord(id);
    const related = readWord(ofLine);
    const isRight = fields.length === 4 && target?.partOfSpeech === 'n' && conceptClass !== '';
    if (!isRight || related === undefined || relation === undefined) {
      const expected = 'expected "concept-n<TAB>class<TAB>relation<TAB>relatum-n", the relatum -n, -v or -j';
      const known = [...relations.keys()].join(', ');
      throw new FileFormatError(file.path, place, `${expected}, the relation ${known}, found "${text}".`);
    }
    const concept = concepts.get(id) ?? { id, word: target.word, conceptClass, relata: [] };
    if (concept.conceptClass !== conceptClass) {
      const problem = `expected "${concept.conceptClass}", the class of "${id}" before, found "${conceptClass}".`;
      throw new FileFormatError(file.path, place, problem);
    }
    concepts.set(id, concept);
    const earlier = places.findEarlier(fields, place);
    if (earlier === undefined) concept.relata.push({ ...related, relation });
    else findings.push(`${file.path}, ${place}: the same as ${earlier}; left out.`);
  }
  if (concepts.size === 0) throw new FileFormatError(file.path, 'line 1', 'expected concepts, found none.');
  return { kind: 'relata', concepts: [...concepts.values()], findings };
}

/** The word before the last hyphen, with its part of speech behind it. */
function readWord(text: string): Pick<Relatum, 'word' | 'partOfSpeech'> | undefined {
  const [, word, letter = ''] = /^(\S+)-([nvj])$/.exec(text) ?? [];
  const partOfSpeech = letters.get(letter);
  return word === undefined || partOfSpeech === undefined ? undefined : { word, partOfSpeech };
}
