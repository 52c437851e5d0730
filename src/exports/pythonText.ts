// Schedules as Python, with every number resolved: calls for the Python module that the extension can put into a workspace.
import { extent } from '../core/extent';
import { pythonLiteral } from '../core/pythonLiteral';
import { sample } from '../core/sample';
import type { Schedule } from '../core/schedule';
import { type PythonExpression, sourceText } from '../language/find/kind';
import type { FoundSchedule } from '../language/find/found';

const mostPoints = 1_000;

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

function expressionOf(found: FoundSchedule): PythonExpression {
  const given = found.parameters.filter(({ origin }) => origin.kind !== 'default').map(({ name, value }) => [name, value] as const);
  return found.definition?.python?.(Object.fromEntries(given)) ?? piecewiseOf(found);
}

function piecewiseOf({ definition, schedule }: FoundSchedule): PythonExpression {
  const { text, isExact } = pointsOf(schedule!);
  const note = isExact ? '' : ', within 0.05 % of its range';
  return { text, functions: ['schedule'], comment: `${definition ? `${oneLine(sourceText(definition))}, as` : 'As'} points${note}.` };
}

function pointsOf(schedule: Schedule): { readonly text: string; readonly isExact: boolean } {
  const { totalSteps, unit } = schedule;
  const { min, max } = extent(schedule, 0, totalSteps);
  const view = { from: 0, to: totalSteps, width: mostPoints, height: 1_000, scale: 'linear', low: min, high: max } as const;
  const flat = sample(schedule, view);
  const points = Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i]!, flat[2 * i + 1]!] as const);
  const drawn = points.filter(([step, value]) => Number.isFinite(step) && Number.isFinite(value));
  return {
    text: `schedule("piecewise", base_weight=1, ${unit === 'epoch' ? 'total_epochs' : 'total_steps'}=${pythonLiteral(totalSteps)}, points=${pythonLiteral(drawn)})`,
    isExact: drawn.length <= 2,
  };
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
