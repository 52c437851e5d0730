// Schedules as Python, with every number resolved: calls for the Python module that the extension can put into a workspace.
import { extent } from '../core/extent';
import type { ParameterValue } from '../core/parameter';
import { sample } from '../core/sample';
import type { Schedule } from '../core/schedule';
import type { FoundSchedule } from '../language/find/found';

const mostPoints = 1_000;

/** What a schedule is copied as. */
interface Expression {
  readonly text: string;
  /** The functions that it calls. */
  readonly functions: readonly string[];
  readonly comment?: string;
  readonly isBinary?: boolean;
}

/**
 * A Python text that binds each schedule that has a curve to a name: calls and compositions as they resolve; where a framework's own class defines
 * the curve, a `piecewise` schedule through its points, which says how near it is.
 */
export function pythonText(found: readonly FoundSchedule[]): string {
  const names = new Set<string>();
  const functions = new Set<string>();
  const statements = found.flatMap((each) => {
    if (!each.schedule) return [];
    const { text, functions: used, comment } = expressionOf(each);
    for (const name of used) functions.add(name);
    const name = unusedName(each.label, names);
    const comments = [...(name === each.label ? [] : [oneLine(each.label)]), ...(comment === undefined ? [] : [comment])];
    return [...comments.map((line) => `# ${line}\n`), `${name} = ${text}\n`].join('');
  });
  if (statements.length === 0) return '';
  return `from weight_schedules import ${[...functions].sort().join(', ')}\n\n${statements.join('')}`;
}

function expressionOf(found: FoundSchedule): Expression {
  if (found.composition) return compositionOf(found.composition);
  if (found.source !== 'schedule()' || !found.method) return piecewiseOf(found);
  const given = found.parameters.filter(({ name, origin }) => name !== 'method' && name !== 'step' && origin !== 'default');
  const values = given.map(({ name, value }) => `, ${name}=${pythonValue(value)}`);
  const hasTotal = given.some(({ name }) => name === 'total_steps');
  if (!hasTotal) values.push(', total_steps=100');
  return {
    text: `schedule("${found.method.name}"${values.join('')})`,
    functions: ['schedule'],
    ...(hasTotal ? {} : { comment: 'The text does not say how many steps: 100 stands for all of the run.' }),
  };
}

function compositionOf({ operator, operands }: NonNullable<FoundSchedule['composition']>): Expression {
  const parts = operands.map((operand) =>
    typeof operand === 'number' ? { text: pythonNumber(operand), functions: [] } : expressionOf(operand),
  );
  const functions = parts.flatMap((part) => part.functions);
  const comments = parts.flatMap(({ comment }: Expression) => comment ?? []);
  const comment = comments.length > 0 ? { comment: comments.join(' ') } : {};
  if (/^\w+$/.test(operator)) {
    return { text: `${operator}(${parts.map(({ text }) => text).join(', ')})`, functions: [operator, ...functions], ...comment };
  }
  const text = parts.map((part: Expression) => (part.isBinary ? `(${part.text})` : part.text)).join(` ${operator} `);
  return { text, functions, isBinary: true, ...comment };
}

function piecewiseOf({ source, schedule }: FoundSchedule): Expression {
  const { text, isExact } = pointsOf(schedule!);
  const note = isExact ? '' : ', within 0.05 % of its range';
  return { text, functions: ['schedule'], comment: `${oneLine(source)}, as points${note}.` };
}

function pointsOf(schedule: Schedule): { readonly text: string; readonly isExact: boolean } {
  const { totalSteps } = schedule;
  const { min, max } = extent(schedule, 0, totalSteps);
  const view = { from: 0, to: totalSteps, width: mostPoints, height: 1_000, scale: 'linear', low: min, high: max } as const;
  const flat = sample(schedule, view);
  const points = Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i]!, flat[2 * i + 1]!] as const);
  const drawn = points.filter(([step, value]) => Number.isFinite(step) && Number.isFinite(value));
  return {
    text: `schedule("piecewise", base_weight=1, total_steps=${pythonNumber(totalSteps)}, points=${pythonValue(drawn)})`,
    isExact: drawn.length <= 2,
  };
}

function pythonValue(value: ParameterValue): string {
  if (typeof value === 'number') return pythonNumber(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return `[${value.map((item) => pythonValue(item)).join(', ')}]`;
}

/** All digits of a number; long whole ones in groups. */
function pythonNumber(value: number): string {
  return Number.isInteger(value) && Math.abs(value) >= 1e4 && Math.abs(value) < 1e15
    ? String(value).replace(/\B(?=(\d{3})+$)/g, '_')
    : String(value);
}

/** A name that Python allows and that is not taken, as like the label as can be. */
function unusedName(label: string, taken: Set<string>): string {
  const plain =
    label
      .slice(0, 60)
      .replace(/\W+/g, '_')
      .replace(/^_+(?=.)|_+$/g, '') || 'weight';
  const base = /^\d/.test(plain) ? `weight_${plain}` : reserved.has(plain) ? `${plain}_` : plain;
  let name = base;
  for (let count = 2; taken.has(name); count++) name = `${base}_${count}`;
  taken.add(name);
  return name;
}

/** Python's keywords, and what the text imports. */
const reserved = new Set(
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield clip maximum minimum repeat schedule sequence shift'.split(
    ' ',
  ),
);

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').slice(0, 200);
}
