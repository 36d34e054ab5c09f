import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkProcess } from '../check/check-process.ts'
import { createInstance, step } from '../engine/step.ts'
import { xmlOf } from '../testing/play.ts'
import { compileProcess } from './compile.ts'
import { readBpmn, writeBpmn } from './document.ts'
import { ensureLayout } from './layout.ts'

const folder = process.env.SLUICE_DATA ? join(process.env.SLUICE_DATA, 'cases/flow') : ''
const skipped = folder === '' || !existsSync(folder)
const read = (file: string) => readBpmn(readFileSync(join(folder, file)))

async function findings(xml: string): Promise<string[]> {
  return checkProcess(await readBpmn(xml)).map(
    ({ code, severity }) => `${code}${severity === 'warning' ? ' ?' : ''}`,
  )
}

/** Nodes at which something is open after the start. */
async function openAfterStart(xml: string | Uint8Array): Promise<string[]> {
  const facts = { evaluate: () => true }
  const { state } = step(compileProcess(await readBpmn(xml)), createInstance(), { type: 'start' }, facts)
  return state.items.filter(({ kind }) => kind === 'task').map(({ node }) => node)
}

describe.skipIf(skipped)('[N3.1] files of other tools', () => {
  const files = skipped ? [] : readdirSync(folder).filter((file) => file.endsWith('.bpmn'))

  test.each(files)(
    '[N3.1] %s is read without an error, and written so that it is read again',
    async (file) => {
      const document = await read(file)
      expect(document.warnings).toEqual([])
      expect(checkProcess(document).filter(({ severity }) => severity === 'error')).toEqual([])
      const again = await readBpmn(await writeBpmn(document))
      expect(compileProcess(again)).toEqual(compileProcess(document))
    },
  )

  test('[N3.2] a catch without a code catches every escalation', async () => {
    const opened = await openAfterStart(readFileSync(join(folder, 'catch-any-escalation.bpmn')))
    expect(opened.toSorted()).toEqual(['n', 'w'])
  })

  test('[N3.1] the comment and the line break in a name survive', async () => {
    const written = await writeBpmn(await read('untyped-condition.bpmn'))
    expect(written).toContain('<!-- a comment that must survive -->')
    expect(written).toContain('name="line one&#10;line two"')
  })
})

