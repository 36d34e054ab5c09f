import type { FieldOf } from '@sluice/contract'
import { MemberControl } from '../control/lazy-controls.ts'
import { PeopleView } from '../people-view.tsx'
import type { WebPart } from '../web-part.ts'
import { peoplePart } from './people-part.ts'

export const memberPart: WebPart<FieldOf<'member'>> = {
  ...peoplePart('member', { several: { isMe: 'includesMe' } }),
  Control: MemberControl,
  View: PeopleView,
}
