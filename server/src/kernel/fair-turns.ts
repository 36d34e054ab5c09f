import { defineError } from './errors.ts'

/** Every place is taken and stayed taken; nothing was begun. */
export const busy = defineError('common.busy', 503, {
  zh: '现在排队的操作太多，这项操作没有开始。请 {seconds} 秒后再试。',
  en: 'Too much is waiting right now and this was not begun; try again in {seconds} seconds.',
})

export interface TurnLimits {
  /** Turns that can be had at once. */
  places: number
  /** Most of them that one party holds, whatever the others do: somebody who comes finds one free. */
  share: number
  /** Most waiters of one party. */
  queue: number
  /** How long somebody waits at most, in milliseconds. */
  patience: number
}

/** Turns for parties that compete. */
export interface FairTurns {
  /**
   * Gets a turn; it ends with the function that is returned.
   * @param party who competes; undefined for all that belongs to none, which competes as one
   * @param signal of somebody who may give up while waiting
   * @throws busy when the party has too many waiters, or one waited too long; the reason of the signal
   */
  take(party: string | undefined, signal?: AbortSignal): Promise<() => void>
  /** Turns that are held now. */
  held(): number
}

interface Waiter {
  grant(end: () => void): void
  /** Waits no more: neither time nor signal matters. */
  settle(): void
}

const strangers = ''

/**
 * Gives turns to whoever holds fewest of them, and among equals to who has waited longest since the last one (max-min
 * fairness): with two parties each gets half, with one it gets all up to its share.
 */
export function fairTurns({ places, share, queue, patience }: TurnLimits): FairTurns {
  const held = new Map<string, number>()
  /** In the order in which parties are served. */
  const waiting = new Map<string, Waiter[]>()
  let free = places

  const mayTake = (party: string) => (held.get(party) ?? 0) < share

  const grant = (party: string): (() => void) => {
    free--
    held.set(party, (held.get(party) ?? 0) + 1)
    let over = false
    return () => {
      if (over) return
      over = true
      free++
      const left = held.get(party)! - 1
      if (left === 0) held.delete(party)
      else held.set(party, left)
      serve()
    }
  }

  const next = (): string | undefined => {
    let best: string | undefined
    for (const party of waiting.keys()) {
      if (!mayTake(party)) continue
      if (best === undefined || (held.get(party) ?? 0) < (held.get(best) ?? 0)) best = party
    }
    return best
  }

  const serve = () => {
    while (free > 0 && waiting.size > 0) {
      const party = next()
      if (party === undefined) return
      const line = waiting.get(party)!
      const waiter = line.shift()!
      // Served: behind the others from now on.
      waiting.delete(party)
      if (line.length > 0) waiting.set(party, line)
      waiter.settle()
      waiter.grant(grant(party))
    }
  }

  const wait = (party: string, signal: AbortSignal | undefined) =>
    new Promise<() => void>((resolve, reject) => {
      const line = waiting.get(party) ?? []
      const leave = (reason: unknown) => {
        waiter.settle()
        line.splice(line.indexOf(waiter), 1)
        if (line.length === 0) waiting.delete(party)
        reject(reason)
      }
      const giveUp = () => leave(signal!.reason)
      const timer = setTimeout(() => leave(busy({ seconds: Math.ceil(patience / 1000) })), patience)
      const waiter: Waiter = {
        grant: resolve,
        settle: () => {
          clearTimeout(timer)
          signal?.removeEventListener('abort', giveUp)
        },
      }
      signal?.addEventListener('abort', giveUp)
      line.push(waiter)
      waiting.set(party, line)
    })

  return {
    take: async (party = strangers, signal) => {
      signal?.throwIfAborted()
      // Whoever waits while a place is free has its share already: nobody is passed over.
      if (free > 0 && mayTake(party)) return grant(party)
      if ((waiting.get(party)?.length ?? 0) >= queue) throw busy({ seconds: Math.ceil(patience / 1000) })
      return wait(party, signal)
    },
    held: () => places - free,
  }
}
