import { LinkOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import { RelationControl } from '../control/lazy-controls.ts'
import styles from '../field-value.module.css'
import { singleWords } from '../operator-words.ts'
import { recordPath } from '../record-path.ts'
import { SelectSetting } from '../settings/lazy-settings.ts'
import { useText } from '../texts.ts'
import { idsOf } from '../value-text.ts'
import type { SettingsProps, ViewProps, WebPart } from '../web-part.ts'

export const relationPart: WebPart<FieldOf<'relation'>> = {
  icon: LinkOutlined,
  group: 'advanced',
  Control: RelationControl,
  View: RelationView,
  Settings: RelationSettings,
  width: 180,
  sorts: false,
  start: () => ({ type: 'relation', targetFormId: '' }),
  operatorWords: () => singleWords,
}

function RelationView({ field, value, references, dense }: ViewProps<FieldOf<'relation'>>) {
  const t = useText()
  const id = idsOf(value)[0] ?? ''
  const title = references.records[id]
  if (title === undefined) return <span className={styles.none}>{t('value.unknownRecord')}</span>
  if (dense) return <span>{title}</span>
  return (
    <a className={styles.wrapped} href={recordPath(field.targetFormId, id)} target="_blank" rel="noreferrer">
      {title}
    </a>
  )
}

function RelationSettings({ field, forms, onChange }: SettingsProps<FieldOf<'relation'>>) {
  const t = useText()
  return (
    <SelectSetting
      search
      label={t('setting.targetForm')}
      value={field.targetFormId || undefined}
      options={forms.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(targetFormId) => onChange({ ...field, targetFormId })}
    />
  )
}
