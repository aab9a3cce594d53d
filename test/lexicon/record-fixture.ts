import fc from 'fast-check';
import { aspects } from '../../src/lexicon/aspect.js';
import { createDotType } from '../../src/lexicon/dot-objects/dot-type.js';
import { createEntry, createForm, properNameTag } from '../../src/lexicon/records/entry-record.js';
import { createLexiconRecord, type LexiconRecord } from '../../src/lexicon/records/lexicon-record.js';
import { createRelation } from '../../src/lexicon/records/relation-record.js';
import { createQualia, createSense } from '../../src/lexicon/records/sense-record.js';
import { createSynset } from '../../src/lexicon/records/synset-record.js';
import { createDefinition, createExample } from '../../src/lexicon/records/text-record.js';

const suggested = new Map([
  ['status', 'proposed'],
  ['confidenceScore', '0.71'],
  ['note', 'by a model & "its" <score>'],
]);

/** A lexicon in which every field of every record is filled somewhere. */
export function createFullLexicon(): LexiconRecord {
  const france = createEntry({
    id: 'full-France-n',
    lemma: 'France',
    partOfSpeech: 'n',
    script: 'Latn',
    index: 'france',
    tags: [properNameTag],
    pronunciations: [
      { text: 'fɹɑːns', variety: 'GB', notation: 'ipa', phonemic: false, audio: 'https://example.org/f.ogg' },
      { text: 'frans', variety: undefined, notation: undefined, phonemic: true, audio: undefined },
    ],
    forms: [
      createForm({ writtenForm: 'la France', id: 'full-form', script: 'Latn', tags: [{ category: 'a', text: 'b' }] }),
    ],
    behaviours: [{ id: undefined, frame: 'Somebody ----s', senses: ['full-France-1'] }],
    senses: [
      createSense({
        id: 'full-France-1',
        synset: 'full-1-n',
        key: 'france%1:15:00::',
        order: 2,
        frames: ['full-via'],
        relations: [createRelation('has_metonym', 'full-France-2', suggested)],
        examples: [createExample('We stayed in France.', { target: { start: 13, end: 19 } })],
        counts: [{ value: 7, provenance: new Map([['dc:source', 'Brown']]) }],
        dotType: createDotType(['location', 'organization']),
        aspectGlosses: new Map([['location', 'the land of a country']]),
        qualia: [
          createQualia('constitutive', { text: 'departments', provenance: new Map([['status', 'checked']]) }),
          createQualia('formal', { target: 'full-1-n', text: 'a country', provenance: suggested }),
        ],
        provenance: suggested,
      }),
      createSense({ id: 'full-France-2', synset: 'full-2-n', dotType: ['organization'], lexicalized: false }),
    ],
    provenance: new Map([['dc:creator', 'constructor']]),
  });
  return createLexiconRecord({
    id: 'full',
    label: 'Everything',
    language: 'en',
    email: 'a@example.org',
    license: 'https://example.org/licence',
    version: '1.0+x',
    url: 'https://example.org/',
    citation: 'A & B',
    logo: 'https://example.org/logo.svg',
    requires: [{ id: 'other', version: '2', url: undefined }],
    entries: [
      france,
      createEntry({
        id: 'full-asleep-a',
        lemma: 'asleep',
        partOfSpeech: 'a',
        senses: [createSense({ id: 'full-asleep-1', synset: 'full-3-a', adjectivePosition: 'p' })],
      }),
      createEntry({ id: 'full-constructor-n', lemma: '__proto__', partOfSpeech: 'n' }),
    ],
    synsets: [
      createSynset({
        id: 'full-1-n',
        ili: 'in',
        partOfSpeech: 'n',
        lexicographerFile: 'noun.location',
        members: ['full-France-1'],
        definitions: [
          createDefinition('a republic in  western Europe ', { language: 'en', sourceSense: 'full-France-1' }),
          createDefinition('', { provenance: suggested }),
        ],
        iliDefinition: { text: 'a republic\nin Europe', language: undefined, provenance: new Map([['dc:date', '1']]) },
        relations: [createRelation('other', 'full-2-n', new Map([['dc:type', 'twin']]))],
        examples: [createExample('x < y & z', { language: 'fr', provenance: new Map([['dc:source', 'A\tB\nC']]) })],
        provenance: new Map([['dc:subject', 'constructor']]),
      }),
      createSynset({ id: 'full-2-n', partOfSpeech: 'n', lexicalized: false }),
      createSynset({ id: 'full-3-a', partOfSpeech: 'a' }),
    ],
    behaviours: [{ id: 'full-via', frame: 'Somebody ----s', senses: ['full-France-2'] }],
    provenance: new Map([['dc:rights', 'line one\nline two']]),
  });
}

