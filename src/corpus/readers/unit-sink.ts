import { FileFormatError } from '../../errors.js';
import type { Sentence, TextUnit } from '../sentence.js';
import type { DocumentIds } from './document-ids.js';
import { ownText } from './own-text.js';

/** What a sentence has beside its document and position. */
export type SentenceContent = Omit<Sentence, 'document' | 'position'>;

/** Takes what a parser finds in one file, and gives every unit its document and its position there. */
export class UnitSink {
  private units: (TextUnit | Sentence)[] = [];
  private document = '';
  private given = '';
  private line = 1;
  private position = 0;
  private isOpen = false;

  /**
   * @param path what the file is called in messages.
   * @param name what its documents are called after.
   * @param ids the ids that are taken.
   * @param onBad is told of bad records; where it is left out, they are thrown.
   */
  constructor(
    readonly path: string,
    readonly name: string,
    private readonly ids: DocumentIds,
    private readonly onBad: ((error: FileFormatError) => void) | undefined,
  ) {}

  /**
   * Begins a document, or goes on with the one on the way where the id is the same; one that gets no unit leaves no trace.
   *
   * @param line where it begins; an id that is taken by an earlier document is followed by it.
   */
  beginDocument(id: string, line = 1): void {
    if (this.isOpen && id === this.given) return;
    this.given = ownText(id);
    this.line = line;
    this.position = 0;
    this.isOpen = false;
  }

  /** Adds a unit of raw text; one of white space alone is left out. */
  addText(text: string): void {
    if (isBlank(text)) return;
    this.open();
    this.units.push({ document: this.document, position: this.position++, text: ownText(text) });
  }

  /** Adds an annotated sentence. */
  addSentence(content: SentenceContent): void {
    this.open();
    this.units.push({ document: this.document, position: this.position++, ...content });
  }

  /** Reports a bad record, which is then left out. @throws FileFormatError when nobody wants to be told. */
  reportBad(place: string, problem: string, cause?: unknown): void {
    const error = new FileFormatError(this.path, place, problem, cause === undefined ? {} : { cause });
    if (this.onBad === undefined) throw error;
    this.onBad(error);
  }

  /** Hands over the units found since it was last asked. */
  take(): readonly (TextUnit | Sentence)[] {
    const { units } = this;
    if (units.length > 0) this.units = [];
    return units;
  }

  private open(): void {
    if (this.isOpen) return;
    this.document = this.ids.claim(this.given, `${this.name}:${this.line}`);
    this.isOpen = true;
  }
}

function isBlank(text: string): boolean {
  return text.charCodeAt(0) <= 32 || text === '' ? text.trim() === '' : false;
}
