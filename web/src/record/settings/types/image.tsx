import { PictureOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import type { DesignPart } from '../../design-part.ts'
import { FileSettings } from './attachment.tsx'

export const imageDesign: DesignPart<FieldOf<'image'>> = {
  icon: PictureOutlined,
  group: 'advanced',
  start: () => ({ type: 'image' }),
  Settings: FileSettings,
}
