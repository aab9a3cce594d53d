import { requireOption } from '../../errors.js';
import type { CorpusReader } from '../corpus-reader.js';
import { addSentences } from './add-sentences.js';
import { type MediawikiPage, readPage } from './mediawiki-page.js';
import { plainWikitext } from './plain-wikitext.js';
import { cutRecords } from './record-cutter.js';
import type { TextParser } from './text-parser.js';
import { type CorpusSource, createTextReader, type FileReaderOptions } from './text-reader.js';
import type { UnitSink } from './unit-sink.js';

/** Options of {@link createMediawikiReader}. */
export interface MediawikiReaderOptions extends FileReaderOptions {
  /** The namespaces whose pages are read; default `[0]`, the articles. */
  readonly namespaces?: readonly number[] | undefined;
  /** What documents are called after: the `title` of the page or its `id`; default `title`. */
  readonly ids?: 'title' | 'id' | undefined;
  /** Whether the headings of sections are units; default false. */
  readonly headings?: boolean | undefined;
  /**
   * The sections that are left out with those below them, by their headings, whatever the case; default those at the end of
   * English articles: see also, notes, references, further reading, external links and their like.
   */
  readonly skipSections?: readonly string[] | undefined;
}

const appendices = [
  'see also',
  'notes',
  'footnotes',
  'endnotes',
  'references',
  'notes and references',
  'references and notes',
  'citations',
  'sources',
  'works cited',
  'bibliography',
  'further reading',
  'external links',
];

/**
 * Makes a reader of MediaWiki's XML dumps: a document is a page in its last revision there, a unit a sentence of its plain
 * text (see `plainWikitext`). Redirects, and pages that are not wikitext, are passed over.
 *
 * @throws OptionError when an option is out of range. The reading throws FileFormatError, naming the line, for a page that is
 *   not well-formed XML, has no title, no end or more than 16,777,216 characters, unless `onBad` is told.
 */
export function createMediawikiReader(source: CorpusSource, options: MediawikiReaderOptions = {}): CorpusReader {
  const { namespaces = [0], ids = 'title', headings = false, skipSections = appendices } = options;
  const areNumbers = Array.isArray(namespaces) && namespaces.every((namespace) => Number.isInteger(namespace));
  requireOption(areNumbers && namespaces.length > 0, 'namespaces', namespaces, 'a list of whole numbers');
  requireOption(ids === 'title' || ids === 'id', 'ids', ids, '"title" or "id"');
  requireOption(typeof headings === 'boolean', 'headings', headings, 'true or false');
  const areTitles = Array.isArray(skipSections) && skipSections.every((title) => typeof title === 'string');
  requireOption(areTitles, 'skipSections', skipSections, 'a list of headings');
  const skipped = new Set(skipSections.map((title) => title.toLowerCase()));
  const isWanted = ({ namespace, isRedirect, model, text }: MediawikiPage): boolean =>
    namespaces.includes(namespace) && !isRedirect && model === 'wikitext' && !/^\s*#redirect\b/i.test(text);
  const createParser = (sink: UnitSink): TextParser =>
    cutRecords(sink, '<page>', '</page>', (record, line) => {
      const page = readPage(record);
      if (page instanceof Error) return sink.reportBad(`line ${line}`, `the page is malformed: ${page.message}`, page);
      if (page.title === '') return sink.reportBad(`line ${line}`, 'the page has no title.');
      if (!isWanted(page)) return;
      sink.beginDocument(ids === 'title' ? page.title : page.id, line);
      let skippedLevel = 0;
      for (const { text, level } of plainWikitext(page.text)) {
        if (level > 0 && (skippedLevel === 0 || level <= skippedLevel)) {
          skippedLevel = skipped.has(text.toLowerCase()) ? level : 0;
        }
        if (skippedLevel > 0) continue;
        if (level === 0) addSentences(sink, text);
        else if (headings) sink.addText(text);
      }
    });
  return createTextReader('mediawiki', source, createParser, options);
}
