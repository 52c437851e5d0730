/** The key of the entry that says how many rounds the loop of a training has: `for step in range(500):`. No name of a program is called so. */
export const loopKey = 'for step';

/** The key of the entry that says how many rounds there are of a loop each of which steps what has this name. */
export const stepKey = (name: string): string => `${name}.step()`;
