import { Link } from '@tanstack/react-router'
import { Tooltip } from 'antd'
import { BrandMark } from './brand-mark.tsx'
import { Loaded } from './loaded.tsx'
import { PlaceIcon } from './place-icons.tsx'
import styles from './rail.module.css'
import { useText } from './texts.ts'
import { useOpenPlace, usePlaces } from './use-places.ts'

/** The icon rail at the left: one entry a place, the open one marked. */
export function Rail() {
  const t = useText()
  const open = useOpenPlace()
  const places = usePlaces()
  return (
    <nav className={styles.rail} aria-label={t('navigation')}>
      <Link to="/" className={styles.mark} aria-label={t('product')}>
        <BrandMark size={26} />
      </Link>
      <ul>
        {places.map(({ place, path, badge }) => (
          <li key={place} className={place === 'settings' ? styles.last : undefined}>
            <Tooltip title={t(`places.${place}`)} placement="right" mouseEnterDelay={0.4}>
              <Link
                to={path}
                className={styles.entry}
                data-open={open === place || undefined}
                aria-current={open === place ? 'page' : undefined}
              >
                <PlaceIcon place={place} />
                <span className={styles.word}>{t(`places.${place}`)}</span>
                {badge ? (
                  <span className={styles.badge}>
                    <Loaded load={badge} />
                  </span>
                ) : null}
              </Link>
            </Tooltip>
          </li>
        ))}
      </ul>
    </nav>
  )
}
