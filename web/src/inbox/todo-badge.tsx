import { useWaitingCount } from '../kit/act-later.ts'
import { useLive } from '../kit/use-live.ts'
import { useOperation, useRefresh } from '../kit/use-operation.ts'

/** How many tasks wait for me, on the rail; live. */
export function TodoBadge() {
  const refresh = useRefresh()
  useLive('inbox.changed', () => refresh('task', 'instance'))
  const waiting = useWaitingCount()
  const todo = (useOperation('task.counts', {}).data?.todo ?? 0) - waiting
  return todo > 0 ? <span>{todo > 99 ? '99+' : todo}</span> : null
}
