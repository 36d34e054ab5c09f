/** Where the time comes from. Nothing in the server asks the machine directly, so a test can move time. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands still until it is moved. */
export interface ManualClock extends Clock {
  set(time: Date | string): void
  advance(milliseconds: number): void
}

/** Makes a clock for tests, standing at `start`. */
export function manualClock(start: Date | string): ManualClock {
  let time = new Date(start).getTime()
  return {
    now: () => new Date(time),
    set: (value) => {
      time = new Date(value).getTime()
    },
    advance: (milliseconds) => {
      time += milliseconds
    },
  }
}
