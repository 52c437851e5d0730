import type { PyObject } from './pyObject';

/**
 * A value of Python. An int is a JS number while it is a safe integer and a bigint beyond. A float is a JS number where it is no
 * integer (infinities and NaN included) and a `PyFloat` where it is: so the two are kept apart and most of them cost nothing. Text,
 * truth values and `None` (null) are those of JS; all else is an object.
 */
export type Value = number | bigint | string | boolean | null | PyObject;

/** Keyword arguments by name. */
export type Keywords = ReadonlyMap<string, Value>;
