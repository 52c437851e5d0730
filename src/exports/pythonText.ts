// Schedules as Python, with every number resolved: calls for the Python module that the extension can put into a workspace.
import { extent } from '../core/extent';
import { sample } from '../core/sample';
import type { Schedule } from '../core/schedule';
import { type PythonExpression, sourceText } from '../language/find/kind';
import type { FoundSchedule } from '../language/find/found';

const mostPoints = 1_000;

/** Writes a schedule through some points [step, value] of a curve. */
export type WritePoints = (schedule: Schedule, points: readonly (readonly [number, number])[]) => PythonExpression;

/**
 * A Python text that binds each schedule that has a curve to a name: calls and compositions as they resolve; where a framework's own class defines
 * the curve, what `writePoints` makes of its points, with how near that is.
 */
export function pythonText(found: readonly FoundSchedule[], writePoints: WritePoints): string {
  const drawn = found.flatMap((each) => (each.schedule ? [{ label: each.label, ...expressionOf(each, each.schedule, writePoints) }] : []));
  const functions = new Set(drawn.flatMap((each) => each.functions));
  const names = new Set<string>();
  const statements = drawn.map(({ label, text, comment }) => {
    const name = unusedName(label, names, functions);
    const comments = [...(name === label ? [] : [oneLine(label)]), ...(comment === undefined ? [] : [comment])];
    return [...comments.map((line) => `# ${line}\n`), `${name} = ${text}\n`].join('');
  });
  if (statements.length === 0) return '';
  return `from weight_schedules import ${[...functions].sort().join(', ')}\n\n${statements.join('')}`;
}

function expressionOf(found: FoundSchedule, schedule: Schedule, writePoints: WritePoints): PythonExpression {
  const given = found.parameters.filter(({ origin }) => origin.kind !== 'default').map(({ name, value }) => [name, value] as const);
  return found.definition?.python?.(Object.fromEntries(given)) ?? asPoints(found, schedule, writePoints);
}

function asPoints({ definition }: FoundSchedule, schedule: Schedule, writePoints: WritePoints): PythonExpression {
  const points = pointsOf(schedule);
  const note = points.length <= 2 ? '' : ', within 0.05 % of its range';
  return { ...writePoints(schedule, points), comment: `${definition ? `${oneLine(sourceText(definition))}, as` : 'As'} points${note}.` };
}

function pointsOf(schedule: Schedule): readonly (readonly [number, number])[] {
  const { totalSteps } = schedule;
  const { min, max } = extent(schedule, 0, totalSteps);
  const view = { from: 0, to: totalSteps, width: mostPoints, height: 1_000, scale: 'linear', low: min, high: max } as const;
  const flat = sample(schedule, view);
  const points = Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i]!, flat[2 * i + 1]!] as const);
  return points.filter(([step, value]) => Number.isFinite(step) && Number.isFinite(value));
}

/** A name that Python allows and that is neither taken nor imported, as like the label as can be. */
function unusedName(label: string, taken: Set<string>, imported: ReadonlySet<string>): string {
  const plain =
    label
      .slice(0, 60)
      .replace(/\W+/g, '_')
      .replace(/^_+(?=.)|_+$/g, '') || 'weight';
  const base = /^\d/.test(plain) ? `weight_${plain}` : keywords.has(plain) || imported.has(plain) ? `${plain}_` : plain;
  let name = base;
  for (let count = 2; taken.has(name); count++) name = `${base}_${count}`;
  taken.add(name);
  return name;
}

/** Python's. */
const keywords = new Set(
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  ),
);

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').slice(0, 200);
}
