// Our own language, which is asked first of all.
import type { Framework } from '../language/find/framework';
import { framework as compositions } from './compositions/index';
import { framework as schedule } from './schedule/index';

/** The frameworks of our own language. */
export const ownFrameworks: readonly Framework[] = [schedule, compositions];
