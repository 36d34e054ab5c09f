import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import styles from './bottom-bar.module.css'
import { Loaded } from './loaded.tsx'
import { PlaceIcon } from './place-icons.tsx'
import { useText } from './texts.ts'
import { useOpenPlace, usePlaces } from './use-places.ts'

const MeSheet = lazy(() => import('./me-sheet.tsx').then((m) => ({ default: m.MeSheet })))

/** The bottom bar of a phone: three places and "me", which holds the rest. */
export function BottomBar() {
  const t = useText()
  const open = useOpenPlace()
  /** Undefined until it is asked for the first time, and loaded then. */
  const [me, setMe] = useState<boolean>()
  const shown = usePlaces().filter(({ place }) => place !== 'settings' && place !== 'people')
  return (
    <>
      <nav className={styles.bar} aria-label={t('navigation')}>
        {shown.map(({ place, path, badge }) => (
          <Link
            key={place}
            to={path}
            className={styles.entry}
            data-open={open === place || undefined}
            aria-current={open === place ? 'page' : undefined}
          >
            <span className={styles.icon}>
              <PlaceIcon place={place} />
              {badge ? (
                <span className={styles.badge}>
                  <Loaded load={badge} />
                </span>
              ) : null}
            </span>
            {t(`places.${place}`)}
          </Link>
        ))}
        <button
          type="button"
          className={styles.entry}
          data-open={open === 'people' || open === 'settings' || undefined}
          aria-haspopup="dialog"
          onClick={() => setMe(true)}
        >
          <span className={styles.icon}>
            <PlaceIcon place="me" />
          </span>
          {t('places.me')}
        </button>
      </nav>
      {me === undefined ? null : (
        <Suspense>
          <MeSheet open={me} onClose={() => setMe(false)} />
        </Suspense>
      )}
    </>
  )
}
