import type { Filter } from '@sluice/contract'
import { Button } from 'antd'
import { lazy, type ReactNode, Suspense, useCallback, useMemo, useState } from 'react'
import { useMe } from '../frame/session.ts'
import { useLanguage } from '../i18n/language.ts'
import { EmptyState } from '../kit/empty-state.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { usePhone } from '../kit/use-media.ts'
import { VirtualTable } from '../kit/virtual-table.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { type FormDetail, fieldsOf } from './form-detail.ts'
import { GridBar } from './grid-bar.tsx'
import { arrangeColumns, type ColumnChoice, readColumnChoice, writeColumnChoice } from './grid-columns.ts'
import type { RecordItem } from './model.ts'
import styles from './record-grid.module.css'
import { systemFieldsOf } from './system-fields.ts'
import { useText } from './texts.ts'
import { useFreshRecords } from './use-fresh-records.ts'
import type { GridState } from './use-grid-state.ts'
import { useReferencedPages } from './use-referenced-pages.ts'
import { useSelection } from './use-selection.ts'
import { cardHeight, useTableColumns } from './use-table-columns.tsx'
import { columnsOf, type SavedView } from './view/saved-view.ts'

const ViewTabs = lazy(async () => ({ default: (await import('./view/view-tabs.tsx')).ViewTabs }))
const RecordKanban = lazy(async () => ({ default: (await import('./view/record-kanban.tsx')).RecordKanban }))
const RecordCalendar = lazy(async () => ({
  default: (await import('./view/record-calendar.tsx')).RecordCalendar,
}))
const RecordGallery = lazy(async () => ({
  default: (await import('./view/record-gallery.tsx')).RecordGallery,
}))
const RecordSheet = lazy(async () => ({ default: (await import('./record-sheet.tsx')).RecordSheet }))

export interface RecordGridProps {
  form: FormDetail
  path: string
  state: GridState
  onNew: (() => void) | undefined
  onImport: (() => void) | undefined
  /** Ways to look at the records that are kept; absent where none are. */
  views?: readonly SavedView[] | undefined
  saved?: SavedView | undefined
  /** Shows an open record in place of the drawer with its fields. */
  opened?: ((record: OpenedRecord) => ReactNode) | undefined
}

/** A record that is open beside the grid. */
export interface OpenedRecord {
  recordId: string
  onClose: () => void
}

/** The records of a form: bar with search and filters, rows without end, and the open record in a drawer. */
export function RecordGrid({ form, path, state, onNew, onImport, views, saved, opened }: RecordGridProps) {
  const t = useText()
  const phone = usePhone()
  const inBin = state.view === 'bin'
  const { columns, choice, choose } = useColumns(form, saved)
  const shown = columns.filter((column) => column.shown).map(({ field }) => field)
  const query = queryOf(
    form,
    state,
    shown.map(({ id }) => id),
  )
  const kind = inBin ? 'grid' : (saved?.definition.kind ?? 'grid')
  // Lanes and months ask for their own records.
  const pages = useReferencedPages('record.list', query, { enabled: kind === 'grid' || kind === 'gallery' })
  const listed = useMemo(() => pages.items.map(({ id }) => id), [pages.items])
  const selection = useSelection(listed, JSON.stringify([form.id, state.filter, state.q, state.view]))
  const fresh = useFreshRecords(form.id, pages.items.length)
  const open = useCallback(
    (record: RecordItem) => state.change({ record: record.id }, state.record ? undefined : 'push'),
    [state.change, state.record],
  )
  const tableColumns = useTableColumns({
    form,
    fields: shown,
    references: pages.references,
    state,
    selection,
    phone,
  })
  const narrowed = Boolean(state.filter ?? state.q)
  const empty = (
    <NoRecords
      state={state}
      inBin={inBin}
      narrowed={narrowed}
      onNew={onNew}
      onImport={onImport}
      form={form}
    />
  )
  return (
    <div className={styles.frame}>
      {views && !inBin ? (
        <Suspense fallback={<div className={styles.tabsToCome} />}>
          <ViewTabs form={form} state={state} views={views} saved={saved} columns={columns} />
        </Suspense>
      ) : null}
      <GridBar
        form={form}
        state={state}
        columns={columns}
        choice={choice}
        references={pages.references}
        onChoose={choose}
      />
      {fresh.waiting ? (
        <div className={styles.fresh} role="status">
          {t('grid.fresh')}
          <Button type="link" size="small" onClick={fresh.show}>
            {t('grid.refresh')}
          </Button>
        </div>
      ) : null}
      {pages.problem ? (
        <div className={styles.problem}>
          <ProblemAlert problem={pages.problem} onRetry={pages.retry} />
          {narrowed || state.sort ? <ClearButton state={state} /> : null}
        </div>
      ) : (
        <div className={styles.table} data-stale={pages.stale || undefined}>
          {kind === 'kanban' ? (
            <Suspense fallback={null}>
              <RecordKanban
                form={form}
                laneField={saved?.definition.laneField}
                fields={shown}
                query={query}
                openKey={state.record}
                onOpen={open}
              />
            </Suspense>
          ) : null}
          {kind === 'calendar' ? (
            <Suspense fallback={null}>
              <RecordCalendar
                form={form}
                dayField={saved?.definition.dayField}
                query={query}
                openKey={state.record}
                onOpen={open}
              />
            </Suspense>
          ) : null}
          {kind === 'gallery' ? (
            <Suspense fallback={null}>
              <RecordGallery
                label={form.name}
                rows={pages.items}
                fields={shown}
                references={pages.references}
                openKey={state.record}
                onOpen={open}
                loading={pages.loading}
                hasMore={pages.hasMore}
                onEnd={pages.more}
                empty={empty}
              />
            </Suspense>
          ) : null}
          {kind === 'grid' ? (
            <VirtualTable
              label={form.name}
              columns={tableColumns}
              rows={pages.items}
              rowKey={keyOf}
              {...(phone ? { headless: true, rowHeight: cardHeight } : {})}
              widths={choice.widths}
              onResize={(key, width) => choose({ ...choice, widths: { ...choice.widths, [key]: width } })}
              selected={selection.ids}
              onToggle={(record, range) => selection.toggle(record.id, range)}
              openKey={state.record}
              onOpen={open}
              loading={pages.loading}
              hasMore={pages.hasMore}
              onEnd={pages.more}
              empty={empty}
            />
          ) : null}
        </div>
      )}
      <BulkBar form={form} selection={selection} inBin={inBin} references={pages.references} />
      {state.record && opened
        ? opened({ recordId: state.record, onClose: () => state.change({ record: undefined }) })
        : null}
      {state.record && state.record !== 'new' && !opened ? (
        <Suspense fallback={null}>
          <RecordSheet
            form={form}
            path={path}
            recordId={state.record}
            inBin={inBin}
            listed={listed}
            onOpen={(id) => state.change({ record: id })}
            onNearEnd={pages.more}
            onClose={() => state.change({ record: undefined })}
          />
        </Suspense>
      ) : null}
    </div>
  )
}

