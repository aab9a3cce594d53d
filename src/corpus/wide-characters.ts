/** Tells whether a UTF-16 unit is a Chinese character, kana or a mark of their scripts, which are written without spaces. */
export function isWide(code: number): boolean {
  return (code >= 0x3000 && code <= 0x9fff) || (code >= 0xff00 && code <= 0xffef);
}
