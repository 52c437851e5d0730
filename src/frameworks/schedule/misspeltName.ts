// A call in a program of what is nearly called `schedule`: `shedule("linear", 1, 10)`.
import { nearest } from '../../core/nearest';
import { findMethod } from '../../core/methods/index';
import { unknownWord } from '../../language/find/problems';
import type { Claim } from '../../language/find/framework';
import type { Site } from '../../language/find/site';
import { bindingsOf } from '../../language/resolve/names/bindingsOf';
import type { CallNode } from '../../language/tree/tree';
import { modulesOf } from '../../language/tree/walk';
import { source } from './definitions';
import { isScheduleCall, methodArgument } from './recogniseCall';

/** Marks of which one is left in `schedule` whichever letter is mistyped. */
export const misspeltMarks = ['sch', 'sce', 'edule'] as const;

/** The claim of a call of a name that nothing in the program binds, where a schedule's arguments follow it. */
export function ofMisspelt(site: Site, { callee, calleeRange, arguments: list }: CallNode): Claim | undefined {
  const { bareWords, functionNames } = site.options;
  if (bareWords || !/^[sS]\w+$/.test(callee) || !functionNames.includes('schedule') || nearest(callee, ['schedule']).length === 0)
    return undefined;
  const method = methodArgument(list)?.value;
  if (method?.kind !== 'string' || !findMethod(method.value)) return undefined;
  const isOurs = isScheduleCall(list, (node) => (node === method ? method.value : undefined), {
    isOthers: () => true,
    isFree: () => true,
    hasRun: () => false,
  });
  if (!isOurs || isBound(site, callee)) return undefined;
  return { definition: undefined, source, arguments: [], problems: [unknownWord('function', callee, ['schedule'], calleeRange)] };
}

/** Whether a program may give a name a meaning: it, an earlier cell, or a module all of whose names are imported. */
function isBound({ options, place }: Site, name: string): boolean {
  const scopes = [place.ancestors, ...modulesOf(options.earlierCells ?? []).map((module) => [module])];
  return scopes.some((path) => {
    const stars = bindingsOf('*', path).map(({ entry }) => entry.value);
    return (
      bindingsOf(name, path).length > 0 || stars.some((star) => star.kind !== 'import' || !/(?:^|\.)weight_schedules$/.test(star.module))
    );
  });
}
