import type { Range } from '../language/tree/tree';
import type { Bounds } from './bounds';
import type { UnknownReason } from './values/unknown';
import type { Value } from './values/value';

/** What an evaluation comes to. */
export type Outcome =
  | { readonly kind: 'value'; readonly value: Value }
  /** Python raises there. */
  | { readonly kind: 'raised'; readonly type: string; readonly message: string; readonly range: Range }
  /** It needs what is not known: the reason as a code, and what it is about. */
  | { readonly kind: 'unknown'; readonly reason: UnknownReason; readonly about: string; readonly range: Range }
  /** It passes one of the bounds. */
  | { readonly kind: 'exceeded'; readonly bound: keyof Bounds | 'curve' };
