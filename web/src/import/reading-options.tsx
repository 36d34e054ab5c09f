import { typeNamed } from '@sluice/form'
import { Checkbox, Select } from 'antd'
import { Labelled } from '../kit/labelled.tsx'
import type { Analysis, Reading } from './model.ts'
import styles from './preview.module.css'
import { useText } from './texts.ts'

const encodings = [
  'utf-8',
  'gb18030',
  'big5',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'windows-1252',
  'windows-1250',
  'iso-8859-2',
  'windows-1251',
  'koi8-r',
  'windows-1253',
  'windows-1254',
  'windows-1257',
  'windows-874',
  'utf-16le',
  'utf-16be',
] as const
const delimiters = [
  [',', 'reading.comma'],
  [';', 'reading.semicolon'],
  ['\t', 'reading.tab'],
  ['|', 'reading.bar'],
] as const

export interface ReadingOptionsProps {
  analysis: Analysis
  reading: Reading
  onChange: (part: Reading) => void
}

/** How the file is read, where it was understood wrongly. */
export function ReadingOptions({ analysis, reading, onChange }: ReadingOptionsProps) {
  const t = useText()
  const hasNumbers = analysis.columns.some(({ type }) => typeNamed(type).isNumeric)
  const asksOrder =
    reading.dateOrder !== undefined ||
    analysis.columns.some(({ doubts }) => doubts.some(({ code }) => /^dateOrder|^shortYear/.test(code)))
  return (
    <div className={styles.reading}>
      {analysis.sheets.length > 1 ? (
        <Labelled label={t('reading.sheet')} inline>
          {(id) => (
            <Select
              id={id}
              value={analysis.sheet}
              popupMatchSelectWidth={false}
              options={analysis.sheets.map((sheet) => ({ value: sheet, label: sheet }))}
              onChange={(sheet) => onChange({ sheet: sheet ?? undefined })}
            />
          )}
        </Labelled>
      ) : null}
      {analysis.format === 'csv' ? <DialectOptions analysis={analysis} onChange={onChange} /> : null}
      {analysis.firstRows.length > 0 ? <HeaderOption analysis={analysis} onChange={onChange} /> : null}
      {analysis.format === 'csv' && (hasNumbers || reading.numberStyle) ? (
        <Labelled label={t('reading.numbers')} inline>
          {(id) => (
            <Select<NonNullable<Reading['numberStyle']> | ''>
              id={id}
              value={reading.numberStyle ?? ''}
              popupMatchSelectWidth={false}
              options={[
                { value: '' as const, label: t('reading.auto') },
                { value: 'point' as const, label: '1,234.56' },
                { value: 'comma' as const, label: '1.234,56' },
              ]}
              onChange={(style) => onChange({ numberStyle: style === '' ? undefined : style })}
            />
          )}
        </Labelled>
      ) : null}
      {asksOrder ? (
        <Labelled label={t('reading.dates')} inline>
          {(id) => (
            <Select<NonNullable<Reading['dateOrder']> | ''>
              id={id}
              value={reading.dateOrder ?? ''}
              popupMatchSelectWidth={false}
              options={[
                { value: '' as const, label: t('reading.auto') },
                { value: 'mdy' as const, label: t('monthFirst') },
                { value: 'dmy' as const, label: t('dayFirst') },
                { value: 'ymd' as const, label: t('yearFirst') },
              ]}
              onChange={(order) => onChange({ dateOrder: order === '' ? undefined : order })}
            />
          )}
        </Labelled>
      ) : null}
      {analysis.totalRows > 0 ? (
        <Checkbox
          checked={reading.totals === 'leaveOut'}
          onChange={(event) => onChange({ totals: event.target.checked ? 'leaveOut' : 'keep' })}
        >
          {t('reading.totals', { count: analysis.totalRows })}
        </Checkbox>
      ) : null}
    </div>
  )
}

type OptionProps = Pick<ReadingOptionsProps, 'analysis' | 'onChange'>

function DialectOptions({ analysis, onChange }: OptionProps) {
  const t = useText()
  return (
    <>
      <Labelled label={t('reading.encoding')} inline>
        {(id) => (
          <Select
            id={id}
            value={analysis.encoding as (typeof encodings)[number]}
            popupMatchSelectWidth={false}
            options={encodings.map((encoding) => ({ value: encoding, label: encoding.toUpperCase() }))}
            onChange={(encoding) => onChange({ encoding })}
          />
        )}
      </Labelled>
      <Labelled label={t('reading.delimiter')} inline>
        {(id) => (
          <Select
            id={id}
            value={analysis.delimiter as (typeof delimiters)[number][0]}
            popupMatchSelectWidth={false}
            options={delimiters.map(([value, key]) => ({ value, label: t(key) }))}
            onChange={(delimiter) => onChange({ delimiter })}
          />
        )}
      </Labelled>
    </>
  )
}

/** Which row names the columns, chosen among the first ones by what stands in them. */
function HeaderOption({ analysis, onChange }: OptionProps) {
  const t = useText()
  return (
    <Labelled label={t('reading.header')} inline>
      {(id) => (
        <Select
          id={id}
          value={analysis.headerLine}
          popupMatchSelectWidth={false}
          className={styles.headerChoice ?? ''}
          options={[
            { value: 0, label: t('reading.noHeader') },
            ...analysis.firstRows.map(({ line, cells }) => ({
              value: line,
              label: `${t('atLine', { line })} · ${cells
                .filter((cell) => cell.trim() !== '')
                .join(' | ')
                .slice(0, 60)}`,
            })),
          ]}
          onChange={(headerLine) => onChange({ headerLine })}
        />
      )}
    </Labelled>
  )
}
