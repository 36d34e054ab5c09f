import { useSyncExternalStore } from 'react'
import { measures } from '../theme/tokens.ts'

/** True while the media query matches. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    () => matchMedia(query).matches,
  )
}

/** True on a phone-sized screen (< 768 px): bottom bar, sheets, big targets. */
export function usePhone(): boolean {
  return useMedia(`(max-width: ${measures.phone - 1}px)`)
}
