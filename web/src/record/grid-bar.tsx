import { ArrowLeftOutlined, FilterOutlined, SettingOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useLanguage } from '../i18n/language.ts'
import { ExportButton } from '../import/export-button.tsx'
import type { ExportScope } from '../import/export-scope.ts'
import { DropPanel } from '../kit/drop-panel.tsx'
import { FilterChips } from '../kit/filter-chips.tsx'
import { FormSkeleton } from '../kit/skeletons.tsx'
import { usePhone } from '../kit/use-media.ts'
import { useOperation } from '../kit/use-operation.ts'
import { chipsOf, conditionsOf, describeFilter, withoutChip } from './describe-filter.ts'
import { type FormDetail, fieldsOf, isSearched, shownCount } from './form-detail.ts'
import styles from './grid-bar.module.css'
import type { ColumnChoice, GridColumn } from './grid-columns.ts'
import { accessTo, type References } from './model.ts'
import { systemFieldsOf } from './system-fields.ts'
import { useText } from './texts.ts'
import { useFilterNames } from './use-filter-names.ts'
import type { GridState } from './use-grid-state.ts'
import { searchFieldId } from './use-record-commands.ts'

const FilterEditor = lazy(async () => ({ default: (await import('./filter-editor.tsx')).FilterEditor }))
const ColumnChooser = lazy(async () => ({ default: (await import('./column-chooser.tsx')).ColumnChooser }))

export interface GridBarProps {
  form: FormDetail
  state: GridState
  columns: readonly GridColumn[]
  choice: ColumnChoice
  references: References
  onChoose: (choice: ColumnChoice) => void
}

/** Above the rows: search, conditions in words, how many there are, which columns. */
export function GridBar(props: GridBarProps) {
  const { form, state } = props
  const t = useText()
  const [filtering, setFiltering] = useState(false)
  return (
    <div className={styles.bar}>
      {state.view === 'bin' ? (
        <Button
          icon={<ArrowLeftOutlined aria-hidden />}
          onClick={() => state.change({ view: undefined, record: undefined })}
        >
          {t('grid.leaveBin')}
        </Button>
      ) : null}
      {isSearched(form) ? (
        <Input.Search
          id={searchFieldId}
          className={styles.search ?? ''}
          allowClear
          placeholder={t('grid.search')}
          aria-label={t('grid.searchIn', { name: form.name })}
          value={state.typed}
          onChange={(event) => state.setTyped(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
        />
      ) : null}
      <FilterButton {...props} open={filtering} onOpen={setFiltering} />
      <Chips {...props} onOpen={() => setFiltering(true)} />
      <span className={styles.end}>
        <Count form={form} state={state} />
        {form.my.export && state.view !== 'bin' ? <ExportButton {...exportScope(props)} /> : null}
        <ColumnButton {...props} />
      </span>
    </div>
  )
}

/** What is exported: the rows and columns one sees. */
function exportScope({ form, state, columns }: GridBarProps): ExportScope {
  return {
    formId: form.id,
    filter: state.filter,
    sort: state.sort,
    search: state.q,
    fields: columns.filter(({ shown }) => shown).map(({ field }) => field.id),
  }
}

/** Fields a reader may compare; masked and hidden ones cannot be searched for. */
function comparable(form: FormDetail) {
  return fieldsOf(form).filter((field) => {
    const right = accessTo(field, form.fieldAccess)
    return right === 'read' || right === 'edit'
  })
}

interface FilterButtonProps extends GridBarProps {
  open: boolean
  onOpen: (open: boolean) => void
}

function FilterButton({ form, state, references, open, onOpen: setOpen }: FilterButtonProps) {
  const t = useText()
  const count = conditionsOf(state.filter).length
  const editor = (
    <Suspense fallback={<FormSkeleton fields={2} />}>
      <FilterEditor
        fields={comparable(form)}
        value={state.filter}
        attributes={systemFieldsOf(form)}
        offered={form.offered?.filters}
        references={references}
        onChange={(filter) => state.change({ filter })}
      />
    </Suspense>
  )
  const button = (
    <Button icon={<FilterOutlined aria-hidden />} className={count > 0 ? (styles.active ?? '') : ''}>
      {t('grid.filter')}
      {count > 0 ? <span className="tabular">{count}</span> : null}
    </Button>
  )
  return (
    <DropPanel
      open={open}
      onOpenChange={setOpen}
      title={t('grid.filterTitle')}
      face={button}
      className={styles.editor}
    >
      {editor}
    </DropPanel>
  )
}

function Chips({ form, state, references, onOpen }: GridBarProps & { onOpen: () => void }) {
  useLanguage()
  const names = useFilterNames(state.filter, fieldsOf(form), references)
  const { filter } = state
  const chips = chipsOf(filter).map((part, index) => {
    const words = describeFilter(part, [...fieldsOf(form), ...systemFieldsOf(form)], names)
    return {
      id: `${index} ${words}`,
      words,
      onOpen,
      onRemove: () => filter && state.change({ filter: withoutChip(filter, index) }),
    }
  })
  return <FilterChips chips={chips} onClear={() => state.change({ filter: undefined })} />
}

/** Asked apart from the rows, so that they need not wait for it. */
function Count({ form, state }: Pick<GridBarProps, 'form' | 'state'>) {
  const t = useText()
  useLanguage()
  const { filter, q, view } = state
  const { data, isPlaceholderData } = useOperation(
    'record.count',
    {
      formId: form.id,
      ...(filter ? { filter } : {}),
      ...(q ? { search: q } : {}),
      ...(view === 'bin' ? { view: 'recycleBin' as const } : {}),
    },
    { keepPrevious: true },
  )
  if (!data) return <span className={styles.count} aria-busy="true" title={t('grid.counting')} />
  return (
    <span className={styles.count} aria-busy={isPlaceholderData} role="status">
      {t(data.estimated ? 'grid.about' : 'grid.count', { count: shownCount(data) })}
    </span>
  )
}

function ColumnButton({ columns, choice, onChoose }: GridBarProps) {
  const t = useText()
  const phone = usePhone()
  const [open, setOpen] = useState(false)
  if (phone) return null
  return (
    <DropPanel
      open={open}
      onOpenChange={setOpen}
      title={t('grid.columnsTitle')}
      placement="bottomRight"
      className={styles.columns}
      face={
        <Button type="text" icon={<SettingOutlined aria-hidden />}>
          {t('grid.columns')}
        </Button>
      }
    >
      <Suspense fallback={<FormSkeleton fields={4} />}>
        <ColumnChooser columns={columns} choice={choice} onChoose={onChoose} />
      </Suspense>
    </DropPanel>
  )
}
