import { WarningFilled } from '@ant-design/icons'
import { Checkbox, Input, Popover, Select } from 'antd'
import { useLanguage } from '../i18n/language.ts'
import { type ColumnChoice, columnTypes } from './column-choice.ts'
import styles from './preview-table.module.css'
import { useText } from './texts.ts'
import type { Analysis } from './use-spreadsheet.ts'

export interface PreviewTableProps {
  analysis: Analysis
  choices: readonly ColumnChoice[]
  onChange: (choices: ColumnChoice[]) => void
}

/** The first rows under heads in which name, type and whether to import can be changed; doubts are marked. */
export function PreviewTable({ analysis, choices, onChange }: PreviewTableProps) {
  const t = useText()
  const language = useLanguage()
  const put = (index: number, part: Partial<ColumnChoice>) =>
    onChange(choices.map((one) => (one.index === index ? { ...one, ...part } : one)))
  return (
    <section
      className={styles.scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={t('preview', { count: analysis.preview.length })}
    >
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.line} />
            {choices.map((choice, place) => (
              <th key={choice.index} scope="col" data-out={choice.include ? undefined : true}>
                <div className={styles.head}>
                  <span className={styles.top}>
                    <Checkbox
                      aria-label={t('include', { name: choice.name })}
                      checked={choice.include}
                      onChange={(event) => put(choice.index, { include: event.target.checked })}
                    />
                    <Input
                      size="small"
                      variant="borderless"
                      aria-label={t('columnName')}
                      value={choice.name}
                      maxLength={100}
                      onChange={(event) => put(choice.index, { name: event.target.value })}
                    />
                    <Doubts column={analysis.columns[place]!} language={language} />
                  </span>
                  <Select
                    size="small"
                    aria-label={`${t('columnType')} ${choice.name}`}
                    value={choice.type}
                    disabled={!choice.include}
                    onChange={(type) => put(choice.index, { type })}
                    options={columnTypes.map((type) => ({ value: type, label: t(`type.${type}`) }))}
                  />
                </div>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {analysis.preview.map((row) => (
            <tr key={row.line} data-bad={row.problem ? true : undefined}>
              <th scope="row" className={styles.line} title={row.problem?.[language]}>
                {row.line}
              </th>
              {choices.map((choice) => (
                <td
                  key={choice.index}
                  data-out={choice.include ? undefined : true}
                  data-repaired={row.repaired.includes(choice.index) || undefined}
                >
                  {row.cells[choice.index]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Doubts({ column, language }: { column: Analysis['columns'][number]; language: 'zh' | 'en' }) {
  const t = useText()
  if (column.doubts.length === 0) return null
  const warns = column.doubts.some(({ severity }) => severity === 'warning')
  const list = (
    <ul className={styles.doubts}>
      {column.doubts.map((doubt) => (
        <li key={doubt.code}>
          {doubt[language]}
          {doubt.rows.slice(0, 5).map(({ line, value }) => (
            <small key={line}>
              {t('line', { line })}：{value}
            </small>
          ))}
        </li>
      ))}
    </ul>
  )
  return (
    <Popover trigger={['hover', 'click']} content={list}>
      <button
        type="button"
        className={styles.doubt}
        data-warns={warns || undefined}
        aria-label={t('doubts', { count: column.doubts.length })}
      >
        <WarningFilled aria-hidden />
      </button>
    </Popover>
  )
}
