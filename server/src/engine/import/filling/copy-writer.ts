import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { from as copyFrom } from 'pg-copy-streams'
import type { OperationContext } from '../../../platform/operation/index.ts'
import type { BulkTarget, WrittenRow } from '../../form/index.ts'
import { copyText } from './copy-text.ts'

/** Streams records into a form's table. */
export interface CopyWriter {
  /** Writes records whose values are checked; waits when PostgreSQL is slower than the file. */
  write(records: readonly WrittenRow[]): Promise<void>
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
      if (records.length === 0) return
      let text = ''
      for (const { id, values } of records) {
        const cells = target.cells(values)
        text += copyText(id)
        for (let index = 0; index < cells.length; index++) text += `\t${copyText(cells[index])}`
        text += '\n'
      }
      if (!stream.write(text)) await Promise.race([once(stream, 'drain'), ended])
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

/**
 * The same with a COPY of its own for every batch, so that between two of them others may use the connection.
 * @param context of `transactBulk`
 */
export function openBatchWriter(context: OperationContext, target: BulkTarget): CopyWriter {
  return {
    write: async (records) => {
      await target.ahead?.(records.map(({ values }) => values))
      const writer = openCopyWriter(context, target)
      try {
        await writer.write(records)
      } catch (error) {
        await writer.abort()
        throw error
      }
      await writer.finish()
    },
    finish: async () => undefined,
    abort: async () => undefined,
  }
}
