// The methods of our own language as definitions.
import { formatStep, formatValue } from '../../core/format';
import { buildSchedule } from '../../core/methods/buildSchedule';
import { checkTogether } from '../../core/methods/checkParameters';
import { keywordParameters } from '../../core/methods/common';
import { countsEpochs, isMixed, lengthsOf } from '../../core/lengths';
import { findMethod, findParameter, methods, parametersOf, positionalOf } from '../../core/methods/index';
import type { Method } from '../../core/methods/method';
import { say } from '../../core/message';
import type { Parameter, ParameterValues } from '../../core/parameter';
import { pythonLiteral } from '../../core/pythonLiteral';
import type { DefinedParameter, Definition } from '../../language/find/definition';
import type { PythonExpression } from '../../language/find/kind';
import { type FoundParameter, fromElsewhere, type Problem } from '../../language/find/found';
import type { Site } from '../../language/find/site';
import { problem, tooManyArguments, unknownWord } from '../../language/find/problems';
import type { Nowhere } from '../../language/resolve/parents';
import type { Argument, Node } from '../../language/tree/tree';
import { functionBody } from './pythonFunction';
import { mistyped } from './unknownKeys';

/** What defines the rules of our own language. */
export const source = 'schedule()';

/** What any method takes by position. */
const positions = [...new Set(methods.flatMap(positionalOf).map(({ name }) => name))];

const definitions: ReadonlyMap<Method, Definition> = new Map(methods.map((method) => [method, definitionFor(method)]));

/** Those of all methods, in display order. */
export const kinds: readonly Definition[] = [...definitions.values()];

/** The definition of a method. */
export const definitionOf = (method: Method): Definition => definitions.get(method)!;

function definitionFor(method: Method): Definition {
  const { name, formula, summary, note, isEndless, isInSteps, order } = method;
  return {
    source,
    name,
    page: `methods.md#${name}`,
    formula,
    formulaWith: (values) => formulaWith(method, values),
    summary,
    ...(note !== undefined && { note }),
    ...(order <= 4 && { isBase: true }),
    parameters: parametersOf(method).map((parameter) => asDefined(parameter, method)),
    ...(isEndless === true && { isEndless }),
    ...(isInSteps === true && { isInSteps }),
    check: (values) => checkTogether(method, values),
    curves: (values) => [{ quantity: 'weight', schedule: buildSchedule(method, values) }],
    python: (values) => pythonCall(method, values),
    functionBody: (values) => functionBody(method, values),
    isWanted,
    complaint: ({ name: key, value }, position, isOpen) =>
      key ? unknownArgument(method, key, isOpen) : extraArgument(method, position, value),
    select: (word) => {
      const other = findMethod(word);
      return other && definitionOf(other);
    },
  };
}

/** Whether a parameter goes with those that are given: of several for the same thing one is enough, and a schedule counts steps or epochs. */
function isWanted({ name, unit, insteadOf }: Parameter, isGiven: (name: string) => boolean): boolean {
  const group = insteadOf ?? name;
  if (name === 'steps_per_epoch') return isMixed(isGiven);
  if (keywordParameters.some((other) => other.insteadOf === group && isGiven(other.name)) || (group !== name && isGiven(group)))
    return false;
  const hasTotal = ['total_steps', 'total_epochs', 'until'].some(isGiven);
  return group !== 'delay' || !hasTotal || countsEpochs(isGiven) === (unit === 'epochs');
}

/** The formula of a method as these values change it: reversed, later, and from another start. */
function formulaWith({ formula, isEndless }: Method, values: ParameterValues): string {
  const { reverse, start_weight: start } = values;
  const lengths = lengthsOf(values);
  const steps = !('message' in lengths) && lengths.delay > 0 ? formatStep(lengths.delay) : undefined;
  if (isEndless === true) return steps === undefined ? 'w' : `w from t = ${steps} on, ${formatValue(Number(start ?? 0))} before`;
  const moved = steps === undefined ? 't' : `(t − ${steps})`;
  const time = reverse === true ? `(T − ${moved})` : moved;
  const timed = time === 't' ? formula : formula.replace(/(?<![\p{L}\p{N}_])t(?![\p{L}\p{N}_])/gu, time);
  const [, operator, shape] = /^w ([·/]) ([^→]+)$/.exec(timed) ?? [];
  const isMoved = typeof start === 'number' && start !== 0 && shape !== undefined;
  const from = isMoved ? `${formatValue(start)} + (w − ${formatValue(start)}) ${operator!} ${shape}` : timed;
  return steps === undefined ? from : `${from}, from t = ${steps} on`;
}

