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
        const wanted = one.expect.includes('marker') ? log : log.filter((line) => line !== 'marker')
        if (one.outcome !== 'genericError') expect(errors).toEqual([])
        if (one.outcome !== 'parallelIntervals') expect(wanted.toSorted()).toEqual(one.expect.toSorted())
        if (one.outcome === 'parallelIntervals') expect(observed.intervalsOverlap).toBe(true)
        if (one.outcome === 'errorEndEvent') expect(main.state.status).toBe('failed')
        if (one.outcome === 'runtimeException' || one.outcome === 'genericError') {
          expect(main.effects.some((effect) => effect.type === 'incident') || errors.length > 0).toBe(true)
        }
      })
    }
  }
})
