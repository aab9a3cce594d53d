import { relationTypeRecords } from '../../records/relation-types.js';

/** The versions of WN-LMF, oldest first. */
export const lmfVersions = ['1.0', '1.1', '1.2', '1.3', '1.4'] as const;

/** A version of WN-LMF. */
export type LmfVersion = (typeof lmfVersions)[number];

/** What the value of an attribute is. */
type LmfValue =
  | 'text'
  | 'id'
  | 'reference'
  | 'references'
  | 'relation of synsets'
  | 'relation of senses'
  | readonly string[];

/** An attribute that an element may have. */
export interface LmfAttribute {
  readonly value: LmfValue;
  readonly required: boolean;
  readonly since: LmfVersion;
}

/** Children that stand at one place of an element: any of some names, so many times. */
interface LmfPlace {
  readonly names: readonly string[];
  readonly least: number;
  readonly most: number;
}

/** What an element may hold. */
export interface LmfElement {
  readonly since: LmfVersion;
  readonly attributes: ReadonlyMap<string, LmfAttribute>;
  /** Its children in their order. */
  readonly places: readonly LmfPlace[];
  readonly hasText: boolean;
}

const dublinCore = [
  'contributor',
  'coverage',
  'creator',
  'date',
  'description',
  'format',
  'identifier',
  'publisher',
  'relation',
  'rights',
  'source',
  'subject',
  'title',
  'type',
];
/** The attributes that say where something comes from. */
const meta: readonly string[] = [...dublinCore.map((name) => `dc:${name}`), 'status', 'note', 'confidenceScore'];
const truth: readonly string[] = ['true', 'false'];
const letters: readonly string[] = ['n', 'v', 'a', 'r', 's', 't', 'c', 'p', 'x', 'u'];

type Given = Readonly<Record<string, LmfValue | readonly [value: LmfValue, since: LmfVersion]>>;

interface ElementGiven {
  readonly since?: LmfVersion;
  readonly required?: Given;
  readonly optional?: Given;
  readonly hasMeta?: boolean;
  /** As a DTD writes them: `Lemma`, `Form*`, `Synset|ExternalSynset*`. */
  readonly places?: readonly string[];
  readonly hasText?: boolean;
}

function element(given: ElementGiven): LmfElement {
  const { since = '1.0', required = {}, optional = {}, hasMeta = false, places = [], hasText = false } = given;
  const attributes = new Map<string, LmfAttribute>();
  const add = (fields: Given, isRequired: boolean): void => {
    for (const [name, field] of Object.entries(fields)) {
      const [value, from] = isDated(field) ? field : ([field, '1.0'] as const);
      attributes.set(name, { value, required: isRequired, since: from });
    }
  };
  add(required, true);
  add(optional, false);
  if (hasMeta) for (const name of meta) attributes.set(name, { value: 'text', required: false, since: '1.0' });
  if (hasText) attributes.set('xml:space', { value: ['default', 'preserve'], required: false, since: '1.3' });
  return { since, attributes, places: places.map(readPlace), hasText };
}

function isDated(field: Given[string]): field is readonly [LmfValue, LmfVersion] {
  return Array.isArray(field) && field.length === 2 && (lmfVersions as readonly string[]).includes(field[1] as string);
}

function readPlace(text: string): LmfPlace {
  const mark = /[?*+]$/.exec(text)?.[0] ?? '';
  const names = text.slice(0, text.length - mark.length).split('|');
  return { names, least: mark === '' || mark === '+' ? 1 : 0, most: mark === '' || mark === '?' ? 1 : Infinity };
}

const lexiconRequired: Given = {
  id: 'id',
  label: 'text',
  language: 'text',
  email: 'text',
  license: 'text',
  version: 'text',
};
const dependency: ElementGiven = {
  since: '1.1',
  required: { version: 'text' },
  // Files of 1.1 to 1.3 name the other lexicon by "id", those of 1.4 by "ref".
  optional: { ref: 'text', id: 'text', url: 'text' },
};
const relationOf = (kind: 'relation of synsets' | 'relation of senses'): ElementGiven => ({
  required: { target: 'reference', relType: kind },
  hasMeta: true,
});

