import type { ProblemError } from '@sluice/contract'
import { useCallback, useEffect, useRef, useState } from 'react'
import { toProblem } from '../kit/api.ts'
import { type Upload, type UploadedFile, uploadFile } from '../kit/upload-file.ts'

export interface FileUpload {
  /** The file on its way, with the share sent. */
  underway: { name: string; share: number } | undefined
  problem: ProblemError | undefined
  send: (file: File) => void
  stop: () => void
}

/** Sends one file at a time and tells when the server has it. */
export function useUpload(onDone: (file: UploadedFile) => void): FileUpload {
  const [underway, setUnderway] = useState<FileUpload['underway']>()
  const [problem, setProblem] = useState<ProblemError>()
  const running = useRef<Upload | null>(null)
  const latest = useRef(onDone)
  latest.current = onDone
  useEffect(() => () => running.current?.cancel(), [])

  const send = useCallback((file: File) => {
    running.current?.cancel()
    setProblem(undefined)
    setUnderway({ name: file.name, share: 0 })
    const upload = uploadFile(file, (share) => setUnderway({ name: file.name, share }))
    running.current = upload
    const isLatest = () => running.current === upload
    upload.done.then(
      (stored) => {
        if (!isLatest()) return
        setUnderway(undefined)
        latest.current(stored)
      },
      (error: unknown) => {
        if (!isLatest()) return
        setUnderway(undefined)
        if (!(error instanceof DOMException)) setProblem(toProblem(error))
      },
    )
  }, [])
  const stop = useCallback(() => running.current?.cancel(), [])
  return { underway, problem, send, stop }
}
