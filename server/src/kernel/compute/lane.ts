import { computeBusy } from './errors.ts'
import { fairQueue } from './fair-queue.ts'

/** Work of one kind, of which so much goes on at once. */
export interface Lane {
  /**
   * Waits for a place; owners get places in turns, and nobody holds all of them.
   * @returns gives the place back
   * @throws computeBusy, or the reason of the signal
   */
  enter(owner: string, signal: AbortSignal | undefined): Promise<() => void>
  close(error: Error): void
}

export interface LaneSize {
  places: number
  /** Pieces of one owner that may wait. */
  waiting: number
}

interface Entrant {
  admit(): void
  refuse(error: Error): void
}

export function openLane({ places, waiting }: LaneSize): Lane {
  const queue = fairQueue<Entrant>()
  const held = new Map<string, number>()
  const heldBy = (owner: string) => held.get(owner) ?? 0
  const share = Math.max(1, Math.floor(places / 2))
  let taken = 0
  const leave = (owner: string) => {
    taken--
    if (heldBy(owner) === 1) held.delete(owner)
    else held.set(owner, heldBy(owner) - 1)
    admitNext()
  }
  const admitNext = () => {
    while (taken < places) {
      const next = queue.take((owner) => heldBy(owner) < share)
      if (!next) return
      taken++
      held.set(next.owner, heldBy(next.owner) + 1)
      next.item.admit()
    }
  }
  return {
    enter: (owner, signal) =>
      new Promise((resolve, reject) => {
        signal?.throwIfAborted()
        const ahead = queue.sizeOf(owner)
        if (ahead >= waiting) throw computeBusy({ waiting: ahead })
        const abort = () => {
          queue.remove(owner, entrant)
          reject(signal!.reason)
        }
        const entrant: Entrant = {
          admit: () => {
            signal?.removeEventListener('abort', abort)
            resolve(once(() => leave(owner)))
          },
          refuse: reject,
        }
        signal?.addEventListener('abort', abort)
        queue.add(owner, entrant)
        admitNext()
      }),
    close: (error) => {
      for (let next = queue.take(() => true); next; next = queue.take(() => true)) next.item.refuse(error)
    },
  }
}

function once(act: () => void): () => void {
  let done = false
  return () => {
    if (done) return
    done = true
    act()
  }
}
