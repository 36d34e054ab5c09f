import type { Instant, Validity } from './model.ts'

/** `[from, to)` with both ends known, possibly infinite. */
export interface Interval {
  readonly from: Instant
  readonly to: Instant
}

/** The time in which all of the validities hold; empty when `from >= to`. */
export function overlap(...validities: readonly (Validity | undefined)[]): Interval {
  return {
    from: Math.max(...validities.map((validity) => validity?.from ?? Number.NEGATIVE_INFINITY)),
    to: Math.min(...validities.map((validity) => validity?.to ?? Number.POSITIVE_INFINITY)),
  }
}

export function isEmpty({ from, to }: Interval): boolean {
  return from >= to
}

export function contains({ from, to }: Interval, at: Instant): boolean {
  return at >= from && at < to
}
