import { MoreOutlined, StarFilled, StarOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { mayMakeApps, useFeature, useMe } from '../frame/session.ts'
import { DropMenu, opensDialog } from '../kit/drop-menu.tsx'
import { useCommand } from '../kit/use-command.ts'
import styles from './app-card.module.css'
import { AppFace } from './app-face.tsx'
import type { AppRow } from './model.ts'
import { useText } from './texts.ts'

/** What the menu of an app offers. */
export type AppAct = 'edit' | 'copy' | 'export' | 'remove'

export interface AppCardProps {
  app: AppRow
  onAct: (act: AppAct) => void
}

/** An app as a card that opens it, with its star and menu. */
export function AppCard({ app, onAct }: AppCardProps) {
  const t = useText()
  const packages = useFeature('packages')
  const mayMake = mayMakeApps(useMe())
  const setFavourite = useCommand('app.setFavourite')
  const { id, name, favourite } = app
  return (
    <li className={styles.card}>
      <Link to={`/apps/${id}`} className={styles.link}>
        <AppFace app={app} />
        <span className={styles.words}>
          <strong className={styles.name}>{name}</strong>
          {app.description ? <span className={styles.note}>{app.description}</span> : null}
          <span className={styles.foot}>{t('forms', { count: app.formCount })}</span>
        </span>
      </Link>
      <span className={styles.buttons}>
        <button
          type="button"
          className={styles.button}
          data-on={favourite || undefined}
          aria-pressed={favourite}
          aria-label={t(favourite ? 'unfavourite' : 'favourite', { name })}
          disabled={setFavourite.busy}
          onClick={() => void setFavourite.run({ appId: id, favourite: !favourite })}
        >
          {favourite ? <StarFilled aria-hidden /> : <StarOutlined aria-hidden />}
        </button>
        {app.myPermissions.manage ? (
          <DropMenu
            menu={{
              items: [
                opensDialog({ key: 'edit', label: t('edit') }),
                ...(mayMake ? [opensDialog({ key: 'copy', label: t('pack.copyAct') })] : []),
                ...(packages ? [opensDialog({ key: 'export', label: t('pack.exportAct') })] : []),
                { type: 'divider' },
                opensDialog({ key: 'remove', label: t('remove'), danger: true }),
              ],
              onClick: ({ key }) => onAct(key as AppAct),
            }}
          >
            <button type="button" className={styles.button} aria-label={t('more', { name })}>
              <MoreOutlined aria-hidden />
            </button>
          </DropMenu>
        ) : null}
      </span>
    </li>
  )
}
