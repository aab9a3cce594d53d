/**
 * Returns the text in memory of its own: V8 keeps the whole of a long string alive for each part cut from it, here the
 * stretch of a file that was decoded together.
 */
export function ownText(text: string): string {
  // Shorter parts are copied anyway.
  return text.length < 13 ? text : ` ${text}`.slice(1);
}
