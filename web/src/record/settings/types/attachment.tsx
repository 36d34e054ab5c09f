import { PaperClipOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import type { DesignPart, SettingsProps } from '../../design-part.ts'
import { NumberSetting } from '../number-setting.tsx'
import { useText } from '../texts.ts'

export const attachmentDesign: DesignPart<FieldOf<'attachment'>> = {
  icon: PaperClipOutlined,
  group: 'advanced',
  start: () => ({ type: 'attachment' }),
  Settings: FileSettings,
}

/** How many files, and how large. */
export function FileSettings<F extends FieldOf<'attachment' | 'image'>>({
  field,
  onChange,
}: SettingsProps<F>) {
  const t = useText()
  return (
    <>
      <NumberSetting
        label={t('setting.maxCount')}
        value={field.maxCount}
        min={1}
        onChange={(maxCount) => onChange({ ...field, maxCount })}
      />
      <NumberSetting
        label={t('setting.maxSize')}
        value={field.maxSizeMiB}
        min={1}
        onChange={(maxSizeMiB) => onChange({ ...field, maxSizeMiB })}
      />
    </>
  )
}
