/** The key of the entry that says how many rounds the loop of a training has: `for step in range(500):`. No name of a program is called so. */
export const loopKey = 'for step';

/** The same of a loop over epochs: `for epoch in range(90):`. */
export const epochLoopKey = 'for epoch';

/** What the rounds of a loop are; "other" where it may step something more than once in a round, or not at all. */
export type Rounds = 'step' | 'epoch' | 'other';

/** The key of the entry that says of a loop with such rounds that it steps what has this name, each of its rounds once. */
export const stepKey = (name: string, rounds: Rounds): string => `${name}.step() for ${rounds}`;
