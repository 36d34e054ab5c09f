import { useState } from 'react'
import type { UploadedFile } from '../kit/upload-file.ts'
import { useOperation } from '../kit/use-operation.ts'
import type { ChosenTypes, Reading } from './model.ts'

/** Rows of totals stay out unless somebody wants them. */
const asUsual: Reading = { totals: 'leaveOut' }

/**
 * Looks at an uploaded file, again whenever it is to be read in another way.
 * @param formId the form it goes into, whose names tell the header; absent for a new one
 */
export function useAnalysis(file: UploadedFile | undefined, formId?: string) {
  const [reading, setReading] = useState<Reading>(asUsual)
  const [chosen, setChosen] = useState<ChosenTypes>([])
  const query = useOperation(
    'import.analyze',
    {
      fileId: file?.id ?? '',
      ...(formId ? { formId } : {}),
      ...reading,
      ...(chosen.length > 0 ? { columns: [...chosen] } : {}),
    },
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
