import type { OperationId, ProblemError } from '@sluice/contract'
import { useSyncExternalStore } from 'react'
import { call, type InputOf, toProblem } from './api.ts'
import { newId } from './new-id.ts'

/** How long an act can be taken back, in seconds. */
export const secondsToUndo = 5

/** Browsers let a closing page send 64 KB; what is longer is sent at once. */
const mostBytes = 60_000

export interface LaterAct<Id extends OperationId> {
  /** What the act is about: the id of a task. One act at a time. */
  key: string
  id: Id
  input: InputOf<Id>
  onSent: () => void
  onRefused: (problem: ProblemError) => void
  onTakenBack: () => void
}

interface Waiting {
  onTakenBack: () => void
  timer: ReturnType<typeof setTimeout>
  send: (leaving: { keepalive?: boolean }) => Promise<void>
}

const waiting = new Map<string, Waiting>()
let settled: ReadonlySet<string> = new Set()
const listeners = new Set<() => void>()

/**
 * Sends a command in five seconds unless it is taken back. The server knows nothing of it until then. Leaving the page,
 * signing out and changing the workspace send it at once; it carries one Idempotency-Key, so it never happens twice.
 * Should it be lost (the machine loses power within the five seconds), nothing has happened and the task is still open.
 */
export function actLater<Id extends OperationId>(act: LaterAct<Id>): void {
  if (waiting.has(act.key)) return
  const idempotencyKey = newId()
  const send: Waiting['send'] = async (leaving) => {
    clearTimeout(waiting.get(act.key)?.timer)
    waiting.delete(act.key)
    tell()
    try {
      await call(act.id, act.input, { idempotencyKey, ...leaving })
      act.onSent()
    } catch (error) {
      hide(act.key, false)
      act.onRefused(toProblem(error))
    }
  }
  hide(act.key, true)
  const long = JSON.stringify(act.input).length * 3 > mostBytes
  const timer = setTimeout(() => void send({}), long ? 0 : secondsToUndo * 1000)
  waiting.set(act.key, { timer, send, onTakenBack: act.onTakenBack })
  tell()
}

/** Takes an act back; false when it has been sent already. */
export function takeBack(key: string): boolean {
  const act = waiting.get(key)
  if (!act) return false
  clearTimeout(act.timer)
  waiting.delete(key)
  hide(key, false)
  act.onTakenBack()
  return true
}

/** Takes the last act back; undefined when none waits. */
export function takeLastBack(): string | undefined {
  const key = [...waiting.keys()].at(-1)
  if (key) takeBack(key)
  return key
}

/** Sends what waits, e.g. before the session ends; refusals are told by the acts themselves. */
export async function sendWaiting(leaving: { keepalive?: boolean } = {}): Promise<void> {
  await Promise.all([...waiting.values()].map(({ send }) => send(leaving)))
}

/** Keys of what is done as far as the person is concerned: lists leave it out. */
export function useSettled(): ReadonlySet<string> {
  return useSyncExternalStore(subscribe, () => settled)
}

/** How many acts wait to be sent: the server still counts what they are about. */
export function useWaitingCount(): number {
  return useSyncExternalStore(subscribe, () => waiting.size)
}

/** Leaves a thing out of lists at once: its command has been carried out. */
export function hide(key: string, away: boolean): void {
  const next = new Set(settled)
  if (away) next.add(key)
  else next.delete(key)
  settled = next
  tell()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function tell(): void {
  for (const listener of listeners) listener()
}

globalThis.addEventListener?.('pagehide', () => void sendWaiting({ keepalive: true }))
