import type { PageSection } from './render-markdown.js';

/** A page of the site before its frame is put around it. */
export interface SitePage {
  /** Its path in the site, such as `concepts.html`. */
  readonly path: string;
  readonly title: string;
  /** Its name in the list of pages; default its title. A page without a group stands in no list. */
  readonly label?: string;
  readonly group?: string;
  /** What stands between the tags of its main part. */
  readonly html: string;
  /** Headings with their text, for the list beside it and for the search. */
  readonly sections: readonly PageSection[];
}

/** Returns the way from one page to another, both as paths from the root of the site. */
export function relativeAddress(from: string, to: string): string {
  return '../'.repeat(from.split('/').length - 1) + to;
}
