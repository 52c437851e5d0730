import type { ParameterValue } from './parameter';

/** A value as a Python literal, with all of its digits. */
export function pythonLiteral(value: ParameterValue): string {
  if (typeof value === 'number') return pythonNumber(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return `[${value.map((item) => pythonLiteral(item)).join(', ')}]`;
}

/** All digits of a number; long whole ones in groups. */
function pythonNumber(value: number): string {
  return Number.isInteger(value) && Math.abs(value) >= 1e4 && Math.abs(value) < 1e15
    ? String(value).replace(/\B(?=(\d{3})+$)/g, '_')
    : String(value);
}
