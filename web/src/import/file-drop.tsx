import { FileExcelOutlined } from '@ant-design/icons'
import { Button, Progress } from 'antd'
import { useRef, useState } from 'react'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import type { UploadedFile } from '../kit/upload-file.ts'
import styles from './file-drop.module.css'
import { useText } from './texts.ts'
import { useUpload } from './use-upload.ts'

const kinds =
  '.csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export interface FileDropProps {
  onFile: (file: UploadedFile) => void
  compact?: boolean
}

/** Takes a spreadsheet: dropped, pasted or chosen; shows how far its upload is. */
export function FileDrop({ onFile, compact }: FileDropProps) {
  const t = useText()
  const [over, setOver] = useState(false)
  const chooser = useRef<HTMLInputElement>(null)
  const { underway, problem, send, stop } = useUpload(onFile)
  const take = (files: FileList | null) => {
    const file = files?.[0]
    if (file) send(file)
  }
  return (
    <>
      {problem ? <ProblemAlert problem={problem} /> : null}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a place to drop files on; the button inside does the same */}
      <div
        className={styles.drop}
        data-over={over || undefined}
        data-compact={compact || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          take(event.dataTransfer.files)
        }}
        onPaste={(event) => take(event.clipboardData.files)}
      >
        <FileExcelOutlined className={styles.picture} aria-hidden />
        {underway ? (
          <>
            <p className={styles.words} role="status">
              {t('file.uploading', { name: underway.name })}
            </p>
            <Progress
              className={styles.bar ?? ''}
              percent={Math.floor(underway.share * 100)}
              aria-label={t('file.uploading', { name: underway.name })}
            />
            <Button onClick={stop}>{t('file.stop')}</Button>
          </>
        ) : (
          <>
            <p className={styles.words}>{t('file.drop')}</p>
            <Button type="primary" onClick={() => chooser.current?.click()}>
              {t('file.choose')}
            </Button>
            <p className={styles.kinds}>{t('file.kinds')}</p>
          </>
        )}
        <input
          ref={chooser}
          type="file"
          accept={kinds}
          hidden
          aria-label={t('file.input')}
          onChange={(event) => {
            take(event.target.files)
            event.target.value = ''
          }}
        />
      </div>
    </>
  )
}
