import { newId } from '../../kernel/index.ts'
import { withIds } from './ids-in.ts'
import type { ImportedIds } from './imported-ids.ts'

/** What stands here for something outside of an app; what nothing stands for has an id that is nobody's. */
export type OutsideIds = ReadonlyMap<string, { id: string; isHere: boolean }>

/** @param decided what was chosen for each thing outside, by its id in the package; null: nothing */
export function outsideIds(decided: ReadonlyMap<string, string | null>): OutsideIds {
  return new Map([...decided].map(([id, to]) => [id, { id: to ?? newId(), isHere: to !== null }]))
}

/** Ids by those of the package. @param own of what the app brings */
export function importedIds(own: ReadonlyMap<string, string>, outside: OutsideIds): ImportedIds {
  const mine = new Set(own.values())
  const given = new Set([...outside.values()].flatMap(({ id, isHere }) => (isHere ? [id] : [])))
  const ids = new Map([...own, ...[...outside].map(([from, { id }]): [string, string] => [from, id])])
  return {
    rename: (value) => withIds(value, ids),
    isKnown: (id) => mine.has(id) || given.has(id),
    isOwn: (id) => mine.has(id),
  }
}
