import type { FieldProblem, OperationId, RecordValues } from '@sluice/contract'
import { App, Typography } from 'antd'
import { useRef, useState } from 'react'
import { call, noticeProblem, toProblem, unreachable } from '../../kit/api.ts'
import { newId } from '../../kit/new-id.ts'
import { useRefresh } from '../../kit/use-operation.ts'
import { useText } from '../texts.ts'
import { askedPlace, directInput, type OfferedAction, subjectOf } from './offered-action.ts'

export interface ActSetting {
  formId: string
  /** Subjects whose answers are stale afterwards, beside records and those of the operation. */
  refreshes?: readonly string[] | undefined
  /** The act on several has begun: a job with results. */
  onRun: (jobId: string, action: OfferedAction) => void
  /** It is done, or under way. */
  onDone: () => void
}

/**
 * Acts on one record at once, on several by a job. A repeat after a lost connection carries the same key, so that nothing
 * happens twice. Problems beside a field are told to the form that asked, all others as a message.
 */
export function useAct({ formId, refreshes = [], onRun, onDone }: ActSetting) {
  const t = useText()
  const { message, modal } = App.useApp()
  const refresh = useRefresh()
  const [busy, setBusy] = useState(false)
  const [errors, setErrors] = useState<readonly FieldProblem[]>([])
  const unanswered = useRef<{ input: string; key: string } | null>(null)

  const keyFor = (input: unknown) => {
    const text = JSON.stringify(input)
    const key = unanswered.current?.input === text ? unanswered.current.key : newId()
    unanswered.current = { input: text, key }
    return { idempotencyKey: key }
  }
  const actOnOne = async (action: OfferedAction, recordId: string, given: RecordValues) => {
    const operation = action.direct.operation as OperationId
    const input = directInput(action, recordId, given)
    const answer = (await call(operation, input as never, keyFor([operation, input]))) as object
    if (action.tells.length > 0) tell(action, answer as Record<string, unknown>)
    else void message.success(t('action.done', { name: action.name }))
  }
  const tell = (action: OfferedAction, answer: Record<string, unknown>) =>
    void modal.success({
      title: action.name,
      content: action.tells.map(({ part, name, help }) => (
        <div key={part}>
          <p>{name}</p>
          <Typography.Paragraph copyable code>
            {String(answer[part])}
          </Typography.Paragraph>
          {help}
        </div>
      )),
    })
  const act = async (action: OfferedAction, recordIds: readonly string[], given: RecordValues) => {
    setBusy(true)
    setErrors([])
    try {
      const [one, ...others] = recordIds
      if (one !== undefined && others.length === 0) await actOnOne(action, one, given)
      else {
        const input = { formId, action: action.id, recordIds: [...recordIds], input: given }
        onRun((await call('action.start', input, keyFor(input))).jobId, action)
      }
      unanswered.current = null
      refresh('record', 'action', 'job', subjectOf(action), ...refreshes)
      onDone()
    } catch (error) {
      const problem = toProblem(error)
      noticeProblem(problem)
      if (problem.code !== unreachable) unanswered.current = null
      const beside = problem.errors.map((one) => ({ ...one, field: askedPlace(action, one.field) }))
      setErrors(beside)
      if (!beside.some(({ field }) => field.startsWith('input.')))
        void message.error(problem.message || problem.problem.title)
      // Whatever stands in the way, the screen shows it.
      refresh('record', 'action')
    } finally {
      setBusy(false)
    }
  }
  return { act, busy, errors, forget: () => setErrors([]) }
}
