/** The key of an entry that records a change in a dict or a list. It cannot be mistaken for a name: none has such brackets. */
export const changeKey = (name: string): string => `${name}[]`;
