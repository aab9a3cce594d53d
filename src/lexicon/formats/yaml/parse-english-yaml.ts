import { FileFormatError } from '../../../errors.js';
import { type Finding, RepeatedFindings } from '../../finding.js';
import { completeInverses } from '../../records/complete-inverses.js';
import { createEntry, createForm, type EntryRecord, type PronunciationRecord } from '../../records/entry-record.js';
import { createLexiconRecord, type LexiconRecord } from '../../records/lexicon-record.js';
import { createProvenance } from '../../records/provenance.js';
import { createRelation, type RelationRecord } from '../../records/relation-record.js';
import { relationTypeRecords } from '../../records/relation-types.js';
import { type AdjectivePosition, createSense, type SenseRecord } from '../../records/sense-record.js';
import { createSynset, type SynsetRecord } from '../../records/synset-record.js';
import { createDefinition, createExample, type ExampleRecord } from '../../records/text-record.js';
import { escapeId, UniqueIds } from '../escape-id.js';
import { parseYamlMap, type YamlValue } from './parse-yaml-map.js';

/** A YAML file with its text. */
export interface YamlFile {
  /** Without `.yaml`: `entries-a`, `noun.animal`, `frames`. */
  readonly name: string;
  readonly path: string;
  readonly text: string;
}

/** A lexicon of YAML files. */
export interface EnglishYamlRecords {
  readonly lexicon: LexiconRecord;
  readonly findings: readonly Finding[];
}

type Fields = ReadonlyMap<string, YamlValue>;

/** What is read, and where, for errors. */
interface Place {
  readonly path: string;
  readonly name: string;
}

/** The id of the lexicon, with which all others begin. */
const lexiconId = 'oewn';

/**
 * Makes records of the files of Open English WordNet in YAML: `entries-*` of lemmas, a file for each lexicographers' file, and
 * `frames`. Relations that the files leave to be completed, such as `hyponym`, are completed.
 *
 * @throws FileFormatError, with the line or entry, where a file is not YAML or not of that shape.
 */
export function parseEnglishYaml(files: readonly YamlFile[]): EnglishYamlRecords {
  const findings = new RepeatedFindings();
  const reading = new YamlReading(findings);
  const isEntries = ({ name }: YamlFile): boolean => name.startsWith('entries-');
  const open = ({ text, path }: YamlFile): Map<string, YamlValue> => parseYamlMap(text, path);
  for (const file of files.filter(({ name }) => name === 'frames')) reading.readFrames(open(file), file.path);
  for (const file of files.filter(isEntries)) {
    for (const [lemma, parts] of open(file)) reading.readLemma(lemma, parts, file.path);
  }
  for (const file of files.filter((each) => !isEntries(each) && each.name !== 'frames')) {
    for (const [offset, fields] of open(file)) reading.readSynset(offset, fields, file);
  }
  return { lexicon: completeInverses(reading.finish()), findings: findings.list() };
}

class YamlReading {
  readonly #findings: RepeatedFindings;
  readonly #ids = new UniqueIds();
  readonly #senseIds = new Map<string, string>();
  readonly #frames = new Map<string, string>();
  readonly #entries: EntryRecord[] = [];
  readonly #synsets: SynsetRecord[] = [];
  /** The id of a sense by its synset and lemma. */
  readonly #members = new Map<string, string>();

  constructor(findings: RepeatedFindings) {
    this.#findings = findings;
  }

  readFrames(frames: Fields, path: string): void {
    for (const [id, frame] of frames) this.#frames.set(id, requireText(frame, { path, name: id }));
  }

  readLemma(lemma: string, parts: YamlValue, path: string): void {
    for (const [part, value] of requireFields(parts, { path, name: lemma })) {
      const place = { path, name: `${lemma}, ${part}` };
      const fields = requireFields(value, place);
      const letter = part.charAt(0);
      const id = this.#ids.take(`${lexiconId}-${escapeId(lemma)}-${escapeId(part)}`);
      this.#tellUnknown(fields, entryFields, place);
      const forms = requireList(fields.get('form'), place).map((form) => requireText(form, place));
      this.#entries.push(
        createEntry({
          id,
          lemma,
          partOfSpeech: letter === 's' ? 'a' : letter,
          pronunciations: requireList(fields.get('pronunciation'), place).map((said) => readPronunciation(said, place)),
          forms: forms.map((writtenForm) => createForm({ writtenForm })),
          senses: requireList(fields.get('sense'), place).map((sense) => this.#readSense(lemma, sense, place)),
        }),
      );
    }
  }

