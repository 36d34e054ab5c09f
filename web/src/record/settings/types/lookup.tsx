import { SelectOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import { isComputed, isLink, typeOf } from '@sluice/form'
import { useOperation } from '../../../kit/use-operation.ts'
import type { DesignPart, SettingsProps } from '../../design-part.ts'
import { SelectSetting } from '../select-setting.tsx'
import styles from '../settings.module.css'
import { useText } from '../texts.ts'

export const lookupDesign: DesignPart<FieldOf<'lookup'>> = {
  icon: SelectOutlined,
  group: 'computed',
  start: () => ({ type: 'lookup', relationFieldId: '', targetFieldId: '' }),
  Settings: LookupSettings,
}

function LookupSettings({ field, fields, onChange }: SettingsProps<FieldOf<'lookup'>>) {
  const t = useText()
  const links = fields.filter((one) => isLink(one) && !isComputed(one))
  const relation = links.find(({ id }) => id === field.relationFieldId)
  const formId = relation && isLink(relation) ? relation.targetFormId : ''
  const target = useOperation('form.get', { formId }, { enabled: formId !== '', staleTime: 60_000 }).data
  const offered = (target?.definition.fields ?? []).filter(
    (one) => !isLink(one) && typeOf(one).names !== 'files' && !typeOf(one).isList(one),
  )
  return (
    <>
      <SelectSetting
        label={t('setting.relationField')}
        value={field.relationFieldId || undefined}
        options={links.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(relationFieldId) => onChange({ ...field, relationFieldId, targetFieldId: '' })}
      />
      {links.length === 0 ? <p className={styles.hint}>{t('setting.noRelation')}</p> : null}
      <SelectSetting
        search
        label={t('setting.targetField')}
        value={field.targetFieldId || undefined}
        options={offered.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(targetFieldId) => onChange(withoutResult({ ...field, targetFieldId }))}
      />
      <p className={styles.hint}>{t('setting.computedHint')}</p>
    </>
  )
}

/** As what its values are kept is worked out anew. */
function withoutResult({ as: _, ...field }: FieldOf<'lookup'>): FieldOf<'lookup'> {
  return field
}
