import { type Aspect, isAspect } from '../../aspect.js';
import { type DotType, parseDotType } from '../../dot-objects/dot-type.js';
import { copyText } from '../../parse-lmf.js';
import { createEntry, createForm, type EntryRecord, type FormRecord } from '../../records/entry-record.js';
import {
  type BehaviourRecord,
  createLexiconRecord,
  type DependencyRecord,
  type LexiconRecord,
} from '../../records/lexicon-record.js';
import { noProvenance, type Provenance } from '../../records/provenance.js';
import type { RelationRecord } from '../../records/relation-record.js';
import {
  type AdjectivePosition,
  createQualia,
  createSense,
  isQualiaRole,
  type QualiaRecord,
  type SenseRecord,
} from '../../records/sense-record.js';
import { createSynset, type SynsetRecord } from '../../records/synset-record.js';
import type { CountRecord, DefinitionRecord, ExampleRecord, TextRecord } from '../../records/text-record.js';
import type { LmfAttributes } from './lmf-stream.js';
import { normaliseSpace } from './lmf-text.js';

type Draft<Record> = { -readonly [Name in keyof Record]?: Record[Name] | undefined };
type Lists = Pick<FormRecord, 'pronunciations' | 'tags'>;
type Writable<List> = { -readonly [Name in keyof List]: List[Name] extends readonly (infer Item)[] ? Item[] : never };

/** Makes the records of one lexicon of the elements of a file, one after another. */
export class LmfLexiconBuilder {
  readonly #fail: (problem: string) => never;
  readonly #known = new Map<string, string>();
  readonly #lexicon: Draft<Omit<LexiconRecord, 'id'>> & Pick<LexiconRecord, 'id'>;
  readonly #entries: EntryRecord[] = [];
  readonly #synsets: SynsetRecord[] = [];
  readonly #behaviours: BehaviourRecord[] = [];
  /** What synsets say in words of the aspects and roles of a sense. */
  readonly #late = new Map<string, { readonly glosses: Map<Aspect, string>; readonly qualia: QualiaRecord[] }>();
  #entry:
    | { draft: Draft<EntryRecord>; forms: FormRecord[]; senses: SenseRecord[]; behaviours: BehaviourRecord[] }
    | undefined;
  #form: { draft: Draft<FormRecord>; lists: Writable<Lists> } | undefined;
  #sense:
    | {
        draft: Draft<SenseRecord>;
        relations: RelationRecord[];
        qualia: QualiaRecord[];
        examples: ExampleRecord[];
        counts: CountRecord[];
      }
    | undefined;
  #synset:
    | {
        draft: Draft<SynsetRecord>;
        definitions: DefinitionRecord[];
        relations: RelationRecord[];
        examples: ExampleRecord[];
      }
    | undefined;
  /** The attributes of the text that is open. */
  #attributes: LmfAttributes = {};

  constructor(element: string, attributes: LmfAttributes, fail: (problem: string) => never) {
    this.#fail = fail;
    const own = ['label', 'language', 'email', 'license', 'version', 'url', 'citation', 'logo'] as const;
    this.#lexicon = { id: this.#need(element, attributes, 'id') };
    for (const name of own) {
      const value = attributes[name];
      if (value !== undefined) this.#lexicon[name] = value;
    }
    this.#lexicon.provenance = this.#restOf(attributes, new Set(['id', ...own]));
    if (element === 'LexiconExtension') this.#lexicon.extended = { id: '', version: '', url: undefined };
  }

  open(name: string, attributes: LmfAttributes): void {
    this.#attributes = attributes;
    switch (name) {
      case 'LexicalEntry':
      case 'ExternalLexicalEntry': {
        const id = this.#need(name, attributes, 'id');
        const { index } = attributes;
        const draft = {
          id,
          index,
          external: name !== 'LexicalEntry',
          provenance: this.#restOf(attributes, entryNames),
        };
        this.#entry = { draft, forms: [], senses: [], behaviours: [] };
        return;
      }
      case 'Lemma':
      case 'ExternalLemma':
      case 'Form':
      case 'ExternalForm':
        this.#openForm(name, attributes);
        return;
      case 'Sense':
      case 'ExternalSense':
        this.#openSense(name, attributes);
        return;
      case 'Synset':
      case 'ExternalSynset':
        this.#openSynset(name, attributes);
        return;
      case 'SenseRelation':
        this.#addSenseRelation(attributes);
        return;
      case 'SynsetRelation':
        this.#synset?.relations.push(this.#relation(name, attributes));
        return;
      case 'SyntacticBehaviour':
        this.#addBehaviour(attributes);
        return;
      case 'Requires':
        this.#lexicon.requires = [...(this.#lexicon.requires ?? []), readDependency(attributes, this.#fail)];
        return;
      case 'Extends':
        this.#lexicon.extended = readDependency(attributes, this.#fail);
        return;
      case 'Tag':
        this.#need(name, attributes, 'category');
        return;
    }
  }

