import { type Due, longestDue } from '@sluice/contract'
import { InputNumber, Select, Space } from 'antd'
import { Labelled } from '../kit/labelled.tsx'
import { useOperation } from '../kit/use-operation.ts'
import { useText } from './texts.ts'

const units = ['minute', 'hour', 'day'] as const
const byClock = 'clock'
const byDefault = 'default'

export interface DueEditorProps {
  /** What is that long; a deadline unless told otherwise. */
  label?: string
  due: Due | undefined
  onChange: (due: Due | undefined) => void
}

/** How long a step may take: so many units, by the clock or by a work calendar. */
export function DueEditor({ label, due, onChange }: DueEditorProps) {
  const t = useText()
  const { data } = useOperation('calendar.list', {})
  const { amount, unit, calendarId } = shown(due)
  const set = (part: Partial<Due>) => {
    const next = { ...shown(due), ...part }
    if (part.amount === undefined && due === undefined) next.amount ??= 1
    onChange(next.amount ? fitting(next as Due) : undefined)
  }
  return (
    <>
      <Labelled label={label ?? t('due')}>
        {(id) => (
          <Space.Compact block>
            <InputNumber
              id={id}
              min={1}
              max={longestDue[unit]}
              precision={0}
              value={amount ?? null}
              onChange={(value) => (value === null ? onChange(undefined) : set({ amount: value }))}
            />
            <Select<Due['unit']>
              aria-label={t('dueUnit')}
              value={unit}
              onChange={(value) => set({ unit: value })}
              options={units.map((value) => ({ value, label: t(`dueUnits.${value}`) }))}
            />
          </Space.Compact>
        )}
      </Labelled>
      {due ? (
        <Labelled label={t('dueBy')}>
          {(id) => (
            <Select<string>
              id={id}
              value={calendarId === undefined ? byClock : (calendarId ?? byDefault)}
              onChange={(value) => {
                const { calendarId: _, ...rest } = shown(due)
                const chosen = value === byDefault ? null : value
                onChange(fitting((value === byClock ? rest : { ...rest, calendarId: chosen }) as Due))
              }}
              options={[
                { value: byClock, label: t('dueByClock') },
                { value: byDefault, label: t('dueByDefault') },
                ...(data?.items ?? []).map(({ id: value, name }) => ({ value, label: name })),
              ]}
            />
          )}
        </Labelled>
      ) : null}
    </>
  )
}

/** Whole hours in minutes are shown as hours. */
function shown(due: Due | undefined): Partial<Due> & Pick<Due, 'unit'> {
  if (!due) return { unit: 'hour' }
  if (due.unit === 'minute' && due.amount % 60 === 0) return { ...due, amount: due.amount / 60, unit: 'hour' }
  return due
}

function fitting(due: Due): Due {
  return { ...due, amount: Math.min(due.amount, longestDue[due.unit]) }
}
