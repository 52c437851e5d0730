// Names for the look-ups in the mappings of a config, so that it can be said which of them an edit changes.

/** The path of a mapping that is the value of a key in another. */
export const pathInside = (path: string, key = ''): string => `${path}\n${key}`;

/** A name looked up in the mapping with this path; of undefined, all of its entries. */
export const lookUpKey = (path: string, name: string | undefined): string => (name === undefined ? path : `${path}\n${name}\n`);
