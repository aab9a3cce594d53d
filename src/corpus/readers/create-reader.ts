import { z } from 'zod';
import { OptionError } from '../../errors.js';
import type { CorpusReader } from '../corpus-reader.js';
import { createAllWordsReader } from './all-words-reader.js';
import { createConlluReader } from './conllu-reader.js';
import { createJsonLinesReader } from './json-lines-reader.js';
import { createLinesReader } from './lines-reader.js';
import { createMediawikiReader } from './mediawiki-reader.js';
import { createPlainTextReader } from './plain-text-reader.js';
import { createReutersReader } from './reuters-reader.js';
import { createSemcorReader } from './semcor-reader.js';
import { createCsvReader, createTsvReader } from './table-reader.js';
import { createTaggedReader } from './tagged-reader.js';
import type { CorpusSource } from './text-reader.js';

/** The formats that corpora can be read in. */
export const readerFormats = [
  'text',
  'lines',
  'jsonl',
  'csv',
  'tsv',
  'conllu',
  'tagged',
  'reuters',
  'mediawiki',
  'semcor',
  'all-words',
] as const;

/** A format that corpora can be read in. */
export type ReaderFormat = (typeof readerFormats)[number];

/** The options of a reader as plain values, as a manifest holds them. */
export type ReaderSettings = Readonly<Record<string, unknown>>;

const files = {
  encoding: z.string().optional(),
  include: z.union([z.string(), z.array(z.string())]).optional(),
};
const markup = z.enum(['none', 'markdown', 'html']).optional();
const field = { markup, tokens: z.enum(['text', 'spaced']).optional() };
const column = z.union([z.string(), z.int()]).optional();
const table = z.strictObject({
  ...files,
  ...field,
  column,
  idColumn: column,
  header: z.boolean().optional(),
  quotes: z.boolean().optional(),
});

/** Checks the options and makes the reader. */
type MakeReader = (source: CorpusSource, settings: ReaderSettings) => CorpusReader;

const makers: Readonly<Record<ReaderFormat, MakeReader>> = {
  text: checked(
    z.strictObject({
      ...files,
      documents: z.enum(['file', 'block']).optional(),
      markup,
      semicolons: z.boolean().optional(),
    }),
    createPlainTextReader,
  ),
  lines: checked(
    z.strictObject({
      ...files,
      documents: z.enum(['file', 'line', 'heading']).optional(),
      lines: z.enum(['sentence', 'paragraph']).optional(),
      tokens: field.tokens,
    }),
    createLinesReader,
  ),
  jsonl: checked(
    z.strictObject({ ...files, ...field, field: z.string().optional(), idField: z.string().optional() }),
    createJsonLinesReader,
  ),
  csv: checked(table, createCsvReader),
  tsv: checked(table, createTsvReader),
  conllu: checked(z.strictObject(files), createConlluReader),
  tagged: checked(
    z.strictObject({
      ...files,
      tagSet: z.enum(['brown', 'penn']).optional(),
      separator: z.string().optional(),
      layout: z.enum(['line', 'column']).optional(),
      keepTags: z.boolean().optional(),
    }),
    createTaggedReader,
  ),
  reuters: checked(z.strictObject({ ...files, titles: z.boolean().optional() }), createReutersReader),
  mediawiki: checked(
    z.strictObject({
      ...files,
      namespaces: z.array(z.int()).optional(),
      ids: z.enum(['title', 'id']).optional(),
      headings: z.boolean().optional(),
      skipSections: z.array(z.string()).optional(),
    }),
    createMediawikiReader,
  ),
  semcor: checked(z.strictObject(files), createSemcorReader),
  'all-words': checked(z.strictObject(files), createAllWordsReader),
};

/**
 * Makes a reader by the name of its format and plain options, as a manifest gives them: `"reader": "jsonl", "options":
 * {"field": "text"}`. Which options there are, the options of the format's own function tell.
 *
 * @example createReader('jsonl', 'reviews.jsonl.gz', { field: 'review.text' })
 * @throws OptionError, saying what is allowed, for an unknown format or option and for a value out of range.
 */
export function createReader(format: ReaderFormat, source: CorpusSource, options: ReaderSettings = {}): CorpusReader {
  if (!Object.hasOwn(makers, format)) throw new OptionError('format', format, readerFormats.join(', '));
  return makers[format](source, options);
}

function checked<Options>(
  schema: z.ZodObject & z.ZodType<Options>,
  create: (source: CorpusSource, options: Options) => CorpusReader,
): MakeReader {
  return (source, settings) => {
    const parsed = schema.safeParse(settings);
    if (parsed.success) return create(source, parsed.data);
    const [issue] = parsed.error.issues;
    if (issue?.code === 'unrecognized_keys') {
      const [key = ''] = issue.keys;
      throw new OptionError(key, settings[key], `no such option; there are: ${Object.keys(schema.shape).join(', ')}`);
    }
    const [key = 'options'] = issue?.path.map(String) ?? [];
    const value = Object.hasOwn(settings, key) ? settings[key] : settings;
    throw new OptionError(key, value, issue?.message ?? 'other values');
  };
}
