import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkProcess } from '../check/check-process.ts'
import { modelFiles, modelFolders } from '../testing/model-folders.ts'
import { differences } from '../testing/same-tree.ts'
import { compileProcess } from './compile.ts'
import { getConfig, setConfig } from './config.ts'
import { readBpmn, writeBpmn } from './document.ts'
import { many, one } from './element.ts'
import { ensureLayout } from './layout.ts'
import { UnreadableBpmn } from './unreadable.ts'

const interchange = modelFiles(modelFolders('interchange', 'bpmn-interchange'))
const execution = modelFiles(modelFolders('execution', 'bpmn-execution/models'))

describe('[N3.1] models of other tools', () => {
  test.each([...interchange, ...execution])('[N3.1] $name is written as it was read', async ({ file }) => {
    const bytes = readFileSync(file)
    const document = await readBpmn(bytes)
    const text = new TextDecoder(bytes.includes('ISO-8859-1') ? 'latin1' : 'utf-8').decode(bytes)
    expect(differences(text, await writeBpmn(document))).toEqual([])
  })

  test.each(execution)(
    '[N3.1] $name, which has no diagram, is given one that shows every node',
    async ({ file }) => {
      const document = await readBpmn(readFileSync(file))
      expect(await ensureLayout(document)).toBe(true)
      const again = await readBpmn(await writeBpmn(document))
      expect(again.warnings.filter(({ element }) => element?.$type.startsWith('bpmndi'))).toEqual([])
      const parts = many(one(many(again.definitions, 'diagrams')[0], 'plane'), 'planeElement')
      const drawn = new Set(parts.map((part) => one(part, 'bpmnElement')?.id))
      for (const element of Object.values(again.elementsById)) {
        const inProcess = element.$instanceOf?.('bpmn:FlowNode') || element.$instanceOf?.('bpmn:SequenceFlow')
        if (inProcess && !element.$instanceOf?.('bpmn:ImplicitThrowEvent'))
          expect(drawn).toContain(element.id)
      }
      expect(await ensureLayout(again)).toBe(false)
    },
  )
})

const WITH_EXTENSIONS = `<?xml version="1.0"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:other="http://other.example" targetNamespace="t" id="d">
  <process id="p" isExecutable="true"><userTask id="u"><documentation>why</documentation>
    <extensionElements><other:form key="k"><other:field>1 &lt; 2</other:field></other:form></extensionElements>
  </userTask></process>
</definitions>`

describe('[N3.1] extensions', () => {
  test('[N3.1] what Sluice keeps at an element stands beside the extensions of other tools', async () => {
    const document = await readBpmn(WITH_EXTENSIONS)
    const task = document.elementsById.u!
    expect(getConfig(task)).toBeUndefined()
    setConfig(task, { kind: 'approve', note: 'a < b & "c" ]]>', 中文: [1, null] })
    const again = await readBpmn(await writeBpmn(document))
    expect(getConfig(again.elementsById.u!)).toEqual({
      kind: 'approve',
      note: 'a < b & "c" ]]>',
      中文: [1, null],
    })
    expect(await writeBpmn(again)).toContain('1 &lt; 2')
    setConfig(again.elementsById.u!, undefined)
    expect(differences(WITH_EXTENSIONS, await writeBpmn(again))).toEqual([])
  })

  test('[N3.1] a text that is not BPMN is refused with the reason', async () => {
    await expect(readBpmn('<html/>')).rejects.toThrow(UnreadableBpmn)
    await expect(readBpmn('no xml')).rejects.toThrow(UnreadableBpmn)
  })

  test('[N3.1] a reference with a prefix is understood and kept as it was written', async () => {
    const xml = WITH_EXTENSIONS.replace('<process', '<message id="m" name="order"/><process').replace(
      '</process>',
      '<receiveTask id="r" messageRef="tns:m"/></process>',
    )
    const document = await readBpmn(xml)
    expect(compileProcess(document).nodes.r).toMatchObject({ message: 'order' })
    expect(checkProcess(document).map(({ code }) => code)).not.toContain('reference-unresolved')
    expect(differences(xml, await writeBpmn(document))).toEqual([])
  })

  test('[N3.1] attributes of another tool that differ by their prefix alone are kept, and none is taken for the id', async () => {
    const xml = WITH_EXTENSIONS.replace('key="k"', 'key="k" other:key="l" other:id="z" id="q" other:only="o"')
    expect(differences(xml, await writeBpmn(await readBpmn(xml)))).toEqual([])
    expect(differences(xml, await writeBpmn(await readBpmn(await writeBpmn(await readBpmn(xml)))))).toEqual(
      [],
    )
  })

  test('[N3.1] the script of a global task is kept, and runs where the task is called', async () => {
    const xml = WITH_EXTENSIONS.replace(
      '<process',
      '<globalScriptTask id="g" scriptLanguage="text/plain"><script>1 &lt; 2</script></globalScriptTask><process',
    ).replace('</process>', '<callActivity id="c" calledElement="g"/></process>')
    const document = await readBpmn(xml)
    expect(compileProcess(document).nodes.c).toMatchObject({
      task: 'script',
      script: { text: '1 < 2', format: 'text/plain' },
    })
    expect(checkProcess(document).map(({ code }) => code)).not.toContain('unreadable-part')
    expect(differences(xml, await writeBpmn(document))).toEqual([])
  })

  test('[N3.1] a reference that leads nowhere is kept as it was written', async () => {
    const xml = WITH_EXTENSIONS.replace('<process', '<signal id="s" structureRef="xsd:string"/><process')
    expect(differences(xml, await writeBpmn(await readBpmn(xml)))).toEqual([])
  })
})
