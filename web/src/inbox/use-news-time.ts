import { useIsFetching } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

/** Nothing was on its way for so long, in milliseconds: whoever came to decide can do so. */
const rest = 2000

/**
 * When to ask for what is announced: at once where there was something the last time, so that nothing moves later; else
 * once the workbench has come to rest, because over a slow line every request before that is waited for.
 */
export function useNewsTime(): boolean {
  const fetching = useIsFetching() > 0
  const [isTime, setIsTime] = useState(() => localStorage.getItem('sluice.news') === '1')
  useEffect(() => {
    if (isTime || fetching) return
    const timer = setTimeout(() => setIsTime(true), rest)
    return () => clearTimeout(timer)
  }, [isTime, fetching])
  return isTime
}
