import type { FormDefinition } from '@sluice/contract'
import { isComputed } from '@sluice/form'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { completeComputed } from '../computed/complete.ts'
import { readForm } from '../load-form.ts'
import { checkDefinition } from '../publish/check-definition.ts'
import { publishForm } from '../publish/publish-form.ts'

interface Packaged {
  id: string
  definition?: FormDefinition
}

/**
 * Publishes the forms of a package. Those whose fields are computed from other forms may read each other, so first they are there
 * without what is computed, then each is whole as soon as what it reads is.
 * @returns their versions by id
 */
export async function publishPackaged(
  context: OperationContext,
  forms: readonly Packaged[],
): Promise<Map<string, number>> {
  const versions = new Map<string, number>()
  const publish = async (id: string, definition: FormDefinition) => {
    versions.set(id, await publishForm(context, id, definition, { valuesThatFail: 'refuse' }))
  }
  let waiting: { id: string; definition: FormDefinition }[] = []
  for (const { id, definition } of forms) {
    if (!definition) continue
    if (definition.fields.some((field) => isComputed(field) && !('formula' in field))) {
      await publish(id, { fields: definition.fields.filter((field) => !isComputed(field)), sections: [] })
      waiting.push({ id, definition })
      continue
    }
    await checkDefinition(context, definition)
    await publish(id, definition)
  }
  while (waiting.length > 0) {
    const left: typeof waiting = []
    for (const one of waiting) {
      const form = await readForm(context, one.id)
      const { problems } = await completeComputed(context, one.definition, form)
      if (problems.length > 0) left.push(one)
      else {
        await checkDefinition(context, one.definition, undefined, form)
        await publish(one.id, one.definition)
      }
    }
    // Nothing got further: what is wrong is said.
    const [stuck] = left
    if (stuck && left.length === waiting.length)
      await checkDefinition(context, stuck.definition, undefined, await readForm(context, stuck.id))
    waiting = left
  }
  return versions
}
