import type { FieldOf } from '@sluice/contract'
import { Toggle } from '../../../kit/toggle.tsx'
import type { SettingsProps } from '../../design-part.ts'
import { useText } from '../texts.ts'

/** Whether a field takes several or one. */
export function SeveralSettings<F extends FieldOf<'organization' | 'role'>>({
  field,
  onChange,
}: SettingsProps<F>) {
  const t = useText()
  return (
    <Toggle
      label={t('setting.multiple')}
      value={field.multiple}
      onChange={(multiple) => onChange({ ...field, multiple })}
    />
  )
}
