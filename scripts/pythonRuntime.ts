// The Python runtime: scripts/runtime.py with what the method registry says put where its `<...>` stand.
import { ascends } from '../src/core/ascending';
import { formatExact } from '../src/core/format';
import { keywordParameters, leadingParameters } from '../src/core/methods/common';
import { methods } from '../src/core/methods/index';
import type { Method } from '../src/core/methods/method';
import type { Parameter, ParameterValue } from '../src/core/parameter';
import { sealed } from '../src/features/runtime/runtimeCopy';

const width = 120;
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
    '# <methods>\n': methods.map(methodCode).join('\n'),
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
  const notes = [
    choices.join(', '),
    domainText(domain),
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

/** The row of a method in the runtime's table, and before it what takes more than an expression. */
function methodCode({ name, aliases, parameters, python }: Method): string {
  const own = parameters.map(({ name, kind, optional }) => `${name}: ${types[kind]}${optional === true ? ' | None' : ''}`);
  const start = python.hasStart === true ? ['start_weight: float'] : [];
  const weight = asFunction(`_${name}`, ['m: Any', 'T: float', 'w: float', ...start, ...own], '_Curve', python.weight);
  const problem =
    python.check === undefined ? undefined : asFunction(`_problem_with_${name}`, ['T: float', ...own], 'str | None', python.check);
  const said = [
    literal(name),
    literal(aliases.join(' ')),
    ...list(parameters.map(parameterCall)),
    weight.expression,
    ...(python.hasStart === true ? ['has_start=True'] : []),
    ...(python.isGate === true ? ['is_gate=True'] : []),
    ...(problem === undefined ? [] : [`problem=${problem.expression}`]),
  ];
  return [
    ...wrapped(`${python.source}.`, 2).map((line) => `# ${line}`),
    `${problem?.definition ?? ''}${weight.definition}_Method(${filled(said, 8)})\n`,
  ].join('\n');
}

/** A list's items with its brackets, to be put on lines. */
const list = (items: readonly string[]): readonly string[] =>
  items.length === 0 ? ['[]'] : items.map((item, i) => `${i === 0 ? '[' : ''}${item}${i === items.length - 1 ? ']' : ''}`);

/** A function of Python: an expression where its body returns one at once, else its definition and its name. */
function asFunction(
  name: string,
  parameters: readonly string[],
  result: string,
  body: string,
): { readonly definition: string; readonly expression: string } {
  const [, returned] = /^return ([^\n]*)$/.exec(body) ?? [];
  if (returned !== undefined)
    return { definition: '', expression: `lambda ${parameters.map((each) => each.split(':')[0]).join(', ')}: ${returned}` };
  return { definition: `def ${name}(${filled(parameters, name.length + 5)}) -> ${result}:\n${indented(body)}\n\n`, expression: name };
}

/** Arguments on as many lines as they take, the others indented this much. */
function filled(items: readonly string[], indent: number): string {
  const lines = [''];
  for (const item of items) {
    const last = lines.at(-1)!;
    if (last === '' || indent + last.length + item.length + 3 <= width) lines[lines.length - 1] = last === '' ? item : `${last}, ${item}`;
    else lines.push(item);
  }
  return lines.join(`,\n${' '.repeat(indent)}`);
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
  const { name, kind, aliases, optional, insteadOf, check, domain = {} } = parameter;
  if (check && check(kind === 'points' ? [[2, 0], [1, 0]] : [2, 1]) !== ascends([2, 1])) throw new Error(`The check of ${name} must be ascends.`); // prettier-ignore
  const value =
    parameter.default !== undefined
      ? `${typeof parameter.default === 'function' ? 'lambda T: ' : ''}${defaultText(parameter)}`
      : optional === true || insteadOf !== undefined
        ? 'None'
        : '_NEEDED';
  const given: readonly (readonly [string, string, string])[] = [
    ['also', literal(aliases.join(' ')), '""'],
    ['default', value, '_NEEDED'],
    ['domain', literal(domainText(domain)), '""'],
    ['kind', literal(kindText(parameter)), '"a number"'],
    ['instead', literal(insteadOf ?? ''), '""'],
  ];
  const isUsual = given.map(([, said, usual]) => said === usual);
  const said = given.flatMap(([word, text], i) => (isUsual[i] ? [] : [isUsual.slice(0, i).includes(true) ? `${word}=${text}` : text]));
  return `_Parameter(${[literal(name), ...said].join(', ')})`;
}

/** What numbers must be, as comparisons: `whole, >= 1`. */
function domainText({ min, above, max, below, integer = false }: NonNullable<Parameter['domain']>): string {
  const bounds = { '>=': min, '>': above, '<=': max, '<': below };
  const comparisons = Object.entries(bounds).flatMap(([sign, bound]) => (bound === undefined ? [] : [`${sign} ${formatExact(bound)}`]));
  return [...(integer ? ['whole'] : []), ...comparisons].join(', ');
}

/** What a value must be, as the messages say it. */
function kindText({ name, kind, choices = [] }: Parameter): string {
  const kinds: Partial<Record<Parameter['kind'], string>> = {
    number: 'a number',
    switch: 'true or false',
    numbers: 'a list of numbers',
    points: 'a list of [step, value] points',
    choice: `one of ${choices.join(', ')}`,
  };
  const text = kinds[kind];
  if (text === undefined) throw new Error(`The runtime cannot read ${name}.`);
  return text;
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
