const frameMagic = 0xfd2fb528;
const skippableMagic = 0x184d2a50;
const dictionaryLengths = [0, 1, 2, 4] as const;
const contentLengths = [0, 2, 4, 8] as const;

/** What the next bytes are. */
type Part = 'magic' | 'skippable' | 'descriptor' | 'header' | 'block' | 'unknown';

/**
 * Finds how much memory the frames of zstd data ask for, without unpacking them: walks over their headers and blocks as RFC
 * 8878, section 3.1, lays them out.
 */
export class ZstdWindows {
  /** The largest window that a frame has asked for, in bytes. */
  largest = 0;
  #part: Part = 'magic';
  #wanted = 4;
  #filled: number[] = [];
  #skipped = 0;
  #descriptor = 0;

  /** Takes the next bytes. */
  push(bytes: Uint8Array): void {
    let at = 0;
    while (at < bytes.length && this.#part !== 'unknown') {
      if (this.#skipped > 0) {
        const step = Math.min(this.#skipped, bytes.length - at);
        this.#skipped -= step;
        at += step;
        continue;
      }
      this.#filled.push(bytes[at++] as number);
      if (this.#filled.length < this.#wanted) continue;
      const value = this.#filled.reduceRight((sum, byte) => sum * 256 + byte, 0);
      this.#filled = [];
      this.#take(value);
    }
  }

  #expect(part: Part, wanted: number): void {
    this.#part = part;
    this.#wanted = wanted;
  }

  #take(value: number): void {
    if (this.#part === 'magic') {
      if (value === frameMagic) this.#expect('descriptor', 1);
      else if (value - (value % 16) === skippableMagic) this.#expect('skippable', 4);
      else this.#expect('unknown', 0);
    } else if (this.#part === 'skippable') {
      this.#skipped = value;
      this.#expect('magic', 4);
    } else if (this.#part === 'descriptor') {
      this.#descriptor = value;
      const { isSingle, contentLength, dictionaryLength } = this.#lengths();
      this.#expect('header', (isSingle ? 0 : 1) + dictionaryLength + contentLength);
    } else if (this.#part === 'header') {
      this.#readWindow(value);
      this.#expect('block', 3);
    } else this.#readBlock(value);
  }

  #lengths(): { readonly isSingle: boolean; readonly contentLength: number; readonly dictionaryLength: number } {
    const isSingle = (this.#descriptor & 32) !== 0;
    const told = contentLengths[this.#descriptor >> 6] as number;
    const dictionaryLength = dictionaryLengths[this.#descriptor & 3] as number;
    return { isSingle, contentLength: isSingle && told === 0 ? 1 : told, dictionaryLength };
  }

  #readWindow(header: number): void {
    const { isSingle, dictionaryLength } = this.#lengths();
    const low = header % 256;
    const base = 2 ** (10 + (low >> 3));
    const content = Math.floor(header / 256 ** dictionaryLength);
    this.largest = Math.max(this.largest, isSingle ? content : base + (base / 8) * (low & 7));
  }

  #readBlock(header: number): void {
    const isLast = (header & 1) !== 0;
    const isRepeated = ((header >> 1) & 3) === 1;
    const hasChecksum = (this.#descriptor & 4) !== 0;
    this.#skipped = (isRepeated ? 1 : header >> 3) + (isLast && hasChecksum ? 4 : 0);
    this.#expect(isLast ? 'magic' : 'block', isLast ? 4 : 3);
  }
}
