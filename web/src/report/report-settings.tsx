import {
  DeleteOutlined,
  FilterOutlined,
  PlusOutlined,
  SortAscendingOutlined,
  SwapOutlined,
} from '@ant-design/icons'
import type { ReportDefinition } from '@sluice/contract'
import { Button, InputNumber, Segmented, Select } from 'antd'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { DropPanel } from '../kit/drop-panel.tsx'
import { FormSkeleton } from '../kit/skeletons.tsx'
import { useOperation } from '../kit/use-operation.ts'
import { conditionsOf } from '../record/describe-filter.ts'
import { type FormDetail, fieldsOf } from '../record/form-detail.ts'
import { noReferences } from '../record/model.ts'
import { useFilterNames } from '../record/use-filter-names.ts'
import { withCompare, withFilterOf, withTop } from './edit-definition.ts'
import { reportFields } from './report-fields.ts'
import styles from './report-settings.module.css'
import type { ReportColumn } from './report-types.ts'
import { sortedColumn, sortKind } from './report-words.ts'
import { useText } from './texts.ts'

const FilterEditor = lazy(async () => ({
  default: (await import('../record/filter-editor.tsx')).FilterEditor,
}))

const mostSorts = 3
const mostGroups = 1000
const periods = ['day', 'week', 'month', 'quarter', 'year'] as const

interface SettingsProps {
  definition: ReportDefinition
  onChange: (definition: ReportDefinition) => void
}

/** What narrows, orders, cuts or compares a report; each holds as soon as it is complete. */
export function ReportSettings({ definition, onChange }: SettingsProps) {
  const t = useText()
  const form = useOperation('form.get', { formId: definition.formId }).data
  const columns = useOperation('report.run', { definition }, { keepPrevious: true }).data?.columns ?? []
  if (!form) return null
  const single = definition.chart === 'metric'
  return (
    <div className={styles.settings}>
      <FilterSetting form={form} definition={definition} onChange={onChange} />
      {single ? (
        <CompareSetting form={form} definition={definition} onChange={onChange} />
      ) : (
        <>
          <SortSetting columns={columns} definition={definition} onChange={onChange} />
          <InputNumber
            className={styles.top}
            aria-label={t('top')}
            prefix={t('top')}
            suffix={t('groupsUnit')}
            placeholder={t('topAll')}
            min={1}
            max={mostGroups}
            precision={0}
            value={definition.top ?? null}
            onChange={(top) => onChange(withTop(definition, Number(top ?? 0)))}
          />
        </>
      )}
    </div>
  )
}

interface SettingButtonProps {
  icon: ReactNode
  label: string
  count: number
  children: ReactNode
}

/** A button that opens its setting, and tells how much is set. */
function SettingButton({ icon, label, count, children }: SettingButtonProps) {
  const [open, setOpen] = useState(false)
  return (
    <DropPanel
      open={open}
      onOpenChange={setOpen}
      title={label}
      className={styles.panel}
      face={
        <Button icon={icon} {...(count > 0 ? { className: styles.set } : {})}>
          {label}
          {count > 0 ? <span className="tabular">{count}</span> : null}
        </Button>
      }
    >
      {children}
    </DropPanel>
  )
}

function FilterSetting({ form, definition, onChange }: SettingsProps & { form: FormDetail }) {
  const t = useText()
  const { fieldAccess } = form
  const readable = fieldsOf(form).filter(({ id }) => fieldAccess[id] === 'read' || fieldAccess[id] === 'edit')
  const names = useFilterNames(definition.filter, readable, noReferences)
  return (
    <SettingButton
      icon={<FilterOutlined aria-hidden />}
      label={t('told.filter')}
      count={conditionsOf(definition.filter).length}
    >
      <Suspense fallback={<FormSkeleton fields={2} />}>
        <FilterEditor
          fields={readable}
          value={definition.filter}
          references={names}
          onChange={(filter) => onChange(withFilterOf(definition, filter))}
        />
      </Suspense>
    </SettingButton>
  )
}

interface SortSettingProps extends SettingsProps {
  columns: readonly ReportColumn[]
}

/** Orders groups by what they are or by their numbers, the first part first. */
function SortSetting({ columns, definition, onChange }: SortSettingProps) {
  const t = useText()
  const { sort } = definition
  const put = (next: ReportDefinition['sort']) => onChange({ ...definition, sort: next })
  const nameOf = ({ kind, key, field }: ReportColumn) => (kind === 'measure' ? key : (field ?? key))
  const free = columns.filter((column) => sort.every(({ field }) => field !== nameOf(column)))
  const first = free.find(({ kind }) => kind === 'measure') ?? free[0]
  return (
    <SettingButton icon={<SortAscendingOutlined aria-hidden />} label={t('told.sort')} count={sort.length}>
      <div className={styles.sorts}>
        {sort.map((part, index) => {
          const column = sortedColumn(columns, part.field)
          const kind = column ? sortKind(column) : 'place'
          const change = (next: Partial<typeof part>) =>
            put(sort.map((one, at) => (at === index ? { ...one, ...next } : one)))
          return (
            <div key={part.field} className={styles.sort}>
              <Select
                aria-label={t('sortBy')}
                value={column ? part.field : undefined}
                popupMatchSelectWidth={false}
                options={columns
                  .filter((one) => one === column || free.includes(one))
                  .map((one) => ({ value: nameOf(one), label: one.name }))}
                onChange={(field: string) => change({ field })}
              />
              <Segmented
                aria-label={t('sortDirection')}
                value={part.direction}
                options={(['asc', 'desc'] as const).map((value) => ({
                  value,
                  label: t(`direction.${kind}.${value}`),
                }))}
                onChange={(direction) => change({ direction })}
              />
              <Button
                type="text"
                icon={<DeleteOutlined aria-hidden />}
                aria-label={`${t('remove')} ${column?.name ?? ''}`}
                onClick={() => put(sort.filter((_, at) => at !== index))}
              />
            </div>
          )
        })}
        {sort.length === 0 ? <p className={styles.hint}>{t('sortNone')}</p> : null}
        {first && sort.length < mostSorts ? (
          <Button
            type="link"
            className={styles.add}
            icon={<PlusOutlined aria-hidden />}
            onClick={() =>
              put([...sort, { field: nameOf(first), direction: first.kind === 'measure' ? 'desc' : 'asc' }])
            }
          >
            {t('addSort')}
          </Button>
        ) : null}
      </div>
    </SettingButton>
  )
}

/** Sets the number beside that of the period before. */
function CompareSetting({ form, definition, onChange }: SettingsProps & { form: FormDetail }) {
  const t = useText()
  const dated = reportFields(form).filter((field) => field.dated)
  const { compare } = definition
  return (
    <SettingButton icon={<SwapOutlined aria-hidden />} label={t('told.comparison')} count={compare ? 1 : 0}>
      <div className={styles.sorts}>
        <Select
          aria-label={t('compareField')}
          value={compare?.field ?? ''}
          options={[
            { value: '', label: t('compareNone') },
            ...dated.map(({ id, name }) => ({ value: id, label: t('compareBy', { field: name }) })),
          ]}
          onChange={(field: string) =>
            onChange(
              withCompare(definition, field ? { field, period: compare?.period ?? 'month' } : undefined),
            )
          }
        />
        {compare ? (
          <Segmented
            aria-label={t('comparePeriod')}
            value={compare.period}
            options={periods.map((value) => ({ value, label: t(`bucket.${value}`) }))}
            onChange={(period) => onChange(withCompare(definition, { ...compare, period }))}
          />
        ) : null}
      </div>
    </SettingButton>
  )
}
