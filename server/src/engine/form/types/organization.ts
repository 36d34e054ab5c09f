import { peoplePart } from '../people-part.ts'

export const organizationPart = peoplePart('organization')
