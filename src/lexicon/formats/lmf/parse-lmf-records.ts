import { FileFormatError } from '../../../errors.js';
import type { BytePieces } from '../../../matrix/unpack.js';
import type { LexiconRecord } from '../../records/lexicon-record.js';
import { LmfLexiconBuilder } from './lmf-lexicon-builder.js';
import { type LmfAttributes, type LmfListener, type LmfPosition, streamLmf } from './lmf-stream.js';

/** What a WN-LMF file holds. */
export interface LmfRecords {
  /** The version that its document type names; undefined where it names none. */
  readonly version: string | undefined;
  readonly lexicons: readonly LexiconRecord[];
}

/**
 * Makes records of a WN-LMF file of the versions 1.0 to 1.4, piece by piece.
 *
 * @throws FileFormatError, with the line, where the XML is broken or breaks off, is not WN-LMF, or an element lacks what it
 *   needs.
 */
export async function parseLmfRecords(bytes: BytePieces, path: string): Promise<LmfRecords> {
  let walk: RecordWalk | undefined;
  await streamLmf(bytes, path, (position) => {
    walk = new RecordWalk(path, position);
    return walk;
  });
  const { version, lexicons = [] } = walk ?? { version: undefined };
  if (lexicons.length === 0) {
    throw new FileFormatError(path, 'the whole file', 'it has no Lexicon; a WN-LMF file has at least one.');
  }
  return { version, lexicons };
}

class RecordWalk implements LmfListener {
  readonly lexicons: LexiconRecord[] = [];
  version: string | undefined;
  readonly #path: string;
  readonly #position: LmfPosition;
  #root = '';
  #builder: LmfLexiconBuilder | undefined;

  constructor(path: string, position: LmfPosition) {
    this.#path = path;
    this.#position = position;
  }

  doctype(text: string): void {
    this.version = readLmfVersion(text);
  }

  open(name: string, attributes: LmfAttributes): void {
    if (this.#root === '') {
      this.#root = name;
      if (name !== 'LexicalResource') this.#fail(`it begins with <${name}>; a WN-LMF file with <LexicalResource>.`);
      return;
    }
    if (name === 'Lexicon' || name === 'LexiconExtension') {
      this.#builder = new LmfLexiconBuilder(name, attributes, (problem) => this.#fail(problem));
    } else if (this.#builder === undefined) this.#fail(`<${name}> stands outside of a lexicon.`);
    else this.#builder.open(name, attributes);
  }

  close(name: string, text: string): void {
    if (name !== 'Lexicon' && name !== 'LexiconExtension') {
      this.#builder?.close(name, text);
      return;
    }
    if (this.#builder !== undefined) this.lexicons.push(this.#builder.finish());
    this.#builder = undefined;
  }

  #fail(problem: string): never {
    throw new FileFormatError(this.#path, `line ${this.#position.line}`, problem);
  }
}

/** The version that a document type names, such as `1.4`. */
export function readLmfVersion(doctype: string): string | undefined {
  return /WN-LMF(?:-relaxed)?-(\d+\.\d+)\.dtd/.exec(doctype)?.[1];
}
