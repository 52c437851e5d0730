// The two curves of DINOv2 and DINOv3, a value for each iteration (dinov2 at b8931f7, utils/utils.py; dinov3 at 6876159, train/cosine_lr_scheduler.py).
import { wholeSteps } from '../../core/computed/wholeSteps';
import type { Schedule } from '../../core/schedule';

/** A straight warm-up that reaches its end one iteration early, and half a cosine behind it. `more` is what the cosine is longer than the run, as a part. */
export interface Cosine {
  readonly first: number;
  readonly base: number;
  readonly last: number;
  readonly total: number;
  readonly warm: number;
  readonly more?: number;
  /** So many iterations at the start have 0. */
  readonly frozen?: number;
}

/** The class `CosineScheduler`, which both have. */
export function cosineScheduler({ first, base, last, total, warm, more = 0, frozen = 0 }: Cosine): Schedule {
  const length = total - warm;
  const longer = Math.floor((1 + more) * length);
  const part = (index: number): number => (Math.cos((Math.PI * index) / (longer - 1)) + 1) / 2;
  const falling = (index: number): number => {
    if (more === 0) return last + 0.5 * (base - last) * (1 + Math.cos((Math.PI * index) / length));
    const least = part(length - 1);
    return ((part(index) - least) / (1 - least)) * (base - last) + last;
  };
  const at = (step: number): number => {
    if (step >= total) return last;
    if (step < frozen) return 0;
    if (step >= warm) return falling(step - warm);
    return warm === 1 ? first : first + ((base - first) * step) / (warm - 1);
  };
  return wholeSteps(at, { totalSteps: total, past: 'holds' });
}

/** What a block of DINOv3's `schedules` says. */
export interface Block {
  readonly start: number;
  readonly peak: number;
  readonly end: number;
  readonly warm: number;
  /** The iterations of the cosine; what the warm-up leaves of the run where it is undefined. */
  readonly cosine: number | undefined;
  readonly total: number;
  readonly frozen?: number;
}

/** The function `linear_warmup_cosine_decay` of DINOv3: the cosine has its end in its last iteration. */
export function warmupCosine({ start, peak, end, warm, cosine, total, frozen = 0 }: Block): Schedule {
  const length = cosine ?? total - warm;
  const at = (step: number): number => {
    if (step < frozen) return 0;
    if (step < warm) return start + ((peak - start) * step) / warm;
    const index = step - warm;
    return index < length ? (peak - end) * ((Math.cos(length > 1 ? (Math.PI * index) / (length - 1) : 0) + 1) / 2) + end : end;
  };
  return wholeSteps(at, { totalSteps: total, past: 'holds' });
}
