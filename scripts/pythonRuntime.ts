// The Python runtime: scripts/runtime.py with what the method registry says put where its `<...>` stand.
import { ascends } from '../src/core/ascending';
import { formatExact } from '../src/core/format';
import { keywordParameters, leadingParameters } from '../src/core/methods/common';
import { methods } from '../src/core/methods/index';
import type { Method } from '../src/core/methods/method';
import type { Parameter, ParameterValue } from '../src/core/parameter';

const width = 88;
const commonParameters = [...leadingParameters, ...keywordParameters].filter(({ name }) => name !== 'method');

/** The Python module of this version of the extension, formatted as ruff and black do, from its frame. */
export function pythonRuntime(frame: string, version: string): string {
  const filled: Readonly<Record<string, string>> = {
    '<version>': version,
    '    <common parameters>': commonParameters
      .map((parameter) => `    ${wrapped(parameterText(parameter), 8).join('\n        ')}`)
      .join('\n'),
    '    <methods>': methods.map((method) => `    ${methodText(method)}`).join('\n'),
    '    # <common parameters>': commonParameters.map((parameter) => `    ${layOut(parameterCall(parameter), 4)},`).join('\n'),
    '# <methods>\n': methods.map(methodCode).join('\n\n'),
  };
  return Object.entries(filled).reduce((text, [place, content]) => {
    if (text.split(place).length !== 2) throw new Error(`The frame must have ${place} once.`);
    return text.replace(place, () => content);
  }, frame);
}

/** A method with its own parameters and formula, for the docstring of `schedule`. */
function methodText({ name, aliases, parameters, formula }: Method): string {
  const own = parameters.map((parameter) =>
    parameter.default === undefined ? parameter.name : `${parameter.name}=${defaultText(parameter)}`,
  );
  const call = own.length === 0 ? name : `${name}(${own.join(', ')})`;
  return [...wrapped(aliases.length === 0 ? call : `${call}, also ${aliases.join(', ')}`, 4), `    ${plain(formula)}`].join('\n    ');
}

/** A parameter: what it is, where it may lie, its default and other names. */
function parameterText(parameter: Parameter): string {
  const { name, description, aliases, choices = [], domain = {} } = parameter;
  const { min, above, max, below, integer = false } = domain;
  const bounds = { '>=': min, '>': above, '<=': max, '<': below };
  const notes = [
    choices.join(', '),
    [integer ? 'whole' : '', ...Object.entries(bounds).map(([sign, bound]) => (bound === undefined ? '' : `${sign} ${formatExact(bound)}`))]
      .filter(Boolean)
      .join(', '),
    parameter.default === undefined ? '' : `default ${defaultText(parameter)}`,
    aliases.length === 0 ? '' : `also ${aliases.join(', ')}`,
  ].filter(Boolean);
  return `${name}: ${description}${notes.length === 0 ? '' : ` (${notes.join('; ')})`}.`;
}

function defaultText({ default: value }: Parameter): string {
  return typeof value === 'function' ? partOfTotal(value) : literal(value!);
}

/** A default that is a part of the total steps, as an expression of T. */
function partOfTotal(value: (totalSteps: number) => ParameterValue): string {
  const divisor = Math.round(1 / Number(value(1)));
  if ([1, 3, 7, 1e6].some((total) => value(total) !== total / divisor)) throw new Error('A default that depends on T must be T / n.');
  return `T / ${divisor}`;
}

