import { z } from 'zod';
import { FileFormatError } from '../../../errors.js';
import { aspects } from '../../aspect.js';
import { createEntry, createForm, type EntryRecord } from '../../records/entry-record.js';
import { createLexiconRecord, type LexiconRecord } from '../../records/lexicon-record.js';
import { noProvenance, type Provenance } from '../../records/provenance.js';
import { createQualia, createSense, qualiaRoles } from '../../records/sense-record.js';
import { createSynset, type SynsetRecord } from '../../records/synset-record.js';
import { createDefinition, createExample } from '../../records/text-record.js';
import { lexiconLinesFormat } from './format-lexicon-lines.js';

const text = z.string();
const maybe = text.optional();
const external = z.boolean().optional();
const provenance = z
  .array(z.tuple([text, text]))
  .optional()
  .transform((pairs): Provenance => (pairs === undefined ? noProvenance : new Map(pairs)));
const relation = z.strictObject({ type: text, target: text, provenance });
const pronunciation = z
  .strictObject({ text, variety: maybe, notation: maybe, phonemic: z.boolean().default(true), audio: maybe })
  .transform(({ variety, notation, audio, ...rest }) => ({ ...rest, variety, notation, audio }));
const pronunciations = z.array(pronunciation).optional();
const tags = z.array(z.strictObject({ category: text, text })).optional();
const plain = { text, language: maybe, provenance };
const definition = z
  .strictObject({ ...plain, sourceSense: maybe })
  .transform(({ text, ...rest }) => createDefinition(text, rest));
const target = z.strictObject({ start: z.int().min(0), end: z.int().min(0) }).optional();
const example = z.strictObject({ ...plain, target }).transform(({ text, ...rest }) => createExample(text, rest));
const behaviour = z
  .strictObject({ id: maybe, frame: text, senses: z.array(text).default([]) })
  .transform(({ id, ...rest }) => ({ ...rest, id }));
const dependency = z
  .strictObject({ id: text, version: text, url: maybe })
  .transform(({ url, ...rest }) => ({ ...rest, url }));
const qualia = z
  .strictObject({ role: z.enum(qualiaRoles), target: maybe, text: maybe, provenance })
  .transform(({ role, ...rest }) => createQualia(role, rest));
const form = z
  .strictObject({ id: maybe, writtenForm: text, script: maybe, pronunciations, tags, external })
  .transform(createForm);
const sense = z
  .strictObject({
    id: text,
    synset: text,
    key: maybe,
    order: z.int().min(1).optional(),
    lexicalized: z.boolean().optional(),
    adjectivePosition: z.enum(['a', 'p', 'ip']).optional(),
    frames: z.array(text).optional(),
    relations: z.array(relation).optional(),
    examples: z.array(example).optional(),
    counts: z.array(z.strictObject({ value: z.int().min(0), provenance })).optional(),
    dotType: z.array(z.enum(aspects)).optional(),
    aspectGlosses: z
      .array(z.tuple([z.enum(aspects), text]))
      .transform((pairs) => new Map(pairs))
      .optional(),
    qualia: z.array(qualia).optional(),
    external,
    provenance,
  })
  .transform(createSense);
const entry = z
  .strictObject({
    id: text,
    lemma: text,
    partOfSpeech: text,
    script: maybe,
    pronunciations,
    tags,
    index: maybe,
    forms: z.array(form).optional(),
    senses: z.array(sense).optional(),
    behaviours: z.array(behaviour).optional(),
    external,
    provenance,
  })
  .transform(createEntry);
const synset = z
  .strictObject({
    id: text,
    ili: maybe,
    partOfSpeech: maybe,
    lexicographerFile: maybe,
    lexicalized: z.boolean().optional(),
    members: z.array(text).optional(),
    definitions: z.array(definition).optional(),
    iliDefinition: z
      .strictObject(plain)
      .transform(({ language, ...rest }) => ({ ...rest, language }))
      .optional(),
    relations: z.array(relation).optional(),
    examples: z.array(example).optional(),
    external,
    provenance,
  })
  .transform(createSynset);
const lexicon = z.strictObject({
  id: text,
  label: maybe,
  language: maybe,
  email: maybe,
  license: maybe,
  version: maybe,
  url: maybe,
  citation: maybe,
  logo: maybe,
  requires: z.array(dependency).optional(),
  extended: dependency.optional(),
  behaviours: z.array(behaviour).optional(),
  provenance,
});
const entryLine = z.strictObject({ entry });
const synsetLine = z.strictObject({ synset });
const lexiconLine = z.strictObject({ lexicon });
const formatLine = z.strictObject({
  format: z.literal(lexiconLinesFormat.format),
  version: z.literal(lexiconLinesFormat.version),
});

type Line =
  | z.output<typeof entryLine>
  | z.output<typeof synsetLine>
  | z.output<typeof lexiconLine>
  | z.output<typeof formatLine>;

/**
 * Makes records of lines of JSON as {@link formatLexiconLines} writes them.
 *
 * @param path named in errors.
 * @throws FileFormatError, with the line, where one is not JSON, not such a record, or stands where it may not; and where the
 *   last line breaks off.
 */
export function parseLexiconLines(content: string, path: string): LexiconRecord[] {
  const lexicons: { head: z.infer<typeof lexicon>; entries: EntryRecord[]; synsets: SynsetRecord[] }[] = [];
  let number = 0;
  const fail = (problem: string, cause?: unknown): never => {
    throw new FileFormatError(path, `line ${number}`, problem, { cause });
  };
  if (!content.endsWith('\n')) {
    number = content.split('\n').length;
    fail('the file breaks off; its last line has no end.');
  }
  for (const line of content.slice(0, -1).split('\n')) {
    number++;
    const record = parseLine(line, fail);
    if ((number === 1) !== 'format' in record)
      fail('expected the name of the format on the first line and only there.');
    if ('lexicon' in record) lexicons.push({ head: record.lexicon, entries: [], synsets: [] });
    const current = lexicons.at(-1);
    if ('format' in record || 'lexicon' in record) continue;
    if (current === undefined) return fail('expected a lexicon before its entries and synsets.');
    if ('entry' in record) current.entries.push(record.entry);
    else current.synsets.push(record.synset);
  }
  if (lexicons.length === 0) fail('expected a lexicon; the file ends without one.');
  return lexicons.map(({ head, entries, synsets }) => createLexiconRecord({ ...head, entries, synsets }));
}

const lineForms: ReadonlyMap<string, z.ZodType<Line>> = new Map<string, z.ZodType<Line>>([
  ['entry', entryLine],
  ['synset', synsetLine],
  ['lexicon', lexiconLine],
  ['format', formatLine],
]);

function parseLine(line: string, fail: (problem: string, cause?: unknown) => never): Line {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (cause) {
    return fail('it is not JSON; the file may be damaged or cut short.', cause);
  }
  const kind = typeof json === 'object' && json !== null ? (Object.keys(json)[0] ?? '') : '';
  const form = lineForms.get(kind) ?? fail(`expected one of ${[...lineForms.keys()].join(', ')}, found "${kind}".`);
  const parsed = form.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.join('.') ?? '';
  return fail(`it is no ${kind} of a lexicon: ${where}: ${issue?.message ?? 'unknown'}.`, parsed.error);
}
