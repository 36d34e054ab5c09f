import { useState } from 'react'
import type { UploadedFile } from '../kit/upload-file.ts'
import { useOperation } from '../kit/use-operation.ts'
import type { Reading } from './model.ts'

/** Looks at an uploaded file, again whenever it is to be read in another way. */
export function useAnalysis(file: UploadedFile | undefined) {
  const [reading, setReading] = useState<Reading>({})
  const query = useOperation(
    'import.analyze',
    { fileId: file?.id ?? '', ...reading },
    { enabled: file !== undefined, keepPrevious: true, staleTime: Number.POSITIVE_INFINITY },
  )
  const isOfFile = query.data?.fileId === file?.id
  return {
    reading,
    /** A sheet is another table: what was said about the first one does not hold for it. */
    read: (part: Reading) => setReading((before) => (part.sheet ? part : { ...before, ...part })),
    forget: () => setReading({}),
    analysis: isOfFile ? query.data : undefined,
    loading: query.isFetching,
    problem: query.error,
  }
}
