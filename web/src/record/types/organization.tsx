import type { FieldOf } from '@sluice/contract'
import { OrganizationControl } from '../control/lazy-controls.ts'
import type { WebPart } from '../web-part.ts'
import { WrappedText } from '../wrapped-text.tsx'
import { peoplePart } from './people-part.ts'

export const organizationPart: WebPart<FieldOf<'organization'>> = {
  ...peoplePart('organization', {
    one: { isMe: 'isMyOrganization' },
    several: { isMe: 'includesMyOrganization' },
  }),
  Control: OrganizationControl,
  View: WrappedText,
}