const keyOf = (record: RecordItem) => record.id

function queryOf(form: FormDetail, { filter, sort, q, view }: GridState, fields: string[]) {
  return {
    formId: form.id,
    limit: 100,
    ...(filter ? { filter: filter as Exclude<Filter, undefined> } : {}),
    ...(sort ? { sort } : {}),
    ...(q ? { search: q } : {}),
    ...(view === 'bin' ? { view: 'recycleBin' as const } : {}),
    // Only what is shown is read: a form may have hundreds of fields.
    fields: fields.filter((id) => !id.startsWith('$')),
  }
}

/** The columns of the grid as this person arranged them on this device, or as the open view has them. */
function useColumns(form: FormDetail, saved: SavedView | undefined) {
  const language = useLanguage()
  const memberId = useMe().member?.id ?? ''
  const [choice, setChoice] = useState(() => {
    const usual = readColumnChoice(memberId, form.id)
    const all = [...fieldsOf(form), ...systemFieldsOf(form)].map(({ id }) => id)
    return saved ? columnsOf(saved.definition, usual, all) : usual
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: names of system attributes follow the language
  const columns = useMemo(
    () =>
      arrangeColumns(fieldsOf(form), systemFieldsOf(form), {
        titleFieldId: form.definition.titleFieldId,
        access: form.fieldAccess,
        choice,
      }),
    [form, choice, language],
  )
  const choose = (next: ColumnChoice) => {
    setChoice(next)
    // Columns of a view are kept with the view.
    if (!saved) writeColumnChoice(memberId, form.id, next)
  }
  return { columns, choice, choose }
}

interface NoRecordsProps {
  form: FormDetail
  state: GridState
  inBin: boolean
  narrowed: boolean
  onNew: (() => void) | undefined
  onImport: (() => void) | undefined
}

function NoRecords({ form, state, inBin, narrowed, onNew, onImport }: NoRecordsProps) {
  const t = useText()
  if (narrowed) {
    return (
      <EmptyState
        title={t('grid.nothingTitle')}
        detail={t('grid.nothingDetail')}
        action={<ClearButton state={state} />}
      />
    )
  }
  if (inBin) return <EmptyState title={t('grid.emptyBin')} detail={t('grid.binNote')} />
  return (
    <EmptyState
      title={t('grid.emptyTitle')}
      detail={t(onNew ? 'grid.emptyDetail' : 'grid.emptyReadDetail')}
      action={
        <span className={styles.ways}>
          {onImport ? (
            <Button aria-haspopup="dialog" onClick={onImport}>
              {t('grid.import')}
            </Button>
          ) : null}
          {onNew ? (
            <Button aria-haspopup="dialog" onClick={onNew}>
              {t(form.hasFlow ? 'record.submitNew' : 'record.new', { name: form.name })}
            </Button>
          ) : null}
        </span>
      }
    />
  )
}

function ClearButton({ state }: { state: GridState }) {
  const t = useText()
  return (
    <Button
      onClick={() => {
        state.setTyped('')
        state.change({ filter: undefined, q: undefined, sort: undefined })
      }}
    >
      {t('grid.clearAll')}
    </Button>
  )
}