  close(name: string, text: string): void {
    switch (name) {
      case 'LexicalEntry':
      case 'ExternalLexicalEntry':
        this.#closeEntry(name);
        return;
      case 'Lemma':
      case 'ExternalLemma':
      case 'Form':
      case 'ExternalForm':
        this.#closeForm(name);
        return;
      case 'Sense':
      case 'ExternalSense':
        this.#closeSense();
        return;
      case 'Synset':
      case 'ExternalSynset':
        this.#closeSynset();
        return;
      case 'Pronunciation': {
        const { variety, notation, phonemic, audio } = this.#attributes;
        const said = { text: this.#text(text), variety, notation, phonemic: phonemic !== 'false', audio };
        this.#form?.lists.pronunciations.push(said);
        return;
      }
      case 'Tag':
        this.#form?.lists.tags.push({
          category: this.#intern(this.#attributes['category'] ?? ''),
          text: this.#text(text),
        });
        return;
      case 'Definition':
        this.#addDefinition(text);
        return;
      case 'ILIDefinition':
        if (this.#synset !== undefined) this.#synset.draft.iliDefinition = this.#textRecord(text, textNames);
        return;
      case 'Example':
        this.#addExample(text);
        return;
      case 'Count':
        this.#addCount(text);
        return;
    }
  }

