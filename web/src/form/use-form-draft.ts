import type { FormDefinition } from '@sluice/contract'
import { useCallback, useEffect, useRef } from 'react'
import { useCommand } from '../kit/use-command.ts'

const pause = 700

/** Keeps the drawn form on the server as it changes. `flush` tells whether everything is kept. */
export function useFormDraft(
  formId: string,
  baseVersion: number,
  form: FormDefinition,
  stored: FormDefinition,
) {
  const kept = useRef(stored)
  const latest = useRef(form)
  latest.current = form
  const { run, busy, problem } = useCommand('form.saveDraft')
  const flush = useCallback(async () => {
    if (kept.current === latest.current) return true
    const sent = latest.current
    const saved = await run({ formId, definition: sent, baseVersion })
    if (saved) kept.current = sent
    return saved !== undefined
  }, [formId, baseVersion, run])
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change starts the pause again
  useEffect(() => {
    const timer = setTimeout(() => void flush(), pause)
    return () => clearTimeout(timer)
  }, [form, flush])
  return { saving: busy, problem, flush }
}
