import { PlusOutlined, SettingOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { EmptyState } from '../kit/empty-state.tsx'
import { formatNumber } from '../kit/formats.ts'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { RowsSkeleton } from '../kit/skeletons.tsx'
import { useOperation } from '../kit/use-operation.ts'
import styles from './aggregate/aggregate.module.css'
import { AggregateSheet } from './aggregate/aggregate-sheet.tsx'
import type { Aggregate } from './aggregate/model.ts'
import { useText } from './aggregate/texts.ts'

export interface AggregateTablesProps {
  appId: string
  /** Forms whose records may be added up. */
  forms: readonly { id: string; name: string }[]
}

/** The aggregate tables of an app, each with its amounts. */
export function AggregateTables({ appId, forms }: AggregateTablesProps) {
  const t = useText()
  const { data, error, refetch } = useOperation('aggregate.list', { appId })
  const [open, setOpen] = useState<Aggregate | 'new' | null>(null)
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />
  if (!data) return <RowsSkeleton />
  const add = (
    <Button
      type="primary"
      icon={<PlusOutlined aria-hidden />}
      aria-haspopup="dialog"
      onClick={() => setOpen('new')}
    >
      {t('add')}
    </Button>
  )
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <p className={styles.note}>{t('note')}</p>
        {data.items.length > 0 ? add : null}
      </div>
      {data.items.length === 0 ? (
        <EmptyState title={t('none')} detail={t('noneDetail')} action={add} />
      ) : null}
      {data.items.map((table) => (
        <AggregateCard key={table.id} table={table} onOpen={() => setOpen(table)} />
      ))}
      {open ? (
        <AggregateSheet
          appId={appId}
          forms={forms}
          table={open === 'new' ? undefined : open}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </div>
  )
}

function AggregateCard({ table, onOpen }: { table: Aggregate; onOpen: () => void }) {
  const t = useText()
  const [limit, setLimit] = useState(20)
  const { data } = useOperation('aggregate.values', { aggregateId: table.id, limit })
  const { keys, least, most } = table.definition
  const bounds = [
    ...(least === undefined ? [] : [t('bound.least', { value: formatNumber(least) })]),
    ...(most === undefined ? [] : [t('bound.most', { value: formatNumber(most) })]),
  ]
  return (
    <section className={styles.card} aria-label={table.name}>
      <div className={styles.partHead}>
        <div>
          <h2>{table.name}</h2>
          <small>{bounds.join(' · ')}</small>
        </div>
        <Button icon={<SettingOutlined aria-hidden />} aria-haspopup="dialog" onClick={onOpen}>
          {t('edit')}
        </Button>
      </div>
      {data?.items.length === 0 ? <p className={styles.note}>{t('noAmounts')}</p> : null}
      {data && data.items.length > 0 ? (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                {keys.map(({ name }) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
                <th scope="col" className={styles.number}>
                  {t('amount')}
                </th>
              </tr>
            </thead>
            <tbody>
              {data.items.map(({ key, words, value }) => (
                <tr key={key}>
                  {keys.map(({ name }, index) => (
                    <td key={name}>{words[index]}</td>
                  ))}
                  <td className={`tabular ${styles.number}`}>{formatNumber(value)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {data?.next && limit < 200 ? <Button onClick={() => setLimit(200)}>{t('more')}</Button> : null}
    </section>
  )
}
