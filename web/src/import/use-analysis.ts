import { useState } from 'react'
import type { UploadedFile } from '../kit/upload-file.ts'
import { useOperation } from '../kit/use-operation.ts'
import type { ChosenTypes, Reading } from './model.ts'

/** Rows of totals stay out unless somebody wants them. */
const asUsual: Reading = { totals: 'leaveOut' }

/** Looks at an uploaded file, again whenever it is to be read in another way. */
export function useAnalysis(file: UploadedFile | undefined) {
  const [reading, setReading] = useState<Reading>(asUsual)
  const [chosen, setChosen] = useState<ChosenTypes>([])
  const query = useOperation(
    'import.analyze',
    { fileId: file?.id ?? '', ...reading, ...(chosen.length > 0 ? { columns: [...chosen] } : {}) },
    { enabled: file !== undefined, keepPrevious: true, staleTime: Number.POSITIVE_INFINITY },
  )
  const isOfFile = query.data?.fileId === file?.id
  return {
    reading,
    /** A sheet is another table: what was said about the first one does not hold for it. */
    read: (part: Reading) =>
      setReading((before) => (part.sheet ? { ...asUsual, ...part } : { ...before, ...part })),
    /** The preview and the doubts are of the types that were chosen. */
    choose: setChosen,
    isAsFound: reading === asUsual,
    forget: () => {
      setReading(asUsual)
      setChosen([])
    },
    analysis: isOfFile ? query.data : undefined,
    loading: query.isFetching,
    problem: query.error,
  }
}
