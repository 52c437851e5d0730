// How keys that are about the run may be written. Which keys there are is said by conventions.

/** Mappings with such a name, or beside such a key, count other steps than those of the run: of an environment, of sampling, of an integrator, of an attack. */
export const otherSections =
  /^(?:(?:\w+_)?envs?|environment|eval|evaluation|val|validation|test|sampl(?:er|ing)|diffusion|inference|generation|ode|sde|integrator|l_?bfgs|attack|rollout|langevin|mcmc|hmc|sgld|inner_loop|simulat(?:ion|or)|physics|planner|planning|mpc|cem|sinkhorn|cg|power_iteration|warm_?up|profiler|early_stopping|logg(?:er|ing)|checkpoint(?:er|ing)?|mcts|icp|retry)(?:_(?:cfg|config|args|kwargs|params|options))?$/i;

/** How a key may be written, as in the tables first: in small letters, with hyphens or, as constants are, in capitals. */
export function spellingsOf(name: string): readonly string[] {
  let known = spellings.get(name);
  if (!known) spellings.set(name, (known = [...new Set([name, name.replaceAll('_', '-'), name.toUpperCase()])]));
  return known;
}

const spellings = new Map<string, readonly string[]>();

/** What all keys about runs are asked for by, of a mapping that reports what is looked up in it. */
export const runKeysKey = '[run]';
