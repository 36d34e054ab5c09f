import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readBpmn } from '../xml/document.ts'
import { checkProcess } from './check-process.ts'

const folder = process.env.SLUICE_DATA ? join(process.env.SLUICE_DATA, 'bpmn-refused') : ''
const skipped = folder === '' || !existsSync(folder)
if (skipped) console.warn('SLUICE_DATA is not set: the models to be refused are skipped')
const files = skipped ? [] : readdirSync(folder)

/**
 * Not refused: EXT012 writes a condition or a constant without its type, which is read all the same, with a warning. EXT107 does not list a flow at the node it leads to, which need not be done. EXT053: the file differs from models that must run only by the text of its script (BPMN 2.0 §10.3.3 wants a
 * format wherever there is a script). As scripts are not run, a missing format is a warning.
 */
const ACCEPTED = [
  'EXT012-EXT012_1_failure_adHocSubProcess.bpmn',
  'EXT012-EXT012_3_failure_complexGateway.bpmn',
  'EXT012-EXT012_6_failure_standardLoopCharacteristics.bpmn',
  'EXT012-EXT012_7_failure_timerEvent_timeCycle.bpmn',
  'EXT012-EXT012_8_failure_timerEvent_timeDate.bpmn',
  'EXT012-EXT012_9_failure_timerEvent_timeDuration.bpmn',
  'EXT107-EXT107_1_fail.bpmn',
  'EXT053-EXT053_1_failure.bpmn',
]

describe.skipIf(skipped)('[N3.2] models that break one rule of BPMN', () => {
  test.each(files)('[N3.2] %s is refused with the element named', async (file) => {
    const document = await readBpmn(readFileSync(join(folder, file), 'utf8'))
    const errors = checkProcess(document).filter((finding) => finding.severity === 'error')
    if (ACCEPTED.includes(file)) return
    expect(errors).not.toEqual([])
    for (const finding of errors) expect(finding.elementId).not.toBe('')
  })
})
