import type { Runtime } from '../runtime';
import { ArrayScalar } from '../values/arrayScalar';
import { raised } from '../values/exceptions';
import { isNumber, toDouble } from '../values/integer';
import { PyDict } from '../values/pyDict';
import { PyTuple } from '../values/sequences';
import { typeName } from '../values/typeOf';
import type { Value } from '../values/value';
import { format } from './format';
import { hashKey } from '../operators/hashKey';
import { repr, text } from './repr';

const PLACE = /%(?:\((\w+)\))?([-+ #0]*)(\d+)?(?:\.(\d+))?([a-zA-Z%])/g;

/** `'%.2f' % values` */
export function percentFormat(runtime: Runtime, template: string, values: Value): string {
  const items = values instanceof PyTuple ? values.items : [values];
  let used = 0;
  const next = (): Value => {
    const item = items[used++];
    if (item === undefined) throw raised('TypeError', 'not enough arguments for format string');
    return item;
  };
  const result = template.replace(
    PLACE,
    (_whole, key: string | undefined, flags: string, width: string | undefined, precision: string | undefined, type: string) => {
      if (type === '%') return '%';
      const value = key !== undefined && values instanceof PyDict ? values.entries.get(hashKey(runtime, key))?.[1] : next();
      if (value === undefined) throw raised('KeyError', key ?? null);
      return one(runtime, value, flags, width ?? '', precision, type);
    },
  );
  if (used < items.length && !(values instanceof PyDict)) throw raised('TypeError', 'not all arguments converted during string formatting');
  return result;
}

function one(runtime: Runtime, value: Value, flags: string, width: string, precision: string | undefined, type: string): string {
  const isLeft = flags.includes('-');
  const sign = flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
  const point = precision === undefined ? '' : `.${precision}`;
  if (type === 's' || type === 'r')
    return format(runtime, type === 's' ? text(runtime, value) : repr(runtime, value), `${isLeft ? '<' : '>'}${width}${point}`);
  if (!isNumber(value) && !(value instanceof ArrayScalar)) {
    if ('dixX'.includes(type)) throw raised('TypeError', `%${type} format: a real number is required, not ${typeName(value)}`);
    throw raised('TypeError', `must be real number, not ${typeName(value)}`);
  }
  const zero = flags.includes('0') && !isLeft ? '0' : '';
  const spec = `${isLeft ? '<' : ''}${sign}${flags.includes('#') ? '#' : ''}${zero}${width}`;
  if ('diu'.includes(type)) {
    const whole = typeof value === 'bigint' ? value : Math.trunc(toDouble(value));
    return format(runtime, whole, `${spec}d`);
  }
  return format(runtime, value, `${spec}${point}${type}`);
}
