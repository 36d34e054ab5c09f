import { z } from 'zod'

/** Something wrong with a flow, in words for its author. An error keeps it from being published (N3.12). */
export const findingSchema = z.object({
  code: z.string(),
  elementId: z.string(),
  severity: z.enum(['error', 'warning']),
  zh: z.string(),
  en: z.string(),
})
export type FlowFinding = z.infer<typeof findingSchema>

export function problem(code: string, elementId: string, zh: string, en: string): FlowFinding {
  return { code, elementId, severity: 'error', zh, en }
}

export function advice(code: string, elementId: string, zh: string, en: string): FlowFinding {
  return { code, elementId, severity: 'warning', zh, en }
}
