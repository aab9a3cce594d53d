import { formatDotType } from '../../dot-objects/dot-type.js';
import type { EntryRecord, FormRecord } from '../../records/entry-record.js';
import type { BehaviourRecord, DependencyRecord, LexiconRecord } from '../../records/lexicon-record.js';
import { createProvenance, type Provenance } from '../../records/provenance.js';
import { createRelation, type RelationRecord } from '../../records/relation-record.js';
import type { SenseRecord } from '../../records/sense-record.js';
import type { SynsetRecord } from '../../records/synset-record.js';
import { createDefinition, type DefinitionRecord, type ExampleRecord } from '../../records/text-record.js';
import { escapeAttribute, escapeText, normaliseSpace } from './lmf-text.js';

const head =
  '<?xml version="1.0" encoding="UTF-8"?>\n' +
  '<!DOCTYPE LexicalResource SYSTEM "http://globalwordnet.github.io/schemas/WN-LMF-1.4.dtd">\n' +
  '<LexicalResource xmlns:dc="https://globalwordnet.github.io/schemas/dc/">\n';

/**
 * Writes lexicons as WN-LMF 1.4, piece by piece; read again they give equal records.
 *
 * The sense key is the `dc:identifier` of a sense and its dot type the `dc:type`; what an aspect comes to and what fills a role
 * in words is a `Definition` with `sourceSense` and the aspect or role as `dc:type`; what fills a role by a target is a relation
 * `other` with the role as `dc:type`. Where the word of an example stands is its `dc:coverage`, as `start:end`.
 *
 * @throws ParseError where a text holds a character that XML cannot.
 * @example [...formatLmf([createLexiconRecord({ id: 'tiny' })])].join('').includes('<Lexicon id="tiny"') // true
 */
export function* formatLmf(lexicons: Iterable<LexiconRecord>): Generator<string> {
  yield head;
  for (const lexicon of lexicons) yield* formatLexicon(lexicon);
  yield '</LexicalResource>\n';
}

function* formatLexicon(lexicon: LexiconRecord): Generator<string> {
  const { id, label, language, email, license, version, url, citation, logo, extended, provenance } = lexicon;
  const name = extended === undefined ? 'Lexicon' : 'LexiconExtension';
  const own = { id, label, language, email, license, version, url, citation, logo };
  yield `  <${name}${attributes(own, provenance)}>\n`;
  if (extended !== undefined) yield formatDependency('Extends', extended);
  for (const required of lexicon.requires) yield formatDependency('Requires', required);
  const typed = new Map<string, DefinitionRecord[]>();
  for (const entry of lexicon.entries) {
    for (const sense of entry.senses) {
      const definitions = listTyped(sense);
      if (definitions.length > 0) typed.set(sense.synset, [...(typed.get(sense.synset) ?? []), ...definitions]);
    }
    yield formatEntry(entry);
  }
  for (const synset of lexicon.synsets) {
    yield formatSynset(synset, typed.get(synset.id) ?? []);
    typed.delete(synset.id);
  }
  for (const behaviour of lexicon.behaviours) yield formatBehaviour(behaviour, '    ');
  yield `  </${name}>\n`;
}

/** What a sense says in words of its aspects and roles, as definitions of its synset. */
function listTyped({ id, aspectGlosses, qualia }: SenseRecord): DefinitionRecord[] {
  const glosses = Array.from(aspectGlosses, ([aspect, text]) => {
    return createDefinition(text, { sourceSense: id, provenance: createProvenance([['dc:type', aspect]]) });
  });
  const values = qualia.flatMap(({ role, target, text, provenance }) => {
    if (target !== undefined || text === undefined) return [];
    return [createDefinition(text, { sourceSense: id, provenance: new Map([['dc:type', role], ...provenance]) })];
  });
  return [...glosses, ...values];
}

function formatDependency(name: string, { id, version, url }: DependencyRecord): string {
  return `    <${name}${attributes({ ref: id, version, url })}/>\n`;
}

function formatEntry(entry: EntryRecord): string {
  const { id, lemma, partOfSpeech, script, index, forms, senses, behaviours, external, provenance } = entry;
  const name = external ? 'ExternalLexicalEntry' : 'LexicalEntry';
  let text = `    <${name}${attributes({ id, index }, provenance)}>\n`;
  const inner = formatSpoken(entry);
  if (!external) text += element('Lemma', attributes({ writtenForm: lemma, script, partOfSpeech }), inner, 6);
  else if (inner !== '') text += element('ExternalLemma', '', inner, 6);
  for (const form of forms) text += formatForm(form);
  for (const sense of senses) text += formatSense(sense);
  for (const behaviour of behaviours) text += formatBehaviour(behaviour, '      ');
  return `${text}    </${name}>\n`;
}

