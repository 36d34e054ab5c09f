import { foldText } from '@sluice/form'
import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { foundKinds, type Hit } from '../define-finder.ts'

/** Hits of one kind. */
const mostOfAKind = 8

export const searchAll = defineOperation({
  id: 'search.all',
  kind: 'query',
  method: 'GET',
  path: '/api/search',
  summary: {
    zh: '搜索我能看到的应用、表单、报表、仪表盘、成员和数据',
    en: 'Search the apps, forms, reports, dashboards, people and records I may see',
  },
  access: 'member',
  heavy: () => true,
  input: z.object({
    text: z.string().trim().min(1).max(200),
    /** The form somebody is looking at: its records come first among equals. */
    formId: z.uuid().optional(),
  }),
  output: z.object({
    /** By kind, the kind with the best hit first, and best first within. */
    items: z.array(
      z.object({
        kind: z.enum(foundKinds),
        id: z.uuid(),
        title: z.string(),
        /** Where it lies: its app, its form, its department. */
        note: z.string(),
        appId: z.uuid().nullable(),
        formId: z.uuid().nullable(),
      }),
    ),
    /** Forms that hold more records than are told. */
    more: z.array(z.object({ formId: z.uuid(), appId: z.uuid(), name: z.string() })),
    /** True where not everything was looked through: a longer text or the search of one form finds the rest. */
    partial: z.literal(true).nullable(),
  }),
  run: async (context, { text, formId }) => {
    const wanted = { text, folded: foldText(text), limit: mostOfAKind, nearFormId: formId }
    const found = await Promise.all(context.services.finders.map((finder) => finder.find(context, wanted)))
    return {
      items: byKind(found.flatMap(({ hits }) => hits)).map(({ relevance: _, ...hit }) => hit),
      more: found.flatMap(({ more = [] }) => more),
      partial: found.some(({ partial }) => partial) || null,
    }
  },
})

/** Kinds stay together; a kind comes as early as its best hit. */
function byKind(hits: readonly Hit[]): Hit[] {
  return foundKinds
    .map((kind) => hits.filter((hit) => hit.kind === kind))
    .sort((a, b) => best(b) - best(a))
    .flat()
}

function best(hits: readonly Hit[]): number {
  return Math.max(0, ...hits.map(({ relevance }) => relevance))
}
