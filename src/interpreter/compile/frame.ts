import type { Value } from '../values/value';

/** The variables of a running function by slot; undefined where one is not bound. Slot 0 holds the frame in which the function was made. */
export type Frame = (Value | undefined)[];

/** The frame in which this one's function was made. */
export const outer = (frame: Frame): Frame => frame[0] as unknown as Frame;

/** A frame with so many slots, within another. */
export function frameIn(parent: Frame, size: number): Frame {
  const frame = new Array<Value | undefined>(size).fill(undefined);
  frame[0] = parent as unknown as Value;
  return frame;
}

/** An expression, compiled. */
export type Evaluate = (frame: Frame) => Value;

export const BREAK = Symbol('break');
export const CONTINUE = Symbol('continue');

/** How a statement ends: undefined where the next one follows, else what a loop or the function has to do; a value is returned. */
export type Completion = Value | undefined | typeof BREAK | typeof CONTINUE;

/** A statement, compiled. */
export type Execute = (frame: Frame) => Completion;
