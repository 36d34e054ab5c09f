import type { FormAction, FormDefinition } from '@sluice/contract'
import type { Text } from '../../../kernel/index.ts'
import { sameDefinition } from './plan-changes.ts'

/** A change of a button, as a designer reads it before publishing. */
export interface ActionChange extends Text {
  kind: 'action'
  fieldId: string
}

/** Which buttons publishing adds, changes and takes away. */
export function actionChanges(
  { actions: before = [] }: FormDefinition,
  { actions: after = [] }: FormDefinition,
): ActionChange[] {
  const was = new Map(before.map((action) => [action.id, action]))
  const is = new Set(after.map(({ id }) => id))
  return [
    ...after.flatMap((action) => {
      const old = was.get(action.id)
      if (!old) return [told(action, '新增操作', 'Add the button')]
      return isSame(old, action) ? [] : [told(action, '修改操作', 'Change the button')]
    }),
    ...before
      .filter(({ id }) => !is.has(id))
      .map((action) => told(action, '去掉操作', 'Take away the button')),
  ]
}

function told({ id, name }: FormAction, zh: string, en: string): ActionChange {
  return { kind: 'action', fieldId: `action.${id}`, zh: `${zh}“${name}”`, en: `${en} "${name}"` }
}

/** Whatever the order of keys, which the database does not keep. */
function isSame(a: FormAction, b: FormAction): boolean {
  const alone = (action: FormAction): FormDefinition => ({ fields: [], sections: [], actions: [action] })
  return sameDefinition(alone(a), alone(b))
}
