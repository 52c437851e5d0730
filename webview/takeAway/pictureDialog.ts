import type { Drawing } from '../../src/exports/drawing';
import { layOut } from '../../src/exports/layOut';
import { missingCharacters } from '../../src/exports/pdfFont';
import type { Picture } from '../../src/exports/picture';
import { svgPicture } from '../../src/exports/svgPicture';
import type { PictureSettings } from '../../src/protocol';
import { create } from '../elements/dom';
import { t } from '../elements/t';
import { pictureChoices } from './pictureChoices';
import { inUnit, pictureSize, settingLimits } from './pictureSettings';

export interface PictureDialogOptions {
  /** Remembers the settings; called when the user saves or copies. */
  readonly keep: (settings: PictureSettings) => void;
  readonly save: (settings: PictureSettings) => void;
  readonly copy: () => void;
}

/** The largest canvas that browsers have. */
const mostPixels = 16_384;

/** The dialog for saving a picture: format, size and colours, with a preview. */
export class PictureDialog {
  #settings!: PictureSettings;
  #pictureOf!: (settings: PictureSettings) => Picture;
  #unit: PictureSettings['unit'] = 'px';
  #plainTitle = '';

  constructor(
    private readonly dialog: HTMLDialogElement,
    private readonly options: PictureDialogOptions,
  ) {}

  get isOpen(): boolean {
    return this.dialog.open;
  }

  /** Opens it with these settings. */
  open(settings: PictureSettings, pictureOf: (settings: PictureSettings) => Picture, hasLog: boolean): void {
    this.#settings = settings;
    this.#pictureOf = pictureOf;
    this.#unit = settings.unit;
    this.#plainTitle = pictureOf({ ...settings, title: undefined }).title;
    const form = this.#form(settings, hasLog);
    this.dialog.replaceChildren(form);
    if (!this.dialog.open) this.dialog.showModal();
    this.#change(form);
  }

