// The words for shapes -> the methods that draw them.
import { buildSchedule } from '../../core/methods/buildSchedule';
import { constant } from '../../core/methods/constant';
import { cosine } from '../../core/methods/cosine';
import { exponentialDecay } from '../../core/methods/exponentialDecay';
import { linear } from '../../core/methods/linear';
import { power } from '../../core/methods/power';
import { sigmoidRampup } from '../../core/methods/sigmoidRampup';
import type { Schedule } from '../../core/schedule';

/** What is between the start and the end. */
export interface Ends {
  readonly start: number;
  readonly end: number;
  readonly length: number;
  readonly delay: number;
}

/** How a value goes from the start to the end. */
export interface Shape {
  readonly name: string;
  readonly formula: string;
  /** Whether it can go from this start to this end at all. */
  readonly fits: (start: number, end: number) => boolean;
  readonly schedule: (ends: Ends) => Schedule;
}

const always = (): boolean => true;

const plain = (name: string, formula: string, method: typeof linear): Shape => ({
  name,
  formula,
  fits: always,
  schedule: ({ start, end, length, delay }) => buildSchedule(method, { base_weight: end, start_weight: start, total_steps: length, delay }),
});

/** A power of what is gone on the way up, and of what is left on the way down, as polynomial decay has it. */
const ofPower = (name: string, a: number): Shape => ({
  name,
  formula: `low + (high − low) · part^${a}`,
  fits: always,
  schedule: ({ start, end, length, delay }) =>
    buildSchedule(power, {
      base_weight: Math.max(start, end),
      start_weight: Math.min(start, end),
      total_steps: length,
      delay,
      a,
      reverse: start > end,
    }),
});

/** The shape where none is named. */
export const straight = plain('linear', 'start + (end − start) · t/T', linear);

/** The ramp of Mean Teacher. */
export const meanTeacher = plain('sigmoid_rampup', 'start + (end − start) · e^(−5 (1 − t/T)²)', sigmoidRampup);

const geometric: Shape = {
  name: 'exponential',
  formula: 'start · (end/start)^(t/T)',
  fits: (start, end) => start > 0 && end > 0,
  schedule: ({ start, end, length, delay }) =>
    buildSchedule(exponentialDecay, { base_weight: start, rate: end / start, total_steps: length, delay }),
};

const flat: Shape = {
  name: 'constant',
  formula: 'start',
  fits: always,
  schedule: ({ start, length }) => buildSchedule(constant, { base_weight: start, total_steps: length }),
};

const halfCosine = plain('cosine', 'start + (end − start) · (1 − cos(π t/T)) / 2', cosine);

const shapes: readonly (readonly [Shape, string])[] = [
  [
    straight,
    'linear lin linear_warmup linear_rampup linear_ramp linear_anneal linear_annealing linear_decay linear_increase linear_schedule ramp',
  ],
  [halfCosine, 'cosine cos half_cosine cosine_annealing cosine_anneal cosine_decay cosine_schedule cosine_warmup cosine_ramp'],
  [geometric, 'exponential exp geometric exponential_decay exp_decay exponential_annealing'],
  [meanTeacher, 'sigmoid_rampup exp_rampup gaussian_rampup mean_teacher'],
  [ofPower('quadratic', 2), 'quadratic'],
  [ofPower('cubic', 3), 'cubic'],
  [flat, 'constant'],
];

const byWord: ReadonlyMap<string, Shape> = new Map(shapes.flatMap(([shape, words]) => words.split(' ').map((word) => [word, shape])));

/** The shape of a word, whatever its case; undefined for a word that may mean several, or none. */
export const shapeOf = (word: string): Shape | undefined => byWord.get(word.trim().toLowerCase().replaceAll('-', '_'));

/** The names of shapes between a start and an end. */
export const shapeWords: readonly string[] = shapes.flatMap(([{ name }]) => (name === flat.name ? [] : [name]));

/** The marks of shapes: the shortest words, which stand within many others, with what is before them. */
export const shapeMarks = [
  ...['exp', 'lin', 'cos'].flatMap((word) => [`: ${word}`, `"${word}"`, `'${word}'`]),
  // A shape may have any other name.
  ...['shape:', 'shape":', 'shape ='],
  'linear',
  'step_linear',
  'linear_*',
  'cosine',
  'cosine_*',
  'exponential',
  'exponential_*',
  'geometric',
  'mean_teacher',
  'quadratic',
  'cubic',
];
