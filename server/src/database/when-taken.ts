import { invalidInput, type Text } from '../kernel/index.ts'

/** What to say when a unique constraint refuses: which input field, and why. */
export type TakenFields = Record<string, { field: string; message: Text }>

/**
 * Runs statements whose unique constraints speak for input fields.
 * @param fields by name of the constraint
 * @throws invalidInput naming the field whose value somebody else has
 */
export async function whenTaken<Result>(fields: TakenFields, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    const { code, constraint = '' } = error as { code?: string; constraint?: string }
    const taken = code === '23505' ? fields[constraint] : undefined
    if (!taken) throw error
    throw invalidInput({ count: 1 }, [{ field: taken.field, code: 'taken', message: taken.message }])
  }
}
