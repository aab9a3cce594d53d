/** What a name, or a common noun such as "book", can mean beside one another: the facets of a dot object. */
export const aspects = [
  'physical',
  'organization',
  'producer',
  'location',
  'event',
  'human',
  'information',
  'product',
] as const;

/** An aspect of the meaning of a name. */
export type Aspect = (typeof aspects)[number];

/** Whether a text is the name of an aspect. */
export function isAspect(text: string): text is Aspect {
  return (aspects as readonly string[]).includes(text);
}
