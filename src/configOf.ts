import type { ChangedReadings } from './language/find/asked/changedReading';
import type { RunSettings } from './language/run/runSettings';
import type { Language } from './language/index';
import type { Severities } from './rules/index';

/** The settings as they stand for one resource. */
export interface Config {
  /** Names of the functions whose calls are schedules. */
  readonly functionNames: readonly string[];
  /** Whether keys that people made up and functions of the step are read as schedules. */
  readonly readHandmade: boolean;
  /** What made-up keys are read as, where that is not as they were read at first. */
  readonly readings: ChangedReadings;
  /** Whether a few words behind each schedule say what it does. */
  readonly inlayHints: boolean;
  /** Whether a sentence above each schedule does. */
  readonly codeLens: boolean;
  /** The languages that are read. */
  readonly languages: readonly Language[];
  /** The longest text that is read, in characters. */
  readonly maxFileSize: number;
  /** How grave problems are, by their codes, where that is not as it is by default. */
  readonly rules: Severities;
  /** The Python in which installed libraries are asked, where the Python extension says none; "" where the setting does not either. */
  readonly python: string;
  /** What is known of the run besides the text. */
  readonly run: RunSettings;
}

/** Gives the value of a setting by its name, or the fallback where VS Code knows no such setting. */
export type GetSetting = (name: string, fallback: unknown) => unknown;

/** The settings, of which a number that is not above 0 counts as none. */
export function configOf(get: GetSetting): Config {
  const positive = (name: keyof RunSettings) => {
    const value = get(name, null) as number | null;
    return value !== null && value > 0 ? value : undefined;
  };
  return {
    functionNames: get('functionNames', []) as readonly string[],
    readHandmade: get('readHandmade', true) as boolean,
    readings: readingsOf(get('readings', {})),
    inlayHints: get('inlayHints', false) as boolean,
    codeLens: get('codeLens', false) as boolean,
    languages: get('languages', []) as readonly Language[],
    maxFileSize: (get('maxFileSize', 1) as number) * 1e6,
    python: get('python', '') as string,
    rules: severitiesOf(get('rules', {})),
    run: {
      totalSteps: positive('totalSteps'),
      stepsPerEpoch: positive('stepsPerEpoch'),
      datasetSize: positive('datasetSize'),
      processes: positive('processes'),
    },
  };
}

/** The entries of a setting that are objects. */
function readingsOf(setting: unknown): ChangedReadings {
  const entries = typeof setting === 'object' && setting ? Object.entries(setting) : [];
  return Object.fromEntries(entries.filter(([, entry]) => typeof entry === 'object' && entry));
}

const severities = new Set<unknown>(['error', 'warning', 'information', 'hint', 'off']);

/** The entries of a setting that are severities; none of what is none. */
function severitiesOf(setting: unknown): Severities {
  const entries = typeof setting === 'object' && setting ? Object.entries(setting) : [];
  return Object.fromEntries(entries.filter(([, severity]) => severities.has(severity)));
}
