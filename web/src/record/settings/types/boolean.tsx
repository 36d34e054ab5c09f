import { CheckOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import { sayBoolean } from '@sluice/form'
import { useLanguage } from '../../../i18n/language.ts'
import type { DesignPart, SettingsProps } from '../../design-part.ts'
import { SelectSetting } from '../select-setting.tsx'
import { TextSetting } from '../text-setting.tsx'
import { useText } from '../texts.ts'
import { withDefault } from '../with-default.ts'

export const booleanDesign: DesignPart<FieldOf<'boolean'>> = {
  icon: CheckOutlined,
  group: 'basic',
  start: () => ({ type: 'boolean' }),
  Settings: BooleanSettings,
}

function BooleanSettings({ field, onChange }: SettingsProps<FieldOf<'boolean'>>) {
  const t = useText()
  const language = useLanguage()
  return (
    <>
      <SelectSetting
        label={t('setting.display')}
        value={field.display ?? 'switch'}
        options={(['switch', 'checkbox'] as const).map((value) => ({ value, label: t(`setting.${value}`) }))}
        onChange={(display) => onChange({ ...field, display })}
      />
      <TextSetting
        label={t('setting.yesWord')}
        value={field.yes}
        maxLength={20}
        onChange={(yes) => onChange({ ...field, yes })}
      />
      <TextSetting
        label={t('setting.noWord')}
        value={field.no}
        maxLength={20}
        onChange={(no) => onChange({ ...field, no })}
      />
      <SelectSetting
        label={t('setting.default')}
        value={String(field.default ?? '')}
        options={[
          { value: '', label: t('setting.noDefault') },
          { value: 'true', label: sayBoolean(field, true, language) },
          { value: 'false', label: sayBoolean(field, false, language) },
        ]}
        onChange={(next) => onChange(withDefault(field, next === '' ? undefined : next === 'true'))}
      />
    </>
  )
}
