import { say } from '../core/message';
import type { Range } from '../language/tree/tree';
import type { Fix } from './rule';

/** The fix that puts another text in a range's place. */
export const changeTo = (text: string, range: Range): Fix => ({ title: say('Change to {text}', { text }), edits: [{ range, text }] });
