import { useSyncExternalStore } from 'react'
import { useLanguage } from '../i18n/language.ts'
import { formatDateTime, formatRelative } from './formats.ts'

/** "5 minutes ago", kept true by a clock all share; the exact time as tooltip. */
export function RelativeTime({ at }: { at: string | number | Date }) {
  const language = useLanguage()
  const now = useMinute()
  return (
    <time dateTime={new Date(at).toISOString()} title={formatDateTime(at)}>
      {formatRelative(at, now, language)}
    </time>
  )
}

/** The time by a clock that ticks twice a minute; all users of it share one timer. */
export function useMinute(): number {
  return useSyncExternalStore(subscribe, () => time)
}

let time = Date.now()
let timer: ReturnType<typeof setInterval> | null = null
const listeners = new Set<() => void>()

function tick(): void {
  time = Date.now()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  time = Date.now()
  timer ??= setInterval(tick, 30_000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0 || !timer) return
    clearInterval(timer)
    timer = null
  }
}
