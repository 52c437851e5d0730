import { Scale } from 'chart.js';
import type { Tick } from '../../src/exports/picture';
import type { Span, WeightScale } from '../../src/protocol';
import { placeAt, type PixelScale } from './pixelScale';
import type { PlotArea } from './plotArea';
import { TextWidths } from './textWidths';
import type { Theme } from '../elements/theme';

/** What an axis reaches over, what it is called, how it is drawn, and what stands at it. */
export interface AxisLook {
  readonly span: Span;
  readonly title: string;
  readonly scale: WeightScale;
  readonly theme: Theme;
  /** In pixels. */
  readonly fontSize: number;
  /** Whether its ticks go on as lines across the plot. */
  readonly hasGrid: boolean;
  /** The room above it that parts its plot from the one above. In pixels. */
  readonly gap: number;
  /** What stands at an axis of so many pixels; a tick without a label is a small one. */
  readonly ticks: (length: number) => readonly Tick[];
}

const tickLength = 4;
const minorLength = 3;
const labelGap = 3;
const titleGap = 4;
const lineHeight = 1.2;
/** By how many pixels labels may become narrower before the axis does: a plot that jumps with each digit cannot be read. */
const slack = 16;
/** About the part of a chart's height that its plots have. */
const plotsShare = 0.85;

/**
 * An axis, linear or logarithmic. Chart.js lays it out once; from then on it is moved from frame to frame and draws its few lines and labels with
 * values that are there, where Chart.js' own scales resolve a dozen options for each tick.
 */
export class PlotAxis extends Scale {
  static readonly id = 'plot';
  static readonly defaults = { ticks: { autoSkip: false } };

  /** Set by the options before each layout. */
  look!: AxisLook;
  /** Where the values stand. */
  pixels: PixelScale = { offset: 0, factor: 1, isLog: false };
  #labels: readonly Tick[] = [];
  #room = 0;
  readonly #widths = new TextWidths();

  /** Looks another way from now on, without a layout; answers whether its labels have no place in the layout that there is. */
  show(look: AxisLook): boolean {
    this.look = look;
    this.determineDataLimits();
    this.buildTicks();
    this.configure();
    const wanted = this.#wantedRoom();
    return wanted > this.#room || wanted < this.#room - slack;
  }

  override isHorizontal(): boolean {
    return this.id === 'x';
  }

  override determineDataLimits(): void {
    this.min = this.look.span.from;
    this.max = this.look.span.to;
  }

  override buildTicks(): [] {
    this.#labels = this.look.ticks(this.#length);
    return [];
  }

