// Other ways to write a schedule of a Python text: a function of the step as a call of our own language, and the other way round.
// What is written is our own language, so this knows its methods: no other rule does.
/* eslint-disable-next-line @typescript-eslint/no-restricted-imports */
import { sameMethod } from '../core/methods/sameMethod';
/* eslint-disable-next-line @typescript-eslint/no-restricted-imports */
import { findMethod } from '../core/methods/index';
import { say } from '../core/message';
import type { ParameterValues } from '../core/parameter';
import { pythonLiteral } from '../core/pythonLiteral';
import type { FoundSchedule } from '../language/find/found';
import { type Statement, statementAt, statementsOf } from '../language/tree/statements';
import type { Tree } from '../language/tree/tree';
import type { Fix } from './rule';

/** The call of our own language that makes the same curve as a function or an expression of the file: `schedule("cosine", 0.25, 1_000)`. */
export function sameCall({ definition, schedule }: Pick<FoundSchedule, 'definition' | 'schedule'>): string | undefined {
  if (!schedule || definition?.written === undefined || schedule.unit === 'fraction') return undefined;
  const known = calls.get(schedule);
  if (known) return known.text;
  const same = sameMethod(schedule);
  const text = same && callText(same.method.name, same.values);
  calls.set(schedule, { text });
  return text;
}

/** The call for each curve that was asked for: it is the same as long as the curve is. */
const calls = new WeakMap<object, { readonly text: string | undefined }>();

function callText(method: string, { base_weight: weight, total_steps: total, a, delay, start_weight: start }: ParameterValues): string {
  const named = Object.entries({ a, delay, start_weight: start }).flatMap(([name, value]) =>
    value === undefined || (name === 'a' && value === 2) ? [] : [`${name}=${pythonLiteral(value)}`],
  );
  return `schedule(${[pythonLiteral(method), pythonLiteral(weight!), pythonLiteral(total!), ...named].join(', ')})`;
}

/** How a schedule may be written instead; none where nothing else is the same. */
export function rewrites(found: FoundSchedule, tree: Tree): readonly Fix[] {
  const list = statementsOf(tree);
  const statement = statementAt(list, found.range.from);
  if (!statement) return [];
  return [...asCall(found, statement, tree), ...asFunction(found, statement, tree)];
}

function asCall(found: FoundSchedule, statement: Statement, { text }: Tree): readonly Fix[] {
  const call = sameCall(found);
  const written = found.definition?.written;
  if (call === undefined || written === undefined || written === 'otherwise') return [];
  const isAlone = statement.kind === 'function' && !/^\s*@/.test(text.slice(statement.from, statement.to));
  const edit =
    written === 'function'
      ? isAlone && statement.name !== undefined && { range: statement, text: `${statement.name} = ${call}` }
      : written === 'lambda'
        ? { range: found.range, text: call }
        : { range: found.range, text: `${call}(${written.step})` };
  return edit
    ? [{ title: say('Replace by {call}', { call }), edits: [{ ...edit, range: { from: edit.range.from, to: edit.range.to } }] }]
    : [];
}

/** A schedule that a name of the file is bound to, as a function that needs no module of ours. */
function asFunction(found: FoundSchedule, statement: Statement, { text }: Tree): readonly Fix[] {
  const { definition, schedule, keyRange, parameters } = found;
  if (!schedule || !keyRange || definition?.source !== 'schedule()' || found.parts.length > 0 || found.unknowns.length > 0) return [];
  const name = text.slice(keyRange.from, keyRange.to);
  const isStatement = statement.from === keyRange.from && text.slice(found.range.to, statement.to).trim() === '';
  const values = Object.fromEntries(parameters.map((each) => [each.name, each.value]));
  const body = isStatement && text.startsWith('schedule(', found.range.from) ? functionBody(values) : undefined;
  if (body === undefined) return [];
  const needsMath = body.includes('math.') && !/^import math$/m.test(text);
  const written = { range: { from: statement.from, to: found.range.to }, text: `def ${name}(step):\n${body}` };
  const imported = { range: { from: 0, to: 0 }, text: 'import math\n' };
  const edits = !needsMath
    ? [written]
    : statement.from > 0
      ? [imported, written]
      : [{ range: written.range, text: imported.text + written.text }];
  return [{ title: say('Write out as Python function'), edits }];
}

/** The methods whose formula is one line, and these lines. */
const lines: Readonly<Record<string, string>> = {
  linear: 't / total',
  cosine: '(1 - math.cos(math.pi * t / total)) / 2',
  power: '(t / total) ** a',
  exponential: '1 - math.exp(-t / (total / 4))',
};

function functionBody({
  method,
  base_weight: weight,
  total_steps: total,
  a,
  delay = 0,
  start_weight: start = 0,
  ...others
}: ParameterValues) {
  const line = typeof method === 'string' ? lines[findMethod(method)?.name ?? ''] : undefined;
  if (line === undefined || total === undefined || weight === undefined || others.reverse === true) return undefined;
  const names = [
    ['base', weight],
    ...(start === 0 ? [] : [['start', start] as const]),
    ['total', total],
    ...(line.includes('** a') ? [['a', a ?? 2] as const] : []),
  ] as const;
  const shifted = delay === 0 ? 'step' : `step - ${pythonLiteral(delay)}`;
  return [
    `    ${names.map(([name]) => name).join(', ')} = ${names.map(([, value]) => pythonLiteral(value)).join(', ')}`,
    `    t = min(max(${shifted}, 0), total)`,
    start === 0 ? `    return base * (${line})` : `    return start + (base - start) * (${line})`,
  ].join('\n');
}
