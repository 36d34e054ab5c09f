import type { FieldType } from '@sluice/contract'
import { columnTypeNames, typeNamed } from '@sluice/form'
import type { CellFormat, ColumnKind } from '@sluice/sheet'

/** The type of field that columns of a kind become when nobody says another. */
export function usualType(kind: ColumnKind): FieldType {
  const found = columnTypeNames.find((name) => typeNamed(name).fromFile === kind)
  if (!found) throw new Error(`No type of fields is made of columns of the kind ${kind}`)
  return found
}

/** How the cells of a column are read that becomes a field of a type. */
export function readsAs(name: FieldType): Pick<CellFormat, 'kind' | 'isList'> {
  const { fromFile, readsList } = typeNamed(name)
  if (fromFile === undefined || fromFile === 'name')
    throw new Error(`No column becomes a field of type ${name}`)
  return { kind: fromFile, isList: readsList === true }
}
