import type { OperationId, ProblemError } from '@sluice/contract'
import { App, Button } from 'antd'
import { actLater, hide, secondsToUndo, takeBack } from '../kit/act-later.ts'
import { type CommandOptions, useCommand } from '../kit/use-command.ts'
import { useRefresh } from '../kit/use-operation.ts'
import type { FieldErrors, Instance } from './states.ts'
import { useText } from './texts.ts'
import type { ActDraftHandle } from './use-act-draft.ts'

export type Verb = 'approve' | 'reject' | 'return' | 'transfer' | 'submit' | 'comment' | 'withdraw'

/** Verbs that ask for a word, a choice or a yes first. */
export const asks: ReadonlySet<Verb> = new Set(['reject', 'return', 'transfer', 'comment', 'withdraw'])

export interface ActsSetting {
  data: Instance
  draft: ActDraftHandle
  /** Version of the record on the screen: nothing else is decided. */
  seen: number | undefined
  onFieldErrors: (errors: FieldErrors) => void
  /** The task is done with; what comes next may open. */
  onLeave: () => void
  /** Its approval was taken back: it is open again. */
  onReturn: () => void
}

/** What a verb that asks first was told. */
export interface Answer {
  memberId: string | null
  nodeId: string | undefined
  straightBack: boolean
}

const stale = ['task', 'instance', 'record', 'app']

/**
 * The commands of the flow, each with its toast and what it makes stale. They carry the task and the record they were
 * drawn for, so that they never reach another; what was typed is forgotten only when it has arrived.
 */
export function useActs({ data, draft, seen, onFieldErrors, onLeave, onReturn }: ActsSetting) {
  const t = useText()
  const { message } = App.useApp()
  const refresh = useRefresh()
  const taskId = data.myTask?.taskId ?? ''
  const instanceId = data.instance.id
  const about = { taskId, ...(seen === undefined ? {} : { version: seen }) }
  const opinion = draft.opinion.trim()
  const said = opinion ? { opinion } : {}
  const onProblem = ({ errors }: ProblemError) => {
    onFieldErrors(errors)
    // Whatever stands in the way, the screen shows it.
    refresh('task', 'instance')
  }
  const closing = <Id extends OperationId>(verb: Verb): CommandOptions<Id> => ({
    refreshes: stale,
    success: t(`done.${verb}`),
    onProblem,
    onSuccess: () => {
      hide(taskId, true)
      draft.drop()
      onLeave()
    },
  })
  const approve = useCommand('task.approve', closing<'task.approve'>('approve'))
  const submit = useCommand('task.submit', closing<'task.submit'>('submit'))
  const reject = useCommand('task.reject', closing<'task.reject'>('reject'))
  const giveBack = useCommand('task.return', closing<'task.return'>('return'))
  const transfer = useCommand('task.transfer', closing<'task.transfer'>('transfer'))
  const comment = useCommand('instance.comment', {
    refreshes: stale,
    success: t('done.comment'),
    onSuccess: () => draft.change({ comment: '' }),
  })
  const withdraw = useCommand('instance.withdraw', {
    refreshes: stale,
    success: t('done.withdraw'),
    onProblem,
  })
  const approval = {
    ...about,
    ...said,
    ...(Object.keys(draft.values).length > 0 ? { values: draft.values } : {}),
  }
  const { title } = data.instance
  return {
    busy: [approve, submit, reject, giveBack, transfer, comment, withdraw].some((one) => one.busy),
    agree: (verb: 'approve' | 'submit') =>
      verb === 'approve' ? approve.run(approval) : submit.run({ ...about, ...said, values: draft.values }),
    /** By key: the next task opens at once, and for five seconds the approval can be taken back. */
    agreeLater: () => {
      actLater({
        key: taskId,
        id: 'task.approve',
        input: approval,
        onSent: () => {
          draft.drop()
          refresh(...stale)
        },
        onRefused: (problem) => {
          refresh(...stale)
          void message.error({ duration: 10, content: t('later.refused', { title, why: problem.message }) })
        },
        onTakenBack: () => {
          message.destroy(taskId)
          void message.info(t('later.undone', { title }))
          onReturn()
        },
      })
      void message.success({
        key: taskId,
        duration: secondsToUndo,
        content: (
          <>
            {t('later.done', { title })}
            <Button type="link" size="small" onClick={() => takeBack(taskId)}>
              {t('later.undo')}
            </Button>
          </>
        ),
      })
      onLeave()
    },
    withdraw: () => withdraw.run({ instanceId, ...said }),
    comment: () => comment.run({ instanceId, text: draft.comment.trim() }),
    reject: () => reject.run({ ...about, opinion }),
    transfer: ({ memberId }: Answer) =>
      memberId ? transfer.run({ ...about, memberId, ...said }) : Promise.resolve(undefined),
    giveBack: ({ nodeId, straightBack }: Answer) =>
      nodeId
        ? giveBack.run({
            ...about,
            toNodeId: nodeId,
            opinion,
            // biome-ignore lint/suspicious/noThenProperty: the field's name on the wire
            then: straightBack ? 'straightBack' : 'rerun',
          })
        : Promise.resolve(undefined),
  }
}

export type Acts = ReturnType<typeof useActs>
