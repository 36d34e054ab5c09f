import { EnvironmentOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import type { DesignPart } from '../../design-part.ts'
import { NoSettings } from './none.tsx'

export const locationDesign: DesignPart<FieldOf<'location'>> = {
  icon: EnvironmentOutlined,
  group: 'advanced',
  start: () => ({ type: 'location' }),
  Settings: NoSettings,
}
