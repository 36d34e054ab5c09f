import { LinkOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import type { DesignPart } from '../../design-part.ts'
import { AddressSettings } from './address.tsx'

export const linkDesign: DesignPart<FieldOf<'link'>> = {
  icon: LinkOutlined,
  group: 'basic',
  start: () => ({ type: 'link' }),
  Settings: AddressSettings,
}
