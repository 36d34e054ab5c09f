import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { actLater, sendWaiting, takeBack, takeLastBack } from './act-later.ts'

/** The client takes `fetch` when it is made, with the import. */
const { send, answer } = vi.hoisted(() => {
  const problem = { type: 'about:blank', title: 'no', code: 'x', state: 'running' }
  const answer = (status: number) => new Response(JSON.stringify({ ...problem, status }), { status })
  const send = vi.fn<(url: string, init: RequestInit) => Promise<Response>>(async () => answer(200))
  vi.stubGlobal('fetch', send)
  return { send, answer }
})

beforeEach(() => {
  vi.useFakeTimers()
  send.mockClear()
})
afterEach(() => vi.useRealTimers())

function approve(key: string) {
  const told = { sent: 0, back: 0, refused: [] as string[] }
  actLater({
    key,
    id: 'task.approve',
    input: { taskId: key },
    onSent: () => told.sent++,
    onRefused: ({ code }) => told.refused.push(code),
    onTakenBack: () => told.back++,
  })
  return told
}

test('[7.B16] an act is sent after five seconds, once', async () => {
  const told = approve('a')
  approve('a')
  await vi.advanceTimersByTimeAsync(4_900)
  expect(send).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(send).toHaveBeenCalledTimes(1)
  expect(told).toEqual({ sent: 1, back: 0, refused: [] })
  expect(takeBack('a')).toBe(false)
})

test('[7.B16] what is taken back is never sent; the last one is taken back first', async () => {
  const told = approve('a')
  approve('b')
  expect(takeLastBack()).toBe('b')
  expect(takeBack('a')).toBe(true)
  expect(told.back).toBe(1)
  expect(takeLastBack()).toBeUndefined()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(send).not.toHaveBeenCalled()
})

test('[7.B16] leaving sends what waits at once, so that it outlives the page, and not again later', async () => {
  const [one, other] = [approve('a'), approve('b')]
  await sendWaiting({ keepalive: true })
  await vi.advanceTimersByTimeAsync(60_000)
  expect(send.mock.calls.map(([url, init]) => [url, init.keepalive])).toEqual([
    ['/api/tasks/a/approve', true],
    ['/api/tasks/b/approve', true],
  ])
  expect([one.sent, other.sent]).toEqual([1, 1])
})

test('[7.B16] a refusal is told to who acted', async () => {
  send.mockResolvedValueOnce(answer(409))
  const told = approve('a')
  await vi.advanceTimersByTimeAsync(6_000)
  expect(told).toEqual({ sent: 0, back: 0, refused: ['x'] })
})
