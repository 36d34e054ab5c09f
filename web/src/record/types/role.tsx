import type { FieldOf } from '@sluice/contract'
import { RoleControl } from '../control/lazy-controls.ts'
import type { WebPart } from '../web-part.ts'
import { WrappedText } from '../wrapped-text.tsx'
import { peoplePart } from './people-part.ts'

export const rolePart: WebPart<FieldOf<'role'>> = {
  ...peoplePart('role', { several: {} }),
  Control: RoleControl,
  View: WrappedText,
}
