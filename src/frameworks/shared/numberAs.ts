import type { FoundParameter } from '../../language/find/found';
import type { Evaluated } from '../../language/resolve/value';

/** The number that a node came to, as the value of a parameter of this name; undefined where it is none. */
export const numberAs = (name: string, result: Evaluated | undefined): (FoundParameter & { readonly value: number }) | undefined =>
  result?.ok === true && typeof result.value === 'number'
    ? { name, value: result.value, node: undefined, origin: result.origin, literal: result.literal }
    : undefined;
