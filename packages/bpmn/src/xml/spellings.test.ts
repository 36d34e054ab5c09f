import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkProcess } from '../check/check-process.ts'
import { modelFiles, modelFolders } from '../testing/model-folders.ts'
import { differences } from '../testing/same-tree.ts'
import { compileProcess } from './compile.ts'
import { readBpmn, writeBpmn } from './document.ts'
import { attributesOf, type Piece, scan } from './scan.ts'

type Tag = Extract<Piece, { name: string }>
/** Draws a number from 0 to one less than a bound. */
type Draw = (bound: number) => number

const isTag = (piece: Piece): piece is Tag => 'name' in piece
const eachTag = (xml: string, write: (tag: Tag) => string): string =>
  [...scan(xml)].map((piece) => (isTag(piece) ? write(piece) : piece.source)).join('')
const eachText = (xml: string, write: (text: string) => string): string =>
  [...scan(xml)]
    .map(({ kind, source }) => (kind === 'text' && source.trim() !== '' ? write(source) : source))
    .join('')

function tagOf({ kind, name }: Tag, attributes: [string, string][], between = ' ', equals = '='): string {
  const written = attributes.map(
    ([key, value]) => `${between}${key}${equals}"${value.replaceAll('"', '&quot;')}"`,
  )
  return `<${kind === 'close' ? '/' : ''}${name}${written.join('')}${kind === 'empty' ? '/' : ''}>`
}

/** Some characters as references to their numbers; those that are entities already stay. */
function byNumber(text: string, draw: Draw): string {
  const parts = text.split(/(&[^;]*;)/)
  const number = (sign: string): string =>
    draw(3) > 0 || /[&<>"'\s]/.test(sign) ? sign : `&#x${sign.codePointAt(0)!.toString(16)};`
  return parts.map((part, n) => (n % 2 === 1 ? part : [...part].map(number).join(''))).join('')
}

/** The prefix of BPMN's own elements becomes another one. */
function withPrefix(xml: string, prefix: string): string {
  const root = [...scan(xml)].find(isTag)!
  const [declared = ''] = attributesOf(root.attributes).find(([, value]) => value.endsWith('/MODEL')) ?? []
  const before = declared === 'xmlns' ? '' : `${declared.slice('xmlns:'.length)}:`
  const renamed = (name: string): string =>
    before === '' && !name.includes(':')
      ? `${prefix}:${name}`
      : name.startsWith(before) && before !== ''
        ? `${prefix}:${name.slice(before.length)}`
        : name
  return eachTag(xml, (tag) => {
    const attributes = tag.kind === 'close' ? [] : attributesOf(tag.attributes)
    const spelled = attributes.map(([name, value]): [string, string] => [
      name === declared ? `xmlns:${prefix}` : name,
      name === 'xsi:type' ? renamed(value) : value,
    ])
    return tagOf({ ...tag, name: renamed(tag.name) }, spelled)
  })
}

/** Other ways to write the same file. */
const spellings: Record<string, (xml: string, draw: Draw) => string> = {
  'attributes in another order': (xml, draw) =>
    eachTag(xml, (tag) => {
      const all = tag.kind === 'close' ? [] : attributesOf(tag.attributes)
      return tagOf(
        tag,
        all
          .map((one) => [draw(1000), one] as const)
          .sort(([a], [b]) => a - b)
          .map(([, one]) => one),
      )
    }),
  'blanks and line breaks in tags': (xml) =>
    eachTag(xml, (tag) =>
      tag.kind === 'close'
        ? `</${tag.name}\n >`
        : tagOf(tag, attributesOf(tag.attributes), '\r\n\t', ' =\n '),
    ),
  'characters of attributes by number': (xml, draw) =>
    eachTag(xml, (tag) =>
      tag.kind === 'close'
        ? tag.source
        : tagOf(
            tag,
            attributesOf(tag.attributes).map(([name, value]) => [
              name,
              name.startsWith('xmlns') ? value : byNumber(value, draw),
            ]),
          ),
    ),
  'characters of texts by number': (xml, draw) => eachText(xml, (text) => byNumber(text, draw)),
  'texts in parts': (xml) =>
    eachText(xml, (text) =>
      text.includes('&') ? text : `${text.slice(0, 1)}<![CDATA[${text.slice(1, 2)}]]>${text.slice(2)}`,
    ),
  'empty elements with an end': (xml) =>
    eachTag(xml, (tag) =>
      tag.kind === 'empty' ? `<${tag.name}${tag.attributes}></${tag.name}>` : tag.source,
    ),
  'comments and instructions everywhere': (xml, draw) => {
    const root = xml.indexOf('efinitions')
    return eachTag(xml, (tag) =>
      tag.kind === 'close' || tag.source.includes('efinitions') || root < 0
        ? tag.source
        : `<!-- ${draw(1000)} --><?note n="${draw(1000)} > 1"?>${tag.source}`,
    )
  },
  'line breaks of another system': (xml) => xml.replaceAll('\n', '\r\n'),
  'a prefix of another alphabet': (xml) => withPrefix(xml, '流程'),
  'a prefix with marks': (xml) => withPrefix(xml, 'modèle.de-flux'),
  'our own prefix': (xml) => withPrefix(xml, 'sluice'),
}

const files = modelFiles([...modelFolders('interchange'), ...modelFolders('execution')])

describe('[N3.1] however a file is written, it means the same and nothing of it is lost', () => {
  test.each(Object.entries(spellings))('[N3.1] %s', async (_, spell) => {
    const property = fc.asyncProperty(
      fc.constantFrom(...files),
      fc.infiniteStream(fc.nat()),
      async ({ file }, numbers) => {
        const text = readFileSync(file, 'utf8').replace(/^<\?xml[^>]*\?>\s*/, '')
        const spelled = spell(text, (bound) => numbers.next().value! % bound)
        const [plain, read] = [await readBpmn(text), await readBpmn(spelled)]
        expect(compileProcess(read)).toEqual(compileProcess(plain))
        expect(checkProcess(read)).toEqual(checkProcess(plain))
        const written = await writeBpmn(read)
        expect(differences(spelled, written)).toEqual([])
        for (const [kept] of spelled.matchAll(/<!--.*?-->|<\?.*?\?>/g)) expect(written).toContain(kept)
      },
    )
    await fc.assert(property, { numRuns: 20 })
  })
})
