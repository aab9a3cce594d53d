const escapes: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);

/** Returns a text as it stands in SVG, with a sign in the place of characters that XML does not allow. */
export function escapeSvg(text: string): string {
  const allowed = text.replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '\uFFFD');
  return allowed.replace(/[&<>"]/g, (character) => escapes.get(character) as string);
}

/** Returns a text of at most so many characters, with an ellipsis where it was longer. */
export function shortened(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

/** Returns a number with at most two digits behind the point. */
export function svgNumber(value: number): string {
  return String(Number(value.toFixed(2)));
}
