import { DownloadOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { formatBytes } from '../kit/formats.ts'
import { useOperation } from '../kit/use-operation.ts'
import { endingOf, filePath, isPicture } from './file-face.ts'
import styles from './file-tile.module.css'
import type { FileFace } from './model.ts'
import { useText } from './texts.ts'

export interface FileTileProps {
  fileId: string
  /** Undefined where nobody named the file yet: it is asked for. */
  face: FileFace | undefined
  action?: ReactNode
}

/** A stored file: picture or ending, name, size; opens in a new tab. */
export function FileTile({ fileId, face, action }: FileTileProps) {
  const t = useText()
  const asked = useOperation('file.get', { fileId }, { enabled: !face, staleTime: 300_000 })
  const file = face ?? asked.data
  const name = file?.name ?? t('value.unknownFile')
  return (
    <li className={styles.tile}>
      <a className={styles.open} href={filePath(fileId)} target="_blank" rel="noreferrer">
        {file && isPicture(file.type) ? (
          <img
            className={styles.picture}
            src={filePath(fileId)}
            alt=""
            loading="lazy"
            width={32}
            height={32}
          />
        ) : (
          <span className={styles.ending} aria-hidden="true">
            {endingOf(name) || '·'}
          </span>
        )}
        <span className={styles.words}>
          <span className={styles.name}>{name}</span>
          {file ? <span className={styles.size}>{formatBytes(file.size)}</span> : null}
        </span>
      </a>
      {action ?? (
        <a
          className={styles.action}
          href={filePath(fileId, 'download')}
          download
          aria-label={t('value.download', { name })}
          title={t('value.download', { name })}
        >
          <DownloadOutlined aria-hidden />
        </a>
      )}
    </li>
  )
}
