import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { type Me, useMaybeMe } from '../frame/session.ts'
import { DemoPeople } from './demo-people.tsx'
import { EntryPanel } from './entry-panel.tsx'
import { EntryScreen } from './entry-screen.tsx'
import { useText } from './texts.ts'

/** Where everybody begins: what this is, demo people to try it as, login, and a new workspace. */
export function EnterPage() {
  const t = useText()
  const me = useMaybeMe()
  useWayOn(me)
  return (
    <EntryScreen label={t('login.tab')} below={me ? null : <DemoPeople />}>
      <EntryPanel me={me} />
    </EntryScreen>
  )
}

/** Goes where the person wanted to go before the login stood in the way; who is inside already need not enter. */
function useWayOn(me: Me | null): void {
  const navigate = useNavigate()
  const { to } = useSearch({ strict: false }) as { to?: unknown }
  // Only paths of this site: the address may come from anywhere.
  const target = typeof to === 'string' && /^\/(?![/\\])/.test(to) ? to : '/'
  const inside = Boolean(me?.tenant)
  useEffect(() => {
    if (inside) void navigate({ href: target, replace: true })
  }, [inside, navigate, target])
}
