import type { ProblemError } from '@sluice/contract'
import { App } from 'antd'
import { useRef, useState } from 'react'
import type { InputOf, OutputOf } from '../kit/api.ts'
import { type Command, type CommandOptions, useCommand } from '../kit/use-command.ts'
import { useText } from './texts.ts'

/** Operations of strangers that may ask for a solved challenge. */
type StrangerOperation =
  | 'identity.login'
  | 'identity.register'
  | 'identity.requestPasswordReset'
  | 'invitation.accept'

/** A challenge that ends or is used up while it is solved is followed by another one, so often. */
const mostSolutions = 3

export interface StrangerCommand<Id extends StrangerOperation> extends Command<Id> {
  /** The browser is solving a challenge. */
  solving: boolean
}

/**
 * A command of somebody who is not signed in. When the server asks for a solved challenge, the browser solves one and acts
 * again: whoever waits sees no more than that it takes a moment. What solves is loaded then and not before.
 */
export function useStrangerCommand<Id extends StrangerOperation>(
  id: Id,
  options: CommandOptions<Id> = {},
): StrangerCommand<Id> {
  const t = useText()
  const { message } = App.useApp()
  const [solving, setSolving] = useState(false)
  const asked = useRef(false)
  const command = useCommand(id, {
    ...options,
    onProblem: (problem, input) => {
      if (isCaptchaAsked(problem)) asked.current = true
      else options.onProblem?.(problem, input)
    },
  })
  const act = (input: InputOf<Id>) => {
    asked.current = false
    return command.run(input)
  }
  const run = async (input: InputOf<Id>): Promise<OutputOf<Id> | undefined> => {
    let output = await act(input)
    if (!asked.current) return output
    setSolving(true)
    try {
      const { solveChallenge } = await import('./solve-challenge.ts')
      for (let solved = 0; asked.current && solved < mostSolutions; solved++)
        output = await act({ ...input, captcha: await solveChallenge() })
    } catch {
      asked.current = true
    } finally {
      setSolving(false)
    }
    if (asked.current) void message.error(t('captcha.failed'))
    return output
  }
  const problem = command.problem && isCaptchaAsked(command.problem) ? null : command.problem
  return { ...command, run, problem, solving, busy: command.busy || solving }
}

function isCaptchaAsked({ code }: ProblemError): boolean {
  return code === 'identity.captcha'
}
