import { escapeHtml } from './escape-html.js';
import type { PageSection } from './render-markdown.js';
import type { SitePage } from './site-page.js';
import { Slugs } from './slugs.js';

/** A page as it grows: HTML and the headings in it. */
export class PageParts {
  readonly #title: string;
  readonly #slugs = new Slugs();
  readonly #sections: PageSection[] = [];
  #html = '';

  constructor(title: string) {
    this.#title = title;
    this.heading(1, title);
  }

  /** Adds a heading with an anchor of its own. */
  heading(level: number, text: string): void {
    const anchor = this.#slugs.next(text);
    this.#sections.push({ heading: { level, text, anchor }, text: '' });
    this.#html += `<h${level} id="${escapeHtml(anchor)}">${escapeHtml(text)}</h${level}>\n`;
  }

  /** Adds HTML below the last heading. */
  add(html: string): void {
    this.#html += html;
  }

  /** Returns the page for the list of pages of a group. */
  finish(path: string, group: string): SitePage {
    return { path, title: this.#title, label: this.#title, group, html: this.#html, sections: this.#sections };
  }
}