/** The elements of WN-LMF by name, as its DTDs have them from version 1.0 to 1.4. */
export const lmfElements: ReadonlyMap<string, LmfElement> = new Map(
  Object.entries({
    LexicalResource: { optional: { 'xmlns:dc': 'text' }, places: ['Lexicon|LexiconExtension+'] },
    Lexicon: {
      required: lexiconRequired,
      optional: { url: 'text', citation: 'text', logo: ['text', '1.1'] },
      hasMeta: true,
      places: ['Requires*', 'LexicalEntry+', 'Synset*', 'SyntacticBehaviour*'],
    },
    LexiconExtension: {
      since: '1.1',
      required: lexiconRequired,
      optional: { url: 'text', citation: 'text', logo: 'text' },
      hasMeta: true,
      places: [
        'Extends',
        'Requires*',
        'LexicalEntry|ExternalLexicalEntry*',
        'Synset|ExternalSynset*',
        'SyntacticBehaviour*',
      ],
    },
    Requires: dependency,
    Extends: dependency,
    LexicalEntry: {
      required: { id: 'id' },
      optional: { index: ['text', '1.4'] },
      hasMeta: true,
      places: ['Lemma', 'Form*', 'Sense*', 'SyntacticBehaviour*'],
    },
    ExternalLexicalEntry: {
      since: '1.1',
      required: { id: 'id' },
      places: ['ExternalLemma?', 'Form|ExternalForm*', 'Sense|ExternalSense*', 'SyntacticBehaviour*'],
    },
    Lemma: {
      required: { writtenForm: 'text', partOfSpeech: letters },
      optional: { script: 'text' },
      places: ['Pronunciation*', 'Tag*'],
    },
    ExternalLemma: { since: '1.1', places: ['Pronunciation*', 'Tag*'] },
    Form: {
      required: { writtenForm: 'text' },
      optional: { script: 'text', id: ['id', '1.1'] },
      places: ['Pronunciation*', 'Tag*'],
    },
    ExternalForm: { since: '1.1', required: { id: 'id' }, places: ['Pronunciation*', 'Tag*'] },
    Pronunciation: {
      optional: { variety: 'text', notation: 'text', phonemic: truth, audio: 'text' },
      hasText: true,
    },
    Tag: { required: { category: 'text' }, hasText: true },
    Sense: {
      required: { id: 'id', synset: 'reference' },
      optional: {
        n: ['text', '1.4'],
        lexicalized: truth,
        adjposition: ['a', 'ip', 'p'],
        subcat: ['references', '1.1'],
      },
      hasMeta: true,
      places: ['SenseRelation*', 'Example*', 'Count*'],
    },
    ExternalSense: { since: '1.1', required: { id: 'id' }, places: ['SenseRelation*', 'Example*', 'Count*'] },
    Synset: {
      required: { id: 'id', ili: 'text' },
      optional: {
        partOfSpeech: letters,
        lexicalized: truth,
        members: ['references', '1.1'],
        lexfile: ['text', '1.1'],
      },
      hasMeta: true,
      places: ['Definition*', 'ILIDefinition?', 'SynsetRelation*', 'Example*'],
    },
    ExternalSynset: { since: '1.1', required: { id: 'id' }, places: ['Definition*', 'SynsetRelation*', 'Example*'] },
    Definition: { optional: { language: 'text', sourceSense: 'reference' }, hasMeta: true, hasText: true },
    ILIDefinition: { hasMeta: true, hasText: true },
    Example: { optional: { language: 'text' }, hasMeta: true, hasText: true },
    SynsetRelation: relationOf('relation of synsets'),
    SenseRelation: relationOf('relation of senses'),
    SyntacticBehaviour: {
      required: { subcategorizationFrame: 'text' },
      optional: { id: ['id', '1.1'], senses: 'references' },
    },
    Count: { hasMeta: true, hasText: true },
  } satisfies Readonly<Record<string, ElementGiven>>).map(([name, given]) => [name, element(given)]),
);

/** Whether a type of relations is one of a version of WN-LMF. */
export function isLmfRelation(
  name: string,
  kind: 'relation of synsets' | 'relation of senses',
  version: LmfVersion,
): boolean {
  const record = relationTypeRecords.get(name);
  const since = kind === 'relation of synsets' ? record?.synsetsSince : record?.sensesSince;
  return since !== undefined && isVersionFrom(since as LmfVersion, version);
}

/** Whether what one version brought is there in another. */
export function isVersionFrom(since: LmfVersion, version: LmfVersion): boolean {
  return lmfVersions.indexOf(since) <= lmfVersions.indexOf(version);
}
