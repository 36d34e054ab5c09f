import { useLocation } from '@tanstack/react-router'

/** The secret of a link from a mail. It stands behind `#`, which browsers send to no server; empty when there is none. */
export function useLinkToken(): string {
  const { hash } = useLocation()
  return new URLSearchParams(hash.replace(/^#/, '')).get('token') ?? ''
}