  finish(): LexiconRecord {
    const entries = this.#late.size === 0 ? this.#entries : this.#entries.map((entry) => this.#complete(entry));
    return createLexiconRecord({ ...this.#lexicon, entries, synsets: this.#synsets, behaviours: this.#behaviours });
  }

  #complete(entry: EntryRecord): EntryRecord {
    if (!entry.senses.some(({ id }) => this.#late.has(id))) return entry;
    const senses = entry.senses.map((sense) => {
      const late = this.#late.get(sense.id);
      if (late === undefined) return sense;
      return { ...sense, aspectGlosses: late.glosses, qualia: [...late.qualia, ...sense.qualia] };
    });
    return { ...entry, senses };
  }

  #openForm(name: string, attributes: LmfAttributes): void {
    const external = name.startsWith('External');
    const writtenForm = external ? '' : this.#need(name, attributes, 'writtenForm');
    const { id, script } = attributes;
    this.#form = { draft: { id, writtenForm, script, external }, lists: { pronunciations: [], tags: [] } };
    if (name === 'Lemma' && this.#entry !== undefined) {
      this.#entry.draft.partOfSpeech = this.#intern(this.#need(name, attributes, 'partOfSpeech'));
    }
  }

  #closeForm(name: string): void {
    if (this.#form === undefined || this.#entry === undefined) return;
    const { draft, lists } = this.#form;
    const pronunciations = orNone(lists.pronunciations);
    const tags = orNone(lists.tags);
    if (name === 'Form' || name === 'ExternalForm') {
      const { writtenForm = '' } = draft;
      this.#entry.forms.push(createForm({ ...draft, writtenForm, pronunciations, tags }));
    } else {
      const { writtenForm: lemma = '', script } = draft;
      Object.assign(this.#entry.draft, { lemma, script, pronunciations, tags });
    }
    this.#form = undefined;
  }

  #closeEntry(name: string): void {
    if (this.#entry === undefined) return;
    const { draft, forms, senses, behaviours } = this.#entry;
    const { id = '', lemma, partOfSpeech = '' } = draft;
    if (lemma === undefined && name === 'LexicalEntry') this.#fail(`<LexicalEntry id="${id}"> has no <Lemma>.`);
    const lists = { forms: orNone(forms), senses: orNone(senses), behaviours: orNone(behaviours) };
    this.#entries.push(createEntry({ ...draft, id, lemma: lemma ?? '', partOfSpeech, ...lists }));
    this.#entry = undefined;
  }

  #openSense(name: string, attributes: LmfAttributes): void {
    const id = this.#need(name, attributes, 'id');
    const external = name === 'ExternalSense';
    const { n, lexicalized, adjposition, subcat } = attributes;
    const order = n !== undefined && /^[1-9]\d{0,8}$/.test(n) ? Number(n) : undefined;
    const dotType = readDotType(attributes['dc:type']);
    const known = new Set(senseNames);
    if (order === undefined) known.delete('n');
    if (dotType === undefined) known.delete('dc:type');
    if (adjposition !== undefined && !/^(?:a|p|ip)$/.test(adjposition)) {
      this.#fail(`<Sense id="${id}"> has adjposition="${adjposition}"; expected a, p or ip.`);
    }
    const draft: Draft<SenseRecord> = {
      id,
      synset: external ? '' : this.#need(name, attributes, 'synset'),
      key: attributes['dc:identifier'] === undefined ? undefined : copyText(attributes['dc:identifier']),
      order,
      lexicalized: lexicalized !== 'false',
      adjectivePosition: adjposition as AdjectivePosition | undefined,
      frames: subcat === undefined ? undefined : this.#list(subcat),
      dotType,
      external,
      provenance: this.#restOf(attributes, known),
    };
    this.#sense = { draft, relations: [], qualia: [], examples: [], counts: [] };
  }

  #closeSense(): void {
    if (this.#sense === undefined) return;
    const { draft, relations, qualia, examples, counts } = this.#sense;
    const { id = '', synset = '' } = draft;
    const lists = {
      relations: orNone(relations),
      qualia: orNone(qualia),
      examples: orNone(examples),
      counts: orNone(counts),
    };
    this.#entry?.senses.push(createSense({ ...draft, id, synset, ...lists }));
    this.#sense = undefined;
  }

  #openSynset(name: string, attributes: LmfAttributes): void {
    const { ili = '', partOfSpeech = '', lexicalized, members, lexfile } = attributes;
    const draft: Draft<SynsetRecord> = {
      id: this.#need(name, attributes, 'id'),
      ili: copyText(ili),
      partOfSpeech: this.#intern(partOfSpeech),
      lexicalized: lexicalized !== 'false',
      members: members === undefined ? undefined : this.#list(members),
      lexicographerFile: lexfile === undefined ? undefined : this.#intern(lexfile),
      external: name === 'ExternalSynset',
      provenance: this.#restOf(attributes, synsetNames),
    };
    this.#synset = { draft, definitions: [], relations: [], examples: [] };
  }

  #closeSynset(): void {
    if (this.#synset === undefined) return;
    const { draft, definitions, relations, examples } = this.#synset;
    const lists = { definitions: orNone(definitions), relations: orNone(relations), examples: orNone(examples) };
    this.#synsets.push(createSynset({ ...draft, id: draft.id ?? '', ...lists }));
    this.#synset = undefined;
  }

  #addSenseRelation(attributes: LmfAttributes): void {
    const relation = this.#relation('SenseRelation', attributes);
    const role = attributes['dc:type'];
    if (relation.type !== 'other' || role === undefined || !isQualiaRole(role)) {
      this.#sense?.relations.push(relation);
      return;
    }
    const text = attributes['dc:description'];
    const provenance = this.#restOf(attributes, qualiaNames);
    this.#sense?.qualia.push(createQualia(role, { target: relation.target, text, provenance }));
  }

