import { formatStep } from '../core/format';
import { say } from '../core/message';
import type { FoundParameter } from '../language/find/found';
import { isOfLoop } from '../language/resolve/origin';
import type { Rule } from './rule';

/** A cosine that is shorter than the part of the run in which it counts: behind its lowest point it rises again. */
export const risesAgain: Rule = {
  code: 'rises-again',
  severity: 'warning',
  summary: 'a cosine that ends before its part of the run, and rises again',
  check: ({ parameters, run }) => {
    const numberIn = (name: string): number | undefined => {
      const value = parameters.find((parameter) => parameter.name === name)?.value;
      return typeof value === 'number' ? value : undefined;
    };
    const period: FoundParameter | undefined = parameters.find(({ name }) => name === 'T_max');
    const [begin = 0, end = isOfLoop(run) ? run!.value : undefined] = [numberIn('begin'), numberIn('end')];
    if (!period?.node || end === undefined || Number(period.value) >= end - begin) return [];
    const args = { period: formatStep(Number(period.value)), part: formatStep(end - begin) };
    const message = say('T_max is {period}, but it is called {part} times: behind T_max the curve rises again.', args);
    return [{ message, range: period.node.range }];
  },
};