describe('[N3.1] what XML and BPMN leave open', () => {
  const LINE = 's -> a\na -> e'

  test('[N3.1] ids of every alphabet are kept, also where others refer to them, and can be drawn', async () => {
    const xml =
      xmlOf(`<laneSet id="ls"><lane id="泳道" name="主管"><flowNodeRef>主管</flowNodeRef></lane></laneSet>
      <startEvent id="начало"><outgoing>流1</outgoing></startEvent>
      <userTask id="主管" name="主管"><incoming>流1</incoming></userTask><endEvent id="τέλος"/>
      <sequenceFlow id="流1" sourceRef="начало" targetRef="主管"/><sequenceFlow id="流2" sourceRef="主管" targetRef="τέλος"/>`)
    const document = await readBpmn(xml)
    expect(document.warnings).toEqual([])
    const model = compileProcess(document)
    expect(model.nodes.主管).toMatchObject({
      lane: '主管',
      incoming: ['流1'],
      outgoing: ['流2'],
      name: '主管',
    })
    expect(await ensureLayout(document)).toBe(true)
    const written = await writeBpmn(document)
    expect(written).not.toContain('sluice_name')
    expect(written).toContain('bpmnElement="主管"')
    expect(compileProcess(await readBpmn(written))).toEqual(model)
  })

  test('[N3.1] blanks around ids and references are none of theirs', async () => {
    const xml = xmlOf(`<startEvent id=" s "/><userTask id='a '><incoming> f
      </incoming></userTask><endEvent id="e"/><sequenceFlow id="f	" sourceRef = "s " targetRef= ' a'/>
      <sequenceFlow id="g" sourceRef="a" targetRef="e"/>`)
    const document = await readBpmn(xml)
    expect(checkProcess(document)).toEqual([])
    expect(compileProcess(document).nodes.a).toMatchObject({ incoming: ['f'], outgoing: ['g'] })
  })

  test('[N3.1] white space of an attribute is a blank, unless it is written as a character', async () => {
    const document = await readBpmn(
      xmlOf(
        `<startEvent id="s" name="one\ntwo\tthree"/><userTask id="a" name="one&#10;two&#9;three&#13;"/><endEvent id="e"/>\n${LINE}`,
      ),
    )
    const names = (model: ReturnType<typeof compileProcess>) => [model.nodes.s?.name, model.nodes.a?.name]
    expect(names(compileProcess(document))).toEqual(['one two three', 'one\ntwo\tthree\r'])
    const again = await readBpmn(await writeBpmn(document))
    expect(names(compileProcess(again))).toEqual(['one two three', 'one\ntwo\tthree\r'])
  })

  test('[N3.1] comments stay where they were, and are kept when what they were at is gone', async () => {
    const xml = `<!-- head -->${xmlOf(
      `<!-- the beginning --><startEvent id="s"/><userTask id="a"><!-- in the task --></userTask><!-- the end --><endEvent id="e"/>\n${LINE}<!-- last -->`,
    )}<!-- foot -->`
    const document = await readBpmn(xml)
    const written = await writeBpmn(document)
    const order = [
      'head',
      'the beginning',
      'startEvent id="s"',
      'the end',
      'endEvent',
      'last',
      '</process>',
      'foot',
    ]
    expect(order.map((part) => written.indexOf(part))).toEqual(
      order.map((part) => written.indexOf(part)).toSorted((a, b) => a - b),
    )
    for (const comment of xml.match(/<!--.*?-->/g)!) expect(written).toContain(comment)
    const process = document.definitions.rootElements as { flowElements: { id: string }[] }[]
    process[0]!.flowElements = process[0]!.flowElements.filter(({ id }) => id !== 'a')
    expect(await writeBpmn(document)).toContain('<!-- in the task -->')
  })

  test('[N3.1] an id that nothing refers to is made, and is no other one', async () => {
    const document = await readBpmn(
      xmlOf(`<startEvent id="s"/><task id="sequenceFlow_1"/><endEvent id="e"/><sequenceFlow sourceRef="s" targetRef="sequenceFlow_1"/>
        <sequenceFlow sourceRef="sequenceFlow_1" targetRef="e"/><dataObject/><textAnnotation/>`),
    )
    expect(checkProcess(document)).toEqual([])
    expect(Object.keys(compileProcess(document).flows)).toHaveLength(2)
    expect(compileProcess(await readBpmn(await writeBpmn(document)))).toEqual(compileProcess(document))
  })

  /** A flow whose condition is typed, in elements with a prefix. */
  const typed = (head: string, type: string): string =>
    `<b:definitions xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL" ${head} id="d" targetNamespace="t"><b:process id="p" isExecutable="true">
      <b:startEvent id="s"/><b:exclusiveGateway id="g" default="no"/><b:userTask id="a"/><b:endEvent id="e"/>
      <b:sequenceFlow id="f" sourceRef="s" targetRef="g"/><b:sequenceFlow id="no" sourceRef="g" targetRef="e"/>
      <b:sequenceFlow id="yes" sourceRef="g" targetRef="a"><b:conditionExpression ${type}>x &lt; 3</b:conditionExpression></b:sequenceFlow>
      <b:sequenceFlow id="out" sourceRef="a" targetRef="e"/></b:process></b:definitions>`
  const xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'

  test.each([
    ['without a prefix', xsi, 'xsi:type="tFormalExpression"'],
    [
      'without a prefix, where another namespace is the default',
      `${xsi} xmlns="urn:o"`,
      'xsi:type="tFormalExpression"',
    ],
    ['with blanks', xsi, 'xsi:type="\n b:tFormalExpression "'],
    ['by another prefix for types', xsi.replace(':xsi', ':i'), 'i:type="b:tFormalExpression"'],
    [
      'with namespaces of its own',
      '',
      `${xsi} xmlns:c="http://www.omg.org/spec/BPMN/20100524/MODEL" xsi:type="c:tFormalExpression"`,
    ],
  ])('[N3.1] an expression typed %s is read and written', async (_, head, type) => {
    const document = await readBpmn(typed(head, type))
    expect(checkProcess(document)).toEqual([])
    expect(compileProcess(document).flows.yes?.condition).toEqual({ text: 'x < 3' })
    expect(compileProcess(await readBpmn(await writeBpmn(document)))).toEqual(compileProcess(document))
  })

  test('[N3.1] bytes are read in the encoding they are in; what is none of it is refused', async () => {
    const xml = `<?xml version="1.0" encoding="UTF-16"?>${xmlOf(`<startEvent id="s" name="请假"/><userTask id="a"/><endEvent id="e"/>\n${LINE}`)}`
    const wide = (text: string, at: (unit: number) => number[]) =>
      new Uint8Array(Array.from({ length: text.length }, (_, n) => at(text.charCodeAt(n))).flat())
    const little = (unit: number) => [unit & 255, unit >> 8]
    const big = (unit: number) => [unit >> 8, unit & 255]
    for (const bytes of [
      wide(`\uFEFF${xml}`, little),
      wide(`\uFEFF${xml}`, big),
      wide(xml, little),
      wide(xml, big),
    ])
      expect(compileProcess(await readBpmn(bytes)).nodes.s?.name).toBe('请假')
    const [head = '', tail = ''] = xml.replace('UTF-16', 'UTF-8').split('请假')
    const encoder = new TextEncoder()
    const broken = new Uint8Array([...encoder.encode(head), 0xff, 0x80, ...encoder.encode(tail)])
    await expect(readBpmn(broken)).rejects.toThrow('the bytes are not UTF-8')
  })

  test('[N3.1] declarations of a document type are refused with the reason, a bare one is read', async () => {
    const xml = xmlOf(`<startEvent id="s"/><userTask id="a"/><endEvent id="e"/>\n${LINE}`)
    await expect(readBpmn(`<!DOCTYPE definitions [ <!ENTITY x "<b>"> ]>${xml}`)).rejects.toThrow(
      'document type',
    )
    expect(checkProcess(await readBpmn(`<!DOCTYPE definitions SYSTEM "a[b">${xml}`))).toEqual([])
  })

  test('[N3.12] conditions and constants without their type are a warning, other expressions an error', async () => {
    const task = (content: string): string =>
      xmlOf(`<startEvent id="s"/><task id="a">${content}</task><endEvent id="e"/>\n${LINE}`)
    const loop = (body: string): string =>
      task(
        `<multiInstanceLoopCharacteristics><loopCardinality>${body}</loopCardinality></multiInstanceLoopCharacteristics>`,
      )
    expect(await findings(loop('3'))).toEqual(['expression-untyped ?'])
    expect(await findings(loop('three or so'))).toEqual(['expression-not-formal'])
    expect(
      await findings(
        task('<standardLoopCharacteristics><loopCondition>x</loopCondition></standardLoopCharacteristics>'),
      ),
    ).toEqual(['expression-untyped ?'])
  })

  test.each(['<definitions', '<!-- no end', '<a b="', '<![CDATA[', '<!DOCTYPE'])(
    '[N3.1] a file that ends in the middle of %s is refused at once, however often it begins it',
    async (part) => {
      await expect(readBpmn(xmlOf(part.repeat(100_000)))).rejects.toThrow()
    },
  )
})
