/** Tokens on flows, with a fingerprint that is kept up to date as they move, so that equal markings are found quickly. */
export type Marking = { tokens: Map<string, number>; low: number; high: number }

export type Marks = {
  /** A marking with tokens on some flows. */
  of: (flows: string[]) => Marking
  /** The same tokens without those taken and with those put; the marking given is not changed. */
  after: (marking: Marking, taken: readonly string[], put: readonly string[]) => Marking
}

/** Equal markings have equal keys; different ones differ but for one chance in very many. */
export function keyOf({ low, high }: Marking): string {
  return `${low} ${high}`
}

/** Makes markings over the flows of a model. */
export function createMarks(flows: Iterable<string>): Marks {
  const numbers = new Map<string, [number, number]>()
  let count = 0
  for (const flow of flows) numbers.set(flow, [scrambled(++count), scrambled(count ^ 0x5bd1e995)])
  const change = (marking: Marking, flow: string, by: 1 | -1): void => {
    const now = (marking.tokens.get(flow) ?? 0) + by
    if (now > 0) marking.tokens.set(flow, now)
    else marking.tokens.delete(flow)
    const [low, high] = numbers.get(flow)!
    marking.low = (marking.low + by * low) | 0
    marking.high = (marking.high + by * high) | 0
  }
  const after: Marks['after'] = (marking, taken, put) => {
    const next = { ...marking, tokens: new Map(marking.tokens) }
    for (const flow of taken) change(next, flow, -1)
    for (const flow of put) change(next, flow, 1)
    return next
  }
  return { of: (flows) => after({ tokens: new Map(), low: 0, high: 0 }, [], flows), after }
}

/** A number of 32 bits that looks nothing like its neighbours (the finalizer of MurmurHash3). */
function scrambled(number: number): number {
  let bits = number | 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) | 0
}
