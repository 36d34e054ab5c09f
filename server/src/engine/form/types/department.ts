import { peoplePart } from '../people-part.ts'

export const departmentPart = peoplePart('department')
