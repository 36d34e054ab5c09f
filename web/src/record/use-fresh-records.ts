import { useEffect, useRef, useState } from 'react'
import { useLive } from '../kit/use-live.ts'
import { useRefresh } from '../kit/use-operation.ts'

/** Rows up to which a list is read again by itself; beyond that many pages would be asked for again. */
const rowsReadAgain = 300
/** News within this time are answered together, in milliseconds. */
const pause = 800

/** Keeps the lists of a form current when others change its records. Long lists ask before they jump. */
export function useFreshRecords(formId: string, rows: number): { waiting: boolean; show: () => void } {
  const refresh = useRefresh()
  const [waiting, setWaiting] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const show = () => {
    setWaiting(false)
    refresh('record.list', 'record.count', 'record.get')
  }
  const latest = useRef({ rows, show })
  latest.current = { rows, show }
  const soon = () => {
    if (timer.current) return
    timer.current = setTimeout(() => {
      timer.current = null
      if (latest.current.rows > rowsReadAgain) setWaiting(true)
      else latest.current.show()
    }, pause)
  }
  useLive<{ formId?: string }>('record.changed', (news) => {
    if (news.formId === formId) soon()
  })
  useLive('reconnected', soon)
  useEffect(
    () => () => {
      if (timer.current) clearTimeout(timer.current)
    },
    [],
  )
  return { waiting, show }
}
