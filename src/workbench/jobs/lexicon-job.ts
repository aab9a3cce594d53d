import { pack } from 'tar-stream';
import { checkLexicon } from '../../lexicon/checks/check-lexicon.js';
import type { CheckFinding } from '../../lexicon/checks/lexicon-check.js';
import { formatLexiconLines } from '../../lexicon/formats/json/format-lexicon-lines.js';
import type { WrittenFormat } from '../../lexicon/formats/lexicon-formats.js';
import { formatLmf } from '../../lexicon/formats/lmf/format-lmf.js';
import { formatOmw } from '../../lexicon/formats/omw/format-omw.js';
import { formatWndb } from '../../lexicon/formats/wndb/format-wndb.js';
import type { EntryRecord } from '../../lexicon/records/entry-record.js';
import { createLexiconRecord, type LexiconRecord } from '../../lexicon/records/lexicon-record.js';
import type { SynsetRecord } from '../../lexicon/records/synset-record.js';
import { decodeEntry, decodeHead, decodeSynset } from '../../lexicon/store/record-json.js';
import { chooseChecks } from '../choose-checks.js';

/** What is to be done with all of a lexicon. */
export type JobRequest = { readonly kind: 'check' } | { readonly kind: 'format'; readonly format: WrittenFormat };

/** A part of a lexicon, its records as JSON. */
export interface LexiconSlice {
  readonly head?: string;
  readonly entries?: readonly string[];
  readonly synsets?: readonly string[];
  readonly sideFiles?: readonly (readonly [name: string, text: string])[];
}

/** What comes of a work on all of a lexicon, piece by piece. */
export type JobPiece =
  | { readonly kind: 'findings'; readonly findings: readonly CheckFinding[] }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array };

/** A work on all of a lexicon, whose records come in slices. */
export class LexiconJob {
  readonly #request: JobRequest;
  readonly #entries: EntryRecord[] = [];
  readonly #synsets: SynsetRecord[] = [];
  readonly #sideFiles = new Map<string, string>();
  #head = '{}';

  constructor(request: JobRequest) {
    this.#request = request;
  }

  /** Takes some records in. */
  take({ head, entries = [], synsets = [], sideFiles = [] }: LexiconSlice): void {
    this.#head = head ?? this.#head;
    for (const json of entries) this.#entries.push(decodeEntry(json));
    for (const json of synsets) this.#synsets.push(decodeSynset(json));
    for (const [name, text] of sideFiles) this.#sideFiles.set(name, text);
  }

  /** Does the work on what was taken in. */
  async *finish(): AsyncGenerator<JobPiece> {
    const head = decodeHead(this.#head);
    const lexicon = createLexiconRecord({ ...head, entries: this.#entries, synsets: this.#synsets });
    if (this.#request.kind === 'check') {
      const lemmas = new Set(lexicon.entries.flatMap(({ lemma }) => lemma.toLowerCase().split(/[\s-]+/)));
      const findings = checkLexicon(
        lexicon,
        chooseChecks(lexicon.language, (lemma) => lemmas.has(lemma)),
      );
      yield { kind: 'findings', findings };
      return;
    }
    for await (const bytes of formatBytes(lexicon, this.#request.format, this.#sideFiles))
      yield { kind: 'bytes', bytes };
  }
}

async function* formatBytes(
  lexicon: LexiconRecord,
  format: WrittenFormat,
  sideFiles: ReadonlyMap<string, string>,
): AsyncGenerator<Uint8Array> {
  if (format === 'wndb') yield* packWndb(lexicon, sideFiles);
  else if (format === 'omw') yield* inPieces([formatOmw(lexicon).text]);
  else yield* inPieces(format === 'lmf' ? formatLmf([lexicon]) : formatLexiconLines([lexicon]));
}

/** An archive of the files of WNDB; what they cannot hold is told in one of them. */
async function* packWndb(lexicon: LexiconRecord, sideFiles: ReadonlyMap<string, string>): AsyncGenerator<Uint8Array> {
  const { files, findings } = formatWndb(lexicon);
  const left = findings.map(({ code, place, message }) => `${code} ${place}: ${message}\n`).join('');
  const archive = pack();
  for (const [name, text] of [...files, ...sideFiles, ...(left === '' ? [] : [['left-out.txt', left] as const])]) {
    archive.entry({ name }, Buffer.from(text));
  }
  archive.finalize();
  for await (const bytes of archive) yield bytes as Uint8Array;
}

/** How long the pieces of a file are at least, in UTF-16 units. */
const shortest = 1 << 16;

function* inPieces(texts: Iterable<string>): Generator<Uint8Array> {
  let open = '';
  for (const text of texts) {
    open += text;
    if (open.length < shortest) continue;
    yield Buffer.from(open);
    open = '';
  }
  if (open !== '') yield Buffer.from(open);
}
