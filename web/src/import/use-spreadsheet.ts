import type { ProblemError } from '@sluice/contract'
import { useCallback, useState } from 'react'
import { call, type OutputOf, toProblem } from '../kit/api.ts'
import { uploadFile } from '../kit/upload-file.ts'

export type Analysis = OutputOf<'import.analyze'>

/** A file on its way from the hand to its analysis. */
export interface Spreadsheet {
  stage: 'empty' | 'uploading' | 'analyzing' | 'ready'
  name: string
  /** Share of the upload, 0 to 1. */
  progress: number
  analysis: Analysis | undefined
  problem: ProblemError | null
  take: (file: File) => void
  /** Reads another sheet of the same file. */
  chooseSheet: (sheet: string) => void
  reset: () => void
}

const empty = { stage: 'empty' as const, name: '', progress: 0, analysis: undefined, problem: null }

/** Uploads a spreadsheet and has it analyzed. */
export function useSpreadsheet(): Spreadsheet {
  const [state, setState] = useState<Omit<Spreadsheet, 'take' | 'chooseSheet' | 'reset'>>(empty)
  const analyze = useCallback(async (fileId: string, sheet?: string) => {
    setState((now) => ({ ...now, stage: 'analyzing', problem: null }))
    try {
      const analysis = await call('import.analyze', { fileId, ...(sheet ? { sheet } : {}) })
      setState((now) => ({ ...now, stage: 'ready', analysis }))
    } catch (error) {
      setState({ ...empty, problem: toProblem(error) })
    }
  }, [])
  const take = useCallback(
    async (file: File) => {
      setState({ ...empty, stage: 'uploading', name: file.name })
      try {
        const { done } = uploadFile(file, (progress) => setState((now) => ({ ...now, progress })))
        const { id } = await done
        await analyze(id)
      } catch (error) {
        setState({ ...empty, problem: toProblem(error) })
      }
    },
    [analyze],
  )
  return {
    ...state,
    take: (file) => void take(file),
    chooseSheet: (sheet) => state.analysis && void analyze(state.analysis.fileId, sheet),
    reset: () => setState(empty),
  }
}