  #addDefinition(text: string): void {
    const { sourceSense, language } = this.#attributes;
    const type = this.#attributes['dc:type'];
    if (this.#synset === undefined) return;
    if (sourceSense !== undefined && type !== undefined && language === undefined) {
      const late = this.#late.get(sourceSense) ?? { glosses: new Map<Aspect, string>(), qualia: [] };
      const provenance = this.#restOf(this.#attributes, typedNames);
      const isGloss = isAspect(type) && provenance.size === 0 && !late.glosses.has(type);
      if (isGloss) late.glosses.set(type, this.#text(text));
      else if (isQualiaRole(type)) late.qualia.push(createQualia(type, { text: this.#text(text), provenance }));
      if (isGloss || isQualiaRole(type)) {
        this.#late.set(this.#intern(sourceSense), late);
        return;
      }
    }
    const source = sourceSense === undefined ? undefined : this.#intern(sourceSense);
    this.#synset.definitions.push({ ...this.#textRecord(text, definitionNames), sourceSense: source });
  }

  #addExample(text: string): void {
    const [, start, end] = /^(\d{1,15}):(\d{1,15})$/.exec(this.#attributes['dc:coverage'] ?? '') ?? [];
    const target = start === undefined ? undefined : { start: Number(start), end: Number(end) };
    const names = target === undefined ? textNames : exampleNames;
    (this.#sense ?? this.#synset)?.examples.push({ ...this.#textRecord(text, names), target });
  }

  #addCount(text: string): void {
    const value = this.#text(text);
    if (!/^\d{1,15}$/.test(value)) this.#fail(`<Count> is "${value}"; expected a whole number.`);
    this.#sense?.counts.push({ value: Number(value), provenance: this.#restOf(this.#attributes, textNames) });
  }

  #addBehaviour(attributes: LmfAttributes): void {
    const frame = this.#need('SyntacticBehaviour', attributes, 'subcategorizationFrame');
    const { id, senses = '' } = attributes;
    (this.#entry?.behaviours ?? this.#behaviours).push({ id, frame, senses: this.#list(senses) });
  }

  #relation(element: string, attributes: LmfAttributes): RelationRecord {
    return {
      type: this.#intern(this.#need(element, attributes, 'relType')),
      target: this.#intern(this.#need(element, attributes, 'target')),
      provenance: this.#restOf(attributes, relationNames),
    };
  }

  #textRecord(text: string, known: ReadonlySet<string>): TextRecord {
    const { language } = this.#attributes;
    return { text: this.#text(text), language, provenance: this.#restOf(this.#attributes, known) };
  }

  /** A text as its element says it is to be taken. */
  #text(text: string): string {
    return copyText(this.#attributes['xml:space'] === 'preserve' ? text : normaliseSpace(text));
  }

  /** The attributes that have no field of their own. */
  #restOf(attributes: LmfAttributes, known: ReadonlySet<string>): Provenance {
    let rest: Map<string, string> | undefined;
    for (const name of Object.keys(attributes)) {
      if (known.has(name)) continue;
      rest ??= new Map();
      rest.set(name, copyText(attributes[name] as string));
    }
    return rest ?? noProvenance;
  }

  #list(text: string): string[] {
    return text.split(' ').flatMap((part) => (part === '' ? [] : [this.#intern(part)]));
  }

  #need(element: string, attributes: LmfAttributes, name: string): string {
    const value = attributes[name];
    if (value === undefined) this.#fail(`<${element}> has no "${name}"; expected <${element} ${name}="...">.`);
    return this.#intern(value);
  }

  /** Ids come many times and are kept once. */
  #intern(text: string): string {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const copy = copyText(text);
    this.#known.set(copy, copy);
    return copy;
  }
}

const entryNames: ReadonlySet<string> = new Set(['id', 'index']);
const senseNames: ReadonlySet<string> = new Set([
  'id',
  'synset',
  'n',
  'lexicalized',
  'adjposition',
  'subcat',
  'dc:identifier',
  'dc:type',
]);
const synsetNames: ReadonlySet<string> = new Set(['id', 'ili', 'partOfSpeech', 'lexicalized', 'members', 'lexfile']);
const relationNames: ReadonlySet<string> = new Set(['relType', 'target']);
const qualiaNames: ReadonlySet<string> = new Set(['relType', 'target', 'dc:type', 'dc:description']);
const textNames: ReadonlySet<string> = new Set(['language', 'xml:space']);
const exampleNames: ReadonlySet<string> = new Set([...textNames, 'dc:coverage']);
const definitionNames: ReadonlySet<string> = new Set([...textNames, 'sourceSense']);
const typedNames: ReadonlySet<string> = new Set([...definitionNames, 'dc:type']);

/** The dot type that a text writes in its usual form; undefined for any other text. */
function readDotType(text: string | undefined): DotType | undefined {
  if (text === undefined || !text.split('.').every(isAspect)) return undefined;
  return new Set(text.split('.')).size === text.split('.').length ? keepIfUsual(text) : undefined;
}

function keepIfUsual(text: string): DotType | undefined {
  const type = parseDotType(text);
  return type.join('.') === text ? type : undefined;
}

function orNone<Item>(items: readonly Item[]): readonly Item[] | undefined {
  return items.length === 0 ? undefined : items;
}

/** A dependency as its element says it. */
function readDependency(attributes: LmfAttributes, fail: (problem: string) => never): DependencyRecord {
  const id = attributes['ref'] ?? attributes['id'];
  const { version, url } = attributes;
  if (id === undefined || version === undefined)
    fail('a lexicon that is required or extended needs "ref" and "version".');
  return { id, version, url };
}
