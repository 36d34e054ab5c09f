import type { Field } from '@sluice/contract'
import type { FormulaEngine, RuleSet } from '@sluice/form'
import { useEffect, useMemo, useState } from 'react'
import { useMe } from '../frame/session.ts'
import type { Filler, formChecking } from './form-checking.ts'

type Checking = typeof formChecking

let loaded: Checking | undefined

/** What checks a form while it is filled in, loaded when one is: it is a page's own matter, not the first visit's. */
export function useFormChecking(): Checking | undefined {
  const [checking, setChecking] = useState(loaded)
  useEffect(() => {
    let current = true
    if (!loaded)
      void import('./form-checking.ts').then(({ formChecking }) => {
        loaded = formChecking
        if (current) setChecking(formChecking)
      })
    return () => {
      current = false
    }
  }, [])
  return checking
}

/** The formulas of a form. */
export function formulasOf(fields: readonly Field[], { rules = [], checks = [] }: RuleSet): string[] {
  const defaults = fields.flatMap(({ defaultFormula }) => defaultFormula ?? [])
  const ofRules = rules.flatMap(({ formula, acts }) => [
    formula ?? [],
    acts.flatMap((act) => (act.kind === 'set' ? (act.formula ?? []) : [])),
  ])
  return [...defaults, ...ofRules.flat(2), ...checks.map(({ formula }) => formula)]
}

/** Computes the formulas of a form, loaded where it has some. */
export function useFormulaEngine(fields: readonly Field[], rules: RuleSet): FormulaEngine | undefined {
  const formulas = useMemo(() => formulasOf(fields, rules), [fields, rules])
  const [engine, setEngine] = useState<FormulaEngine>()
  useEffect(() => {
    if (formulas.length === 0) return undefined
    let current = true
    void Promise.all([import('@sluice/form/engine'), import('@sluice/formula')])
      .then(async ([{ formulaEngine }, { prepareFormula }]) => {
        await Promise.all(formulas.map(prepareFormula))
        return formulaEngine
      })
      .then((ready) => current && setEngine(ready))
    return () => {
      current = false
    }
  }, [formulas])
  return engine
}

/** Who fills in. */
export function useFiller(): Filler {
  const { member } = useMe()
  const memberId = member?.id ?? null
  const departmentId = member?.departmentId ?? null
  return useMemo(() => ({ memberId, departmentId, now: new Date() }), [memberId, departmentId])
}
