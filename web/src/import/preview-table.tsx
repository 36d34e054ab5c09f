import { typeNamed } from '@sluice/form'
import { useLocalText } from '../i18n/language.ts'
import { usePhone } from '../kit/use-media.ts'
import { type ChosenColumn, type ColumnChange, keyOf } from './column-choices.ts'
import { ColumnSettings } from './column-settings.tsx'
import type { Analysis } from './model.ts'
import styles from './preview.module.css'
import { shownValue } from './shown-value.ts'
import { useText } from './texts.ts'

export interface PreviewTableProps {
  analysis: Analysis
  columns: readonly ChosenColumn[]
  onChange: (key: string, part: ColumnChange) => void
}

/** The first rows under their columns, which are set up in the head; on a phone the columns alone, as cards. */
export function PreviewTable({ analysis, columns, onChange }: PreviewTableProps) {
  const t = useText()
  const phone = usePhone()
  return (
    <section aria-label={t('preview')}>
      <div className={styles.head}>
        <h2>{t('preview')}</h2>
        <span className={styles.note}>{t('previewNote', { count: analysis.preview.length })}</span>
      </div>
      {phone ? (
        <ColumnCards columns={columns} onChange={onChange} />
      ) : (
        <div className={styles.scroller}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('line')}</th>
                {columns.map((chosen) => (
                  <th key={keyOf(chosen.column)} scope="col">
                    <ColumnSettings
                      chosen={chosen}
                      onChange={(part) => onChange(keyOf(chosen.column), part)}
                    />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {analysis.preview.map((row) => (
                <PreviewRow key={row.line} row={row} columns={columns} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

interface PreviewRowProps {
  row: Analysis['preview'][number]
  columns: readonly ChosenColumn[]
}

function PreviewRow({ row, columns }: PreviewRowProps) {
  const t = useText()
  const local = useLocalText()
  if (row.problem) {
    return (
      <tr data-bad>
        <td>{row.line}</td>
        <td colSpan={columns.length} title={row.cells.join(' | ')}>
          {local(row.problem)} · {row.cells.join(' | ')}
        </td>
      </tr>
    )
  }
  return (
    <tr>
      <td>{row.line}</td>
      {columns.map(({ column, type, include }) => {
        const { index } = column
        const wrong = row.wrong.includes(index)
        const value = wrong ? row.cells[index] : shownValue(row.values[index] ?? null, column.type)
        const repaired = row.repaired.includes(index)
        return (
          <td
            key={keyOf(column)}
            data-numeric={typeNamed(type).isNumeric || undefined}
            data-left-out={!include || undefined}
            data-repaired={repaired || undefined}
            data-wrong={(wrong && include) || undefined}
            title={
              wrong
                ? `${value} ${t('wrongValue', { type: local(typeNamed(type).name) })}`
                : repaired
                  ? `${t('repaired')}: ${value}`
                  : (value ?? '')
            }
          >
            {value || <span className={styles.empty}>—</span>}
          </td>
        )
      })}
    </tr>
  )
}

function ColumnCards({ columns, onChange }: Omit<PreviewTableProps, 'analysis'>) {
  const t = useText()
  return (
    <ul className={styles.cards}>
      {columns.map((chosen) => (
        <li key={keyOf(chosen.column)} className={styles.card} data-left-out={!chosen.include || undefined}>
          <ColumnSettings chosen={chosen} onChange={(part) => onChange(keyOf(chosen.column), part)} />
          <span className={styles.samples}>
            {t('samples')}: {chosen.column.samples.join(' · ') || '—'}
          </span>
        </li>
      ))}
    </ul>
  )
}
