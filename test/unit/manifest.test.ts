import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as commandNames from '../../src/commands';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category?: string }[];
    readonly submenus: readonly { readonly id: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command?: string; readonly submenu?: string; readonly when?: string }[]>>;
    readonly keybindings: readonly { readonly command: string; readonly when?: string }[];
    readonly configuration: {
      readonly properties: Readonly<Record<string, { readonly markdownDescription?: string; readonly default?: unknown }>>;
    };
  };
}

const written = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const texts = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Readonly<Record<string, string>>;
/** The manifest as VS Code shows it in English. */
const manifest = JSON.parse(JSON.stringify(written), (_, value: unknown) => {
  const key = typeof value === 'string' ? /^%(.+)%$/.exec(value)?.[1] : undefined;
  return key === undefined ? value : texts[key];
}) as Manifest;
const { commands, menus, submenus, keybindings, configuration } = manifest.contributes;
const page = readFileSync('docs/settings.md', 'utf8');

describe('the manifest', () => {
  it('contributes the commands that the extension registers, and no others', () => {
    assert.deepEqual(commands.map(({ command }) => command).sort(), Object.values(commandNames).sort());
  });

  it('uses no command that it does not contribute', () => {
    const known = new Set([...commands.map(({ command }) => command), ...submenus.map(({ id }) => id)]);
    for (const entry of [...Object.values(menus).flat(), ...keybindings]) {
      const used = 'submenu' in entry ? entry.submenu : entry.command;
      assert.ok(used !== undefined && known.has(used), used);
    }
    for (const { id } of submenus) assert.ok(menus[id]!.length > 0);
  });

  for (const { command, title, category } of commands) {
    it(`${command} has a title that says what it does, and our category`, () => {
      assert.match(title, /^[A-Z]/);
      assert.equal(category, 'Weight Schedules');
    });
  }

  it('has all that is shown of commands and settings in package.nls.json, and nothing else there', () => {
    const { commands: all, configuration: settings } = written.contributes;
    const shown = [
      ...all.flatMap(({ title, category }) => [title, category]),
      ...Object.values(settings.properties).map(({ markdownDescription }) => markdownDescription),
    ];
    for (const text of shown) assert.match(text ?? '', /^%.+%$/);
    const used = new Set(Array.from(JSON.stringify(written).matchAll(/"%([^%"]+)%"/g), ([, key]) => key));
    assert.deepEqual([...used].sort(), Object.keys(texts).sort());
  });

  it('offers in the palette only what can be done, but for what can always be done', () => {
    const always = ['preview', 'openSample', 'insertRuntime'].map((name) => `weightSchedules.${name}`);
    const limited = menus.commandPalette!.map(({ command, when }) => (when === undefined ? undefined : command));
    assert.deepEqual([...limited, ...always].sort(), commands.map(({ command }) => command).sort());
    assert.ok(commands.every(({ title }) => !/ or un/i.test(title)));
  });

  it('asks for no context but what the extension tells', () => {
    const asked = new Set(Array.from(JSON.stringify(menus).matchAll(/weightSchedules\.(is\w+|has\w+)/g), ([, name]) => name));
    assert.deepEqual([...asked].sort(), ['hasAdded', 'hasSchedules', 'isComparing', 'isPreviewOpen']);
  });

  it('has keys only where they apply', () => {
    for (const { when } of keybindings) assert.ok(when);
  });

  for (const [name, { markdownDescription, default: value }] of Object.entries(configuration.properties)) {
    it(`${name} is described, has a default, and stands in its page`, () => {
      assert.match(markdownDescription ?? '', /\.$/);
      assert.notEqual(value, undefined);
      assert.ok(page.includes(`\`${name}\``), 'docs/settings.md does not have it');
    });
  }
});
