import { textRelevance } from '@sluice/form'
import type { OperationContext } from '../../platform/operation/index.ts'
import { defineFinder, type Found, type Wanted } from '../../platform/search/index.ts'
import { workspaceApp } from '../../platform/system-form/index.ts'
import { newParameters } from './access/row-scope.ts'
import { loadForm } from './load-form.ts'
import type { LoadedForm } from './loaded-form.ts'
import { withinSearchTime } from './record/search-time.ts'
import { selectRecords } from './record/select-records.ts'
import { bindTexts, containsSql, searchForm } from './search-text.ts'

/** Forms that are looked through. */
const mostForms = 300
/** Forms whose records are read: those that may hold the text. */
const mostReadForms = 30
/** Milliseconds after which no further form is read: what is found is told, and that there may be more. */
const longestReading = 3_000
/** Records of one form that are weighed, and those that are told. */
const weighed = 20
const toldOfAForm = 4
/** Found by another field than what names the record. */
const byOtherField = 50

type RecordHit = Found['hits'][number]

/** Records of every form the actor may read, by the same door as the search of one form: row scope and rights on fields hold. */
export const recordFinder = defineFinder(async (context, wanted) => {
  const { forms, partial } = await readableForms(context, wanted)
  const holding = await formsThatMayHold(context, wanted, forms)
  const found: { form: LoadedForm; hits: RecordHit[]; rest: boolean }[] = []
  const begun = performance.now()
  for (const form of holding.slice(0, mostReadForms)) {
    if (performance.now() - begun > longestReading) break
    found.push({ form, ...(await findInForm(context, wanted, form)) })
  }
  const hits = found
    .flatMap((one) => one.hits)
    .sort((a, b) => b.relevance - a.relevance)
    .slice(0, wanted.limit * 2)
  const told = new Set(hits)
  const more = found.filter((one) => one.rest || one.hits.some((hit) => !told.has(hit)))
  return {
    hits,
    more: more
      .slice(0, wanted.limit)
      .map(({ form }) => ({ formId: form.id, appId: form.appId, name: form.name })),
    partial: partial || holding.length > found.length,
  }
})

/** Published forms of which the actor reads records; the one they look at first. */
async function readableForms(context: OperationContext, { text, nearFormId }: Wanted) {
  const [policy, { rows }] = await Promise.all([
    context.policy(),
    context.transaction.query<{ id: string; app_id: string }>(
      `select f.id, f.app_id from form f
       join app a on a.tenant_id = f.tenant_id and a.id = f.app_id and a.deleted_at is null
       where f.tenant_id = $1 and f.app_id <> '${workspaceApp.id}' and f.deleted_at is null and f.current_version > 0
       order by f.id = $2 desc nulls last, f.id limit 5000`,
      [context.tenantId, nearFormId ?? null],
      'find-readable-forms',
    ),
  ])
  const mine = rows.filter(
    ({ id, app_id }) =>
      policy.decide('record.read', { type: `form:${id}`, parents: [`app:${app_id}`] }).allowed &&
      policy.decide('app.read', { type: `app:${app_id}` }).allowed,
  )
  const loaded: LoadedForm[] = []
  for (const { id } of mine.slice(0, mostForms)) loaded.push(await loadForm(context, id))
  const forms = isServedByIndex(text) ? loaded : loaded.filter(({ isLarge }) => !isLarge)
  return { forms, partial: mine.length > mostForms || forms.length < loaded.length }
}

/** The index of the search is over three letters in a row; an ideograph is as good as three (`search-text.ts`). */
function isServedByIndex(text: string): boolean {
  return [...searchForm(text)].length >= 3
}

/** Forms whose search column holds the text somewhere: one statement for all, so that others cost nothing more. */
async function formsThatMayHold(
  context: OperationContext,
  { text }: Wanted,
  forms: readonly LoadedForm[],
): Promise<LoadedForm[]> {
  if (forms.length === 0) return []
  const { values, add } = newParameters()
  const bind = bindTexts(add)
  const wanted = searchForm(text.replace(/\0/g, '').toWellFormed())
  const parts = forms.map(
    ({ layout }, index) =>
      `select ${index} as at where exists (select from ${layout.from} where ${layout.living} and ${containsSql(layout.search, wanted, bind)})`,
  )
  const { rows } = await withinSearchTime(context, text, () =>
    context.transaction.query<{ at: number }>(parts.join(' union all '), values),
  )
  return rows.map(({ at }) => forms[at]!).sort((a, b) => forms.indexOf(a) - forms.indexOf(b))
}

async function findInForm(
  context: OperationContext,
  { text, folded, nearFormId }: Wanted,
  form: LoadedForm,
): Promise<{ hits: RecordHit[]; rest: boolean }> {
  const page = await selectRecords(context, { formId: form.id, search: text, limit: weighed, fields: [] })
  const near = form.id === nearFormId ? 1 : 0
  const hits = page.items.map(({ id, title }) => ({
    kind: 'record' as const,
    id,
    title,
    note: form.name,
    appId: form.appId,
    formId: form.id,
    relevance: (textRelevance(folded, title) || byOtherField) + near,
  }))
  hits.sort((a, b) => b.relevance - a.relevance)
  return { hits: hits.slice(0, toldOfAForm), rest: page.nextCursor !== null || hits.length > toldOfAForm }
}
