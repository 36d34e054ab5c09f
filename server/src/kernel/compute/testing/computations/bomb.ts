import { defineComputation } from '../../computation.ts'

type Bomb = 'objects' | 'map' | 'keys' | 'split' | 'numbers' | 'matches' | 'buffers'

/** Each outgrows memory in another way; those but the first end a thread's whole program (measured on Node 24.21). */
const bombs: Record<Bomb, () => void> = {
  objects: () => {
    const kept: object[] = []
    for (;;) kept.push({ length: kept.length })
  },
  map: () => {
    const kept = new Map<number, number>()
    for (let i = 0; ; i++) kept.set(i, i)
  },
  keys: () => {
    const kept: Record<string, number> = {}
    for (let i = 0; ; i++) kept[`k${i}`] = i
  },
  split: () => {
    'a,'.repeat(100_000_000).split(',')
  },
  numbers: () => {
    const kept: number[] = []
    for (;;) kept.push(1.5)
  },
  matches: () => {
    'a'.repeat(200_000_000).match(/a/g)
  },
  buffers: () => {
    const kept: Buffer[] = []
    for (;;) kept.push(Buffer.alloc(5_000_000, 1))
  },
}

export const bombNames = Object.keys(bombs) as Bomb[]

export const bomb = defineComputation({
  module: import.meta.url,
  limits: { deadlineMilliseconds: 60_000, heapMegabytes: 64 },
  run: (name: Bomb) => bombs[name](),
})
