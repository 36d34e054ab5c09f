import pg from 'pg'

interface Trips {
  /** Times somebody had to wait for the database, since the last `reset`. */
  count: number
  /** The statements of each trip, for the message when there are too many. */
  log: string[][]
  reset(): void
  restore(): void
}

/**
 * Counts round trips of all connections of this process: a statement that is sent while nothing is under way on its
 * connection begins a new one; what is sent meanwhile travels with it. News to browsers is not waited for.
 */
export function countTrips(): Trips {
  const underWay = new WeakMap<object, number>()
  const trips: Trips = {
    count: 0,
    log: [],
    reset: () => {
      trips.count = 0
      trips.log = []
    },
    restore: () => {
      pg.Client.prototype.query = original
    },
  }
  const original = pg.Client.prototype.query
  const counted = function (this: pg.Client, ...given: unknown[]) {
    const text = textOf(given[0])
    const call = original as unknown as (...all: unknown[]) => unknown
    if (text.includes('pg_notify')) return call.apply(this, given)
    const before = underWay.get(this) ?? 0
    if (before === 0) {
      trips.count++
      trips.log.push([])
    }
    trips.log.at(-1)?.push(text.trim().slice(0, 60).replace(/\s+/g, ' '))
    underWay.set(this, before + 1)
    const done = () => underWay.set(this, (underWay.get(this) ?? 1) - 1)
    // A statement with a name travels as an object that calls back; the library returns it at once.
    const named = given[0] as { callback?: (...answer: unknown[]) => void } | string | undefined
    if (typeof named === 'object' && named.callback) {
      const { callback } = named
      named.callback = (...answer) => {
        done()
        callback(...answer)
      }
    }
    const result = call.apply(this, given)
    if (result instanceof Promise) result.then(done, done)
    return result
  }
  pg.Client.prototype.query = counted as unknown as typeof original
  return trips
}

function textOf(query: unknown): string {
  if (typeof query === 'string') return query
  return (query as { text?: string } | undefined)?.text ?? ''
}
