import type { FieldOf } from '@sluice/form'
import type { ServerPart } from '../server-part.ts'
import { checkedTextPart } from './checked-text.ts'

export const phonePart: ServerPart<FieldOf<'phone'>> = checkedTextPart
