// Other ways to write a schedule of a Python text: a function of the step as a call of our own language, and the other way round.
import { say } from '../core/message';
import type { FoundSchedule } from '../language/find/found';
import { type Statement, statementAt, statementsOf } from '../language/tree/statements';
import type { Tree } from '../language/tree/tree';
import type { Fix } from './rule';

/** How a schedule may be written instead; none where nothing else is the same. */
export function rewrites(found: FoundSchedule, tree: Tree): readonly Fix[] {
  const list = statementsOf(tree);
  const statement = statementAt(list, found.range.from);
  if (!statement) return [];
  return [...asCall(found, statement, tree), ...asFunction(found, statement, tree)];
}

function asCall({ definition, schedule, range }: FoundSchedule, statement: Statement, { text }: Tree): readonly Fix[] {
  const written = definition?.written;
  const call = schedule && definition?.sameCall?.(schedule);
  if (call === undefined || written === undefined || written === 'otherwise') return [];
  const isAlone = statement.kind === 'function' && !/^\s*@/.test(text.slice(statement.from, statement.to));
  const edit =
    written === 'function'
      ? isAlone && statement.name !== undefined && { range: statement, text: `${statement.name} = ${call}` }
      : written === 'lambda'
        ? { range, text: call }
        : { range, text: `${call}(${written.step})` };
  return edit
    ? [{ title: say('Replace by {call}', { call }), edits: [{ ...edit, range: { from: edit.range.from, to: edit.range.to } }] }]
    : [];
}

/** A schedule that a name of the file is bound to, as a function that needs no module of ours. */
function asFunction(found: FoundSchedule, statement: Statement, { text }: Tree): readonly Fix[] {
  const { definition, schedule, keyRange, parameters } = found;
  if (!schedule || !keyRange || !definition?.functionBody || found.unknowns.length > 0) return [];
  const name = text.slice(keyRange.from, keyRange.to);
  const isStatement = statement.from === keyRange.from && text.slice(found.range.to, statement.to).trim() === '';
  const values = Object.fromEntries(parameters.map((each) => [each.name, each.value]));
  const isCall = /^\w+\(/.test(text.slice(found.range.from, found.range.to));
  const body = isStatement && isCall ? definition.functionBody(values) : undefined;
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
