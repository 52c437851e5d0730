import type { RunPython } from './pythonRun';

/** In a web worker nothing can be run. */
export const runPython: RunPython | undefined = undefined;
