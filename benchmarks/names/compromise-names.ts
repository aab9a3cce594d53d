import compromise from 'compromise';
import type { NameClass } from '../../src/corpus/sentence.js';

/** A name as a stretch of text, in UTF-16 units. */
export interface NameStretch {
  readonly start: number;
  readonly end: number;
  readonly class: NameClass;
}

interface CompromiseMatch {
  readonly text: string;
  readonly offset: { readonly start: number; readonly length: number };
}

/** The people, places and organizations that compromise finds, without possessive endings and marks at their ends. */
export function findCompromiseNames(text: string): NameStretch[] {
  const document = compromise(text);
  const found = [
    ['person', document.people()],
    ['place', document.places()],
    ['organisation', document.organizations()],
  ] as const;
  return found.flatMap(([nameClass, matches]) =>
    (matches.json({ offset: true }) as CompromiseMatch[]).flatMap(({ offset: { start, length } }) => {
      const stretch = text.slice(start, start + length);
      const name = stretch.replace(/(?:['’]s?)?[\s.,;:!?"”)]*$/u, '');
      return name === '' ? [] : [{ start, end: start + name.length, class: nameClass }];
    }),
  );
}
