import { useState } from 'react'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { FormSkeleton } from '../kit/skeletons.tsx'
import { useLive } from '../kit/use-live.ts'
import { useOperation, useRefresh } from '../kit/use-operation.ts'
import { OpenedInstance } from './opened-instance.tsx'
import type { OpenWork } from './use-inbox-place.ts'

export interface InstanceViewProps {
  instanceId: string
  /** Which of several tasks of mine to act on; absent: the first, and that one until it is left. */
  taskId?: string | undefined
  /** Letters act: a, r, e. */
  keyboard?: boolean
  /** On a page of its own: no way to open what is open already. */
  alone?: boolean
  onBack?: (() => void) | undefined
  /** The task is done with; what comes next may open. */
  onLeave?: (() => void) | undefined
  /** Opens something else. */
  onOpen: (work: OpenWork) => void
}

/** A flow instance: form, opinions and path. What is looked at stays until it is left, whatever becomes of it. */
export function InstanceView({ instanceId, taskId, ...view }: InstanceViewProps) {
  const refresh = useRefresh()
  const [pinned, setPinned] = useState(taskId)
  const shown = taskId ?? pinned
  const { data, error, refetch } = useOperation(
    'instance.get',
    { instanceId, ...(shown ? { taskId: shown } : {}) },
    { keepPrevious: true },
  )
  useLive('inbox.changed', () => refresh('instance'))
  const mine = data?.myTask?.taskId
  if (mine && !shown) setPinned(mine)
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />
  if (!data) return <FormSkeleton inset />
  return (
    <OpenedInstance
      key={shown ?? instanceId}
      data={data}
      alone={view.alone ?? false}
      keyboard={view.keyboard ?? false}
      onBack={view.onBack}
      onNext={view.onLeave}
      onLeave={() => {
        setPinned(undefined)
        view.onLeave?.()
      }}
      onOpen={view.onOpen}
    />
  )
}
