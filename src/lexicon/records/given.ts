/** The fields of a record, of which those that are left out or undefined have their default. */
export type Given<Fields> = { readonly [Name in keyof Fields]?: Fields[Name] | undefined };
