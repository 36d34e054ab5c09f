import { Outlet, useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { usePhone } from '../kit/use-media.ts'
import { BottomBar } from './bottom-bar.tsx'
import { DemoNote } from './demo-note.tsx'
import styles from './frame.module.css'
import { Loaded } from './loaded.tsx'
import { OfflineNote } from './offline-note.tsx'
import { PaletteProvider } from './palette-provider.tsx'
import { Rail } from './rail.tsx'
import { useMe } from './session.ts'
import { SideListProvider } from './side-list.tsx'
import { SideListPanel } from './side-list-panel.tsx'
import { useText } from './texts.ts'
import { TopBar } from './top-bar.tsx'
import { useAccountPreferences } from './use-preferences.ts'

/** After what one came for: nothing is read under a pointer in the first second. */
const loadCutText = () => import('./cut-text.tsx').then((m) => m.CutText)

/**
 * The frame around every page behind the login: rail, side list, top bar; on a phone top bar and bottom bar. Another
 * person or tenant starts with a fresh one, so that nothing of the one before stays on screen or in a connection.
 */
export function Frame() {
  const me = useMe()
  return <FreshFrame key={me.member?.id} />
}

function FreshFrame() {
  const t = useText()
  const phone = usePhone()
  useAccountPreferences()
  const main = useFocusOnNavigation()
  return (
    <PaletteProvider>
      <SideListProvider phone={phone}>
        <div className={styles.frame} data-phone={phone || undefined}>
          <a className={styles.skip} href="#main">
            {t('skip')}
          </a>
          {phone ? null : <Rail />}
          <div className={styles.column}>
            <TopBar phone={phone} />
            <OfflineNote />
            <DemoNote />
            <div className={styles.middle}>
              <SideListPanel phone={phone} />
              <main id="main" ref={main} tabIndex={-1} className={styles.main}>
                <Outlet />
              </main>
            </div>
            {phone ? <BottomBar /> : null}
            <Loaded load={loadCutText} />
          </div>
        </div>
      </SideListProvider>
    </PaletteProvider>
  )
}

/** Moves the focus to the page when the path changes by a link, so that a screen reader begins there. */
function useFocusOnNavigation() {
  const main = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    const active = document.activeElement
    if (active === document.body || active?.closest('nav')) main.current?.focus({ preventScroll: true })
  }, [pathname])
  return main
}
