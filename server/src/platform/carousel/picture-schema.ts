import { z } from 'zod'
import { nameText } from '../../kernel/index.ts'

/** Pictures of one workspace. */
export const mostPictures = 10
/** Bytes of one picture (P5.6). */
export const largestPicture = 2 * 1024 ** 2

export const pictureFields = {
  /** What it shows, for who does not see it. */
  title: nameText(60),
  /** A path of this site or an https address; null: it leads nowhere. */
  link: z
    .string()
    .trim()
    .max(500)
    .refine(isSafeLink, { error: '/apps, https://example.com' })
    .nullable()
    .default(null),
  isOn: z.boolean().default(true),
}

/** A path of the same origin, as browsers read it, or https without credentials. */
function isSafeLink(link: string): boolean {
  const origin = 'https://sluice.invalid'
  const url = URL.parse(link, origin)
  if (!url || /[\s\\]/.test(link)) return false
  if (link.startsWith('/')) return url.origin === origin
  return link.startsWith('https://') && url.username === '' && url.password === ''
}
