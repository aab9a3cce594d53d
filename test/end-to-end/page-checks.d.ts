/** A text of a page with its contrast, as the Web Content Accessibility Guidelines 2.2 define it, 1 to 21. */
export interface TextContrast {
  readonly text: string;
  readonly contrast: number;
}

/** Finds the contrast of every text of a page with what lies behind it. */
export function findContrasts(): TextContrast[];

/** Finds what reaches beyond the sides of the page, but for what lies in a frame of its own that scrolls. */
export function findOverflows(): string[];
