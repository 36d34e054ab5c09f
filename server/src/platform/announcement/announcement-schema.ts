import { z } from 'zod'
import { nameText } from '../../kernel/index.ts'
import { audienceSchema } from './audience.ts'
import { kindValues } from './kinds.ts'

/** What somebody writes who announces something. */
export const announcementFields = {
  kind: z.enum(kindValues),
  title: nameText(120),
  /** Plain text; lines stay lines. */
  body: z.string().trim().max(20_000),
  audience: audienceSchema,
  /** Absent or past: at once. */
  publishAt: z.iso.datetime({ offset: true }).nullable().default(null),
}

/** An announcement is announced ten years ahead at most. */
export const furthest = 10 * 366 * 86_400_000
