import stringWidth from 'string-width';

/**
 * Returns a text that stays on its line and commands nothing: control characters, line ends, marks that turn the direction of writing
 * and what no XML file can hold are each the replacement character.
 */
export function replaceControls(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/gu, '\uFFFD');
}

/** Returns the width of a text in a terminal, in columns: a Chinese character takes two, a combining mark none. */
export function terminalWidth(text: string): number {
  return stringWidth(text);
}

/**
 * Returns the width of a text in a sans-serif font of the size 1, in the size of the font: never below that of the common fonts,
 * so that what is drawn around it is wide enough.
 */
export function fontWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

function characterWidth(character: string): number {
  if (/[\p{Lowercase}\p{Number}]/u.test(character)) return /[mw]/.test(character) ? 0.95 : 0.62;
  if (/\p{Uppercase}/u.test(character)) return /[MW]/.test(character) ? 1 : 0.78;
  if (/[ .,:;'!|()[\]-]/.test(character)) return 0.4;
  return 0.62 * stringWidth(character);
}
