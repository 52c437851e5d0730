// The problems that reading a text finds: what each is about, and how grave it is.
import type { Problem } from '../language/find/found';
import type { ProblemCode } from '../language/find/problemCode';
import { changeTo } from './changeTo';
import type { Diagnosis, Rule } from './rule';

/** What is said of a problem besides what reading has found. Their order is that of the README. */
export const reading: Readonly<Record<ProblemCode, Pick<Rule, 'summary' | 'severity'> & Pick<Diagnosis, 'isUnused'>>> = {
  'unknown-method': { severity: 'error', summary: 'a method or kind of schedule that does not exist' },
  'unknown-argument': { severity: 'error', summary: 'an argument that does not exist' },
  'unknown-composition': { severity: 'error', summary: 'a function around schedules that does not exist' },
  'unknown-function': { severity: 'error', summary: 'a name near to `schedule` to which the program gives no meaning' },
  'broken-call': { severity: 'error', summary: 'a call in a config that cannot be read: `10k is not a number. Write 10000.`' },
  'invalid-value': {
    severity: 'error',
    summary: 'a value out of its domain (T ≤ 0, a ≤ 0, not finite), or values that do not go together',
  },
  'invalid-composition': { severity: 'error', summary: 'schedules that cannot be put together so, or an operation that takes none' },
  'mixed-units': { severity: 'error', summary: 'an argument whose name says steps in a schedule that counts epochs' },
  'wrong-type': { severity: 'error', summary: 'a value of the wrong kind: a text where a number must stand' },
  'missing-argument': { severity: 'error', summary: 'an argument that must be given' },
  'misplaced-argument': { severity: 'error', summary: 'an argument without a name behind those with one, or with a name in a resolver' },
  'repeated-argument': { severity: 'error', summary: 'an argument that is given twice' },
  'too-many-arguments': { severity: 'error', summary: 'more arguments than there are parameters' },
  'no-value': { severity: 'warning', summary: 'a name behind which no value stands' },
  'missing-total': { severity: 'warning', summary: 'a schedule that does not say how long it is' },
  'unused-argument': { severity: 'warning', isUnused: true, summary: 'an argument that the method does not use' },
  'unknown-key': {
    severity: 'warning',
    summary: 'a key beside a `method` that is not the name of its parameter: `start` for `start_weight`',
  },
  'computed-text': {
    severity: 'warning',
    summary: 'arithmetic beside a `method`, which OmegaConf hands over as a text: `${epochs} * 195`',
  },
  'integer-rate': { severity: 'warning', summary: 'an integer as a first rate, from which Keras 3 computes in integers' },
  'wrong-interval': { severity: 'warning', summary: 'a length in epochs where updates are counted, or the other way round' },
  raises: { severity: 'warning', summary: 'a function that raises an error at step 0' },
  unresolved: { severity: 'information', summary: 'a name, a reference or a length that the file does not say' },
  'no-curve': { severity: 'hint', summary: 'what a schedule of a library is made of and the file does not say, so that it has no curve' },
  random: { severity: 'information', summary: 'noise that is drawn while the training runs' },
  'other-key': { severity: 'hint', summary: 'a key beside a `method` that says nothing of the schedule' },
  'repeated-key': { severity: 'hint', isUnused: true, summary: 'a key that is written again, so that it does not count' },
  'refused-key': { severity: 'error', summary: 'a key that a TOML file has already, so that nothing reads it' },
  'pyyaml-number': { severity: 'hint', summary: 'a number that PyYAML reads as text, or as another number' },
  'quote-call': { severity: 'hint', summary: 'a call that YAML takes apart, or that JSON and TOML do not take, unless it is quoted' },
};

/** How grave a problem is. */
export const severityOf = ({ code }: Pick<Problem, 'code'>) => reading[code].severity;

/** A problem that was found, with what may have been meant as its fixes. */
export const diagnosisOf = ({ code, message, range, meant }: Problem): Diagnosis => ({
  code,
  severity: reading[code].severity,
  ...(reading[code].isUnused && { isUnused: true }),
  message,
  range,
  fixes: meant ? meant.texts.map((text) => changeTo(text, meant.range)) : [],
});
