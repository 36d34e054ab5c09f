import type { Field, RecordValues } from '@sluice/contract'
import type { RuleSet } from '@sluice/form'
import { useMemo } from 'react'
import type { FilledForm } from './form-checking.ts'
import { accessTo, type FieldAccessMap } from './model.ts'
import { useFiller, useFormChecking, useFormulaEngine } from './use-form-checking.ts'

export interface RuledFormInput {
  fields: readonly Field[]
  definition: RuleSet
  access: FieldAccessMap | undefined
  /** What was filled in over what was there. */
  values: RecordValues
  /** What was there. */
  base: RecordValues
  isNew: boolean
  /** False: nothing is being filled in, so that everything is shown as it is. */
  enabled?: boolean
}

const none: FieldAccessMap = {}

/**
 * A form as its rules make it while it is filled in (N2.4): fields that are not there, that have to be filled in, that are
 * read-only or hold what a rule says, choices that are left. And what is wrong before it is sent, in the server's words.
 */
export function useRuledForm(input: RuledFormInput) {
  const { fields, definition, access, values, base, isNew, enabled = true } = input
  const checking = useFormChecking()
  const engine = useFormulaEngine(fields, definition)
  const filler = useFiller()
  const form: FilledForm = useMemo(
    () => ({ fields, definition, access, engine }),
    [fields, definition, access, engine],
  )
  const hasRules = (definition.rules?.length ?? 0) > 0
  const outcome = useMemo(
    () => (enabled && hasRules ? checking?.ruled(form, values, base, isNew, filler) : undefined),
    [enabled, hasRules, checking, form, values, base, isNew, filler],
  )
  const states = JSON.stringify([...(outcome?.states ?? [])])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the states stand for the outcome, which is another at each key
  const shown = useMemo(() => {
    if (!outcome || outcome.states.size === 0) return { fields, access }
    const rights: Record<string, FieldAccessMap[string]> = {}
    const next = fields.map((field): Field => {
      const state = outcome.states.get(field.id)
      rights[field.id] = state?.hidden
        ? 'hidden'
        : ((access ?? none)[field.id] ?? (access ? 'hidden' : 'edit'))
      if (!state) return field
      const { choices } = state
      return {
        ...field,
        ...(state.required && accessTo(field, access) === 'edit' ? { required: true } : {}),
        ...(state.readOnly || state.set ? { readOnly: true } : {}),
        ...(choices && 'choices' in field
          ? { choices: field.choices.filter(({ value }) => choices.includes(value)) }
          : {}),
      } as Field
    })
    return { fields: next, access: rights as FieldAccessMap }
  }, [states, fields, access])
  return {
    ...shown,
    values: outcome?.values ?? values,
    /** What the server would say of the new record. */
    problemOfNew: (sent: RecordValues) =>
      checking?.problemOfNew(form, sent, { ...filler, now: new Date() }) ?? null,
    /** What it would say of the changes. */
    problemOfChange: (changes: RecordValues, before: RecordValues) =>
      checking?.problemOfChange(form, changes, before, { ...filler, now: new Date() }) ?? null,
    /** Defaults by formula for what was not given. */
    defaultsFor: (given: RecordValues) => engine && checking?.formulaDefaults(form, given, filler),
  }
}
