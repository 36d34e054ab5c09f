import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { ensureLayout, readBpmn, writeBpmn } from '@sluice/bpmn/xml'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, openWindow } from './testing/open-browser.ts'

// What Sluice writes is drawn by the field's own viewer, in a real browser: models of other tools, and models without
// coordinates that were given a layout.

const data = process.env.SLUICE_DATA ?? ''
const skipped = data === '' || !existsSync(data)
if (skipped) console.warn('SLUICE_DATA is not set: drawing the models of other tools is skipped')
const filesIn = (folder: string) =>
  skipped ? [] : readdirSync(join(data, folder)).map((file) => join(folder, file))

const dist = createRequire(join(import.meta.dirname, '../web/package.json')).resolve(
  'bpmn-js/dist/bpmn-navigated-viewer.production.min.js',
)

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await openBrowser()
  ;({ page } = await openWindow(browser))
  await page.setContent('<div id="canvas" style="width: 1200px; height: 800px"></div>')
  await page.addScriptTag({ path: dist })
})
afterAll(() => browser?.close())

interface Drawing {
  error?: string
  warnings: string[]
  shapes: string[]
}

/** Draws a model and tells what stands on the canvas. */
function draw(xml: string): Promise<Drawing> {
  return page.evaluate(async (source) => {
    const { BpmnJS } = globalThis as unknown as {
      BpmnJS: new (
        options: object,
      ) => {
        importXML(xml: string): Promise<{ warnings: { message: string }[] }>
        get(name: 'elementRegistry'): { getAll(): { id: string }[] }
        destroy(): void
      }
    }
    const viewer = new BpmnJS({ container: '#canvas' })
    try {
      const { warnings } = await viewer.importXML(source)
      const shapes = viewer.get('elementRegistry').getAll()
      return { warnings: warnings.map(({ message }) => message), shapes: shapes.map(({ id }) => id).sort() }
    } catch (error) {
      return { error: String(error), warnings: [], shapes: [] }
    } finally {
      viewer.destroy()
    }
  }, xml)
}

describe.skipIf(skipped)('[N3.1] bpmn-js', () => {
  test.each(filesIn('bpmn-interchange'))(
    '[N3.1] draws %s as written by Sluice like the original',
    async (file) => {
      const bytes = readFileSync(join(data, file))
      const original = new TextDecoder(bytes.includes('ISO-8859-1') ? 'latin1' : 'utf-8').decode(bytes)
      const drawn = await draw(await writeBpmn(await readBpmn(bytes)))
      expect(drawn.error).toBeUndefined()
      expect(drawn.shapes.length).toBeGreaterThan(2)
      const before = await draw(original)
      // Sluice writes UTF-8, whatever it read.
      before.warnings = before.warnings.filter((text) => !text.startsWith('unsupported document encoding'))
      expect(drawn).toEqual(before)
    },
  )

  test('[N3.1] draws models without coordinates once they have a layout', async () => {
    const undrawn: string[] = []
    for (const file of filesIn('bpmn-execution/models')) {
      const document = await readBpmn(readFileSync(join(data, file)))
      await ensureLayout(document)
      const { error, warnings, shapes } = await draw(await writeBpmn(document))
      // One model refers to a type that it does not define: that was so before.
      const known = document.warnings.map(({ message }) => message)
      if (error || warnings.some((text) => !known.includes(text)) || shapes.length < 2)
        undrawn.push(`${file}: ${error ?? warnings[0]}`)
    }
    expect(undrawn).toEqual([])
  })
})
