import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useOperation } from '../kit/use-operation.ts'
import styles from './app-settings.module.css'
import { AppForm } from './app-sheet.tsx'
import type { AppDetail } from './model.ts'
import { RemoveApp } from './remove-app.tsx'
import { useText } from './texts.ts'

/** Name, group and looks of the app; and its end. */
export function AppSettings({ app }: { app: AppDetail }) {
  const t = useText()
  const navigate = useNavigate()
  const apps = useOperation('app.list', {}).data?.items ?? []
  const [busy, setBusy] = useState(false)
  const [removing, setRemoving] = useState(false)
  return (
    <div className={styles.settings}>
      <section>
        <h2 className={styles.heading}>{t('settings.profile')}</h2>
        <AppForm
          key={app.id}
          app={app}
          groups={[...new Set(apps.map(({ groupName }) => groupName).filter(Boolean))]}
          onDone={() => undefined}
          onBusy={setBusy}
        />
        <Button type="primary" htmlType="submit" form="app" loading={busy}>
          {t('save')}
        </Button>
      </section>
      <section className={styles.danger}>
        <div>
          <h2>{t('settings.danger')}</h2>
          <p className={styles.note}>{t('settings.dangerNote')}</p>
        </div>
        <Button danger aria-haspopup="dialog" onClick={() => setRemoving(true)}>
          {t('remove')}
        </Button>
      </section>
      <RemoveApp
        app={removing ? { id: app.id, name: app.name, formCount: app.forms.length } : null}
        onClose={() => setRemoving(false)}
        onRemoved={() => void navigate({ to: '/apps' })}
      />
    </div>
  )
}
