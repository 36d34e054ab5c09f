import { MailOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import type { DesignPart } from '../../design-part.ts'
import { AddressSettings } from './address.tsx'

export const emailDesign: DesignPart<FieldOf<'email'>> = {
  icon: MailOutlined,
  group: 'basic',
  start: () => ({ type: 'email' }),
  Settings: AddressSettings,
}
