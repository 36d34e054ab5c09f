import type { FieldOf } from '@sluice/contract'
import type { SettingsProps } from '../../design-part.ts'
import { TextSetting } from '../text-setting.tsx'
import { useText } from '../texts.ts'
import { withDefault } from '../with-default.ts'

type AddressField = FieldOf<'email'> | FieldOf<'phone'> | FieldOf<'link'>

export function AddressSettings({ field, onChange }: SettingsProps<AddressField>) {
  const t = useText()
  return (
    <TextSetting
      label={t('setting.default')}
      value={field.default}
      onChange={(next) => onChange(withDefault(field, next))}
    />
  )
}