/** A parameter with what is specific to finding it: other spellings of methods, and the run for the total. */
function asDefined(parameter: Parameter, { isEndless }: Method): DefinedParameter {
  if (parameter.role === 'selector')
    return { ...parameter, choices: methods.map(({ name }) => name), canonical: (word) => findMethod(word)?.name };
  const { name, role, unit } = parameter;
  if (name === 'steps_per_epoch') return { ...parameter, from: perEpochOf };
  // What is the same however long it is does not end with the run.
  if (role !== 'total' || isEndless === true) return parameter;
  return {
    ...parameter,
    from: ({ run }) => (unit === 'epochs' ? run.totalEpochs(name) : name === 'until' ? undefined : run.total(name)),
    missing: ({ run }, range, isDrawn) => {
      const sentences = isDrawn ? missingTotal : missingSteps;
      return problem('missing-total', run.nowhere(sentences, { parameter: name }), range);
    },
  };
}

/** The steps of an epoch as the run has them, where a schedule is given partly in steps and partly in epochs. */
function perEpochOf({ run }: Site, isGiven: (name: string) => boolean): FoundParameter | undefined {
  const found = isMixed(isGiven) ? run.stepsPerEpoch() : undefined;
  return found && fromElsewhere('steps_per_epoch', found);
}

const missingTotal: Nowhere = {
  unresolved: '{parameter} is missing, and the length of the run is not known: the curve is drawn over 0–100 % of the run. {reason}',
  alone: '{parameter} is missing, and the length of the run is not given around it: the curve is drawn over 0–100 % of the run.',
  inFiles:
    '{parameter} is missing, and the length of the run is not given around it, nor in {files}: the curve is drawn over 0–100 % of the run.',
  unread:
    '{parameter} is missing, and the length of the run is not given around it; {unread} could not be read: the curve is drawn over 0–100 % of the run.',
  both: '{parameter} is missing, and the length of the run is not given around it, nor in {files}; {unread} could not be read: the curve is drawn over 0–100 % of the run.',
};

/** Where something is given in steps, so that percent would be a guess. */
const missingSteps: Nowhere = {
  unresolved:
    '{parameter} is missing, and the length of the run is not known: there is no curve, as parts of it are given in steps. {reason}',
  alone: '{parameter} is missing, and the length of the run is not given around it: there is no curve, as parts of it are given in steps.',
  inFiles:
    '{parameter} is missing, and the length of the run is not given around it, nor in {files}: there is no curve, as parts of it are given in steps.',
  unread:
    '{parameter} is missing, and the length of the run is not given around it; {unread} could not be read: there is no curve, as parts of it are given in steps.',
  both: '{parameter} is missing, and the length of the run is not given around it, nor in {files}; {unread} could not be read: there is no curve, as parts of it are given in steps.',
};

function pythonCall({ name, isEndless }: Method, values: ParameterValues): PythonExpression {
  const isShape = (key: string) => key !== 'step' && key !== 'method';
  const given = Object.fromEntries(Object.entries(values).filter(([key]) => isShape(key)));
  const hasLength = isEndless === true || ['total_steps', 'total_epochs', 'until'].some((total) => total in given);
  const complete = hasLength ? given : { ...given, total_steps: 100 };
  const written = Object.entries(complete).map(([key, value]) => `, ${key}=${pythonLiteral(value)}`);
  return {
    text: `schedule("${name}"${written.join('')})`,
    functions: ['schedule'],
    ...(hasLength ? {} : { comment: 'The text does not say how many steps: 100 stands for all of the run.' }),
  };
}

function extraArgument(method: Method, position: number, value: Node): Problem | undefined {
  const name = positions[position];
  // A name that is being typed is most often that of an argument.
  const isHalfWritten = value.kind === 'name' && parametersOf(method).some((parameter) => parameter.name.startsWith(value.name));
  if (position > positions.length || isHalfWritten) return undefined;
  if (name === undefined) return tooManyArguments(positions, value.range);
  return problem(
    'unused-argument',
    say('{method} does not use {argument}, the fourth argument.', { method: method.name, argument: name }),
    value.range,
  );
}

/** What to say of a keyword that the method does not have; nothing, for a key of a mapping that means something else. */
function unknownArgument(method: Method, name: NonNullable<Argument['name']>, isOpen: boolean): Problem | undefined {
  if (methods.some((other) => findParameter(other, name.text))) {
    return problem('unused-argument', say('{method} does not use {argument}.', { method: method.name, argument: name.text }), name.range);
  }
  // What is said of a mapping's keys depends on the others.
  if (isOpen) return undefined;
  const all = parametersOf(method).map((parameter) => parameter.name);
  const args = { word: name.text, method: method.name, parameters: all.join(', ') };
  return unknownWord(
    'argument',
    name.text,
    mistyped(method, name.text),
    name.range,
    name.range,
    say('Unknown argument: {word}. {method} takes {parameters}.', args),
  );
}
