// A function of a file as a kind of schedule.
import type { Definition } from '../../language/find/definition';
import type { FoundParameter } from '../../language/find/found';
import type { StepMethod } from '../../interpreter/statefulRun';
import type { Site } from '../../language/find/site';
import type { Range } from '../../language/tree/tree';
import { sameCall } from '../schedule/sameCall';
import { type Candidate, fullNameOf } from './callee';
import { parameterOf, type Role } from './parameterOf';

/** The kind of schedule that a function is. `known` are the values that its text gives its parameters. */
export function definitionOf(
  site: Site,
  { callee, head, others, step }: Candidate,
  known: readonly FoundParameter[],
  curves: Definition['curves'],
  hasOwnSteps: boolean,
  roles: (name: string) => Role | undefined,
): Definition {
  const { kind } = callee;
  const name = fullNameOf(callee);
  return {
    source: `${name}()`,
    name,
    formula: formulaOf(site.text, head.range, site.node.range),
    summary: 'A function of this file, evaluated without running it',
    ...(step.isLeft && { note: 'It is called with the part of the run that is left. Drawn is the part that is done.' }),
    ...(callee.run && { note: noteOf(callee.run) }),
    written: kind === 'function' || kind === 'lambda' ? kind : 'otherwise',
    sameCall,
    ...(hasOwnSteps && { hasOwnSteps }),
    parameters: others.map((other) => parameterOf(other, roles(other.name), known.find((each) => each.name === other.name)?.value)),
    curves,
  };
}

/** At which of its states an object is drawn. */
const noteOf = ({ read, isBefore, method }: StepMethod): string =>
  isBefore
    ? `The value at a step is that of ${read!.name} after so many calls of ${method}()`
    : `The value at a step is that of the call of ${method}() at that step, the first being at step 0`;

/** What the curve of something with this name is of. */
export function quantityOf(name: string): string {
  if (/(?:^|_)(?:lr|l_?rate|learning_rate)(?:_|$)/i.test(name)) return 'lr';
  return /momentum/i.test(name) ? 'momentum' : 'weight';
}

/** What a function returns where that is all that it does, else its head. */
function formulaOf(text: string, head: Range, whole: Range): string {
  const body = text.slice(head.to, whole.to).replace(/^\s*(?:->[^:\n]*)?:\s*/, '');
  const only =
    /^(?:"""(?:(?!""")[^])*"""\s*)?return\s+([^]*)$/.exec(body)?.[1] ?? (text.startsWith('lambda', head.from) ? body : undefined);
  return plainText(only ?? text.slice(head.from, head.to).replace(/^def\s+/, ''));
}

/** A piece of a text on one line, shortened. */
export function plainText(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}
