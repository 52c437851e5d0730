// The Python runtime: scripts/runtime.py with what the method registry says put where its `<...>` stand.
import { ascends } from '../src/core/ascending';
import { formatExact } from '../src/core/format';
import { keywordParameters, leadingParameters } from '../src/core/methods/common';
import { methods } from '../src/core/methods/index';
import type { Method } from '../src/core/methods/method';
import type { Parameter, ParameterValue } from '../src/core/parameter';
import { sealed } from '../src/features/runtime/runtimeCopy';

const width = 100;
const commonParameters = [...leadingParameters, ...keywordParameters].filter(({ name }) => name !== 'method');

/** The Python module of this version of the extension, from its frame; its address and licence are those of the package. */
export function pythonRuntime(frame: string, { version, license, repository }: Package): string {
  const names = methods.flatMap(({ name, aliases }) => [name, ...aliases].map(literal));
  const filled: Readonly<Record<string, string>> = {
    '<licence>': `Weight Schedules ${version}, ${repository.url.replace(/\.git$/, '')}\n# SPDX-License-Identifier: ${license}`,
    '<version>': version,
    '    <method names>': wrapped(names.join(', '), 4)
      .map((line) => `    ${line}`)
      .join('\n'),
    '<overloads>': overloads(),
    '    <common parameters>': commonParameters
      .map((parameter) => `    ${wrapped(parameterText(parameter), 8).join('\n        ')}`)
      .join('\n'),
    '    <methods>': methods.map((method) => `    ${methodText(method)}`).join('\n'),
    '    # <common parameters>': commonParameters.map((parameter) => `    ${parameterCall(parameter)},`).join('\n'),
    '# <methods>\n': methods.map(methodCode).join('\n\n'),
  };
  const text = Object.entries(filled).reduce((text, [place, content]) => {
    if (text.split(place).length !== 2) throw new Error(`The frame must have ${place} once.`);
    return text.replace(place, () => content);
  }, frame);
  return sealed(text);
}

/** What package.json says of the extension, as far as it is wanted here. */
export interface Package {
  readonly version: string;
  readonly license: string;
  readonly repository: { readonly url: string };
}

/** The ways to call `schedule` as type checkers see them: with the total under each of its names, and with a step. */
function overloads(): string {
  const { name, aliases } = leadingParameters.find(({ role }) => role === 'total')!;
  const others = keywordParameters.filter(({ role }) => role === 'total').flatMap((total) => [total.name, ...total.aliases]);
  const endless = methods.flatMap((method) => (method.isEndless === true ? [method.name, ...method.aliases] : []));
  const step = keywordParameters.find((parameter) => parameter.name === 'step')!;
  const number = (words: readonly string[]) => words.map((word) => `${word}: _Real = ...`).join(', ');
  const noStep = [step.name, ...step.aliases].map((word) => `${word}: None = None`).join(', ');
  const base = number(['base_weight']);
  return [
    [`base_weight: _Real, ${name}: _Real, ${number(['a'])}, *, ${noStep}`, 'Schedule'],
    ...[name, ...aliases, ...others].map((total) => [`${base}, *, ${total}: _Real, ${noStep}`, 'Schedule']),
    [`${base}, *, ${noStep}`, 'Schedule', `Literal[${endless.map(literal).join(', ')}]`],
    // For **options, of which type checkers do not know whether a step is among them.
    [`*, ${base}, ${name}: _Real`, 'Any'],
    ...[step.name, ...step.aliases].map((at) => [`${number(['base_weight', name, 'a'])}, *, ${at}: _Real`, 'float']),
  ]
    .map(([given, result, method = 'Method']) => `@overload\ndef schedule(method: ${method}, ${given}, **more: _Option) -> ${result}: ...`)
    .join('\n');
}

/** A method with its own parameters and formula, for the docstring of `schedule`. */
function methodText({ name, aliases, parameters, formula }: Method): string {
  const own = parameters.map((parameter) =>
    parameter.default === undefined
      ? `${parameter.name}${parameter.optional === true ? '=None' : ''}`
      : `${parameter.name}=${defaultText(parameter)}`,
  );
  const call = own.length === 0 ? name : `${name}(${own.join(', ')})`;
  return wrapped(`${call}${aliases.length === 0 ? '' : `, also ${aliases.join(', ')}`}: ${formula}`, 8).join('\n        ');
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

function methodCode({ name, aliases, parameters, formula, python }: Method): string {
  const own = parameters.map(({ name, kind, optional }) => `${name}: ${types[kind]}${optional === true ? ' | None' : ''}`);
  const start = python.hasStart === true ? ['start_weight: float'] : [];
  const calls = parameters.map(parameterCall);
  const decorator = (list: string) => {
    const said = [
      literal(name),
      ...(aliases.length === 0 ? [] : [literal(aliases.join(' '))]),
      ...(parameters.length === 0 ? [] : [`[${list}]`]),
      ...(python.hasStart === true ? ['has_start=True'] : []),
      ...(python.isGate === true ? ['is_gate=True'] : []),
      ...(python.check === undefined ? [] : [`problem=_problem_with_${name}`]),
    ];
    return `@_method(${said.join(', ')})`;
  };
  const line = decorator(calls.join(', '));
  const problem =
    python.check && `def _problem_with_${name}(${['T: float', ...own].join(', ')}) -> str | None:\n${indented(python.check)}\n\n\n`;
  return [
    `${problem ?? ''}${line.length <= width ? line : decorator(`\n${calls.map((each) => `    ${each},\n`).join('')}`)}`,
    `def _${name}(${['m: Any', 'T: float', 'w: float', ...start, ...own].join(', ')}) -> _Curve:`,
    ...wrapped(`${formula}. ${python.source}.`, 6).map((line) => `    # ${line}`),
    `${indented(python.weight)}\n`,
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

function parameterCall(parameter: Parameter): string {
  const { name, kind, aliases, choices, optional, insteadOf, check, domain = {} } = parameter;
  const { integer, ...bounds } = domain;
  if (check && check(kind === 'points' ? [[2, 0], [1, 0]] : [2, 1]) !== ascends([2, 1])) throw new Error(`The check of ${name} must be ascends.`); // prettier-ignore
  const said = [
    literal(name),
    ...(aliases.length === 0 ? [] : [literal(aliases.join(' '))]),
    ...(kind === 'number' ? [] : [`kind=${literal(kind)}`]),
    ...(parameter.default === undefined
      ? []
      : [`default=${typeof parameter.default === 'function' ? 'lambda T: ' : ''}${defaultText(parameter)}`]),
    ...(optional === true ? ['optional=True'] : []),
    ...(insteadOf === undefined ? [] : [`instead=${literal(insteadOf)}`]),
    ...(choices === undefined ? [] : [`choices=[${choices.map(literal).join(', ')}]`]),
    ...(check === undefined ? [] : ['ascending=True']),
    ...(integer === true ? ['whole=True'] : []),
    ...Object.entries(bounds).map(([bound, value]) => `${bound}=${literal(value)}`),
  ];
  return `_Parameter(${said.join(', ')})`;
}

function literal(value: ParameterValue): string {
  if (typeof value === 'string') return `"${value}"`;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'number' ? formatExact(value) : `[${value.map(literal).join(', ')}]`;
}

/** Without the signs that linters take for mistyped ones. */
const plain = (text: string): string => text.replaceAll('−', '-').replaceAll('–', '-');

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
    .map((line) => (line === '' ? '' : `    ${line}`))
    .join('\n');
