import type { Range } from '../../language/tree/tree';
import { Exceeded } from '../bounds';
import type { Expression, FunctionDefinition, Lambda, Parameter, Statement } from '../syntax/ast';
import { PyFunction } from '../values/pyFunction';
import { costOf } from './cost';
import { type Evaluate, type Execute, type Frame, frameIn } from './frame';
import { compileLazily } from './lazily';
import { bindArguments, parametersOf } from './parameters';
import { Scope } from './scope';
import { compileBlock } from './blocks';

interface Written {
  readonly name: string;
  readonly range: Range;
  readonly parameters: readonly Parameter[];
  readonly body: readonly Statement[] | Expression;
}

/** Makes a function of a `def`, without its decorators. */
export function compileFunction(definition: FunctionDefinition, scope: Scope): Evaluate {
  if (definition.unsupported) {
    const { runtime } = scope.unit;
    const refuse = (): never => {
      throw runtime.unknown('unsupported', definition.name, definition.range);
    };
    return () => new PyFunction(definition.name, definition.range, refuse, -1, 0, []);
  }
  return makeFunction(definition, scope);
}

/** Makes a function of a lambda. */
export const compileLambda = ({ parameters, body, range }: Lambda, scope: Scope): Evaluate =>
  makeFunction({ name: '<lambda>', parameters, body, range }, scope);

/** The scope of a function's body. */
export const functionScope = ({ name, parameters, body }: Omit<Written, 'range'>, scope: Scope): Scope =>
  new Scope(
    scope.unit,
    'function',
    scope,
    name,
    parameters.map((parameter) => parameter.name),
    'kind' in body ? [{ kind: 'expression', range: body.range, value: body }] : body,
  );

/** Whether a statement reads the command line: `opt = parser.parse_args()`. */
function parses(statement: Statement): boolean {
  const value = statement.kind === 'assign' || statement.kind === 'return' ? statement.value : undefined;
  return value?.kind === 'call' && value.callee.kind === 'attribute' && /^parse_(?:known_)?args$/.test(value.callee.name);
}

function makeFunction(written: Written, scope: Scope): Evaluate {
  const { unit } = scope;
  const { runtime } = unit;
  const inner = functionScope(written, scope);
  // What else a function does that reads the command line is no matter for the options.
  if (!('kind' in written.body) && written.body.some(parses)) inner.isLenient = true;
  const parameters = parametersOf(inner.path, written.parameters);
  const defaults = written.parameters.map(({ byDefault }) => byDefault && compileLazily(byDefault, scope));
  const arity = parameters.isSimple ? written.parameters.length : -1;
  const names = written.parameters.map((parameter) => parameter.name);
  let body: Execute | undefined;
  let wasLoaded = false;
  let size = 0;
  // Compiled when first called; again once the file is read, when what it binds is fixed.
  const compiled = (): Execute => {
    if (!body || wasLoaded !== unit.isLoaded) {
      wasLoaded = unit.isLoaded;
      body = compileBody(written.body, inner);
      size = inner.size;
    }
    return body;
  };
  return (made) => {
    const values = defaults.map((evaluate) => evaluate?.(made));
    const required = values.findLastIndex((value) => value === undefined) + 1;
    let empty: Frame = [];
    const invoke: PyFunction['invoke'] = (_, args, keywords) => {
      const run = compiled();
      // A copy of an empty frame is made faster than a new one.
      if (empty.length !== size) empty = frameIn(made, size);
      const frame = empty.slice();
      const given = args.length;
      if (given <= arity && given >= required && !keywords) {
        for (let i = 0; i < given; i++) frame[i + 1] = args[i] === undefined ? values[i] : args[i];
        for (let i = given; i < arity; i++) frame[i + 1] = values[i];
      } else bindArguments(runtime, frame, parameters, values, args, keywords);
      if (++runtime.depth > runtime.bounds.depth) throw new Exceeded('depth');
      const result = run(frame);
      runtime.depth--;
      if (result === undefined) return null;
      // `break` outside of a loop.
      if (typeof result === 'symbol') throw runtime.unknown('syntax', inner.path, written.range);
      return result;
    };
    return new PyFunction(inner.path, written.range, invoke, arity, required, names);
  };
}

function compileBody(body: readonly Statement[] | Expression, scope: Scope): Execute {
  if (!('kind' in body)) return compileBlock(body, scope);
  const { runtime } = scope.unit;
  const { run } = scope.compile(body);
  const cost = costOf(body);
  return (frame: Frame) => {
    if ((runtime.left -= cost) < 0) throw new Exceeded('operations');
    return run(frame);
  };
}
