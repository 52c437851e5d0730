import type { Literal } from './ast';

const INTEGER = /^(?:0[xX](?:_?[\da-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|0(?:_?0)*|[1-9](?:_?\d)*)$/;
const FLOAT = /^(?:(?:\d+(?:_\d+)*)?\.(?:\d+(?:_\d+)*)?|\d+(?:_\d+)*)(?:[eE][+-]?\d+(?:_\d+)*)?$/;
const MAX_DIGITS = 4300;

/** A Python number literal; undefined where Python refuses it (`017`, `1__0`) or it is complex. */
export function readNumber(text: string): Literal | undefined {
  if (text.length > MAX_DIGITS) return undefined;
  if (INTEGER.test(text)) return { type: 'int', value: BigInt(text.replaceAll('_', '').toLowerCase()) };
  if (!FLOAT.test(text) || !/\d/.test(text) || !/[.eE]/.test(text)) return undefined;
  return { type: 'float', value: Number(text.replaceAll('_', '')) };
}
