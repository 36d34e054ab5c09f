import { invalidInput } from '../../kernel/index.ts'
import { furthest } from './announcement-schema.ts'

/** When an announcement is published; one whose time is past, now. @throws invalidInput */
export function timeOf(now: Date, publishAt: string | null): Date {
  const at = publishAt ? new Date(publishAt) : now
  if (at.getTime() > now.getTime() + furthest)
    throw invalidInput({ count: 1 }, [
      {
        field: 'publishAt',
        code: 'too_far',
        message: { zh: '发布时间最晚在十年之内', en: 'At most ten years from now' },
      },
    ])
  return at < now ? now : at
}
