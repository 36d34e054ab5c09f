import type { Check } from './check.ts'
import { writeList } from './format.ts'
import { checkIds } from './id-value.ts'
import { itemsOf, type PurePart } from './pure-part.ts'

interface PictureField {
  name: string
}

interface PictureRule<F> {
  maxCount(field: F): number
  maxMebibytes(field: F): number
  /** What stands for one whose name is not known. */
  unknown: { zh: string; en: string }
}

/** What the types share whose values are pictures in the store of files: the server looks at what is in them. */
export function pictures<F extends PictureField>(rule: PictureRule<F>) {
  return {
    names: 'files',
    title: 'never',
    operators: ['isNotEmpty', 'isEmpty'],
    isList: () => true,
    formulaType: () => ({ list: 'text' }),
    check: (field, value, path, check) => checkPictures(rule, field, value, path, check),
    text: (_, value, setting) =>
      writeList(
        itemsOf(value).map((id) => setting.names.files[id]?.name ?? rule.unknown[setting.locale]),
        setting,
      ),
  } satisfies Partial<PurePart<F>>
}

function checkPictures<F extends PictureField>(
  rule: PictureRule<F>,
  field: F,
  value: unknown,
  path: string,
  check: Check,
): string[] | null {
  const ids = checkIds(field, value, path, check, rule.maxCount(field))
  const maxBytes = rule.maxMebibytes(field) * 1024 * 1024
  for (const id of ids ?? [])
    check.references.files.push({ id, path, name: field.name, maxBytes, picture: true })
  return ids
}
