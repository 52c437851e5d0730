import { callValue } from '../../operators/call';
import type { ClassDefinition, Expression, Statement } from '../../syntax/ast';
import { raised } from '../../values/exceptions';
import { Descriptor, PyFunction } from '../../values/pyFunction';
import { Unknown, UnknownSignal } from '../../values/unknown';
import { OBJECT, PyClass, type Value } from '../../values/value';
import { compileLazily } from '../lazily';
import { type Evaluate, type Frame, frameIn } from '../frame';
import { Scope } from '../scope';
import { compileBlock } from '../blocks';

/** Makes a class, without its decorators. */
export function compileClass(definition: ClassDefinition, scope: Scope): Evaluate {
  const { runtime } = scope.unit;
  const inner = new Scope(scope.unit, 'class', scope, definition.name, [], definition.body);
  const bases = definition.arguments.map(({ kind, name, value }) => ({ kind, name, run: compileLazily(value, scope) }));
  const body = compileBlock(definition.body, inner);
  const annotated = annotatedNames(definition.body);
  return (frame) => {
    const known: PyClass[] = [];
    let isUnknown = false;
    for (const { kind, name, run } of bases) {
      const base = kind === 'keyword' && name === 'metaclass' ? null : run(frame);
      if (base instanceof PyClass) known.push(base);
      else if (base !== null) isUnknown = true;
    }
    if (known.some(({ epoch, construct }) => epoch < 0 && construct)) isUnknown = true;
    const own = frameIn(frame, inner.size);
    body(own);
    const type = new PyClass(runtime, inner.path, known.length > 0 ? known : [OBJECT], isUnknown);
    inner.slots.forEach((slot, name) => {
      const value = own[slot];
      if (value === undefined || name === '__class__' || name.startsWith(' ')) return;
      if (value instanceof PyFunction) value.home = type;
      type.attributes.set(name, value);
    });
    own[1] = type;
    type.attributes.set('__annotated__', annotated);
    return known.find(({ derive }) => derive)?.derive!(type) ?? type;
  };
}

const annotatedNames = (body: readonly Statement[]): string =>
  body
    .flatMap((statement) =>
      statement.kind === 'assign' && statement.annotation && statement.targets[0]?.kind === 'name' && !isClassVariable(statement.annotation)
        ? [statement.targets[0].name]
        : [],
    )
    .join(',');

const isClassVariable = (annotation: NonNullable<Extract<Statement, { kind: 'assign' }>['annotation']>): boolean => {
  const type = annotation.kind === 'subscript' ? annotation.object : annotation;
  return (type.kind === 'name' || type.kind === 'attribute') && type.name === 'ClassVar';
};

/** Puts the decorators around what they decorate, the last one first. One that only registers it, by its name, leaves it as it is where nobody knows more of it. */
export function decorated(decorators: ClassDefinition['decorators'], inner: Evaluate, scope: Scope): Evaluate {
  const { runtime } = scope.unit;
  const wraps = decorators.map((decorator) => {
    const isAccessor = decorator.kind === 'attribute' && /^(?:setter|getter|deleter)$/.test(decorator.name);
    const { run } = scope.compile(isAccessor ? decorator.object : decorator);
    return { decorator, isAccessor, run: isRegistering(decorator) ? (frame: Frame) => unlessUnknown(() => run(frame), undefined) : run };
  });
  return (frame) => {
    const around = wraps.map(({ run }) => run(frame));
    let value: Value = inner(frame);
    for (let i = wraps.length - 1; i >= 0; i--) {
      const { decorator, isAccessor } = wraps[i]!;
      const wrap = around[i];
      if (wrap === undefined) continue;
      runtime.where = decorator.range;
      value = isAccessor
        ? accessor(wrap, value, decorator.kind === 'attribute' ? decorator.name : '')
        : isRegistering(decorator)
          ? unlessUnknown(() => callValue(runtime, wrap, [value]), value)
          : callValue(runtime, wrap, [value]);
    }
    return value;
  };
}

/** Whether a decorator puts what it decorates into a list, by its name: `@register("cosine")`, `@SCHEDULERS.register_module()`. */
function isRegistering(decorator: Expression): boolean {
  if (decorator.kind === 'call') return isRegistering(decorator.callee);
  const name = decorator.kind === 'attribute' || decorator.kind === 'name' ? decorator.name : '';
  return /regist(?:er|ry)/i.test(name) || (decorator.kind === 'attribute' && isRegistering(decorator.object));
}

/** What a computation comes to; something else where that is not known. */
function unlessUnknown<T>(compute: () => Value, otherwise: T): Value | T {
  try {
    return compute();
  } catch (error) {
    if (error instanceof UnknownSignal) return otherwise;
    throw error;
  }
}

function accessor(property: Value, function_: Value, kind: string): Value {
  if (property instanceof Unknown) throw new UnknownSignal(property);
  if (!(property instanceof Descriptor)) throw raised('AttributeError', `object has no attribute '${kind}'`);
  if (kind === 'setter') return new Descriptor('property', property.function_, function_);
  return kind === 'getter' ? new Descriptor('property', function_, property.setter) : property;
}
