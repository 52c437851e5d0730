// A schedule of our own language as a Python function that needs no module of ours.
import type { Method } from '../../core/methods/method';
import type { ParameterValues } from '../../core/parameter';
import { pythonLiteral } from '../../core/pythonLiteral';

/** The body of a function of `step`, which may need `math`; undefined where the method has no formula of one line, or more than these values changes it. */
export function functionBody(
  { parameters, python: { line } }: Method,
  { base_weight: weight, total_steps: total, delay = 0, start_weight: start = 0, reverse = false, ...others }: ParameterValues,
): string | undefined {
  const isKnown = (name: string) => name === 'method' || parameters.some((own) => own.name === name);
  if (line === undefined || total === undefined || weight === undefined || reverse !== false || !Object.keys(others).every(isKnown))
    return undefined;
  const names = Object.entries({
    base: weight,
    ...(start !== 0 && { start }),
    total,
    ...Object.fromEntries(parameters.map(({ name, default: value }) => [name, others[name] ?? (value as number)])),
  });
  const shifted = delay === 0 ? 'step' : `step - ${pythonLiteral(delay)}`;
  return [
    `    ${names.map(([name]) => name).join(', ')} = ${names.map(([, value]) => pythonLiteral(value)).join(', ')}`,
    `    t = min(max(${shifted}, 0), total)`,
    start === 0 ? `    return base * (${line})` : `    return start + (base - start) * (${line})`,
  ].join('\n');
}
