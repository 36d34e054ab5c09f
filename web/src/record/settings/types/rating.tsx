import { StarOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import { usualStars } from '@sluice/form'
import type { DesignPart, SettingsProps } from '../../design-part.ts'
import { NumberSetting } from '../number-setting.tsx'
import { useText } from '../texts.ts'

export const ratingDesign: DesignPart<FieldOf<'rating'>> = {
  icon: StarOutlined,
  group: 'basic',
  start: () => ({ type: 'rating' }),
  Settings: RatingSettings,
}

function RatingSettings({ field, onChange }: SettingsProps<FieldOf<'rating'>>) {
  const t = useText()
  return (
    <NumberSetting
      label={t('setting.stars')}
      value={field.stars ?? usualStars}
      min={2}
      onChange={(stars) => onChange({ ...field, stars })}
    />
  )
}