  readSynset(offset: string, value: YamlValue, { name, path }: YamlFile): void {
    const place = { path, name: offset };
    const fields = requireFields(value, place);
    const id = this.#synsetId(offset);
    const examples = requireList(fields.get('example'), place).map((example) => readExample(example, place));
    const definitions = requireList(fields.get('definition'), place).map((text) => requireText(text, place));
    const iliDefinition = optionalText(fields.get('ili_definition'), place);
    const members = requireList(fields.get('members'), place).map((lemma) => requireText(lemma, place));
    this.#tellUnknown(fields, synsetFields, place);
    const wikidata = fields.get('wikidata');
    const links = typeof wikidata === 'string' ? [wikidata] : requireList(wikidata, place);
    this.#synsets.push(
      createSynset({
        id,
        ili: optionalText(fields.get('ili'), place),
        partOfSpeech: optionalText(fields.get('partOfSpeech'), place) ?? offset.slice(-1),
        lexicographerFile: name,
        members: members.flatMap((lemma) => {
          const sense = this.#members.get(`${id} ${lemma}`);
          if (sense !== undefined) return [sense];
          const message = 'A member of a synset has no sense there in the entries; it is left out.';
          this.#findings.add({ code: 'R361', message, place: `${path}, ${offset}, "${lemma}"` });
          return [];
        }),
        definitions: definitions.map((text) => createDefinition(text)),
        iliDefinition:
          iliDefinition === undefined ? undefined : { text: iliDefinition, language: undefined, provenance: new Map() },
        relations: this.#readRelations(fields, place, (target) => this.#synsetId(target)),
        examples,
        provenance: createProvenance([
          ['dc:source', optionalText(fields.get('source'), place)],
          ['dc:relation', links.length === 0 ? undefined : links.map((link) => `wikidata:${link}`).join(' ')],
        ]),
      }),
    );
  }

  finish(): LexiconRecord {
    const behaviours = Array.from(this.#frames, ([id, frame]) => ({ id: this.#frameId(id), frame, senses: [] }));
    const { id } = createLexiconRecord({ id: lexiconId });
    const label = 'Open English WordNet';
    const license = 'https://creativecommons.org/licenses/by/4.0/';
    const url = 'https://github.com/globalwordnet/english-wordnet';
    const own = { entries: this.#entries, synsets: this.#synsets, behaviours };
    return createLexiconRecord({ id, label, language: 'en', license, url, ...own });
  }

  #readSense(lemma: string, value: YamlValue, place: Place): SenseRecord {
    const fields = requireFields(value, place);
    const key = requireText(fields.get('id'), place);
    const synset = this.#synsetId(requireText(fields.get('synset'), place));
    const id = this.#ids.take(this.#senseId(key));
    this.#members.set(`${synset} ${lemma}`, id);
    const position = optionalText(fields.get('adjposition'), place);
    if (position !== undefined && !/^(?:a|p|ip)$/.test(position)) {
      throw new FileFormatError(place.path, place.name, `adjposition is "${position}"; expected a, p or ip.`);
    }
    this.#tellUnknown(fields, senseFields, place);
    const sentences = requireList(fields.get('sent'), place).map((sentence) => requireText(sentence, place));
    return createSense({
      id,
      synset,
      key,
      adjectivePosition: position as AdjectivePosition | undefined,
      frames: requireList(fields.get('subcat'), place).map((frame) => this.#frameId(requireText(frame, place))),
      relations: this.#readRelations(fields, place, (target) => this.#senseId(target)),
      examples: sentences.map((text) => createExample(text)),
    });
  }

  #readRelations(fields: Fields, place: Place, idOf: (target: string) => string): RelationRecord[] {
    return [...fields].flatMap(([name, value]) => {
      if (!relationTypeRecords.has(name)) return [];
      return requireList(value, place).map((target) => createRelation(name, idOf(requireText(target, place))));
    });
  }

  /** Sense keys as ids, in the manner of Open English WordNet. */
  #senseId(key: string): string {
    const known = this.#senseIds.get(key);
    if (known !== undefined) return known;
    const [, lemma = key, rest = ''] = /^(.*)%(.*)$/.exec(key) ?? [];
    const id = `${lexiconId}-${escapeId(lemma)}__${escapeId(rest.replaceAll(':', '.'))}`;
    this.#senseIds.set(key, id);
    return id;
  }

  #synsetId(offset: string): string {
    return `${lexiconId}-${escapeId(offset)}`;
  }

  #frameId(id: string): string {
    return `${lexiconId}-${escapeId(id)}`;
  }

  #tellUnknown(fields: Fields, known: ReadonlySet<string>, { path, name }: Place): void {
    for (const field of fields.keys()) {
      if (known.has(field) || relationTypeRecords.has(field)) continue;
      this.#findings.add({ code: 'R362', message: `The field "${field}" is not read.`, place: `${path}, ${name}` });
    }
  }
}

const entryFields: ReadonlySet<string> = new Set(['form', 'pronunciation', 'sense']);
const senseFields: ReadonlySet<string> = new Set(['id', 'synset', 'adjposition', 'subcat', 'sent']);
const synsetFields: ReadonlySet<string> = new Set([
  'definition',
  'example',
  'ili',
  'ili_definition',
  'members',
  'partOfSpeech',
  'source',
  'wikidata',
]);

function readPronunciation(value: YamlValue, place: Place): PronunciationRecord {
  const fields = requireFields(value, place);
  const variety = optionalText(fields.get('variety'), place);
  const text = requireText(fields.get('value'), place);
  return { text, variety, notation: undefined, phonemic: true, audio: undefined };
}

function readExample(value: YamlValue, place: Place): ExampleRecord {
  if (typeof value === 'string') return createExample(value);
  const fields = requireFields(value, place);
  const source = optionalText(fields.get('source'), place);
  return createExample(requireText(fields.get('text'), place), {
    provenance: createProvenance([['dc:source', source]]),
  });
}

function requireFields(value: YamlValue | undefined, { path, name }: Place): Fields {
  if (value instanceof Map) return value;
  throw new FileFormatError(path, name, 'expected a map of fields.');
}

function requireList(value: YamlValue | undefined, { path, name }: Place): readonly YamlValue[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value;
  throw new FileFormatError(path, name, 'expected a list.');
}

function requireText(value: YamlValue | undefined, place: Place): string {
  if (typeof value === 'string') return value;
  throw new FileFormatError(place.path, place.name, 'expected a text.');
}

function optionalText(value: YamlValue | undefined, place: Place): string | undefined {
  return value === undefined || value === null ? undefined : requireText(value, place);
}
