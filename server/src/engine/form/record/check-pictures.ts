import { type References, valueProblem } from '@sluice/form'
import type { FieldError } from '../../../kernel/index.ts'
import { isPicture, type StoredContent } from '../../../platform/file/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'

/** Looks into files that have to be pictures, whatever they are called. */
export async function checkPictures(
  { services }: OperationContext,
  references: References['files'],
  files: ReadonlyMap<string, StoredContent & { name: string }>,
): Promise<FieldError[]> {
  const asked = references.filter(({ picture, id }) => picture && files.has(id))
  const looked = new Map<string, Promise<boolean>>()
  for (const { id } of asked) if (!looked.has(id)) looked.set(id, isPicture(services.files, files.get(id)!))
  const problems = await Promise.all(
    asked.map(async ({ id, path, name }) =>
      (await looked.get(id)) ? [] : [valueProblem(path, 'notAPicture', { name, file: files.get(id)!.name })],
    ),
  )
  return problems.flat()
}
