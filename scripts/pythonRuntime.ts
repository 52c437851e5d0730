// The Python runtime: scripts/runtime.py with what the method registry says put where its `<...>` stand.
import { ascends } from '../src/core/ascending';
import { formatExact } from '../src/core/format';
import { keywordParameters, leadingParameters } from '../src/core/methods/common';
import { methods } from '../src/core/methods/index';
import type { Method } from '../src/core/methods/method';
import type { Parameter, ParameterValue } from '../src/core/parameter';
import { sealed } from '../src/features/runtime/runtimeCopy';

const width = 120;
const methodsIndent = 'Method = Literal['.length;
const commonParameters = [...leadingParameters, ...keywordParameters].filter(({ name }) => name !== 'method');

/** The Python module of this version of the extension, from its frame; its address and licence are those of the package. */
export function pythonRuntime(frame: string, { version, license, repository }: Package): string {
  const names = methods.flatMap(({ name, aliases }) => [name, ...aliases].map(literal));
  const filled: Readonly<Record<string, string>> = {
    '<licence>': `Weight Schedules ${version}, ${repository.url.replace(/\.git$/, '')}\n# SPDX-License-Identifier: ${license}`,
    '<version>': version,
    '<method names>': wrapped(names.join(', '), methodsIndent).join(`\n${' '.repeat(methodsIndent)}`),
    '<overloads>': overloads(),
    '    <common parameters>': commonParameters
      .map((parameter) => `    ${wrapped(parameterText(parameter), 8).join('\n        ')}`)
      .join('\n'),
    '    # <common parameters>': commonParameters.map((parameter) => `    ${parameterCall(parameter)},`).join('\n'),
    '# <methods>\n': methods.flatMap((method) => methodCode(method).definition).join(''),
    '    # <table>': methods.map((method) => methodCode(method).row).join('\n'),
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

/** The ways to call `schedule` as type checkers see them: with a step, and with the total under each of its names. */
function overloads(): string {
  const number = (words: readonly string[]) => words.map((word) => `${word}: _Real = ...`);
  const names = ({ name, aliases }: Parameter) => [name, ...aliases];
  const of = (role: Parameter['role']) => commonParameters.filter((parameter) => parameter.role === role).flatMap(names);
  const endless = methods.filter(({ isEndless }) => isEndless).flatMap(({ name, aliases }) => [name, ...aliases]);
  const overload = (given: readonly string[], result = 'Schedule', method = 'Method') =>
    `@overload\n${call('def schedule(', [`method: ${method}`, ...given, '**more: Any'], `) -> ${result}: ...`)}`;
  return [
    // First, and of any result, for **options, of which type checkers do not know whether a step is among them.
    ...of('probe').map((step) => overload([...number(['base_weight', 'total_steps', 'a']), '*', `${step}: _Real`], 'Any')),
    overload(['base_weight: _Real', 'total_steps: _Real', ...number(['a'])]),
    ...of('total').map((total) => overload([...number(['base_weight']), '*', `${total}: _Real`])),
    overload(number(['base_weight']), 'Schedule', `Literal[${endless.map(literal).join(', ')}]`),
  ].join('\n');
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

function defaultText({ name, default: value }: Parameter): string {
  if (typeof value !== 'function') return literal(value!);
  if ([1, 3, 7, 1e6].some((total) => value(total) !== total / 10)) throw new Error(`The default of ${name} must be T / 10.`);
  return '_TENTH';
}

/** The row of a method in the runtime's table, and before the table what takes more than an expression. */
function methodCode({ name, aliases, formula, parameters, python }: Method): { readonly definition: string; readonly row: string } {
  const own = parameters.map(({ name, kind, optional }) => `${name}: ${types[kind]}${optional === true ? ' | None' : ''}`);
  const start = python.hasStart === true ? ['start_weight: float'] : [];
  const weight = asFunction(`_${name}`, ['m: Any', 'T: float', 'w: float', ...start, ...own], python.weight);
  const said = [
    literal(name),
    literal(aliases.join(' ')),
    literal(plain(formula)),
    weight.expression,
    ...parameters.map(parameterCall),
    ...(python.hasStart === true ? ['has_start=True'] : []),
    ...(python.isGate === true ? ['is_gate=True'] : []),
  ];
  return { definition: weight.definition, row: withSource(call('    _Method(', said, '),', 8), plain(python.source)) };
}

/** Code with its source in a comment: behind its first line that has room for it, else before it. */
function withSource(code: string, source: string): string {
  if (source === 'Definition') return code;
  const lines = code.split('\n');
  const comment = `  # ${source}`;
  const place = lines.findIndex((line) => line.length + comment.length <= width);
  if (place < 0) return [...wrapped(`${source}.`, 6).map((line) => `    # ${line}`), code].join('\n');
  return lines.map((line, i) => (i === place ? line + comment : line)).join('\n');
}

/** A function of Python: an expression where its body returns one at once, else its definition and its name. */
function asFunction(
  name: string,
  parameters: readonly string[],
  body: string,
): { readonly definition: string; readonly expression: string } {
  const [, returned] = /^return ([^\n]*)$/.exec(body) ?? [];
  if (returned !== undefined)
    return { definition: '', expression: `lambda ${parameters.map((each) => each.split(':')[0]).join(', ')}: ${returned}` };
  return {
    definition: `${call(`def ${name}(`, parameters, ') -> _Curve:')}\n${indented(body)}\n\n`,
    expression: name,
  };
}

/** What begins with `head` and takes these arguments, on as many lines as it needs, the others indented this much. */
function call(head: string, items: readonly string[], end: string, indent = head.length): string {
  const lines = [`${head}${items[0]!}`];
  for (const [i, item] of items.entries()) {
    if (i === 0) continue;
    const longer = `${lines.at(-1)!}, ${item}`;
    if (`${longer}${i === items.length - 1 ? end : ','}`.length <= width) lines[lines.length - 1] = longer;
    else lines.push(`${' '.repeat(indent)}${item}`);
  }
  return `${lines.join(',\n')}${end}`;
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
    parameter.default !== undefined ? defaultText(parameter) : optional === true || insteadOf !== undefined ? 'None' : '_NEEDED';
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
