import { type FieldOf, sayBoolean } from '@sluice/form'
import pg from 'pg'
import type { ServerPart } from '../server-part.ts'

export const booleanPart: ServerPart<FieldOf<'boolean'>> = {
  storage: () => 'boolean',
  comparable: () => ({ kind: 'boolean' }),
  index: () => 'order',
  toText: (field, column) =>
    `case ${column} when true then ${pg.escapeLiteral(sayBoolean(field, true, 'zh'))} when false then ${pg.escapeLiteral(sayBoolean(field, false, 'zh'))} end`,
  fromText: 'read',
}