/** An extension of a lexicon, which says something of entries and synsets of the other. */
export function createExtension(): LexiconRecord {
  const external = createSense({
    id: 'full-France-1',
    synset: '',
    external: true,
    relations: [createRelation('derivation', 'ext-French-1')],
  });
  return createLexiconRecord({
    id: 'ext',
    label: 'Extension',
    language: 'en',
    version: '1',
    extended: { id: 'full', version: '1.0+x', url: 'https://example.org/' },
    entries: [
      createEntry({
        id: 'full-France-n',
        lemma: '',
        partOfSpeech: '',
        external: true,
        tags: [{ category: 'c', text: 'd' }],
        forms: [createForm({ id: 'full-form', writtenForm: '', external: true, tags: [{ category: 'e', text: 'f' }] })],
        senses: [external],
      }),
      createEntry({
        id: 'ext-French-a',
        lemma: 'French',
        partOfSpeech: 'a',
        senses: [createSense({ id: 'ext-French-1', synset: 'ext-1-a' })],
      }),
    ],
    synsets: [
      createSynset({ id: 'full-1-n', external: true, relations: [createRelation('attribute', 'ext-1-a')] }),
      createSynset({ id: 'ext-1-a', partOfSpeech: 'a' }),
    ],
  });
}

const words = fc.oneof(
  fc.string({ unit: 'grapheme-composite', maxLength: 12 }),
  fc.constantFrom('constructor', '__proto__', '', ' a  b ', 'a\n\tb', '"&<>\'', '狗'),
);
/** Texts that XML can hold. */
export const writableTexts = words.map((text) => text.replace(/[\p{Cc}\p{Cs}\p{Cn}]/gu, ''));

/** Lexicons of one entry and one synset with any texts in them. */
export const lexiconsOfTexts = fc
  .record({
    texts: fc.array(writableTexts, { minLength: 8, maxLength: 8 }),
    aspect: fc.constantFrom(...aspects),
    order: fc.option(fc.integer({ min: 1, max: 99 }), { nil: undefined }),
    count: fc.nat(),
  })
  .map(({ texts, aspect, order, count }) => {
    const [a = '', b = '', c = '', d = '', e = '', f = '', g = '', h = ''] = texts;
    const provenance = new Map([
      ['dc:source', a],
      ['note', b],
    ]);
    return createLexiconRecord({
      id: 'x',
      label: c,
      citation: d,
      entries: [
        createEntry({
          id: 'x-e',
          lemma: e,
          partOfSpeech: 'n',
          pronunciations: [{ text: a, variety: b, notation: undefined, phonemic: true, audio: undefined }],
          forms: [createForm({ writtenForm: f, tags: [{ category: g, text: h }] })],
          senses: [
            createSense({
              id: 'x-s',
              synset: 'x-1',
              order,
              key: c,
              counts: [{ value: count, provenance }],
              dotType: [aspect],
              aspectGlosses: new Map([[aspect, d]]),
              qualia: [createQualia('telic', { text: e, provenance })],
              examples: [createExample(f, { language: g })],
            }),
          ],
        }),
      ],
      synsets: [
        createSynset({
          id: 'x-1',
          ili: h,
          definitions: [createDefinition(a, { provenance }), createDefinition(b)],
          examples: [createExample(c), createExample(d, { target: { start: 0, end: count } })],
          provenance,
        }),
      ],
      behaviours: [{ id: 'x-f', frame: g, senses: [] }],
      provenance,
    });
  });
