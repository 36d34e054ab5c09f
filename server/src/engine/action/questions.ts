import type { Field } from '@sluice/contract'
import { z } from 'zod'
import type { ActionQuestion, Locale } from '../../kernel/index.ts'
import { type ActionOperation, givenParts } from '../../platform/operation/index.ts'

/** A part of an operation's input as a field that a person fills in. */
export interface Question {
  part: string
  field: Field
}

/** From here on, a text is asked for in several lines. */
const severalLines = 200

/**
 * The fields that an action asks for, made of the schema of its operation and the words of its declaration.
 * @throws Error for a part that no field stands for
 */
export function questionsOf(operation: ActionOperation, locale: Locale): Question[] {
  const { action, input } = operation
  const given = givenParts(operation)
  return Object.entries(input.shape).flatMap(([part, schema]) => {
    const words = (action.asks as Record<string, ActionQuestion> | undefined)?.[part]
    if (!words || given.has(part)) return []
    const required = !(schema as z.ZodType).safeParse(undefined).success
    const field = {
      id: fieldIdOf(part),
      name: words.name[locale],
      ...(words.help ? { help: words.help[locale] } : {}),
      ...(required ? { required } : {}),
      ...typeFor(`${operation.id} ${part}`, schema as z.ZodType, words, locale),
    }
    return [{ part, field: field as Field }]
  })
}

/** `memberId` → `member_id` */
function fieldIdOf(part: string): string {
  return part.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

function typeFor(place: string, schema: z.ZodType, { of, choices }: ActionQuestion, locale: Locale): object {
  const inner = unwrapped(schema)
  if (of) return { type: of }
  if (inner instanceof z.ZodString) {
    const maxLength = inner.maxLength ?? undefined
    const type = (maxLength ?? 0) > severalLines ? 'longText' : 'text'
    return { type, ...(maxLength === undefined ? {} : { maxLength }) }
  }
  if (inner instanceof z.ZodNumber) return { type: 'number' }
  if (inner instanceof z.ZodEnum) {
    const values = inner.options.map(String)
    return {
      type: 'singleChoice',
      choices: values.map((value) => ({ value, label: choices?.[value]?.[locale] ?? value })),
    }
  }
  throw new Error(`No field stands for ${place}`)
}

/** Without what says that it may be absent. */
function unwrapped(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return unwrapped(schema.unwrap() as z.ZodType)
  return schema
}
