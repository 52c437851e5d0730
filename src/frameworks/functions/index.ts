// Functions of the step that stand in a Python file, drawn as the interpreter evaluates them.
import type { Framework } from '../../language/find/framework';
import { claimAsked } from './asked';
import { candidateAt } from './callee';
import { claimOf, partFor } from './claim';
import { claimInLoop } from './loops';
import { stepMarks } from './stepNames';
import { claimTable } from './tables';

/** Functions of the step. */
export const framework: Framework = {
  name: 'functions',
  language: 'python',
  isFirst: true,
  takesAsked: true,
  marks: () => stepMarks,
  recognise: (site) => {
    if (site.options.step !== undefined) return claimAsked(site, site.options.step);
    if (site.options.readHandmade === false) return undefined;
    const candidate = candidateAt(site);
    if (!candidate) return claimTable(site) ?? claimInLoop(site);
    const part = partFor(site, candidate);
    return part && claimOf(site, candidate, part);
  },
};