function formatForm(form: FormRecord): string {
  const { id, writtenForm, script, external } = form;
  if (external) return element('ExternalForm', attributes({ id }), formatSpoken(form), 6);
  return element('Form', attributes({ id, writtenForm, script }), formatSpoken(form), 6);
}

function formatSpoken({ pronunciations, tags }: Pick<FormRecord, 'pronunciations' | 'tags'>): string {
  let text = '';
  for (const { text: spoken, variety, notation, phonemic, audio } of pronunciations) {
    const own = { variety, notation, phonemic: phonemic ? undefined : 'false', audio };
    text += textElement('Pronunciation', attributes(own), spoken, 8);
  }
  for (const { category, text: value } of tags) text += textElement('Tag', attributes({ category }), value, 8);
  return text;
}

function formatSense(sense: SenseRecord): string {
  const { id, synset, key, order, lexicalized, adjectivePosition, frames, dotType, external, provenance } = sense;
  const own = {
    id,
    synset: external ? undefined : synset,
    n: order === undefined ? undefined : String(order),
    lexicalized: lexicalized ? undefined : 'false',
    adjposition: adjectivePosition,
    subcat: frames.length === 0 ? undefined : frames.join(' '),
    'dc:identifier': key,
    'dc:type': dotType.length === 0 ? undefined : formatDotType(dotType),
  };
  let inner = '';
  for (const relation of sense.relations) inner += formatRelation('SenseRelation', relation, 8);
  for (const { role, target, text, provenance: source } of sense.qualia) {
    if (target === undefined) continue;
    const marks = new Map([
      ['dc:type', role],
      ...(text === undefined ? [] : [['dc:description', text] as const]),
      ...source,
    ]);
    inner += formatRelation('SenseRelation', createRelation('other', target, marks), 8);
  }
  for (const example of sense.examples) inner += formatExample(example, 8);
  for (const { value, provenance: source } of sense.counts) {
    inner += textElement('Count', attributes({}, source), String(value), 8);
  }
  return element(external ? 'ExternalSense' : 'Sense', attributes(own, provenance), inner, 6);
}

function formatSynset(synset: SynsetRecord, typed: readonly DefinitionRecord[]): string {
  const { id, ili, partOfSpeech, lexicographerFile, lexicalized, members, external, provenance } = synset;
  const own = external
    ? { id }
    : {
        id,
        ili,
        partOfSpeech: partOfSpeech === '' ? undefined : partOfSpeech,
        lexicalized: lexicalized ? undefined : 'false',
        members: members.length === 0 ? undefined : members.join(' '),
        lexfile: lexicographerFile,
      };
  let inner = '';
  for (const { text, language, sourceSense, provenance: source } of [...synset.definitions, ...typed]) {
    inner += textElement('Definition', attributes({ language, sourceSense }, source), text, 6);
  }
  const { iliDefinition } = synset;
  if (iliDefinition !== undefined) {
    inner += textElement('ILIDefinition', attributes({}, iliDefinition.provenance), iliDefinition.text, 6);
  }
  for (const relation of synset.relations) inner += formatRelation('SynsetRelation', relation, 6);
  for (const example of synset.examples) inner += formatExample(example, 6);
  return element(external ? 'ExternalSynset' : 'Synset', attributes(own, provenance), inner, 4);
}

function formatRelation(name: string, { type, target, provenance }: RelationRecord, indent: number): string {
  return `${' '.repeat(indent)}<${name}${attributes({ relType: type, target }, provenance)}/>\n`;
}

function formatExample({ text, language, target, provenance }: ExampleRecord, indent: number): string {
  const own = { language, 'dc:coverage': target === undefined ? undefined : `${target.start}:${target.end}` };
  return textElement('Example', attributes(own, provenance), text, indent);
}

function formatBehaviour({ id, frame, senses }: BehaviourRecord, indent: string): string {
  const own = { id, subcategorizationFrame: frame, senses: senses.length === 0 ? undefined : senses.join(' ') };
  return `${indent}<SyntacticBehaviour${attributes(own)}/>\n`;
}

function attributes(own: Readonly<Record<string, string | undefined>>, provenance?: Provenance): string {
  let text = '';
  for (const [name, value] of Object.entries(own)) {
    if (value !== undefined) text += ` ${name}="${escapeAttribute(value)}"`;
  }
  if (provenance !== undefined) {
    for (const [name, value] of provenance) text += ` ${name}="${escapeAttribute(value)}"`;
  }
  return text;
}

function element(name: string, marks: string, inner: string, indent: number): string {
  const space = ' '.repeat(indent);
  return inner === '' ? `${space}<${name}${marks}/>\n` : `${space}<${name}${marks}>\n${inner}${space}</${name}>\n`;
}

function textElement(name: string, marks: string, text: string, indent: number): string {
  const kept = text === normaliseSpace(text) ? '' : ' xml:space="preserve"';
  return `${' '.repeat(indent)}<${name}${marks}${kept}>${escapeText(text)}</${name}>\n`;
}