  /** In pixels. While Chart.js lays out plots one above the other, their axes do not have their heights yet. */
  get #length(): number {
    if (this.isHorizontal()) return this.width;
    const { length } = this.#stack;
    return length === 0 ? this.height : (this.chart.height * plotsShare) / length - this.look.gap;
  }

  /** The value axes of plots one above the other; none where there is one plot. */
  get #stack(): readonly PlotAxis[] {
    if ((this.options as { readonly stack?: string }).stack === undefined) return [];
    return Object.values(this.chart.scales).filter((scale): scale is PlotAxis => scale instanceof PlotAxis && !scale.isHorizontal());
  }

  override calculateLabelRotation(): void {
    this.labelRotation = 0;
  }

  override configure(): void {
    const isLog = this.look.scale === 'log';
    const [low, high] = isLog ? [Math.log10(this.min), Math.log10(this.max)] : [this.min, this.max];
    const [start, end] = this.isHorizontal() ? [this.left, this.right] : [this.bottom, this.top + this.look.gap];
    const factor = (end - start) / (high - low);
    this.pixels = { offset: start - factor * low, factor, isLog };
  }

  override fit(): void {
    const height = this.look.fontSize * lineHeight;
    const title = height + 2 * titleGap;
    this.#room = this.#wantedRoom();
    if (this.isHorizontal()) {
      this.width = this.maxWidth;
      this.height = tickLength + 2 * labelGap + height + title;
      // The first and the last label stand out by half of their width.
      this.paddingLeft = this.paddingRight = this.#room;
    } else {
      // One above the other are as wide as the widest of them, where Chart.js would part the width between them.
      const stack = this.#stack;
      const room = Math.max(this.#room, ...stack.map((axis) => axis.#wantedRoom()));
      this.width = Math.min(stack.length === 0 ? this.maxWidth : this.chart.width / 2, tickLength + 2 * labelGap + room + title);
      this.height = this.maxHeight;
      this.paddingTop = this.paddingBottom = height / 2;
    }
  }

  override getPixelForValue(value: number): number {
    return placeAt(this.pixels, value);
  }

  override getValueForPixel(pixel: number): number {
    const { offset, factor, isLog } = this.pixels;
    const value = (pixel - offset) / factor;
    return isLog ? 10 ** value : value;
  }

  /** The plot that a value axis stands beside. */
  get area(): PlotArea {
    const { left, right } = this.chart.chartArea;
    return { left, right, top: this.top + this.look.gap, bottom: this.bottom };
  }

  override draw(whole: PlotArea): void {
    const { ctx, look } = this;
    const { theme, fontSize, title } = look;
    const area = this.isHorizontal() ? whole : this.area;
    ctx.save();
    ctx.lineWidth = 1;
    ctx.font = this.#font;
    ctx.textBaseline = 'middle';
    ctx.fillStyle = theme.muted;
    this.#drawTicks(area);
    ctx.strokeStyle = theme.axis;
    ctx.beginPath();
    if (this.isHorizontal()) this.#line(this.left, this.right, this.top);
    else {
      const [edge, out] = this.#isRight ? [this.left, minorLength] : [this.right, -minorLength];
      this.#line(area.top, area.bottom, edge);
      for (const { at, label } of this.#labels) if (label === '') this.#level(edge, edge + out, this.getPixelForValue(at));
    }
    ctx.stroke();
    ctx.fillStyle = theme.foreground;
    ctx.textAlign = 'center';
    const half = titleGap + (fontSize * lineHeight) / 2;
    if (this.isHorizontal()) ctx.fillText(title, (this.left + this.right) / 2, this.bottom - half);
    else {
      ctx.translate(this.#isRight ? this.right - half : this.left + half, (area.top + area.bottom) / 2);
      ctx.rotate(this.#isRight ? Math.PI / 2 : -Math.PI / 2);
      ctx.fillText(this.#fitting(title, area.bottom - area.top), 0, 0);
    }
    ctx.restore();
  }

  /** A title, cut where it is longer than its axis. */
  #fitting(title: string, length: number): string {
    let text = title;
    for (let count = title.length - 1; count > 0 && this.#widths.of(this.ctx, this.#font, text) > length; count--)
      text = `${title.slice(0, count)}…`;
    return text;
  }

  get #isRight(): boolean {
    return this.id === 'right';
  }

  get #font(): string {
    return `${this.look.fontSize}px ${this.look.theme.fontFamily}`;
  }

  #drawTicks(area: PlotArea): void {
    const { ctx, look } = this;
    const isRight = this.#isRight;
    const edge = isRight ? this.left : this.right;
    const out = isRight ? 1 : -1;
    ctx.strokeStyle = look.theme.grid;
    ctx.beginPath();
    if (this.isHorizontal()) {
      ctx.textAlign = 'center';
      const y = this.top + tickLength + labelGap + (look.fontSize * lineHeight) / 2;
      for (const { at, label } of this.#labels) {
        const x = this.getPixelForValue(at);
        this.#upright(look.hasGrid ? area.top : this.top, this.top + tickLength, x);
        ctx.fillText(label, x, y);
      }
    } else {
      ctx.textAlign = isRight ? 'left' : 'right';
      for (const { at, label } of this.#labels) {
        if (label === '') continue;
        const y = this.getPixelForValue(at);
        this.#level(look.hasGrid ? area.right : edge, edge + out * tickLength, y);
        ctx.fillText(label, edge + out * (tickLength + labelGap), y);
      }
    }
    ctx.stroke();
  }

  #line(from: number, to: number, at: number): void {
    if (this.isHorizontal()) this.#level(from, to, at);
    else this.#upright(from, to, at);
  }

  #level(from: number, to: number, at: number): void {
    const y = this.#aligned(at);
    this.ctx.moveTo(from, y);
    this.ctx.lineTo(to, y);
  }

  #upright(from: number, to: number, at: number): void {
    const x = this.#aligned(at);
    this.ctx.moveTo(x, from);
    this.ctx.lineTo(x, to);
  }

  /** Where a line of one pixel is sharp. */
  #aligned(place: number): number {
    const ratio = this.chart.currentDevicePixelRatio;
    return Math.round((place - 0.5) * ratio) / ratio + 0.5;
  }

  /** The room that the labels need: their width beside the axis, half of it where they stand under it. */
  #wantedRoom(): number {
    // Also before its first layout, in which those beside it ask.
    if (this.#labels.length === 0) return 0;
    const font = this.#font;
    let widest = 0;
    for (const { label } of this.#labels) widest = Math.max(widest, this.#widths.of(this.ctx, font, label));
    return Math.ceil(this.isHorizontal() ? widest / 2 : widest);
  }
}
