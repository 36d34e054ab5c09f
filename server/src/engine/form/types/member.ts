import { peoplePart } from '../people-part.ts'

export const memberPart = peoplePart('member')
