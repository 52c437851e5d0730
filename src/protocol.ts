// What the extension host and the preview page say to each other, and the model that the page draws.
export type * from './protocol/controls';
export type * from './protocol/log';
export type * from './protocol/messages';
export type * from './protocol/pageModel';
export type * from './protocol/plot';
export type * from './protocol/savedState';
export type * from './protocol/sources';
export type * from './protocol/takeAway';

/** Makes the compiler check that a switch handles every tag. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected: ${JSON.stringify(value)}`);
}