function methodCode(method: Method): string {
  const { name, aliases, parameters, formula, summary, note, python } = method;
  const own = parameters.map((parameter) => `${parameter.name}: ${types[parameter.kind]}`);
  const decorator = call('@_method', [
    literal(name),
    ...(aliases.length === 0 ? [] : [{ key: 'also', value: list(aliases.map(literal)) }]),
    ...(parameters.length === 0 ? [] : [{ key: 'parameters', value: list(parameters.map(parameterCall)) }]),
    ...(python.isWeight === true ? ['gives_weight=True'] : []),
    ...(python.check === undefined ? [] : [`problem=_problem_with_${name}`]),
  ]);
  const about = note === undefined ? `${summary}.` : `${summary}. ${note}`;
  const parameterDocs = parameters.map(({ name, description }) => wrapped(`${name}: ${description}.`, 8).join('\n        ')).join('\n    ');
  const docs = [lines(about), ...(parameters.length === 0 ? [] : [parameterDocs]), lines(`Source: ${python.source}.`)];
  const levels = python.isWeight === true ? ['w: float', 'start_weight: float'] : [];
  return [
    ...(python.check === undefined
      ? []
      : [
          layOut({ ...call(`def _problem_with_${name}`, ['T: float', ...own]), close: ') -> str | None:' }, 0),
          `${indented(python.check)}\n\n`,
        ]),
    layOut(decorator, 0),
    layOut({ ...call(`def _${name}`, ['t: float', 'T: float', ...levels, ...own]), close: ') -> float:' }, 0),
    `    """${plain(formula)}\n\n    ${docs.join('\n\n    ')}\n    """`,
    `${indented(python.shape)}\n`,
  ].join('\n');
}

const types: Record<Parameter['kind'], string> = {
  number: 'float',
  choice: 'str',
  switch: 'bool',
  numbers: 'Sequence[float]',
  points: 'Sequence[tuple[float, float]]',
  other: 'object',
};

function parameterCall(parameter: Parameter): Code {
  const { name, kind, aliases, choices, optional, check, domain = {} } = parameter;
  const { integer, ...bounds } = domain;
  if (check && check(kind === 'points' ? [[2, 0], [1, 0]] : [2, 1]) !== ascends([2, 1])) throw new Error(`The check of ${name} must be ascends.`); // prettier-ignore
  return call('_Parameter', [
    literal(name),
    ...(kind === 'number' ? [] : [literal(kind)]),
    ...(aliases.length === 0 ? [] : [{ key: 'also', value: list(aliases.map(literal)) }]),
    ...(parameter.default === undefined
      ? []
      : [`default=${typeof parameter.default === 'function' ? 'lambda T: ' : ''}${defaultText(parameter)}`]),
    ...(optional === true ? ['optional=True'] : []),
    ...(choices === undefined ? [] : [{ key: 'choices', value: list(choices.map(literal)) }]),
    ...(check === undefined ? [] : ['ascending=True']),
    ...(integer === true ? ['whole=True'] : []),
    ...Object.entries(bounds).map(([bound, value]) => `${bound}=${literal(value)}`),
  ]);
}

function literal(value: ParameterValue): string {
  if (typeof value === 'string') return `"${value}"`;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'number' ? formatExact(value) : `[${value.map(literal).join(', ')}]`;
}

/** A text or something in brackets, which is put on several lines where it is too long for one. */
type Code = string | Brackets | { readonly key: string; readonly value: Brackets };
interface Brackets {
  readonly open: string;
  readonly items: readonly Code[];
  readonly close: string;
}

const call = (callee: string, items: readonly Code[]): Brackets => ({ open: `${callee}(`, items, close: ')' });
const list = (items: readonly Code[]): Brackets => ({ open: '[', items, close: ']' });

function layOut(code: Code, indent: number): string {
  if (typeof code === 'string') return code;
  if ('key' in code) return layOut({ ...code.value, open: `${code.key}=${code.value.open}` }, indent);
  const line = `${code.open}${code.items.map((item) => layOut(item, -Infinity)).join(', ')}${code.close}`;
  // One more for the comma behind it.
  if (indent + line.length + 1 <= width) return line;
  const blank = ' '.repeat(indent + 4);
  return `${code.open}\n${code.items.map((item) => `${blank}${layOut(item, indent + 4)},\n`).join('')}${' '.repeat(indent)}${code.close}`;
}

/** A text in which signs that linters take for typing errors are replaced by plain ones. */
const plain = (text: string): string => text.replaceAll('−', '-').replaceAll('–', '-');

/** A paragraph of a function's docstring. */
const lines = (text: string): string => wrapped(text, 4).join('\n    ');

/** The lines of a paragraph that is indented this much. */
function wrapped(text: string, indent: number): readonly string[] {
  const lines = [''];
  for (const word of plain(text).split(' ')) {
    const last = lines.at(-1)!;
    if (last !== '' && indent + last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}

const indented = (code: string): string =>
  code
    .trim()
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
