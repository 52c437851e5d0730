import { mostMoves, movesOf } from '../../core/facts/moves';
import { verdict } from '../../core/facts/verdict';
import { formatStep, formatValue } from '../../core/format';
import { type Message, say } from '../../core/message';
import type { DefinedParameter } from '../../language/find/definition';
import { baseValue, type FoundSchedule, parameterOf } from '../../language/find/found';

/** A schedule in a few words, for the end of its line: "0 → 0.5 over 10,000"; undefined where it has no curve. */
export function shortText({ schedule, totalSteps }: FoundSchedule): Message | undefined {
  if (!schedule) return undefined;
  const { totalSteps: end, past } = schedule;
  const moves = movesOf(schedule, past === 'fails' ? end - 1 : end);
  const values =
    moves && moves.length <= mostMoves ? [schedule.at(0), ...moves.map((move) => move.end)] : [schedule.at(0), schedule.at(end)];
  const way = values.map(formatValue).join(' → ');
  return totalSteps === undefined ? say('{way} over the run', { way }) : say('{way} over {steps}', { way, steps: formatStep(totalSteps) });
}

/** What a schedule does in its run, in a sentence or two. */
export function verdictOf(found: FoundSchedule): Message {
  const before = verdict(found.schedule!, {
    target: baseValue(found),
    run: found.run?.value,
    isRelative: found.totalSteps === undefined,
    isOpen: found.definition?.written !== undefined && !parameterOf(found, 'total'),
  });
  const metric = unknownMetric(found);
  const next =
    metric?.isAimedAt === true ? say('That is while the metric is what is aimed at.') : say('That is with a metric that stays as it is.');
  return metric ? say('{before} {next}', { before, next }) : before;
}

/** The metric that it follows, where no training log says how that was. */
const unknownMetric = ({ definition, parameters }: FoundSchedule): DefinedParameter | undefined =>
  definition?.parameters.find(({ name, isOfLog }) => isOfLog === true && !parameters.some((each) => each.name === name));
