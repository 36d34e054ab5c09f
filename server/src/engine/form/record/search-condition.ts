import { foldText } from '@sluice/form'
import { type FieldAccessMap, reaches } from '../access/form-access.ts'
import type { Parameters } from '../access/row-scope.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { bindTexts, containsSql, foldedColumn, searchForm } from '../search-text.ts'
import { serverPartOf } from '../server-parts.ts'
import { storageOf } from '../storage.ts'

/**
 * Records in which some field the actor may read contains the text. The search column finds candidates through its
 * index; it also holds fields the actor may not see and labels of former choices, so the fields themselves decide.
 */
export function searchCondition(
  form: LoadedForm,
  access: FieldAccessMap,
  text: string,
  parameters: Parameters,
): string {
  const wanted = text.replace(/\0/g, '').toWellFormed()
  const folded = foldText(wanted)
  // Bound at first use: a parameter that no condition names would have no type.
  const bind = bindTexts(parameters.add)
  const hits: string[] = []
  for (const field of form.definition.fields) {
    const searched = serverPartOf(field).search
    if (!searched || !reaches(access[field.id], 'read')) continue
    const stored = form.layout.column(field.id)
    const column = searched.plain?.(stored) ?? stored
    const choices = searched.choices?.(field)
    if (!choices) {
      hits.push(containsSql(foldedColumn(column), folded, bind))
      continue
    }
    const values = choices.filter(({ label }) => foldText(label).includes(folded)).map(({ value }) => value)
    if (values.length === 0) continue
    const chosen = `${parameters.add(values)}::text[]`
    hits.push(storageOf(field) === 'texts' ? `${column} && ${chosen}` : `${column} = any(${chosen})`)
  }
  if (hits.length === 0) return 'false'
  if (form.layout.found) {
    const found = form.layout.found((column) => containsSql(column, searchForm(wanted), bind))
    return `(r.id in ${found} and coalesce(${hits.join(' or ')}, false))`
  }
  if (form.system) return `coalesce(${hits.join(' or ')}, false)`
  // Within `coalesce` the planner does not multiply the odds: nearly every candidate is a hit.
  return `(${containsSql(form.layout.search, searchForm(wanted), bind)} and coalesce(${hits.join(' or ')}, false))`
}
