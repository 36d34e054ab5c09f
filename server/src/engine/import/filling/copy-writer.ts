import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type { RecordValues } from '@sluice/contract'
import { from as copyFrom } from 'pg-copy-streams'
import type { OperationContext } from '../../../platform/operation/index.ts'
import type { BulkTarget } from '../../form/index.ts'
import { copyText } from './copy-text.ts'

/** Streams records into a form's table. */
export interface CopyWriter {
  /**
   * Writes records whose values are checked; waits when PostgreSQL is slower than the file.
   * @returns their ids
   */
  write(records: readonly RecordValues[]): Promise<string[]>
  /** Ends COPY; from then on the connection is free. */
  finish(): Promise<void>
  /** Breaks off; the transaction has to be rolled back. */
  abort(): Promise<void>
}

/** Bytes that wait for PostgreSQL at most, beside the batch at hand. */
const highWaterMark = 256 * 1024

/**
 * Opens COPY on the connection of a transaction; nothing else may run on it before `finish` or `abort`.
 * @param context of `transactBulk`
 */
export function openCopyWriter(context: OperationContext, target: BulkTarget): CopyWriter {
  const stream = context.transaction.client.query(
    copyFrom(`copy ${target.into} from stdin`, { highWaterMark }),
  )
  // A failure is noticed wherever it is waited for next; until then it must not end the process.
  const ended = finished(stream)
  ended.catch(() => undefined)
  return {
    write: async (records) => {
      if (records.length === 0) return []
      const ids: string[] = []
      let text = ''
      for (const values of records) {
        const { id, cells } = target.row(values)
        ids.push(id)
        text += copyText(id)
        for (let index = 0; index < cells.length; index++) text += `\t${copyText(cells[index])}`
        text += '\n'
      }
      if (!stream.write(text)) await Promise.race([once(stream, 'drain'), ended])
      return ids
    },
    finish: async () => {
      stream.end()
      await ended
    },
    abort: async () => {
      stream.destroy(new Error('The import was broken off'))
      await ended.catch(() => undefined)
    },
  }
}
