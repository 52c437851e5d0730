import { Exceeded } from '../../bounds';
import { callValue } from '../../operators/call';
import { findAttribute } from '../../operators/attributes';
import type { Runtime } from '../../runtime';
import type { Handler, Statement, Try } from '../../syntax/ast';
import { EXCEPTIONS, Raised, raised } from '../../values/exceptions';
import { Instance } from '../../values/instance';
import { Harmless } from '../../values/pyFunction';
import { PyTuple } from '../../values/sequences';
import { typeName } from '../../values/typeOf';
import { Unknown, UnknownSignal } from '../../values/unknown';
import { PyClass, type Value } from '../../values/value';
import { isTrue } from '../../operators/truth';
import type { Completion, Evaluate, Execute, Frame } from '../frame';
import type { Scope } from '../scope';
import { compileBlock } from '../blocks';
import { compileTarget, type Store } from '../targets';

interface Compiled {
  readonly type: Evaluate | undefined;
  readonly store: Store | undefined;
  readonly clear: ((frame: Frame) => void) | undefined;
  readonly body: Execute;
}

/** `try`: it catches Python's exceptions, never what is unknown or exceeds a bound. */
export function compileTry({ body, handlers, otherwise, last }: Try, scope: Scope): Execute {
  const { runtime } = scope.unit;
  const [run, after] = [compileBlock(body, scope), compileBlock(otherwise, scope)];
  const all = handlers.map((handler) => compileHandler(handler, scope));
  const attempt = (frame: Frame): Completion => {
    const { depth } = runtime;
    let completion: Completion;
    try {
      completion = run(frame);
    } catch (error) {
      if (!(error instanceof Raised)) throw error;
      runtime.depth = depth;
      error.range ??= runtime.where;
      runtime.spend(4);
      const handler = all.find(({ type }) => !type || isCaught(error.exception, type(frame)));
      if (!handler) throw error;
      return handle(runtime, handler, error, frame);
    }
    return completion === undefined ? after(frame) : completion;
  };
  if (last.length === 0) return attempt;
  const finish = compileBlock(last, scope);
  return (frame) => {
    let completion: Completion;
    const { depth } = runtime;
    try {
      completion = attempt(frame);
    } catch (error) {
      if (!(error instanceof Raised)) throw error;
      error.range ??= runtime.where;
      runtime.depth = depth;
      const instead = finish(frame);
      if (instead !== undefined) return instead;
      throw error;
    }
    const instead = finish(frame);
    return instead === undefined ? completion : instead;
  };
}

function handle(runtime: Runtime, { store, clear, body }: Compiled, error: Raised, frame: Frame): Completion {
  const before = runtime.handled;
  runtime.handled = error;
  store?.(frame, error.exception);
  try {
    return body(frame);
  } finally {
    runtime.handled = before;
    clear?.(frame);
  }
}

function compileHandler({ type, name, body, range }: Handler, scope: Scope): Compiled {
  const place = name === undefined ? undefined : scope.find(name);
  const slot = place?.kind === 'local' && place.depth === 0 ? place.slot : undefined;
  return {
    type: type && scope.compile(type).run,
    store: name === undefined ? undefined : compileTarget({ kind: 'name', name, range }, scope),
    clear:
      slot === undefined
        ? undefined
        : (frame) => {
            frame[slot] = undefined;
          },
    body: compileBlock(body, scope),
  };
}

function isCaught(exception: Instance, type: Value): boolean {
  if (type instanceof PyTuple) return type.items.some((item) => isCaught(exception, item));
  if (type instanceof Unknown) throw new UnknownSignal(type);
  if (!(type instanceof PyClass) || !type.isSubclassOf(EXCEPTIONS.BaseException))
    throw raised('TypeError', 'catching classes that do not inherit from BaseException is not allowed');
  return exception.class.isSubclassOf(type);
}

/** `with`: the methods of the file's own classes are called; what is `Harmless`, as `no_grad()`, does nothing. */
export function compileWith({ items, body, range }: Extract<Statement, { kind: 'with' }>, scope: Scope): Execute {
  const [first, ...rest] = items;
  if (!first) return compileBlock(body, scope);
  const { runtime } = scope.unit;
  const { run } = scope.compile(first.value);
  const store = first.as && compileTarget(first.as, scope);
  const inner = compileWith({ kind: 'with', items: rest, body, range }, scope);
  const method = (manager: Value, name: string): Value => {
    const found = findAttribute(runtime, manager, name);
    if (found === undefined) throw raised('TypeError', `'${typeName(manager)}' object does not support the context manager protocol`);
    return found;
  };
  return (frame) => {
    if (--runtime.left < 0) throw new Exceeded('operations');
    const manager = run(frame);
    runtime.where = range;
    if (manager === null || manager instanceof Harmless) {
      store?.(frame, null);
      return inner(frame);
    }
    const [enter, exit] = [method(manager, '__enter__'), method(manager, '__exit__')];
    const value = callValue(runtime, enter, []);
    store?.(frame, value);
    let completion: Completion;
    const { depth } = runtime;
    try {
      completion = inner(frame);
    } catch (error) {
      if (!(error instanceof Raised)) throw error;
      runtime.depth = depth;
      error.range ??= runtime.where;
      if (isTrue(runtime, callValue(runtime, exit, [error.exception.class, error.exception, null]))) return undefined;
      throw error;
    }
    callValue(runtime, exit, [null, null, null]);
    return completion;
  };
}
