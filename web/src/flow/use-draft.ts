import type { FlowTree } from '@sluice/bpmn/xml'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useCommand } from '../kit/use-command.ts'
import type { Finding } from './findings.ts'

const pause = 600

/** Keeps the drawn tree on the server as it changes, and tells what is wrong with it. */
export function useDraft(
  formId: string,
  tree: FlowTree,
  stored: FlowTree,
  firstFindings: readonly Finding[],
) {
  const [findings, setFindings] = useState(firstFindings)
  const kept = useRef(stored)
  const latest = useRef(tree)
  latest.current = tree
  const found = useRef(firstFindings)
  const { run, busy, problem } = useCommand('flow.saveDraft', {
    onSuccess: (output) => {
      found.current = output.findings as Finding[]
      setFindings(found.current)
    },
  })
  const flush = useCallback(async () => {
    if (kept.current === latest.current) return
    const sent = latest.current
    if (await run({ formId, tree: sent })) kept.current = sent
  }, [formId, run])
  // biome-ignore lint/correctness/useExhaustiveDependencies: every new tree starts the pause again
  useEffect(() => {
    const timer = setTimeout(() => void flush(), pause)
    return () => clearTimeout(timer)
  }, [tree, flush])
  useEffect(() => () => void flush(), [flush])
  return { findings, latestFindings: () => found.current, saving: busy, problem, flush }
}
