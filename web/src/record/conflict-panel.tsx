import type { Field } from '@sluice/contract'
import { Alert, Button } from 'antd'
import styles from './conflict-panel.module.css'
import { FieldValue } from './field-value.tsx'
import type { References } from './model.ts'
import { useText } from './texts.ts'
import type { RecordEditor } from './use-record-editor.ts'

export interface ConflictPanelProps {
  editor: RecordEditor
  fields: readonly Field[]
  references: References
}

/** Who changed what meanwhile; for every field both changed, the person takes theirs or mine. */
export function ConflictPanel({ editor, fields, references }: ConflictPanelProps) {
  const t = useText()
  const { conflicts, outdated } = editor
  if (conflicts.length === 0 && outdated) {
    return (
      <Alert
        type="warning"
        showIcon
        className={styles.panel}
        title={t('conflict.changed')}
        action={
          <Button size="small" onClick={editor.merge}>
            {t('conflict.look')}
          </Button>
        }
      />
    )
  }
  if (editor.who === null) return null
  const who = editor.who || t('conflict.somebody')
  if (conflicts.length === 0) {
    return <Alert type="info" showIcon className={styles.panel} title={t('conflict.merged', { who })} />
  }
  const all = conflicts.map(({ fieldId }) => fieldId)
  return (
    <section className={styles.conflict} role="alert">
      <h3>{t('conflict.title', { who })}</h3>
      <p className={styles.note}>{t('conflict.note')}</p>
      <ul className={styles.fields}>
        {conflicts.map(({ fieldId, mine, theirs }) => {
          const field = fields.find(({ id }) => id === fieldId)
          if (!field) return null
          return (
            <li key={fieldId} className={styles.field}>
              <strong>{field.name}</strong>
              <div className={styles.side}>
                <span className={styles.whose}>{t('conflict.theirs')}</span>
                <FieldValue field={field} value={theirs} references={references} />
                <Button size="small" onClick={() => editor.decide([fieldId], 'theirs')}>
                  {t('conflict.takeTheirs')}
                </Button>
              </div>
              <div className={styles.side}>
                <span className={styles.whose}>{t('conflict.mine')}</span>
                <FieldValue field={field} value={mine} references={references} />
                <Button size="small" onClick={() => editor.decide([fieldId], 'mine')}>
                  {t('conflict.takeMine')}
                </Button>
              </div>
            </li>
          )
        })}
      </ul>
      <div className={styles.foot}>
        <span className={styles.note}>{t('conflict.left', { count: conflicts.length })}</span>
        <Button size="small" type="link" onClick={() => editor.decide(all, 'theirs')}>
          {t('conflict.allTheirs')}
        </Button>
        <Button size="small" type="link" onClick={() => editor.decide(all, 'mine')}>
          {t('conflict.allMine')}
        </Button>
      </div>
    </section>
  )
}
