import type { FieldOf } from '@sluice/form'
import type { ServerPart } from '../server-part.ts'

export const sliderPart: ServerPart<FieldOf<'slider'>> = {
  storage: () => 'numeric',
  comparable: () => ({ kind: 'number' }),
  index: () => 'order',
  toText: (_, column) => `trim_scale(${column})::text`,
  fromText: 'read',
  keeps: () => ({ of: 'number' }),
}
