import { FunctionOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import type { DesignPart } from '../../design-part.ts'
import { FormulaSettings } from './formula-settings.tsx'

export const formulaDesign: DesignPart<FieldOf<'formula'>> = {
  icon: FunctionOutlined,
  group: 'computed',
  start: () => ({ type: 'formula', formula: '' }),
  Settings: FormulaSettings,
}
