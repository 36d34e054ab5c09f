import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'

export const listKinds = defineOperation({
  id: 'action.kinds',
  kind: 'query',
  method: 'GET',
  path: '/api/action-kinds',
  summary: { zh: '表单可以提供的操作', en: 'Operations that a form may offer beside its records' },
  access: 'member',
  keys: 'unnarrowed',
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        operation: z.string(),
        name: z.string(),
        /** It sets fields, or may. */
        takesValues: z.boolean(),
        /** It does nothing without. */
        needsValues: z.boolean(),
      }),
    ),
  }),
  run: async ({ services, locale }) => ({
    items: services.actions.on('records').map(({ id, action }) => ({
      operation: id,
      name: action.name[locale],
      takesValues: action.values !== undefined,
      needsValues: action.needsValues ?? false,
    })),
  }),
})
