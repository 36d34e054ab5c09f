import type { Filter, Measure, ReportDefinition } from '@sluice/contract'

/** A report of a scene, with its place on the dashboard. */
export interface Chart {
  name: string
  place: { x: number; y: number; w: number; h: number }
  definition: ReportDefinition
}

interface Question {
  formId: string
  measure?: Measure
  filter?: Filter
}

const base = { rows: [], columns: [], measures: [], fields: [], sort: [] }
export const count: Measure = { aggregate: 'count' }
export function sum(field: string): Measure {
  return { field, aggregate: 'sum' }
}

/** The number of the month beside that of the month before, along a date. */
export function thisMonth(name: string, x: number, along: string, question: Question): Chart {
  return {
    name,
    place: { x, y: 0, w: 4, h: 2 },
    definition: { ...asked(question), chart: 'metric', compare: { field: along, period: 'month' } },
  }
}

export function total(name: string, x: number, question: Question): Chart {
  return { name, place: { x, y: 0, w: 4, h: 2 }, definition: { ...asked(question), chart: 'metric' } }
}

export function monthly(name: string, place: Chart['place'], along: string, question: Question): Chart {
  return {
    name,
    place,
    definition: { ...asked(question), chart: 'bar', rows: [{ field: along, bucket: 'month' }] },
  }
}

export function shares(name: string, place: Chart['place'], of: string, question: Question): Chart {
  return { name, place, definition: { ...asked(question), chart: 'pie', rows: [{ field: of }] } }
}

export function bars(name: string, place: Chart['place'], of: string, question: Question): Chart {
  return { name, place, definition: { ...asked(question), chart: 'bar', rows: [{ field: of }] } }
}

/** The first ten groups, largest first. */
export function ranking(name: string, place: Chart['place'], of: string, question: Question): Chart {
  const definition = asked(question)
  return {
    name,
    place,
    definition: {
      ...definition,
      chart: 'table',
      rows: [{ field: of }],
      measures: [...definition.measures, count],
      sort: [{ field: 'm0', direction: 'desc' }],
      top: 10,
    },
  }
}

/** Records as they are. */
export function list(
  name: string,
  place: Chart['place'],
  fields: string[],
  { formId, filter }: Question,
): Chart {
  return {
    name,
    place,
    definition: {
      ...base,
      formId,
      chart: 'table',
      fields,
      ...(filter ? { filter } : {}),
    },
  }
}

function asked({ formId, measure = count, filter }: Question): ReportDefinition {
  return { ...base, formId, chart: 'metric', measures: [measure], ...(filter ? { filter } : {}) }
}
