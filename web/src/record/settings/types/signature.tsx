import { HighlightOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import type { DesignPart } from '../../design-part.ts'
import { NoSettings } from './none.tsx'

export const signatureDesign: DesignPart<FieldOf<'signature'>> = {
  icon: HighlightOutlined,
  group: 'advanced',
  start: () => ({ type: 'signature' }),
  Settings: NoSettings,
}
