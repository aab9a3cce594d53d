import { SaxesParser } from 'saxes';
import { FileFormatError } from '../errors.js';
import type { BytePieces } from '../matrix/unpack.js';

/** A relation as WN-LMF writes it, at a sense or a synset. */
export interface LmfLink {
  readonly name: string;
  readonly target: string;
  readonly line: number;
}

/** A sense of a lexical entry. */
export interface LmfSense {
  readonly id: string;
  readonly synset: string;
  readonly entry: string;
  readonly lemma: string;
  readonly partOfSpeech: string;
  readonly identifier: string | undefined;
  /** Its place among the senses of its lemma, by its `n` or by the order of the entry. */
  readonly place: number;
  readonly line: number;
  count: number;
  readonly examples: string[];
  readonly links: LmfLink[];
}

/** A synset. */
export interface LmfSynset {
  readonly id: string;
  /** Empty where the file leaves it to the entries. */
  readonly partOfSpeech: string;
  readonly lexicographerFile: string;
  /** Ids of its senses or entries, in the order in which they are to stand. */
  readonly members: readonly string[];
  readonly line: number;
  readonly definitions: string[];
  readonly examples: string[];
  readonly links: LmfLink[];
}

/** A lexicon of a WN-LMF file. */
export interface LmfContent {
  readonly id: string;
  readonly label: string;
  readonly version: string;
  readonly language: string | undefined;
  /** In the order of the file. */
  readonly senses: LmfSense[];
  readonly synsets: LmfSynset[];
  /** Further written forms with their lemmas. */
  readonly forms: { readonly form: string; readonly lemma: string }[];
}

type Attributes = Readonly<Record<string, string>>;

/**
 * Reads one lexicon of a WN-LMF file (1.0 to 1.4) as it comes, piece by piece.
 *
 * @param lexicon the id of the lexicon, alone or as `id:version`; undefined for the only one.
 * @throws FileFormatError, with the line, when the XML is broken or breaks off, is not WN-LMF, an element lacks what it
 *   needs, or it is not clear which lexicon is meant.
 */
export async function parseLmf(bytes: BytePieces, path: string, lexicon: string | undefined): Promise<LmfContent> {
  const walk = new LmfWalk(path, lexicon);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (piece?: Uint8Array): string => {
    try {
      return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
    } catch (cause) {
      throw new FileFormatError(path, `line ${walk.line} or after`, 'it is not UTF-8; save it as UTF-8.', { cause });
    }
  };
  for await (const piece of bytes) walk.write(decode(piece));
  walk.write(decode());
  return walk.finish();
}

/** Follows the elements of a file; what stands inside a lexicon that is not wanted is passed over. */
class LmfWalk {
  readonly #path: string;
  readonly #wanted: string | undefined;
  readonly #parser = new SaxesParser<{ position: true; xmlns: false }>({ position: true, xmlns: false });
  readonly #lexicons: { readonly name: string; readonly isExtension: boolean }[] = [];
  #root = '';
  #content: LmfContent | undefined;
  #isInside = false;
  /** The text of each element that is open, without that of the elements in it. */
  readonly #texts: string[] = [''];
  #entry = { id: '', lemma: '', partOfSpeech: '', senses: 0 };
  #sense: LmfSense | undefined;
  #synset: LmfSynset | undefined;

