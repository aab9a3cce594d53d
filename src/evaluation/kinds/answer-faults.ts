/** Says what is wrong with an answer that should be a finite number; undefined where it is one. */
export function findNumberFault(answer: unknown): string | undefined {
  return Number.isFinite(answer) ? undefined : `expected a number, found ${show(answer)}.`;
}

/** Says what is wrong with an answer that should be a list of so many numbers, null for those that are not known. */
export function findListFault(answer: unknown, length: number, what: string): string | undefined {
  if (!Array.isArray(answer) || answer.length !== length) {
    const found = Array.isArray(answer) ? `${answer.length} of them` : show(answer);
    return `expected a list of ${length} numbers or nulls, ${what}, found ${found}.`;
  }
  const other = answer.findIndex((value) => value !== null && !Number.isFinite(value));
  return other === -1 ? undefined : `expected numbers or nulls, found ${show(answer[other])}.`;
}

/** Says what is wrong with an answer that should be one of some labels, or any text where none are given. */
export function findLabelFault(answer: unknown, labels?: readonly string[]): string | undefined {
  if (labels === undefined) {
    return typeof answer === 'string' && answer !== '' ? undefined : `expected a word, found ${show(answer)}.`;
  }
  const isOne = typeof answer === 'string' && labels.includes(answer);
  return isOne ? undefined : `expected one of ${labels.join(', ')}, found ${show(answer)}.`;
}

/** Says what is wrong with an answer that should be a list of sense keys. */
export function findKeysFault(answer: unknown): string | undefined {
  const isList =
    Array.isArray(answer) && answer.length > 0 && answer.every((key) => typeof key === 'string' && /^\S+$/.test(key));
  return isList ? undefined : `expected a list of sense keys without white space, found ${show(answer)}.`;
}

/** Reads numbers that are separated by white space; `null` and `-` stand for one that is not known. */
export function parseNumberList(text: string): (number | null)[] {
  const parts = text.trim() === '' ? [] : text.trim().split(/\s+/);
  return parts.map((part) => (part === 'null' || part === '-' ? null : Number(part)));
}

function show(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value));
  return text.length > 80 ? `${text.slice(0, 80)}...` : text;
}
