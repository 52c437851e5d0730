import { findAttribute } from '../operators/attributes';
import { format } from '../text/format';
import { repr, text } from '../text/repr';
import { getItem } from '../operators/subscript';
import { raised } from '../values/exceptions';
import type { Invoke } from '../values/pyFunction';
import type { Value } from '../values/value';

const PLACE = /\{\{|\}\}|\{([^{}!:]*)(?:!([rsa]))?(?::([^{}]*(?:\{[^{}]*\}[^{}]*)*))?\}/g;

/** `'{:.2f}'.format(x)` */
export const formatText: Invoke = (runtime, [template, ...args], keywords) => {
  let next = 0;
  const valueOf = (field: string): Value => {
    const [, head = '', path = ''] = /^([^.[]*)(.*)$/s.exec(field) ?? [];
    const index = head === '' ? next++ : /^\d+$/.test(head) ? Number(head) : undefined;
    const base = index === undefined ? keywords?.get(head) : args[index];
    if (base === undefined) {
      if (index === undefined) throw raised('KeyError', head);
      throw raised('IndexError', `Replacement index ${index} out of range for positional args tuple`);
    }
    return [...path.matchAll(/\.(\w+)|\[([^\]]*)\]/g)].reduce<Value>((value, [, name, key]) => {
      if (name === undefined) return getItem(runtime, value, /^\d+$/.test(key!) ? Number(key) : key!);
      const attribute = findAttribute(runtime, value, name);
      if (attribute === undefined) throw raised('AttributeError', name);
      return attribute;
    }, base);
  };
  return (template as string).replace(
    PLACE,
    (whole, field: string | undefined, conversion: string | undefined, spec: string | undefined) => {
      if (whole === '{{' || whole === '}}') return whole[0]!;
      const value = valueOf(field ?? '');
      const shown = conversion === undefined ? value : conversion === 's' ? text(runtime, value) : repr(runtime, value);
      return format(
        runtime,
        shown,
        (spec ?? '').replace(/\{([^{}]*)\}/g, (_, inner: string) => text(runtime, valueOf(inner))),
      );
    },
  );
};
