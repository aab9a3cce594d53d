/** The longest message in characters; data that are quoted in it can be of any length. */
const longestMessage = 8000;

/** So much of a text is quoted. */
const longestQuote = 200;

/** The base of every error that qualia throws on purpose; `code` is stable and can be switched on. Of a very long message the middle is left out. */
export class QualiaError extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(shorten(message, longestMessage), options);
    this.name = new.target.name;
    this.code = code;
  }
}

/** A word, phrase or label that a space, lexicon or model does not hold. */
export class UnknownWordError extends QualiaError {
  readonly word: string;
  readonly place: string;
  readonly suggestions: readonly string[];

  constructor(word: string, place: string, suggestions: readonly string[] = []) {
    const advice = suggestions.length === 0 ? '' : ` The nearest known words are: ${suggestions.join(', ')}.`;
    super('UNKNOWN_WORD', `"${word}" is not in ${place}.${advice}`);
    this.word = word;
    this.place = place;
    this.suggestions = suggestions;
  }
}

/** An option whose value lies outside what is allowed. */
export class OptionError extends QualiaError {
  readonly option: string;
  readonly value: unknown;
  readonly allowed: string;

  constructor(option: string, value: unknown, allowed: string) {
    // JSON has no NaN and no Infinity.
    const shown = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value));
    super('OPTION', `Option "${option}" is ${shown}; allowed: ${allowed}.`);
    this.option = option;
    this.value = value;
    this.allowed = allowed;
  }
}

/** Two matrices or vectors whose shapes do not fit the operation. */
export class ShapeError extends QualiaError {
  constructor(operation: string, found: string, expected: string) {
    super('SHAPE', `${operation}: found ${found}, expected ${expected}.`);
  }
}

/** A file that is missing or cannot be opened. */
export class MissingFileError extends QualiaError {
  readonly path: string;

  constructor(path: string, advice: string, options?: ErrorOptions) {
    super('MISSING_FILE', `Cannot read ${path}. ${advice}`, options);
    this.path = path;
  }
}

/** A file or folder that the system does not let be written or used; `reason` is the system's own code, such as `ENOSPC`. */
export class DiskError extends QualiaError {
  readonly path: string;
  readonly reason: string;

  constructor(path: string, reason: string, problem: string, options?: ErrorOptions) {
    super('DISK', `Cannot write ${path}: ${problem}`, options);
    this.path = path;
    this.reason = reason;
  }
}

/** A file whose content is not what its format demands; `place` is a line, a byte offset or a field. */
export class FileFormatError extends QualiaError {
  readonly path: string;
  readonly place: string;

  constructor(path: string, place: string, problem: string, options?: ErrorOptions) {
    super('FILE_FORMAT', `${path}, ${place}: ${problem}`, options);
    this.path = path;
    this.place = place;
  }
}

/** A text that does not follow the grammar of a formula, type or key. */
export class ParseError extends QualiaError {
  readonly text: string;

  constructor(text: string, problem: string, options?: ErrorOptions) {
    super('PARSE', `Cannot read "${shorten(text, longestQuote)}": ${problem}`, options);
    this.text = text;
  }
}

function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = Math.floor(most / 2);
  return `${text.slice(0, kept)} [... ${text.length - 2 * kept} characters ...] ${text.slice(-kept)}`;
}

/** Throws an {@link OptionError} unless `condition` holds. */
export function requireOption(condition: boolean, option: string, value: unknown, allowed: string): asserts condition {
  if (!condition) throw new OptionError(option, value, allowed);
}

/** Throws an {@link OptionError} unless `value` is a whole number, `least` or more. */
export function requireWhole(option: string, value: number, least: number): void {
  requireOption(Number.isInteger(value) && value >= least, option, value, `a whole number >= ${least}`);
}
