// Pure: what the script that asks the installed libraries reads and prints.
import type { InstalledCall } from '../../language/find/kind';

/** What the installed library is asked for a schedule, and whose it is. */
export interface InstalledRequest {
  /** Of the schedule in its document. */
  readonly id: string;
  /** The name of the package. */
  readonly library: string;
  /** Whole steps, ascending. */
  readonly steps: readonly number[];
  readonly call: InstalledCall;
}

/** What the installed library has for a schedule. */
export type InstalledAnswer =
  | {
      readonly kind: 'values';
      readonly library: string;
      readonly version: string;
      /** The steps that have values. */
      readonly steps: readonly number[];
      /** By the quantities of the curves; "" stands for all. NaN where a value is none. */
      readonly values: ReadonlyMap<string, readonly number[]>;
      /** What it raised at the step behind the last one. */
      readonly raised: string | undefined;
    }
  | { readonly kind: 'missing'; readonly name: string }
  | { readonly kind: 'error'; readonly error: string };

/** All answers, by the ids of the schedules, and which Python gave them. */
export interface InstalledAnswers {
  readonly python: string;
  readonly answers: ReadonlyMap<string, InstalledAnswer>;
}

/** The answers in what the script has printed; undefined where that is something else. */
export function readAnswers(output: string, requests: readonly InstalledRequest[]): InstalledAnswers | undefined {
  const printed = parsed(output);
  const [python, list] = [printed?.python, printed?.answers];
  if (typeof python !== 'string' || !Array.isArray(list) || list.length !== requests.length) return undefined;
  const answers = requests.map((request, index) => [request.id, readAnswer(request, list[index])] as const);
  return answers.every((each): each is [string, InstalledAnswer] => each[1] !== undefined)
    ? { python, answers: new Map(answers) }
    : undefined;
}

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields | undefined => (typeof value === 'object' && value ? (value as Fields) : undefined);

function parsed(output: string): Fields | undefined {
  try {
    return fieldsOf(JSON.parse(output));
  } catch {
    return undefined;
  }
}

function readAnswer({ library, steps }: InstalledRequest, answer: unknown): InstalledAnswer | undefined {
  const { missing, error, version, values, raised } = fieldsOf(answer) ?? {};
  if (typeof missing === 'string') return { kind: 'missing', name: missing };
  if (typeof error === 'string') return { kind: 'error', error };
  const lists = Object.entries(fieldsOf(values) ?? {}).map(
    ([quantity, list]) => [quantity, Array.isArray(list) ? list.map(numberIn) : []] as const,
  );
  const count = lists[0]?.[1].length ?? 0;
  if (typeof version !== 'string' || count === 0 || count > steps.length || lists.some(([, list]) => list.length !== count))
    return undefined;
  return {
    kind: 'values',
    library,
    version,
    steps: steps.slice(0, count),
    values: new Map(lists),
    raised: typeof raised === 'string' ? raised : undefined,
  };
}

const numberIn = (value: unknown): number => (typeof value === 'number' ? value : NaN);