  constructor(path: string, wanted: string | undefined) {
    this.#path = path;
    this.#wanted = wanted;
    this.#parser.on('error', (cause) => {
      const problem = cause.message.replace(/^\d+:\d+: /, '').replace(/\.?$/, '');
      throw new FileFormatError(path, `line ${this.line}`, `${problem}; expected well-formed XML.`, { cause });
    });
    this.#parser.on('opentag', ({ name, attributes }) => this.#open(name, attributes));
    this.#parser.on('closetag', ({ name }) => this.#close(name));
    for (const event of ['text', 'cdata'] as const) {
      this.#parser.on(event, (text) => {
        this.#texts.push((this.#texts.pop() ?? '') + text);
      });
    }
  }

  get line(): number {
    return this.#parser.line;
  }

  write(text: string): void {
    this.#parser.write(text);
  }

  finish(): LmfContent {
    this.#parser.close();
    const plain = this.#lexicons.filter(({ isExtension }) => !isExtension);
    if (this.#content !== undefined && (this.#wanted !== undefined || plain.length === 1)) return this.#content;
    const wrong = (problem: string): FileFormatError => new FileFormatError(this.#path, 'the whole file', problem);
    if (this.#lexicons.length === 0) throw wrong('it has no Lexicon; a WN-LMF file has at least one.');
    const several = plain.length === 0 ? 'it has only extensions of lexicons' : 'it has several lexicons';
    const asked = this.#wanted === undefined ? several : `it has no lexicon "${this.#wanted}"`;
    throw wrong(`${asked}; choose one by its id: ${this.#names()}.`);
  }

  #names(): string {
    return this.#lexicons.map(({ name }) => name).join(', ');
  }

  #open(name: string, attributes: Attributes): void {
    this.#texts.push('');
    if (this.#root === '') {
      this.#root = name;
      if (name !== 'LexicalResource')
        throw this.#wrong(`it begins with <${name}>; a WN-LMF file with <LexicalResource>.`);
    }
    if (name === 'Lexicon' || name === 'LexiconExtension') this.#openLexicon(name, attributes);
    if (!this.#isInside) return;
    if (name === 'LexicalEntry' || name === 'ExternalLexicalEntry') {
      this.#entry = { id: this.#need(name, attributes, 'id'), lemma: '', partOfSpeech: '', senses: 0 };
    } else if (name === 'Lemma') {
      this.#entry.lemma = this.#need(name, attributes, 'writtenForm');
      this.#entry.partOfSpeech = this.#need(name, attributes, 'partOfSpeech');
    } else if (name === 'Form') {
      this.#content?.forms.push({ form: this.#need(name, attributes, 'writtenForm'), lemma: this.#entry.lemma });
    } else if (name === 'Sense') this.#openSense(attributes);
    else if (name === 'Synset') this.#openSynset(attributes);
    else if (name === 'SenseRelation') this.#sense?.links.push(this.#link(name, attributes));
    else if (name === 'SynsetRelation') this.#synset?.links.push(this.#link(name, attributes));
  }

  #close(name: string): void {
    const text = copyText((this.#texts.pop() ?? '').replace(/\s+/g, ' ').trim());
    if (name === 'Lexicon' || name === 'LexiconExtension') this.#isInside = false;
    else if (name === 'Sense') this.#sense = undefined;
    else if (name === 'Synset') this.#synset = undefined;
    else if (name === 'Count' && this.#sense !== undefined) this.#sense.count += this.#readCount(text);
    else if (name === 'Definition' && text !== '') this.#synset?.definitions.push(text);
    else if (name === 'Example' && text !== '') (this.#sense ?? this.#synset)?.examples.push(text);
  }

  #openLexicon(element: string, attributes: Attributes): void {
    const id = this.#need(element, attributes, 'id');
    const version = attributes['version'] ?? 'unknown';
    const isExtension = element === 'LexiconExtension';
    this.#lexicons.push({ name: `${id}:${version}`, isExtension });
    // Without a choice the first that is no extension is read, and a second one is an error in the end.
    const isFirst = !isExtension && this.#content === undefined;
    const isWanted = this.#wanted === undefined ? isFirst : this.#wanted === id || this.#wanted === `${id}:${version}`;
    if (!isWanted) return;
    if (this.#content !== undefined) {
      throw this.#wrong(`it has two lexicons "${this.#wanted}"; choose one as id:version: ${this.#names()}.`);
    }
    const { label = id, language } = attributes;
    this.#content = { id, label, version, language, senses: [], synsets: [], forms: [] };
    this.#isInside = true;
  }

  #openSense(attributes: Attributes): void {
    const { id: entry, lemma, partOfSpeech } = this.#entry;
    this.#entry.senses++;
    this.#sense = {
      id: this.#need('Sense', attributes, 'id'),
      synset: this.#need('Sense', attributes, 'synset'),
      entry,
      lemma,
      partOfSpeech,
      identifier: attributes['dc:identifier'],
      place: /^\d+$/.test(attributes['n'] ?? '') ? Number(attributes['n']) : this.#entry.senses,
      line: this.line,
      count: 0,
      examples: [],
      links: [],
    };
    this.#content?.senses.push(this.#sense);
  }

  #openSynset(attributes: Attributes): void {
    const { partOfSpeech = '', lexfile, members = '' } = attributes;
    this.#synset = {
      id: this.#need('Synset', attributes, 'id'),
      partOfSpeech,
      lexicographerFile: lexfile ?? attributes['dc:subject'] ?? '',
      members: members.split(/\s+/).filter((member) => member !== ''),
      line: this.line,
      definitions: [],
      examples: [],
      links: [],
    };
    this.#content?.synsets.push(this.#synset);
  }

  #link(element: string, attributes: Attributes): LmfLink {
    const type = this.#need(element, attributes, 'relType');
    const name = type === 'other' ? (attributes['dc:type'] ?? type) : type;
    return { name, target: this.#need(element, attributes, 'target'), line: this.line };
  }

  #readCount(text: string): number {
    if (!/^\d+$/.test(text)) throw this.#wrong(`<Count> is "${text}"; expected a whole number.`);
    return Number(text);
  }

  #need(element: string, attributes: Attributes, name: string): string {
    const value = attributes[name];
    if (value === undefined) throw this.#wrong(`<${element}> has no "${name}"; expected <${element} ${name}="...">.`);
    return copyText(value);
  }

  #wrong(problem: string): FileFormatError {
    return new FileFormatError(this.#path, `line ${this.line}`, problem);
  }
}

/** A part of a long text keeps the whole of it in memory; what is put together anew does not. */
export function copyText(text: string): string {
  return ` ${text}`.slice(1);
}
