const hour = 3_600_000
const day = 24 * hour

/** A session ends this long after sign-in, whatever happens (P1.5). */
export const absoluteLimit = 30 * day

/** A session nobody uses ends after this long; "remember me" waits until the absolute end. */
export function idleLimit(remembered: boolean): number {
  return remembered ? absoluteLimit : 12 * hour
}
