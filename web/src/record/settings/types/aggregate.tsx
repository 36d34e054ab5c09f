import { DeleteOutlined, PlusOutlined, SlidersOutlined } from '@ant-design/icons'
import type { Field, FieldOf } from '@sluice/contract'
import { isComputed, isLink, typeOf } from '@sluice/form'
import { Button } from 'antd'
import type { DesignPart, SettingsProps } from '../../design-part.ts'
import { SelectSetting } from '../select-setting.tsx'
import styles from '../settings.module.css'
import { useText } from '../texts.ts'
import { ManySettings, useSource } from './many-settings.tsx'

export const aggregateDesign: DesignPart<FieldOf<'aggregate'>> = {
  icon: SlidersOutlined,
  group: 'computed',
  start: () => ({ type: 'aggregate', sourceFormId: '', aggregation: 'sum' }),
  Settings: AggregateSettings,
}

function AggregateSettings({ field, forms, fields, onChange }: SettingsProps<FieldOf<'aggregate'>>) {
  const t = useText()
  const source = useSource(field.sourceFormId)
  const matches = field.matches ?? []
  const put = (next: NonNullable<FieldOf<'aggregate'>['matches']>) => {
    const { matches: _, ...rest } = field
    onChange(next.length > 0 ? { ...rest, matches: next } : rest)
  }
  const optionsOf = (some: readonly Field[]) =>
    some
      .filter((one) => !typeOf(one).isList(one) && one.id !== field.id)
      .map(({ id, name }) => ({ value: id, label: name }))
  return (
    <ManySettings field={field} forms={forms} onChange={onChange} source={source}>
      {matches.map((match, index) => (
        <div key={`${match.sourceFieldId} ${match.fieldId}`} className={styles.choices}>
          <SelectSetting
            search
            label={t('setting.matchTheirs')}
            value={match.sourceFieldId}
            options={optionsOf(source)}
            onChange={(sourceFieldId) => put(matches.with(index, { ...match, sourceFieldId }))}
          />
          <SelectSetting
            search
            label={t('setting.matchOwn')}
            value={match.fieldId}
            options={optionsOf(fields)}
            onChange={(fieldId) => put(matches.with(index, { ...match, fieldId }))}
          />
          <Button
            size="small"
            icon={<DeleteOutlined />}
            aria-label={t('setting.removeChoice')}
            onClick={() => put(matches.toSpliced(index, 1))}
          />
        </div>
      ))}
      <Button
        icon={<PlusOutlined />}
        disabled={source.length === 0 || fields.length < 2}
        onClick={() => put([...matches, firstMatch(source, fields, field.id)])}
      >
        {t('setting.addMatch')}
      </Button>
    </ManySettings>
  )
}

/** Two fields that fit each other, the same link first. */
function firstMatch(source: readonly Field[], fields: readonly Field[], ownId: string) {
  const own = fields.filter((one) => one.id !== ownId && !isComputed(one))
  for (const theirs of source.filter((one) => !isComputed(one)))
    for (const mine of own) {
      const sameLink = isLink(theirs) && isLink(mine) && theirs.targetFormId === mine.targetFormId
      if (sameLink) return { sourceFieldId: theirs.id, fieldId: mine.id }
    }
  const theirs = source.find((one) => own.some(({ type }) => type === one.type)) ?? source[0]!
  return { sourceFieldId: theirs.id, fieldId: (own.find(({ type }) => type === theirs.type) ?? own[0]!).id }
}
