import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkProcess } from './check/check-process.ts'
import { runSuiteCase, type SuiteModel } from './testing/engine-suite.ts'
import { modelFolders } from './testing/model-folders.ts'
import { readBpmn } from './xml/document.ts'

const models = modelFolders('execution', 'bpmn-execution').flatMap((folder) => {
  const listed = JSON.parse(readFileSync(join(folder, 'cases.json'), 'utf8')) as SuiteModel[]
  const inner = join(folder, 'models')
  return listed.map((model) => ({ ...model, file: join(existsSync(inner) ? inner : folder, model.model) }))
})

/**
 * Two models of the suite expect a `task3` that no element in them can log; both run the two tasks of the ad-hoc
 * sub-process once and the last task, which logs `task1` again (BPMN 2.0 §13.3.5: without a completion condition the
 * sub-process completes when its activities have).
 */
const EXPECTED_INSTEAD: Record<string, string[]> = {
  AdHocSubProcess_Sequential: ['task1', 'task1', 'task2'],
  AdHocSubProcess_Parallel: ['task1', 'task1', 'task2'],
}

describe('[N3.2] models with what an engine must do, our own and the suite of the University of Bamberg', () => {
  for (const { file, ...model } of models) {
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
