// What is known of a composition as of any kind of schedule: its curve, its formula, and how it is written in Python.
import type { ParameterValues } from '../../core/parameter';
import { pythonLiteral } from '../../core/pythonLiteral';
import type { Schedule } from '../../core/schedule';
import type { Definition } from '../../language/find/definition';
import type { DefinedCurve, MadeOf, PythonExpression } from '../../language/find/kind';
import type { FoundSchedule } from '../../language/find/found';
import { source } from '../schedule/definitions';

/** The kind of a composition of these operands; `remade` makes it of others in the place of those that stand in it. */
export function definitionOf(
  operator: string,
  schedule: Schedule | undefined,
  operands: readonly (FoundSchedule | number)[],
  remade: (others: readonly MadeOf[]) => Schedule | undefined,
): Definition {
  // What others are made of is written once, and not at all where it gets longer than anybody reads.
  let python: { readonly expression: PythonExpression | undefined } | undefined;
  return {
    source,
    name: names[operator] ?? operator,
    formula: formulaOf(operator, operands),
    summary: 'Schedules put together',
    parameters: [],
    curves: () => curvesOf(schedule),
    remade: (others) => curvesOf(remade(others)),
    python: () => (python ??= { expression: pythonOf(operator, operands) }).expression,
  };
}

const curvesOf = (schedule: Schedule | undefined): readonly DefinedCurve[] => (schedule ? [{ quantity: 'weight', schedule }] : []);

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
