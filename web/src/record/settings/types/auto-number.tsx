import { FieldNumberOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import type { DesignPart } from '../../design-part.ts'
import { NumberEditor } from '../number-editor.tsx'

export const autoNumberDesign: DesignPart<FieldOf<'autoNumber'>> = {
  icon: FieldNumberOutlined,
  group: 'advanced',
  start: () => ({ type: 'autoNumber', digits: 4 }),
  Settings: NumberEditor,
}
