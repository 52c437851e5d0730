// Schedules made out of schedules: operators between them, and functions such as `sequence(...)` around them.
import { say } from '../../core/message';
import type { ParameterValues } from '../../core/parameter';
import { pythonLiteral } from '../../core/pythonLiteral';
import type { Schedule } from '../../core/schedule';
import type { Definition } from '../../language/find/definition';
import type { PythonExpression } from '../../language/find/kind';
import type { FoundSchedule } from '../../language/find/found';
import type { Claim, Framework } from '../../language/find/framework';
import type { Site } from '../../language/find/site';
import { problem, unknownWord } from '../../language/find/problems';
import { asNumber } from '../../language/resolve/values';
import type { Argument, Node } from '../../language/tree/tree';
import { framework as schedules } from '../schedule/index';
import { compose, type Composition, isComposition, type Operand, operatorOf, suggestCompositions, compositionNames } from './functions';

/** The compositions of schedules. */
export const framework: Framework = {
  name: 'compositions',
  // The schedules in it have them; those that have names are found by these.
  marks: (options) => schedules.marks(options),
  runtimeFunctions: compositionNames,
  recognise,
};

/** What an operand is: a schedule that stands here or is called by its name, or something else. */
interface ReadOperand {
  readonly part: FoundSchedule | undefined;
  readonly found: FoundSchedule | undefined;
}

function recognise(site: Site): Claim | undefined {
  const { node } = site;
  // A function around a schedule is the user's own in Python.
  const isKnown = isComposition(node);
  const meant = !isKnown && site.options.bareWords && node.kind === 'call' ? suggestCompositions(node.callee) : [];
  const operands = isKnown || meant.length > 0 ? operandNodes(node) : [];
  const read = operands.map(({ value }): ReadOperand => {
    const part = site.part(value);
    return { part, found: part ?? site.named(value) };
  });
  if (!read.some(({ found }) => found)) return undefined;
  const parts = read.flatMap(({ part }) => part ?? []);
  if (!isKnown && node.kind === 'call') {
    const { callee, calleeRange } = node;
    return { definition: undefined, arguments: [], problems: [unknownWord('composition', callee, meant, calleeRange)], parts };
  }
  const values = operands.map(({ name, value }, index): Operand => {
    const { found } = read[index]!;
    return { name: name?.text, value: found ? found.schedule : numberOf(value, site) };
  });
  // A factor that only the run knows: what is known of the parts is shown for each of them.
  if (values.some(({ value }, index) => value === undefined && !read[index]!.found)) return undefined;
  const operator = operatorOf(node);
  const isLong = read.flatMap(({ found }) => (found ? [found.isEndless !== true] : []));
  const lengths = new Set(
    read.flatMap(({ found }) => (found && !(found.isEndless === true && found.totalSteps === undefined) ? [found.totalSteps] : [])),
  );
  // Percent of a run and steps cannot be put together, nor can parts of a sequence that are as long as nobody knows.
  const isDrawn = read.every(({ found }) => !found || found.schedule);
  const needsLengths = /^(?:sequence|repeat|shift)$/.test(operator);
  // Only what comes last may have no end.
  const isEndlessInside = needsLengths && isLong.slice(0, operator === 'sequence' ? -1 : undefined).includes(false);
  const isGuess = isDrawn && (isEndlessInside || (lengths.has(undefined) && (lengths.size > 1 || needsLengths)));
  const composed: Composition = isGuess ? { problem: unknownLengths } : compose(node, values);
  const foundOf = (schedule: Schedule) => read.find(({ found }) => found?.schedule === schedule)!.found!;
  const made = composed.operands?.map((value) => (typeof value === 'number' ? value : foundOf(value)));
  return {
    definition: definitionOf(operator, composed.schedule, made ?? []),
    arguments: [],
    problems: composed.problem === undefined ? [] : [problem(isGuess ? 'unresolved' : 'invalid-composition', composed.problem, node.range)],
    parts,
    isEndless: operator === 'sequence' ? isLong.at(-1) === false : !needsLengths && !isLong.includes(true),
    madeOf: read.flatMap(({ found }) => found ?? []),
  };
}

const unknownLengths = say('There is no curve: how many steps its parts take is not known of all of them.');

function definitionOf(operator: string, schedule: Schedule | undefined, operands: readonly (FoundSchedule | number)[]): Definition {
  // What others are made of is written once, and not at all where it gets longer than anybody reads.
  let python: { readonly expression: PythonExpression | undefined } | undefined;
  return {
    source: 'schedule()',
    name: names[operator] ?? operator,
    formula: formulaOf(operator, operands),
    summary: 'Schedules put together',
    parameters: [],
    curves: () => (schedule ? [{ quantity: 'weight', schedule }] : []),
    python: () => (python ??= { expression: pythonOf(operator, operands) }).expression,
  };
}

const names: Readonly<Record<string, string>> = { '+': 'sum', '-': 'difference', '*': 'product', '/': 'quotient' };

/** The composition with the kinds of its parts: `sequence(linear, cosine)`, `(linear + 0.1) * 2`. */
function formulaOf(operator: string, operands: readonly (FoundSchedule | number)[]): string {
  const isOperator = operator in names;
  const parts = operands.map((operand) => {
    if (typeof operand === 'number') return pythonLiteral(operand);
    const { name = '?', formula = '', parameters = [] } = operand.definition ?? {};
    // What has no parameters of its own is made of others; where that gets long, its name has to do.
    if (parameters.length > 0 || formula === '' || formula.length > longestFormula) return name;
    return isOperator && operatorNames.has(name) ? `(${formula})` : formula;
  });
  return isOperator ? parts.join(` ${operator} `) : `${operator}(${parts.join(', ')})`;
}

const operatorNames = new Set(Object.values(names));
const longestFormula = 60;
const longestPython = 20_000;

function pythonOf(operator: string, operands: readonly (FoundSchedule | number)[]): PythonExpression | undefined {
  const parts = operands.map((operand): PythonExpression | undefined =>
    typeof operand === 'number' ? { text: pythonLiteral(operand), functions: [] } : operand.definition?.python?.(givenValues(operand)),
  );
  if (!parts.every((part) => part !== undefined) || parts.reduce((sum, { text }) => sum + text.length, 0) > longestPython) return undefined;
  const functions = parts.flatMap((part) => part.functions);
  const comments = parts.flatMap(({ comment }) => comment ?? []);
  const comment = comments.length > 0 ? { comment: comments.join(' ') } : {};
  if (/^\w+$/.test(operator)) {
    return { text: `${operator}(${parts.map(({ text }) => text).join(', ')})`, functions: [operator, ...functions], ...comment };
  }
  const text = parts.map((part) => (part.isOperation === true ? `(${part.text})` : part.text)).join(` ${operator} `);
  return { text, functions, isOperation: true, ...comment };
}

/** The values of a schedule that are not defaults. */
function givenValues({ parameters }: FoundSchedule): ParameterValues {
  return Object.fromEntries(parameters.filter(({ origin }) => origin.kind !== 'default').map(({ name, value }) => [name, value]));
}

function operandNodes(node: Node): readonly Pick<Argument, 'name' | 'value'>[] {
  if (node.kind === 'operation') return node.operands.map((value) => ({ value }));
  return node.kind === 'call' && !node.arguments.some(({ spread }) => spread) ? node.arguments : [];
}

function numberOf(node: Node, site: Site): number | undefined {
  const result = site.value(node);
  return result.ok ? asNumber(result.value) : undefined;
}
