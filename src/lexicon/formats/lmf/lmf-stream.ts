import { SaxesParser } from 'saxes';
import { FileFormatError } from '../../../errors.js';
import type { BytePieces } from '../../../matrix/unpack.js';

/** The attributes of an element. */
export type LmfAttributes = Readonly<Record<string, string>>;

/** What is told of an XML file as it is read. */
export interface LmfListener {
  doctype?(text: string): void;
  open(name: string, attributes: LmfAttributes): void;
  /** @param text the text of the element, without that of the elements in it. */
  close(name: string, text: string): void;
}

/** Where the reading is. */
export interface LmfPosition {
  readonly line: number;
}

/**
 * Reads an XML file in UTF-8 piece by piece.
 *
 * @param listen makes the listener, which is told where the reading is.
 * @throws FileFormatError, with the line, where it is not UTF-8, is not well formed, or breaks off.
 */
export async function streamLmf(
  bytes: BytePieces,
  path: string,
  listen: (position: LmfPosition) => LmfListener,
): Promise<void> {
  const parser = new SaxesParser<{ position: true; xmlns: false }>({ position: true, xmlns: false });
  const listener = listen(parser);
  const wrong = (problem: string, cause: unknown): FileFormatError => {
    return new FileFormatError(path, `line ${parser.line}`, problem, { cause });
  };
  const texts: string[] = [''];
  parser.on('error', (cause) => {
    const problem = cause.message.replace(/^\d+:\d+: /, '').replace(/\.?$/, '');
    throw wrong(`${problem}; expected well-formed XML.`, cause);
  });
  parser.on('doctype', (text) => listener.doctype?.(text));
  parser.on('opentag', ({ name, attributes }) => {
    texts.push('');
    listener.open(name, attributes);
  });
  parser.on('closetag', ({ name }) => listener.close(name, texts.pop() ?? ''));
  for (const event of ['text', 'cdata'] as const) {
    parser.on(event, (text) => {
      const last = texts.length - 1;
      texts[last] = (texts[last] ?? '') + text;
    });
  }
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (piece?: Uint8Array): string => {
    try {
      return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
    } catch (cause) {
      throw wrong('it is not UTF-8 there or soon after; save it as UTF-8.', cause);
    }
  };
  for await (const piece of bytes) parser.write(decode(piece));
  parser.write(decode());
  parser.close();
}
