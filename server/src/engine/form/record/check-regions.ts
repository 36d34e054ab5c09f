import { type References, valueProblem } from '@sluice/form'
import { loadRegions } from '@sluice/form/regions'
import type { FieldError } from '../../../kernel/index.ts'

/** Checks that regions exist and go down as far as their fields ask. The table of them is loaded with the first address. */
export async function checkRegions(references: References['regions']): Promise<FieldError[]> {
  if (references.length === 0) return []
  const regions = await loadRegions()
  return references.flatMap(({ id, path, name, levels }) => {
    const names = id.split('/')
    const region = regions.at(names)
    const params = { name, region: names.join('') }
    if (!region) return [valueProblem(path, 'noSuchRegion', params)]
    const tooShort = names.length < levels && region.below.length > 0
    return tooShort ? [valueProblem(path, 'regionTooShort', params)] : []
  })
}
