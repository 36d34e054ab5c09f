import { Checkbox, Select } from 'antd'
import { Labelled } from '../kit/labelled.tsx'
import type { Analysis, Reading } from './model.ts'
import styles from './preview.module.css'
import { useText } from './texts.ts'

const encodings = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'windows-1252'] as const
const delimiters = [
  [',', 'reading.comma'],
  [';', 'reading.semicolon'],
  ['\t', 'reading.tab'],
  ['|', 'reading.bar'],
] as const

export interface ReadingOptionsProps {
  analysis: Analysis
  onChange: (part: Reading) => void
}

/** How the file is read, where it was understood wrongly. */
export function ReadingOptions({ analysis, onChange }: ReadingOptionsProps) {
  const t = useText()
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
      {analysis.format === 'csv' ? (
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
      ) : null}
      <Checkbox
        checked={analysis.headerLine > 0}
        onChange={(event) => onChange({ hasHeader: event.target.checked })}
      >
        {t('reading.header')}
      </Checkbox>
    </div>
  )
}
