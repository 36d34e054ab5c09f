import styles from './packages.module.css'
import { useText } from './texts.ts'

export interface PackageContentsProps {
  parts: readonly { key: string; names: readonly string[] }[]
}

/** What a package holds: how many of each kind, and what they are called. */
export function PackageContents({ parts }: PackageContentsProps) {
  const t = useText()
  const words: Record<string, string> = {
    forms: t('pack.parts.forms'),
    flows: t('pack.parts.flows'),
    reports: t('pack.parts.reports'),
    dashboards: t('pack.parts.dashboards'),
    aggregates: t('pack.parts.aggregates'),
    rights: t('pack.parts.rights'),
    files: t('pack.parts.files'),
    records: t('pack.parts.records'),
  }
  return (
    <dl className={styles.parts}>
      {parts
        .filter(({ names }) => names.length > 0)
        .map(({ key, names }) => (
          <div key={key}>
            <dt>
              {words[key] ?? key} <span className="tabular">{names.length}</span>
            </dt>
            <dd>{names.filter(Boolean).join(t('pack.comma'))}</dd>
          </div>
        ))}
    </dl>
  )
}
