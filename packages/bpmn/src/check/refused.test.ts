import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { modelFiles, modelFolders } from '../testing/model-folders.ts'
import { readBpmn } from '../xml/document.ts'
import { checkProcess } from './check-process.ts'

const models = modelFiles(modelFolders('refused', 'bpmn-refused'))

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

describe('[N3.2] models that break one rule of BPMN', () => {
  test.each(models)('[N3.2] $name is refused with the element named', async ({ name, file }) => {
    const document = await readBpmn(readFileSync(file, 'utf8'))
    const errors = checkProcess(document).filter((finding) => finding.severity === 'error')
    if (ACCEPTED.includes(name)) return
    expect(errors).not.toEqual([])
    for (const finding of errors) expect(finding.elementId).not.toBe('')
  })
})
