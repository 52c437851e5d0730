import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type Config, configOf } from '../../src/configOf';

interface Manifest {
  readonly contributes: { readonly configuration: { readonly properties: Readonly<Record<string, { readonly default: unknown }>> } };
}

const { properties } = (JSON.parse(readFileSync('package.json', 'utf8')) as Manifest).contributes.configuration;
const defaults = Object.fromEntries(Object.entries(properties).map(([name, { default: value }]) => [name.replace(/^.*\./, ''), value]));

/** The configuration with the defaults of the manifest but for these settings. */
function read(changed: Readonly<Record<string, unknown>> = {}): Config {
  const settings: Readonly<Record<string, unknown>> = { ...defaults, ...changed };
  return configOf((name) => {
    assert.ok(name in settings, `the manifest has no ${name}`);
    return settings[name];
  });
}

describe('configOf', () => {
  const otherValues: Readonly<Record<string, unknown>> = {
    functionNames: ['ramp'],
    languages: ['toml'],
    readHandmade: false,
    inlayHints: true,
    codeLens: true,
    rules: { 'over-early': 'off' },
    readings: { 'loss.beta': { shape: 'cosine' } },
  };

  for (const name of Object.keys(defaults)) {
    it(`follows the setting ${name}`, () => assert.notDeepEqual(read({ [name]: otherValues[name] ?? 7 }), read()));
  }

  it('takes only severities for rules', () =>
    assert.deepEqual(read({ rules: { 'over-early': 'hint', 'jump-at-join': 'loud', 'step-past-end': 1 } }).rules, {
      'over-early': 'hint',
    }));

  it('counts the size of a file in characters, which the setting has in millions', () =>
    assert.equal(read({ maxFileSize: 2 }).maxFileSize, 2e6));

  it('takes no number, and none that is not above 0, for one that is not set', () => {
    for (const value of [null, 0, -5]) assert.deepEqual(read({ totalSteps: value, processes: value }).run, read().run);
    assert.deepEqual(read().run, { totalSteps: undefined, stepsPerEpoch: undefined, datasetSize: undefined, processes: undefined });
  });
});
