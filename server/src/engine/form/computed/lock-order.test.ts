import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type FormTies, locksOf } from './lock-order.ts'

/** Forms and who reads whom: `[reader, source]`. */
const anyGraph = fc.record({
  size: fc.integer({ min: 1, max: 6 }),
  edges: fc.uniqueArray(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 12, selector: (edge) => edge.join() }),
})

function tiesIn({ size, edges }: { size: number; edges: [number, number][] }): Map<string, FormTies> {
  const names = Array.from({ length: size }, (_, index) => `f${index}`)
  const within = edges.filter(([reader, source]) => reader < size && source < size)
  return new Map(
    names.map((name, index) => [
      name,
      {
        readBy: within.filter(([, source]) => source === index).map(([reader]) => `f${reader}`),
        sources: within.filter(([reader]) => reader === index).map(([, source]) => `f${source}`),
      },
    ]),
  )
}

test('[N2.11] in a simulation of writers that take their locks one by one, somebody can always go on', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyGraph,
      fc.array(fc.nat(5), { minLength: 2, maxLength: 8 }),
      fc.infiniteStream(fc.nat(1000)),
      async (graph, starts, choices) => {
        const ties = tiesIn(graph)
        const writers = await Promise.all(
          starts.map(async (start) => ({
            left: await locksOf(`f${start % graph.size}`, async (id) => ties.get(id)),
            held: [] as { formId: string; alone: boolean }[],
            done: false,
          })),
        )
        const free = (writer: (typeof writers)[number]) => {
          const [next] = writer.left
          return writers.every(
            (other) =>
              other === writer ||
              other.held.every(({ formId, alone }) => formId !== next?.formId || !(alone || next.alone)),
          )
        }
        const waiting = () => writers.filter(({ done }) => !done)
        while (waiting().length > 0) {
          const ready = waiting().filter((writer) => writer.left.length === 0 || free(writer))
          expect(ready.length).toBeGreaterThan(0)
          const writer = ready[choices.next().value! % ready.length]!
          const next = writer.left.shift()
          if (next) writer.held.push(next)
          else {
            writer.done = true
            writer.held = []
          }
        }
      },
    ),
  )
})

test('[N2.11] two writes that touch the same computed values are never under way together', async () => {
  await fc.assert(
    fc.asyncProperty(anyGraph, fc.nat(5), fc.nat(5), async (graph, a, b) => {
      const ties = tiesIn(graph)
      const [one, other] = [`f${a % graph.size}`, `f${b % graph.size}`]
      const look = async (id: string) => ties.get(id)
      const [locks, others] = [await locksOf(one, look), await locksOf(other, look)]
      const written = (from: string) => {
        const found = new Set<string>([from])
        for (const id of found) for (const reader of ties.get(id)!.readBy) found.add(reader)
        return found
      }
      // What one writes or has computed, the other reads.
      const readByOther = [...written(other)].flatMap((id) => ties.get(id)!.sources)
      const meets = readByOther.some((id) => written(one).has(id))
      const excluded = locks.some(({ formId, alone }) =>
        others.some((theirs) => theirs.formId === formId && (alone || theirs.alone)),
      )
      if (meets) expect(excluded).toBe(true)
    }),
  )
})
