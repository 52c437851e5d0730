// Pure: what the installed libraries are asked, and their values beside those that are drawn.
import { formatStep, formatValue } from '../../core/format';
import { type Message, messageText, say, type Translate } from '../../core/message';
import type { Schedule } from '../../core/schedule';
import { type FoundSchedule, installedCallOf } from '../../language/find/found';
import type { DifferenceRow } from '../../protocol';
import { curvesOf, identified, type Curve } from '../model/curves';
import type { Compared } from './compareSchedules';
import type { InstalledAnswer, InstalledRequest } from './installedAnswers';
import { throughPoints } from './throughPoints';

/** Each step of so short a run is asked for; of a longer one so many, and those about its breakpoints. */
const mostSteps = 4_000;
/** The last step that is asked for. */
const lastStep = 1_000_000;
/** A difference below this part of the largest value is one of rounding: of float32, in which JAX and Keras compute. */
const rounding = 2e-6;

/** The requests for all schedules that a library can be asked for. */
export function installedRequests(list: readonly FoundSchedule[]): readonly InstalledRequest[] {
  return identified(list).flatMap(({ id, found }) => {
    const steps = found.schedule ? stepsOf(found.schedule) : [];
    const call = installedCallOf(found, steps.at(-1) ?? 0);
    return call ? [{ id, library: found.definition!.source.split('.')[0]!, steps, call }] : [];
  });
}

/** From the first step to a little past the end. */
function stepsOf({ totalSteps, breakpoints }: Schedule): readonly number[] {
  const end = Math.min(Math.ceil(totalSteps + Math.max(2, 0.06 * totalSteps)), lastStep);
  const stride = Math.max(1, end / mostSteps);
  const steps = new Set(Array.from({ length: Math.floor(end / stride) + 1 }, (_, index) => Math.round(index * stride)));
  if (stride > 1)
    for (const step of breakpoints(0, end)) {
      for (const each of [-1, 0, 1]) steps.add(Math.max(0, Math.floor(step) + each));
      if (steps.size > 2 * mostSteps) break;
    }
  return [...steps].sort((a, b) => a - b);
}

/** The curves of what is installed, and how far those of the document are from them; `answers` by the ids of the schedules. */
export function compareInstalled(
  current: readonly FoundSchedule[],
  answers: ReadonlyMap<string, InstalledAnswer>,
  translate?: Translate,
): Compared {
  const compared = identified(current).map(({ id, found }): Compared => {
    const answer = answers.get(id);
    if (!answer) return { curves: [], rows: [] };
    if (answer.kind !== 'values') return { curves: [], rows: [remark(id, messageText(reasonOf(answer), translate))] };
    const parts = curvesOf([found], translate).map((curve) =>
      ofCurve({ ...curve, id: id + curve.id.slice(found.label.length) }, answer, translate),
    );
    const { library, version, steps, raised } = answer;
    const end =
      raised === undefined
        ? undefined
        : say('{library} {version} stops behind step {step}: {error}', {
            library,
            version,
            step: formatStep(steps.at(-1)!),
            error: raised,
          });
    return {
      curves: parts.flatMap(({ curves }) => curves),
      rows: [...parts.flatMap(({ rows }) => rows), ...(end ? [remark(id, messageText(end, translate))] : [])],
    };
  });
  return { curves: compared.flatMap(({ curves }) => curves), rows: compared.flatMap(({ rows }) => rows) };
}

type Values = Extract<InstalledAnswer, { kind: 'values' }>;

function ofCurve(curve: Curve, { library, version, steps, values }: Values, translate: Translate | undefined): Compared {
  const theirs = values.get(curve.quantity ?? '') ?? values.get('');
  if (!theirs) return { curves: [], rows: [] };
  const label = `${curve.id} (${library} ${version})`;
  const { totalSteps, unit } = curve.schedule;
  const installed: Curve = {
    ...curve,
    id: `${label} (other)`,
    label,
    schedule: throughPoints(steps, theirs, { totalSteps: Math.min(totalSteps, steps.at(-1)!), unit }),
    range: undefined,
    isReference: true,
    like: curve.id,
  };
  const ours = steps.map((step) => curve.schedule.at(step));
  const sizes = ours.map((value, index) => (Number.isNaN(value) && Number.isNaN(theirs[index]) ? 0 : Math.abs(value - theirs[index]!)));
  // What only one of them has is the largest of all.
  const at = sizes.reduce((best, size, index) => (!(size <= sizes[best]!) && !Number.isNaN(sizes[best]) ? index : best), 0);
  const greatest = theirs.reduce((most, value) => Math.max(most, Math.abs(value) || 0), 0);
  const args = {
    library,
    version,
    from: formatValue(ours[at]!),
    to: formatValue(theirs[at]!),
    place: formatStep(steps[at]!),
    size: formatValue(sizes[at]!),
    count: formatStep(steps.length),
  };
  const isSame = sizes[at]! <= rounding * greatest;
  const sentence = isSame
    ? say('the same in {library} {version} at {count} steps: the largest difference is {size}', args)
    : Number.isNaN(sizes[at]!)
      ? say('{from}, but {to} in {library} {version} at step {place}', args)
      : say('{from}, but {to} in {library} {version} at step {place}, a difference of {size}', args);
  return {
    curves: [installed],
    rows: [{ label: curve.id, text: messageText(sentence, translate), step: isSame ? undefined : steps[at]! }],
  };
}

/** Why there are no values. */
function reasonOf(answer: Exclude<InstalledAnswer, { kind: 'values' }>): Message {
  return answer.kind === 'missing'
    ? say('{package} is not installed for this Python.', { package: answer.name })
    : say('What is installed raises an error: {error}', { error: answer.error });
}

const remark = (label: string, text: string): DifferenceRow => ({ label, text, step: undefined });
