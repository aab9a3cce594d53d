/** What the metadata of a file says of the kind of what it holds, where that is a subword model. */
export const subwordModelKind = 'qualia subword model';
