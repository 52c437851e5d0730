// The pages of docs/ about methods and settings.
import { buildSchedule } from '../src/core/methods/buildSchedule';
import { methods } from '../src/core/methods/index';
import type { Method } from '../src/core/methods/method';
import type { ParameterValues } from '../src/core/parameter';
import { curvePicture } from '../src/core/drawing/curvePicture';
import { palettes } from '../src/core/drawing/palette';
import { formatExact, formatStep } from '../src/core/format';
import { phasesOf } from '../src/core/phases';

/** What an example of a method needs besides w = 1 and T = 10,000. */
const examples: Readonly<Record<string, ParameterValues>> = {
  step: { milestones: [3000, 6000, 9000] },
  piecewise: {
    points: [
      [0, 0],
      [2000, 1],
      [6000, 0.4],
      [10000, 0.6],
    ],
  },
  constant: { delay: 4000, total_steps: 6000 },
};

/** docs/methods.md with its pictures, path -> text. */
export function methodPageFiles(): Readonly<Record<string, string>> {
  const pictures = methods.flatMap((method) =>
    (['light', 'dark'] as const).map(
      (theme) => [`docs/pictures/methods/${method.name}-${theme}.svg`, `${picture(method, theme)}\n`] as const,
    ),
  );
  const text = `# Methods\n\nThe curves of \`schedule(method, base_weight, total_steps)\`, with w the weight, t the step and T the total steps. Here w is 1 and T is 10,000.\n\n${methods
    .map(section)
    .join('\n')}`;
  return { 'docs/methods.md': text, ...Object.fromEntries(pictures) };
}

function picture(method: Method, theme: 'light' | 'dark'): string {
  const schedule = buildSchedule(method, { method: method.name, base_weight: 1, total_steps: 10_000, ...examples[method.name] });
  return curvePicture(schedule, {
    width: 360,
    height: 130,
    palette: palettes[theme],
    to: schedule.totalSteps,
    stepText: formatStep,
    target: 1,
    marks: [],
    peaks: [],
    phases: phasesOf(schedule),
  });
}

function section({ name, aliases, formula, summary, note, parameters, python }: Method): string {
  const others = aliases.length > 0 ? `Also ${aliases.map((alias) => `\`${alias}\``).join(', ')}. ` : '';
  const list = parameters.map(
    ({ name: parameter, description, default: value }) =>
      `- \`${parameter}\`: ${description}${typeof value === 'number' ? ` (${formatExact(value)})` : typeof value === 'string' ? ` (${value})` : ''}`,
  );
  return `## ${name}\n\n<picture><source media="(prefers-color-scheme: dark)" srcset="pictures/methods/${name}-dark.svg"><img alt="The curve of ${name}" src="pictures/methods/${name}-light.svg"></picture>\n\n\`${formula}\`\n\n${summary}. ${note ?? ''}\n\n${others}Source: ${python.source}.\n${list.length > 0 ? `\n${list.join('\n')}\n` : ''}`;
}

/** docs/settings.md, from the manifest and its texts. */
export function settingsPage(manifest: string, texts: string): string {
  const words = JSON.parse(texts) as Readonly<Record<string, string>>;
  const parsed = JSON.parse(manifest) as {
    contributes: {
      configuration: { properties: Readonly<Record<string, { order?: number; default?: unknown; markdownDescription?: string }>> };
    };
  };
  const rows = Object.entries(parsed.contributes.configuration.properties)
    .sort(([, a], [, b]) => (a.order ?? 0) - (b.order ?? 0))
    .map(
      ([name, setting]) =>
        `| \`${name}\` | \`${JSON.stringify(setting.default)}\` | ${(setting.markdownDescription ?? '').replace(/^%(.+)%$/, (_, key: string) => words[key] ?? '').replaceAll('|', '\\|')} |`,
    );
  return `# Settings\n\n| setting | default | what it does |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
}
