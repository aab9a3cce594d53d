import { SaxesParser } from 'saxes';

/** A page of a dump, in its last revision there. */
export interface MediawikiPage {
  readonly title: string;
  readonly namespace: number;
  readonly id: string;
  readonly isRedirect: boolean;
  /** What the text is written in, `wikitext` unless the page says otherwise. */
  readonly model: string;
  readonly text: string;
}

/** Reads a `<page>` element; returns what is wrong with it where it is not well-formed XML. */
export function readPage(xml: string): MediawikiPage | Error {
  const parser = new SaxesParser();
  const fields = new Map<string, string>();
  const open: string[] = [];
  let failure: Error | undefined;
  let content = '';
  let isRedirect = false;
  parser.on('error', (error) => {
    failure ??= error;
  });
  parser.on('opentag', ({ name }) => {
    open.push(name);
    content = '';
    if (name === 'redirect') isRedirect = true;
  });
  parser.on('text', (text) => {
    content += text;
  });
  parser.on('closetag', () => {
    // Nothing that is wanted lies deeper, and to join what is open takes long where thousands of elements are.
    const path = open.length <= deepest ? open.slice(1).join('/') : '';
    open.pop();
    if (wanted.has(path)) fields.set(path, content);
  });
  parser.write(xml).close();
  if (failure !== undefined) return failure;
  return {
    title: fields.get('title')?.trim() ?? '',
    namespace: Number(fields.get('ns') ?? 0),
    id: fields.get('id')?.trim() ?? '',
    isRedirect,
    model: fields.get('revision/model')?.trim() ?? 'wikitext',
    text: fields.get('revision/text') ?? '',
  };
}

/** So many elements are open at the end of one that is wanted, `<page>` among them. */
const deepest = 3;

const wanted: ReadonlySet<string> = new Set(['title', 'ns', 'id', 'revision/model', 'revision/text']);
