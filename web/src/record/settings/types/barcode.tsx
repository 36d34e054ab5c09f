import { QrcodeOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import type { DesignPart, SettingsProps } from '../../design-part.ts'
import { SelectSetting } from '../select-setting.tsx'
import { useText } from '../texts.ts'

export const barcodeDesign: DesignPart<FieldOf<'barcode'>> = {
  icon: QrcodeOutlined,
  group: 'advanced',
  start: () => ({ type: 'barcode' }),
  Settings: BarcodeSettings,
}

function BarcodeSettings({ field, onChange }: SettingsProps<FieldOf<'barcode'>>) {
  const t = useText()
  return (
    <SelectSetting
      label={t('setting.barcodeFormat')}
      value={field.format ?? 'qr'}
      options={(['qr', 'code128'] as const).map((value) => ({
        value,
        label: t(`setting.barcodeFormats.${value}`),
      }))}
      onChange={(format) => onChange({ ...field, format })}
    />
  )
}
