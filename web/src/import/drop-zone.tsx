import { FileExcelOutlined } from '@ant-design/icons'
import { Progress } from 'antd'
import { useRef, useState } from 'react'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import styles from './drop-zone.module.css'
import { useText } from './texts.ts'
import type { Spreadsheet } from './use-spreadsheet.ts'

/** Where a spreadsheet is dropped or chosen, and how far it has come. */
export function DropZone({ spreadsheet }: { spreadsheet: Spreadsheet }) {
  const t = useText()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [wrong, setWrong] = useState(false)
  const { stage, name, progress, problem } = spreadsheet
  const take = (file: File | undefined) => {
    if (!file) return
    const fits = /\.(csv|tsv|txt|xlsx)$/i.test(file.name)
    setWrong(!fits)
    if (fits) spreadsheet.take(file)
  }
  if (stage !== 'empty') {
    return (
      <div className={styles.busy} role="status">
        <FileExcelOutlined className={styles.icon} aria-hidden />
        <p>{stage === 'uploading' ? t('uploading', { name }) : t('analyzing')}</p>
        <Progress
          className={styles.progress}
          showInfo={false}
          status="active"
          percent={stage === 'uploading' ? Math.round(progress * 100) : 100}
          aria-label={name}
        />
      </div>
    )
  }
  return (
    <>
      <ProblemAlert problem={problem} />
      <button
        type="button"
        className={styles.zone}
        data-over={over || undefined}
        onClick={() => input.current?.click()}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          take(event.dataTransfer.files[0])
        }}
      >
        <FileExcelOutlined className={styles.icon} aria-hidden />
        <strong>{t('drop')}</strong>
        <span>{t('dropDetail')}</span>
        {wrong ? <span className={styles.wrong}>{t('wrongFile')}</span> : null}
      </button>
      <input
        ref={input}
        hidden
        type="file"
        accept=".csv,.tsv,.txt,.xlsx"
        aria-label={t('drop')}
        onChange={(event) => {
          take(event.target.files?.[0])
          event.target.value = ''
        }}
      />
    </>
  )
}