  #form(settings: PictureSettings, hasLog: boolean): HTMLFormElement {
    const choices = pictureChoices();
    const button = (textContent: string, onclick: () => void) => create('button', { type: 'button', textContent, onclick });
    const save = create('button', { type: 'submit', className: 'primary', textContent: t('Save…') });
    const form = create(
      'form',
      { method: 'dialog' },
      create('h2', { id: 'pictureHeading', textContent: t('Save picture') }),
      create('img', { alt: t('What the picture will look like') }),
      create(
        'div',
        { className: 'fields' },
        field(t('Format'), select('format', choices.format, settings.format)),
        field(t('Title'), create('input', { name: 'title', value: settings.title ?? this.#plainTitle, spellcheck: false })),
        field(t('Width'), number('width', settings.width)),
        field(t('Height'), number('height', settings.height)),
        field(t('Unit'), select('unit', choices.unit, settings.unit)),
        field(t('Pixels per inch'), number('resolution', settings.resolution)),
        field(t('Font size (points)'), number('fontSize', settings.fontSize)),
        field(t('Line width (points)'), number('lineWidth', settings.lineWidth)),
        field(t('Legend'), select('legend', choices.legend, settings.legend)),
        field(t('Colours'), select('colors', choices.colors, settings.colors)),
        field(t('Grid'), check('grid', settings.grid)),
        field(t('Marks and phases'), check('marks', settings.marks)),
        ...(hasLog ? [field(t('Training log'), check('log', settings.log))] : []),
      ),
      create('p', { className: 'hint', id: 'pictureNote', role: 'status' }),
      create(
        'div',
        { className: 'buttons' },
        save,
        button(t('Copy picture'), () => this.#finish(form, this.options.copy)),
        button(t('Cancel'), () => this.dialog.close()),
      ),
    );
    form.addEventListener('input', () => this.#change(form));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#finish(form, () => this.options.save(this.#settings));
    });
    return form;
  }

  #finish(form: HTMLFormElement, act: () => void): void {
    if (!form.reportValidity()) return;
    this.options.keep(this.#settings);
    this.dialog.close();
    act();
  }

  #change(form: HTMLFormElement): void {
    const control = (name: string) => form.elements.namedItem(name);
    const input = (name: string) => control(name) as HTMLInputElement;
    const choice = <Name extends 'format' | 'unit' | 'legend' | 'colors'>(name: Name) =>
      (control(name) as HTMLSelectElement).value as PictureSettings[Name];
    const unit = choice('unit');
    for (const name of ['width', 'height'] as const) {
      const length = input(name);
      if (unit !== this.#unit && length.value !== '') length.valueAsNumber = inUnit(length.valueAsNumber, this.#unit, unit);
      const [least, most] = settingLimits[name];
      Object.assign(length, { min: inUnit(least, 'px', unit), max: inUnit(most, 'px', unit) });
    }
    this.#unit = unit;
    const numberOf = (name: string, before: number) => (input(name).validity.valid ? input(name).valueAsNumber : before);
    const before = this.#settings;
    const title = input('title').value;
    this.#settings = {
      format: choice('format'),
      title: title === this.#plainTitle ? undefined : title,
      width: numberOf('width', before.width),
      height: numberOf('height', before.height),
      unit,
      fontSize: numberOf('fontSize', before.fontSize),
      lineWidth: numberOf('lineWidth', before.lineWidth),
      legend: choice('legend'),
      grid: input('grid').checked,
      marks: input('marks').checked,
      log: (control('log') as HTMLInputElement | null)?.checked ?? before.log,
      colors: choice('colors'),
      resolution: numberOf('resolution', before.resolution),
    };
    this.#show();
  }

  /** Shows the picture as it will be, what to know of the format, and only the fields that count for it. */
  #show(): void {
    const settings = this.#settings;
    const drawing = layOut(this.#pictureOf(settings));
    const { dialog } = this;
    dialog.dataset.format = settings.format;
    dialog.querySelector('img')!.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgPicture(drawing))}`;
    const scale = settings.resolution / 96;
    const pixels = [drawing.width, drawing.height].map((length) => Math.round(length * scale));
    const isTooLarge = settings.format === 'png' && Math.max(...pixels) > mostPixels;
    const resolution = dialog.querySelector<HTMLInputElement>('[name=resolution]')!;
    resolution.setCustomValidity(isTooLarge ? t('The picture is too large.') : '');
    dialog.querySelector('#pictureNote')!.textContent = note(settings, drawing, pixels);
  }
}

/** What to know of a picture before it is saved. */
function note(settings: PictureSettings, { height: drawn, below, above }: Drawing, [width, height]: readonly number[]): string {
  const size = drawn - pictureSize(settings).height > 1 ? t('The legend needs more room: the picture will be higher.') : '';
  switch (settings.format) {
    case 'png':
      return [t('{width} × {height} pixels.', { width: width!, height: height! }), size].join(' ');
    case 'svg':
      return size;
    case 'pdf': {
      const missing = missingCharacters([...below, ...above].map((shape) => (shape.kind === 'text' ? shape.text : '')).join(''));
      return [
        missing === '' ? '' : t('The fonts that every reader of PDF has lack {characters}: SVG keeps them.', { characters: missing }),
        size,
      ].join(' ');
    }
    case 'tex':
      return t('To be put into a document that loads pgfplots, with \\input.');
    case 'pgfplots':
      return t(
        'A column for the steps and one for each curve, by names that pgfplots takes: \\addplot table [x=step, y=…, col sep=comma].',
      );
  }
}

/** A control with its name, in an element that is hidden where the format does not need it. */
function field(name: string, control: HTMLInputElement | HTMLSelectElement): HTMLElement {
  const label = create('label', { className: 'field' }, create('span', { textContent: name }), control);
  label.dataset.name = control.name;
  return label;
}

function select(name: string, choices: Readonly<Record<string, string>>, value: string): HTMLSelectElement {
  const options = Object.entries(choices).map(([key, label]) =>
    create('option', { value: key, textContent: label, selected: key === value }),
  );
  return create('select', { name }, ...options);
}

function number(name: keyof typeof settingLimits, value: number): HTMLInputElement {
  const [least, most] = settingLimits[name];
  return create('input', {
    name,
    type: 'number',
    min: String(least),
    max: String(most),
    step: 'any',
    required: true,
    value: String(value),
  });
}

const check = (name: string, checked: boolean): HTMLInputElement => create('input', { name, type: 'checkbox', checked });
