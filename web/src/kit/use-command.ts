import type { OperationId, ProblemError } from '@sluice/contract'
import { useMutation } from '@tanstack/react-query'
import { App } from 'antd'
import { useCallback, useRef } from 'react'
import { call, type InputOf, noticeProblem, type OutputOf, toProblem, unreachable } from './api.ts'
import { newId } from './new-id.ts'
import { useRefresh } from './use-operation.ts'

export interface CommandOptions<Id extends OperationId> {
  /** Subjects whose answers are stale afterwards; the command's own (`member` of `member.create`) always is. */
  refreshes?: readonly string[]
  /** Words of the toast after success; none when left out. */
  success?: string | ((output: OutputOf<Id>, input: InputOf<Id>) => string)
  /** The caller shows problems itself; no toast. Problems with field errors never make a toast. */
  quiet?: boolean
  onSuccess?: (output: OutputOf<Id>, input: InputOf<Id>) => void
  onProblem?: (problem: ProblemError, input: InputOf<Id>) => void
}

export interface Command<Id extends OperationId> {
  /** Acts; the problem, if any, goes to the toast, `problem` and `onProblem`. Resolves to undefined on a problem. */
  run: (input: InputOf<Id>) => Promise<OutputOf<Id> | undefined>
  busy: boolean
  problem: ProblemError | null
  forget: () => void
}

/**
 * One command of the server as a button needs it: busy state, toast, refreshed lists and an Idempotency-Key per act.
 * A repeat after a lost connection carries the same key, so that the act cannot happen twice.
 */
export function useCommand<Id extends OperationId>(id: Id, options: CommandOptions<Id> = {}): Command<Id> {
  const { message } = App.useApp()
  const refresh = useRefresh()
  const unanswered = useRef<{ input: string; key: string } | null>(null)

  const mutation = useMutation<OutputOf<Id>, ProblemError, InputOf<Id>>({
    mutationKey: [id],
    mutationFn: async (input) => {
      const text = JSON.stringify(input)
      const key = unanswered.current?.input === text ? unanswered.current.key : newId()
      unanswered.current = { input: text, key }
      try {
        const output = await call(id, input, { idempotencyKey: key })
        unanswered.current = null
        return output
      } catch (error) {
        const problem = toProblem(error)
        if (problem.code !== unreachable) unanswered.current = null
        throw problem
      }
    },
    onSuccess: (output, input) => {
      refresh(id.slice(0, id.lastIndexOf('.')), ...(options.refreshes ?? []))
      const words = typeof options.success === 'function' ? options.success(output, input) : options.success
      if (words) void message.success(words)
      options.onSuccess?.(output, input)
    },
    onError: (problem, input) => {
      noticeProblem(problem)
      if (!options.quiet && problem.errors.length === 0)
        void message.error(problem.message || problem.problem.title)
      options.onProblem?.(problem, input)
    },
  })

  const { mutateAsync } = mutation
  const run = useCallback(
    async (input: InputOf<Id>) => {
      try {
        return await mutateAsync(input)
      } catch {
        return undefined
      }
    },
    [mutateAsync],
  )
  return { run, busy: mutation.isPending, problem: mutation.error, forget: mutation.reset }
}
