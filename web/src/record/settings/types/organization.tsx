import { BankOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import type { DesignPart } from '../../design-part.ts'
import { SeveralSettings } from './several.tsx'

export const organizationDesign: DesignPart<FieldOf<'organization'>> = {
  icon: BankOutlined,
  group: 'people',
  start: () => ({ type: 'organization' }),
  Settings: SeveralSettings,
}
