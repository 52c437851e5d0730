/** The key of an entry that records a change in a dict or a list. It cannot be mistaken for a name: none has such brackets. */
export const changeKey = (name: string): string => `${name}[]`;

/** The key of an entry that records that a name is given up: `del name`. */
export const deleteKey = (name: string): string => `del ${name}`;

/** The key of an entry that records that a function means the module's name, which it only reads: `global name`. */
export const globalKey = (name: string): string => `global ${name}`;

/** The key of an entry that records that any attribute of an object may be set: `setattr(cfg, key, value)`. */
export const anyAttributeKey = (name: string): string => `${name}.[]`;

/** The key of an entry that records that a file, or a list of words, gives what is in an object other values: `cfg.merge_from_file(path)`. */
export const mergeKey = (name: string): string => `${name}.merged[]`;

/** The key of an entry that says that names of the module may be bound by a text that it runs, or by their names as texts: those in its list, or any. */
export const anyNameKey = '*[]';

/** The key of an entry that says that the module runs a file as if it stood there: `exec(open('config.py').read())`. */
export const runFileKey = '*()';

/** The key of an entry that says what a function returns. It cannot be mistaken for a name either. */
export const returnKey = 'return:';
