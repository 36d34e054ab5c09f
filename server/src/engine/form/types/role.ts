import { peoplePart } from '../people-part.ts'

export const rolePart = peoplePart('role')
