/** Counts the time of work that pauses now and then. */
export interface Stopwatch {
  go(): void
  pause(): void
}

/** Calls `over` once the time between `go` and `pause` adds up to so many milliseconds. */
export function stopwatch(milliseconds: number, over: () => void): Stopwatch {
  let left = milliseconds
  let begun: number | undefined
  let timer: NodeJS.Timeout | undefined
  return {
    go: () => {
      if (begun !== undefined) return
      begun = performance.now()
      timer = setTimeout(over, left).unref()
    },
    pause: () => {
      if (begun === undefined) return
      clearTimeout(timer)
      left -= performance.now() - begun
      begun = undefined
    },
  }
}
