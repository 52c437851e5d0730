// Functions of the step that stand in a Python file, drawn as the interpreter evaluates them.
import type { Framework } from '../../language/find/framework';
import { claimAsked } from './asked';
import { candidateAt } from './callee';
import { claimOf } from './claim';
import { claimOfObject } from './objects/expressionOfObject';
import { claimImported } from './imported/claimImported';
import { claimInLoop } from './loops';
import { claimMovedAttribute } from './objects/movedAttribute';
import { claimOwnScheduler } from './objects/ownScheduler';
import { claimOwnStep } from './objects/ownStep';
import { stepMarks } from './stepNames';
import { statefulAt } from './objects/stateful';
import { claimOfTurns } from './turns';
import { claimTable } from './tables/claimTable';

/** Functions of the step. */
export const framework: Framework = {
  name: 'functions',
  reads: {
    field: 'own',
    library: 'functions of the step',
    what: 'functions, lambdas, methods, lists and loops of a file that say a weight or a rate at a step, and calls of those of files that it imports',
    where: 'Python',
  },
  language: 'python',
  isFirst: true,
  takesAsked: true,
  marks: () => stepMarks,
  recognise: (site) => {
    if (site.options.step !== undefined) return claimAsked(site, site.options.step);
    if (site.options.readHandmade === false) return undefined;
    const candidate = candidateAt(site) ?? statefulAt(site);
    return candidate
      ? claimOf(site, candidate)
      : (claimOwnStep(site) ??
          claimTable(site) ??
          claimInLoop(site) ??
          claimOfTurns(site) ??
          claimMovedAttribute(site) ??
          claimOfObject(site) ??
          claimOwnScheduler(site) ??
          claimImported(site));
  },
};
