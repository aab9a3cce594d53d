/** Says on standard error which verbs were seen with no arguments. */
export function tellUnseenVerbs(verbs: readonly string[]): void {
  if (verbs.length === 0) return;
  const names = verbs.map((verb) => `"${verb}"`).join(', ');
  process.stderr.write(`No arguments are known of ${names}; the vector of the verb itself stands for its matrix.\n`);
}
