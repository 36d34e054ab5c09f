import { InboxOutlined } from '@ant-design/icons'
import { Button, Progress } from 'antd'
import { useRef, useState } from 'react'
import { useUpload } from '../import/use-upload.ts'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import styles from './packages.module.css'
import { useText } from './texts.ts'

/** Takes the file of a package: dropped or chosen. */
export function PackageDrop({ onFile }: { onFile: (fileId: string) => void }) {
  const t = useText()
  const [over, setOver] = useState(false)
  const chooser = useRef<HTMLInputElement>(null)
  const { underway, problem, send } = useUpload(({ id }) => onFile(id))
  const take = (files: FileList | null) => {
    const file = files?.[0]
    if (file) send(file)
  }
  return (
    <>
      <ProblemAlert problem={problem} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a place to drop files on; the button inside does the same */}
      <div
        className={styles.drop}
        data-over={over || undefined}
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
      >
        <InboxOutlined className={styles.picture} aria-hidden />
        <p>{t('pack.drop')}</p>
        {underway ? (
          <Progress percent={Math.floor(underway.share * 100)} aria-label={underway.name} />
        ) : (
          <Button type="primary" onClick={() => chooser.current?.click()}>
            {t('pack.choose')}
          </Button>
        )}
        <input
          ref={chooser}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label={t('pack.choose')}
          onChange={(event) => {
            take(event.target.files)
            event.target.value = ''
          }}
        />
      </div>
    </>
  )
}
