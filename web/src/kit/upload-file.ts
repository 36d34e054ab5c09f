import { type Problem, ProblemError } from '@sluice/contract'
import { languageTag } from '../i18n/language.ts'

/** A file the server has taken. */
export interface UploadedFile {
  id: string
  name: string
  size: number
  type: string
}

export interface Upload {
  done: Promise<UploadedFile>
  cancel: () => void
}

/**
 * Sends one file. `fetch` cannot tell how far an upload is, so this is XMLHttpRequest.
 * @param onProgress share from 0 to 1
 * @returns `done` rejects with ProblemError when the server refuses, DOMException AbortError after `cancel`
 */
export function uploadFile(file: File, onProgress: (share: number) => void): Upload {
  const request = new XMLHttpRequest()
  const done = new Promise<UploadedFile>((resolve, reject) => {
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
      if (lengthComputable) onProgress(loaded / total)
    }
    request.onload = () => {
      const answer: unknown = request.response
      if (request.status >= 200 && request.status < 300) return resolve(answer as UploadedFile)
      // Anything but a problem comes from an intermediary.
      reject(isProblem(answer) ? new ProblemError(answer) : new TypeError(`network: ${request.status}`))
    }
    request.onerror = () => reject(new TypeError('network'))
    request.onabort = () => reject(new DOMException('cancelled', 'AbortError'))
  })
  request.open('POST', '/api/files')
  request.responseType = 'json'
  request.setRequestHeader('X-Sluice-Csrf', '1')
  request.setRequestHeader('Accept-Language', languageTag())
  const body = new FormData()
  body.append('file', file, file.name)
  request.send(body)
  return { done, cancel: () => request.abort() }
}

function isProblem(answer: unknown): answer is Problem {
  return typeof answer === 'object' && answer !== null && 'code' in answer && 'detail' in answer
}
