import { type Message, say } from '../../core/message';

/** The number that the author of a plain scalar means. Where loaders disagree: a message about it, and a text that all of them read alike. */
export interface YamlNumber {
  /** Undefined where the author means text but PyYAML reads a number: `12:30`. */
  readonly value: number | undefined;
  readonly message?: Message;
  readonly replacement?: string;
}

const infinities = /^[-+]?\.inf$/i;
const notNumbers = /^\.nan$/i;

/** YAML 1.2, core schema. */
function readCore(text: string): number | undefined {
  if (infinities.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  if (notNumbers.test(text)) return Number.NaN;
  if (/^0o[0-7]+$/.test(text) || /^0x[\da-f]+$/i.test(text)) return Number(text);
  return /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:e[-+]?\d+)?$/i.test(text) ? Number(text) : undefined;
}

/** YAML 1.1 as PyYAML 6 reads it: the first form that matches decides. */
const pyYamlForms: readonly (readonly [RegExp, (digits: string) => number])[] = [
  [/^[-+]?0b[01_]+$/, (digits) => Number.parseInt(digits.slice(2), 2)],
  [/^[-+]?0x[\da-fA-F_]+$/, (digits) => Number.parseInt(digits.slice(2), 16)],
  [/^[-+]?0[0-7_]+$/, (digits) => Number.parseInt(digits, 8)],
  [/^[-+]?(?:0|[1-9][\d_]*)$/, Number],
  [/^(?:[-+]?\d[\d_]*\.[\d_]*|\.\d[\d_]*)(?:[eE][-+]\d+)?$/, Number],
  [/^[-+]?[1-9][\d_]*(?::[0-5]?\d)+$|^[-+]?\d[\d_]*(?::[0-5]?\d)+\.[\d_]*$/, readBase60],
];

function readBase60(digits: string): number {
  return digits.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}

function readPyYaml(text: string): number | undefined {
  if (infinities.test(text) || notNumbers.test(text)) return readCore(text);
  const read = pyYamlForms.find(([form]) => form.test(text))?.[1];
  if (!read) return undefined;
  const value = read(text.replace(/^[-+]/, '').replaceAll('_', ''));
  return text.startsWith('-') ? -value : value;
}

/** Reads forms that people write for numbers although neither version of YAML knows them. */
function readLoose(text: string): number | undefined {
  const word = /^([-+]?)(inf|infinity|nan)$/i.exec(text);
  if (word) return word[2]!.toLowerCase() === 'nan' ? Number.NaN : word[1] === '-' ? -Infinity : Infinity;
  const digits = text.replaceAll('_', '');
  return /^[-+]?(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:e[-+]?\d+)?$/i.test(text) ? readCore(digits) : undefined;
}

/** The number in a form that every loader reads alike. */
function write(text: string, value: number): string {
  if (Number.isNaN(value)) return '.nan';
  if (!Number.isFinite(value)) return value < 0 ? '-.inf' : '.inf';
  const decimal = /^([-+]?)(\d*)(\.?\d*)(?:e([-+]?)(\d+))?$/i.exec(text.replaceAll('_', ''));
  if (!decimal || (!decimal[3] && !decimal[5])) return String(value);
  const [, sign = '', whole = '', fraction = '', exponentSign = '', exponent] = decimal;
  return `${sign}${whole || '0'}${fraction.length > 1 ? fraction : '.0'}${exponent ? `e${exponentSign || '+'}${exponent}` : ''}`;
}

/** Reads a plain scalar as a number; undefined where neither YAML 1.2 nor PyYAML nor a person sees one. */
export function readYamlNumber(text: string): YamlNumber | undefined {
  if (text.length > 400 || !/^[-+.]?[\d.inIN]/.test(text)) return undefined;
  const pyYaml = readPyYaml(text);
  const core = readCore(text);
  const value = core ?? readLoose(text) ?? (text.includes(':') ? undefined : pyYaml);
  if (value === undefined) {
    if (pyYaml === undefined) return undefined;
    return {
      value,
      message: say('PyYAML reads {text} as the number {number}. Quote it if it is text.', { text, number: pyYaml }),
      replacement: `"${text}"`,
    };
  }
  if (Object.is(core, value) && Object.is(pyYaml, value)) return { value };
  const replacement = write(text, value);
  if (pyYaml === undefined) {
    return {
      value,
      message: say('PyYAML reads {text} as text, not as a number. {replacement} is a number everywhere.', { text, replacement }),
      replacement,
    };
  }
  if (core === undefined) {
    return {
      value,
      message: say('YAML 1.2 reads {text} as text, not as a number. {replacement} is a number everywhere.', { text, replacement }),
      replacement,
    };
  }
  return {
    value,
    message: say('PyYAML reads {text} as {pyYaml} and YAML 1.2 as {core}. {replacement} is the same everywhere.', {
      text,
      pyYaml,
      core,
      replacement,
    }),
    replacement,
  };
}
