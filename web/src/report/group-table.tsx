import type { DrilledGroup } from './drill-down.tsx'
import { formatLabel, formatValue } from './format-value.ts'
import styles from './group-table.module.css'
import type { ReportResult } from './report-types.ts'
import { spread } from './spread.ts'
import { useText } from './texts.ts'

export interface GroupTableProps {
  result: ReportResult
  rowDimensions: number
  onPick: (group: DrilledGroup) => void
}

/** Groups as a table; column groups stand side by side, sums below. A number leads to its records. */
export function GroupTable({ result, rowDimensions, onPick }: GroupTableProps) {
  const t = useText()
  const heads = result.columns.filter(({ kind }) => kind === 'dimension').slice(0, rowDimensions)
  const { categories, series } = spread(result, rowDimensions, t('empty'))
  const rowLabels = new Map(
    result.rows.map((row) => [
      JSON.stringify(row.keys.slice(0, rowDimensions)),
      row.labels.slice(0, rowDimensions),
    ]),
  )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={styles.scroller} tabIndex={0} aria-label={result.sentence}>
      <table className={styles.table}>
        <thead>
          <tr>
            {heads.map(({ key, name }) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
            {series.map(({ key, name }) => (
              <th key={key} scope="col" className={styles.number}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {categories.map((category, index) => (
            <tr key={category.key}>
              {(rowLabels.get(category.key) ?? []).map((label, place) => (
                <th key={heads[place]?.key} scope="row">
                  {formatLabel(label, heads[place], t('empty'))}
                </th>
              ))}
              {series.map(({ key, values, column, keys }) => (
                <td key={key} className={styles.number}>
                  <button
                    type="button"
                    aria-haspopup="dialog"
                    onClick={() => onPick({ keys: [...category.keys, ...keys], label: category.label })}
                  >
                    {formatValue(values[index], column)}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {rowDimensions > 0 && series.some(({ column }) => column.addsUp) ? (
          <tfoot>
            <tr>
              <th scope="row" colSpan={heads.length}>
                {t('total')}
              </th>
              {series.map(({ key, values, column }) => (
                <td key={key} className={styles.number}>
                  {column.addsUp && !result.truncated
                    ? formatValue(
                        values.reduce<number>((sum, value) => sum + (value ?? 0), 0),
                        column,
                      )
                    : ''}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </section>
  )
}
