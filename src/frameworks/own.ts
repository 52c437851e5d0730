// What is read of every text: our own language, which is asked first of all, and how configs are loaded.
import type { Framework } from '../language/find/framework';
import { framework as compositions } from './compositions/index';
import { framework as schedule } from './schedule/index';

export { conventions } from './conventions/all';
export { throughPoints } from './schedule/throughPoints';

/** The frameworks of our own language. */
export const ownFrameworks: readonly Framework[] = [schedule, compositions];
