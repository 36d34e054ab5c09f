import { SolutionOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import type { DesignPart } from '../../design-part.ts'
import { SeveralSettings } from './several.tsx'

export const roleDesign: DesignPart<FieldOf<'role'>> = {
  icon: SolutionOutlined,
  group: 'people',
  start: () => ({ type: 'role' }),
  Settings: SeveralSettings,
}
