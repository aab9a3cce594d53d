import { type Finding, RepeatedFindings } from '../../finding.js';
import type { LexiconRecord } from '../../records/lexicon-record.js';
import type { Provenance } from '../../records/provenance.js';
import { gatherMembers } from '../../records/record-index.js';
import { parseOmwLayout } from './omw-layout.js';

/** The text of an OMW tab file, with what could not be written. */
export interface OmwText {
  readonly text: string;
  readonly findings: readonly Finding[];
}

interface Line {
  readonly number: number;
  readonly text: string;
}

/**
 * Writes the words, definitions and examples of a lexicon as an OMW tab file. Lines that were read stand where they stood; new
 * ones come at the end, by synset. The ids of the synsets must end in the offset and part of speech of WordNet 3.0; others, and
 * what tabs and line ends would break, are left out and told.
 *
 * @example formatOmw(createLexiconRecord({ id: 'omw-xx', label: 'Tiny', language: 'xx' })).text // '# Tiny\txx\t\t\n'
 */
export function formatOmw(lexicon: LexiconRecord): OmwText {
  const members = gatherMembers(lexicon);
  const findings = new RepeatedFindings();
  const lines: Line[] = [];
  for (const { id, definitions, examples, external } of lexicon.synsets) {
    const place = `${lexicon.id}, ${id}`;
    const offset = /(?:^|-)(\d{8}-[nvasr])$/.exec(id)?.[1];
    if (offset === undefined || external) {
      findings.add({ code: 'X311', message: 'A synset without the offset of WordNet in its id is left out.', place });
      continue;
    }
    const add = (kind: string, text: string, provenance: Provenance): void => {
      if (/[\n\r]/.test(text) || text === '') {
        findings.add({ code: 'X312', message: 'A text that is empty or has several lines is left out.', place });
        return;
      }
      const format = provenance.get('dc:format');
      const written = format?.endsWith(kind) ? format : `${lexicon.language}:${kind}`;
      lines.push({ number: readLine(provenance), text: `${offset}\t${written}\t${text}\n` });
    };
    for (const { sense, entry } of members.get(id) ?? []) add('lemma', entry.lemma, sense.provenance);
    for (const { text, provenance } of definitions) add('def', text, provenance);
    for (const { text, provenance } of examples) add('exe', text, provenance);
  }
  lines.sort((a, b) => (a.number === b.number ? 0 : a.number - b.number));
  const { hasHeader, hasReturns, hasEnd } = parseOmwLayout(lexicon.provenance.get('dc:format'));
  const written = (hasHeader ? writeHeader(lexicon) : '') + lines.map(({ text }) => text).join('');
  const text = hasEnd ? written : written.slice(0, -1);
  return { text: hasReturns ? text.replaceAll('\n', '\r\n') : text, findings: findings.list() };
}

function readLine(provenance: Provenance): number {
  const number = /^line (\d+)$/.exec(provenance.get('dc:source') ?? '')?.[1];
  return number === undefined ? Number.POSITIVE_INFINITY : Number(number);
}

/** The header that was read, as long as it says the same. */
function writeHeader({ label, language, url = '', license, provenance }: LexiconRecord): string {
  const wanted = [`# ${label}`, language, url, license];
  const read = provenance.get('dc:source');
  const isSame =
    read?.startsWith('#') && read.split('\t').every((field, at) => field.trim() === (wanted[at] ?? '').trim());
  return `${isSame ? read : wanted.join('\t')}\n`;
}
