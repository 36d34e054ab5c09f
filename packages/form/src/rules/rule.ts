import { z } from 'zod'
import { fieldIdSchema } from '../common.ts'
import { filterSchema } from '../filter.ts'
import { longestFormula } from '../longest-formula.ts'
import { schemaOf } from '../schema-of.ts'
import { fieldValueSchema } from '../value.ts'

/** How much a form may have of each. */
export const ruleLimits = { rules: 100, acts: 10, checks: 50, uniques: 10, together: 6 } as const

const formula = schemaOf(() => z.string().min(1).max(longestFormula))
const several = schemaOf(() => z.array(fieldIdSchema).max(100))
/** A field that is still to be chosen has no id; publishing asks for it. */
const chosen = schemaOf(() => z.union([z.literal(''), fieldIdSchema]))
/** What is told to whoever fills in. */
const message = schemaOf(() => z.string().max(300))

/** What becomes of the value of a field that is hidden: it stays, or it goes. */
const hiddenValue = schemaOf(() => z.enum(['keep', 'clear']))

/** One thing that a rule does while its condition holds (N2.4). */
export const ruleActSchema = schemaOf(() =>
  z.discriminatedUnion('kind', [
    /** The fields are there only while a rule that shows them holds. */
    z.object({ kind: z.literal('show'), fields: several, hiddenValue }),
    z.object({ kind: z.literal('hide'), fields: several, hiddenValue }),
    z.object({ kind: z.literal('require'), fields: several }),
    z.object({ kind: z.literal('readOnly'), fields: several }),
    /** The field holds the value, or what the formula yields; `onlyEmpty`: where nothing was given. */
    z.object({
      kind: z.literal('set'),
      field: chosen,
      value: fieldValueSchema.optional(),
      formula: formula.optional(),
      onlyEmpty: z.boolean().optional(),
    }),
    /** Of the choices of a field only these are offered and taken. */
    z.object({
      kind: z.literal('choices'),
      field: chosen,
      choices: z.array(z.string().max(200)).max(500),
    }),
    /** The record is not taken; told at the field, or of the whole. */
    z.object({ kind: z.literal('refuse'), field: fieldIdSchema.optional(), message }),
  ]),
)
export type RuleAct = z.infer<typeof ruleActSchema>

/** When something holds, something is done. Both condition and formula have to hold; without either it always does. */
export const formRuleSchema = schemaOf(() =>
  z.object({
    id: fieldIdSchema,
    when: filterSchema.optional(),
    formula: formula.optional(),
    /** While it is filled in and when it is submitted, or only then. */
    on: z.enum(['change', 'submit']).optional(),
    acts: z.array(ruleActSchema).max(ruleLimits.acts),
  }),
)
export type FormRule = z.infer<typeof formRuleSchema>

/** What must be true of every record; at a field it is asked only when the field holds something. */
export const formCheckSchema = schemaOf(() =>
  z.object({ id: fieldIdSchema, field: fieldIdSchema.optional(), formula, message }),
)
export type FormCheck = z.infer<typeof formCheckSchema>

/** Fields whose values no two records share together. */
export const uniqueTogetherSchema = schemaOf(() =>
  z.object({
    id: fieldIdSchema,
    fields: z.array(fieldIdSchema).max(ruleLimits.together),
    /** Records in which one of them is empty: not compared, or an empty value is a value like any other. */
    blanks: z.enum(['apart', 'equal']),
  }),
)
export type UniqueTogether = z.infer<typeof uniqueTogetherSchema>

/** Everything beside its fields that decides what a form takes. */
export const ruleSettings = schemaOf(() => ({
  rules: z.array(formRuleSchema).max(ruleLimits.rules).optional(),
  checks: z.array(formCheckSchema).max(ruleLimits.checks).optional(),
  uniques: z.array(uniqueTogetherSchema).max(ruleLimits.uniques).optional(),
}))

/** The part of a definition that rules are. */
export interface RuleSet {
  rules?: readonly FormRule[] | undefined
  checks?: readonly FormCheck[] | undefined
}
