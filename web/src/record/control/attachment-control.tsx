import { CloseOutlined, PaperClipOutlined, RedoOutlined, UploadOutlined } from '@ant-design/icons'
import { ProblemError } from '@sluice/contract'
import { App, Button, Progress } from 'antd'
import { type DragEvent, useEffect, useRef, useState } from 'react'
import { formatBytes } from '../../kit/formats.ts'
import { newId } from '../../kit/new-id.ts'
import { type Upload, uploadFile } from '../../kit/upload-file.ts'
import { endingOf } from '../file-face.ts'
import tiles from '../file-tile.module.css'
import { FileTile } from '../file-tile.tsx'
import type { FileFace } from '../model.ts'
import { useText } from '../texts.ts'
import { idsOf } from '../value-text.ts'
import styles from './attachment-control.module.css'
import type { ControlProps } from './control-props.ts'

const pictureTypes = 'image/png,image/jpeg,image/gif,image/webp'

/** A file on its way to the server. */
interface Underway {
  key: string
  file: File
  share: number
  problem: string | null
  upload: Upload
}

type FilesControlProps = ControlProps<'attachment' | 'image'>

/** Files, each uploaded at once with its progress; dropped, pasted or chosen. */
export function AttachmentControl(props: FilesControlProps & { pictures?: boolean }) {
  const { id, field, value, references, disabled, invalid, describedBy, label, compact } = props
  const t = useText()
  const ids = idsOf(value)
  const uploads = useUploads(props)
  const [over, setOver] = useState(false)
  const chooser = useRef<HTMLInputElement>(null)
  const full = field.maxCount !== undefined && ids.length + uploads.underway.length >= field.maxCount
  const limits = [
    field.maxCount ? t('attachment.limit', { count: field.maxCount }) : '',
    field.maxSizeMiB ? t('attachment.size', { size: field.maxSizeMiB }) : '',
  ].filter(Boolean)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (!disabled) uploads.add([...event.dataTransfer.files])
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a place to drop files on; the button inside does the same
    <div
      className={styles.area}
      data-over={over || undefined}
      data-compact={compact || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      onPaste={(event) => {
        if (event.clipboardData.files.length > 0 && !disabled) uploads.add([...event.clipboardData.files])
      }}
    >
      {ids.length + uploads.underway.length > 0 ? (
        <ul className={styles.files}>
          {ids.map((fileId) => (
            <FileTile
              key={fileId}
              fileId={fileId}
              face={references.files[fileId] ?? uploads.faces[fileId]}
              action={
                disabled ? null : (
                  <RemoveFile
                    name={(references.files[fileId] ?? uploads.faces[fileId])?.name ?? ''}
                    onRemove={() => uploads.remove(fileId)}
                  />
                )
              }
            />
          ))}
          {uploads.underway.map((one) => (
            <UnderwayTile key={one.key} one={one} onStop={uploads.stop} onAgain={uploads.again} />
          ))}
        </ul>
      ) : null}
      {full ? null : (
        <div className={styles.add}>
          <Button
            id={id}
            size={compact ? 'small' : 'middle'}
            icon={compact ? <PaperClipOutlined /> : <UploadOutlined />}
            disabled={disabled ?? false}
            danger={invalid ?? false}
            aria-label={label}
            aria-describedby={describedBy}
            title={compact ? t('attachment.add') : undefined}
            onClick={() => chooser.current?.click()}
          >
            {compact ? null : t('attachment.add')}
          </Button>
          {compact ? null : (
            <span className={styles.hint}>{[t('attachment.drop'), ...limits].join(' · ')}</span>
          )}
        </div>
      )}
      <input
        ref={chooser}
        type="file"
        hidden
        {...(props.pictures ? { accept: pictureTypes } : {})}
        multiple={field.maxCount !== 1}
        onChange={(event) => {
          uploads.add([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
    </div>
  )
}

/** Pictures alone are offered; the server looks at what is in them. */
export function ImageControl(props: FilesControlProps) {
  return <AttachmentControl {...props} pictures />
}

function RemoveFile({ name, onRemove }: { name: string; onRemove: () => void }) {
  const t = useText()
  return (
    <button
      type="button"
      className={tiles.action}
      aria-label={t('attachment.remove', { name })}
      onClick={onRemove}
    >
      <CloseOutlined aria-hidden />
    </button>
  )
}

interface UnderwayTileProps {
  one: Underway
  onStop: (key: string) => void
  onAgain: (key: string) => void
}

function UnderwayTile({ one, onStop, onAgain }: UnderwayTileProps) {
  const t = useText()
  const { file, share, problem, key } = one
  return (
    <li className={tiles.tile} data-state={problem ? 'failed' : undefined}>
      <span className={tiles.open}>
        <span className={tiles.ending} aria-hidden="true">
          {endingOf(file.name) || '·'}
        </span>
        <span className={tiles.words}>
          <span className={tiles.name}>{file.name}</span>
          {problem ? (
            <span className={tiles.size} data-wrong role="alert">
              {problem}
            </span>
          ) : (
            <Progress
              percent={Math.round(share * 100)}
              size="small"
              showInfo={false}
              aria-label={t('attachment.uploading', { name: file.name })}
            />
          )}
          {problem ? null : <span className={tiles.size}>{formatBytes(file.size)}</span>}
        </span>
      </span>
      {problem ? (
        <button
          type="button"
          className={tiles.action}
          aria-label={t('attachment.again')}
          title={t('attachment.again')}
          onClick={() => onAgain(key)}
        >
          <RedoOutlined aria-hidden />
        </button>
      ) : null}
      <RemoveFile name={file.name} onRemove={() => onStop(key)} />
    </li>
  )
}

/** Uploads beside the value: what is done goes into the value, what is underway or failed stays here. */
function useUploads({ field, value, onChange, onBusy }: FilesControlProps) {
  const t = useText()
  const { message } = App.useApp()
  const [underway, setUnderway] = useState<readonly Underway[]>([])
  const [faces, setFaces] = useState<Readonly<Record<string, FileFace>>>({})
  // Several uploads end at their own time: each adds to the newest value.
  const latest = useRef(idsOf(value))
  latest.current = idsOf(value)
  const put = (ids: string[]) => {
    latest.current = ids
    onChange(ids.length > 0 ? ids : null)
  }
  const busy = underway.some(({ problem }) => problem === null)
  const tellBusy = useRef(onBusy)
  tellBusy.current = onBusy
  useEffect(() => tellBusy.current?.(busy), [busy])
  const change = (key: string, part: Partial<Underway>) =>
    setUnderway((before) => before.map((one) => (one.key === key ? { ...one, ...part } : one)))
  const drop = (key: string) => setUnderway((before) => before.filter((one) => one.key !== key))

  const start = (file: File) => {
    const key = newId()
    const upload = uploadFile(file, (share) => change(key, { share }))
    setUnderway((before) => [...before, { key, file, share: 0, problem: null, upload }])
    upload.done.then(
      (stored) => {
        setFaces((before) => ({ ...before, [stored.id]: stored }))
        drop(key)
        put([...latest.current, stored.id])
      },
      (error: unknown) => {
        if (error instanceof DOMException) return
        const words = error instanceof ProblemError ? error.message : t('attachment.failed')
        change(key, { problem: words || t('attachment.refused') })
      },
    )
  }
  const add = (files: File[]) => {
    const fitting = files.filter((file) => {
      const fits = !field.maxSizeMiB || file.size <= field.maxSizeMiB * 1024 * 1024
      if (!fits) void message.warning(t('attachment.tooLarge', { name: file.name, size: field.maxSizeMiB! }))
      return fits
    })
    const room = (field.maxCount ?? 100) - latest.current.length - underway.length
    if (fitting.length > room) void message.warning(t('attachment.tooMany', { count: field.maxCount ?? 100 }))
    for (const file of fitting.slice(0, Math.max(0, room))) start(file)
  }
  return {
    underway,
    faces,
    add,
    remove: (fileId: string) => put(latest.current.filter((one) => one !== fileId)),
    stop: (key: string) => {
      underway.find((one) => one.key === key)?.upload.cancel()
      drop(key)
    },
    again: (key: string) => {
      const one = underway.find((entry) => entry.key === key)
      drop(key)
      if (one) start(one.file)
    },
  }
}
