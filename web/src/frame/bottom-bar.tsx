import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import styles from './bottom-bar.module.css'
import { Loaded } from './loaded.tsx'
import { MeSheet } from './me-sheet.tsx'
import { PlaceIcon } from './place-icons.tsx'
import { useText } from './texts.ts'
import { useOpenPlace, usePlaces } from './use-places.ts'

/** The bottom bar of a phone: three places and "me", which holds the rest. */
export function BottomBar() {
  const t = useText()
  const open = useOpenPlace()
  const [me, setMe] = useState(false)
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
      <MeSheet open={me} onClose={() => setMe(false)} />
    </>
  )
}
