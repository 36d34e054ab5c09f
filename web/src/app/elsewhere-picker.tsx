import { Button, Select } from 'antd'
import { useState } from 'react'
import { searchedBy } from '../kit/searched-by.ts'
import { useOperation } from '../kit/use-operation.ts'
import type { PackageSource } from './package-source.ts'
import { usePackageText } from './package-texts.ts'
import styles from './packages.module.css'
import { useText } from './texts.ts'

/** Chooses an app of another workspace one is in; nothing for whoever is in no other. */
export function ElsewherePicker({ onChosen }: { onChosen: (source: PackageSource) => void }) {
  const t = useText()
  const p = usePackageText()
  const { data } = useOperation('app.elsewhere', {})
  const [chosen, setChosen] = useState<string>()
  const items = data?.items ?? []
  if (items.length === 0) return null
  const use = () => {
    const [tenantId, appId] = (chosen ?? '').split('/')
    if (tenantId && appId) onChosen({ workspace: { tenantId, appId } })
  }
  return (
    <section className={styles.elsewhere}>
      <h2>{p('elsewhere.title')}</h2>
      <p className={styles.note}>{p('elsewhere.note')}</p>
      <div className={styles.pick}>
        <Select
          aria-label={p('elsewhere.choose')}
          placeholder={p('elsewhere.choose')}
          showSearch={searchedBy('label')}
          value={chosen}
          onChange={setChosen}
          options={items.map(({ tenantId, name, apps }) => ({
            label: name,
            options: apps.map((app) => ({ value: `${tenantId}/${app.id}`, label: app.name })),
          }))}
        />
        <Button disabled={!chosen} onClick={use}>
          {t('pack.next')}
        </Button>
      </div>
    </section>
  )
}
