import { expect, test } from 'vitest'
import { discover } from '../../discover.ts'
import { nameText, SluiceError } from '../../kernel/index.ts'
import { allPlaces, inputSchema, placeText } from '../../testing/input-place.ts'
import { sampleInput } from '../../testing/sample-input.ts'
import { validateInput } from './validate-input.ts'

/** Places whose name is like a name's and that take something else, with what it is. */
const otherwise = new Set([
  // The name typed to confirm a deletion is compared with the one there is.
  'app.delete name',
  'form.delete name',
  // Names of secrets are identifiers: letters, digits, - and _.
  'outbound.deleteSecret name',
  'outbound.setSecret name',
])

const isNameLike = (name: string) => /^(?:name|label|title|\w+Name)$/.test(name)

const hidden = {
  'a bell': 'a\u0007b',
  'an escape': 'a\u001b[31mb',
  C1: 'a\u0090b',
  'an override': 'invoice\u202efdp.exe',
  'an isolate': 'a\u2066b',
}
const nothing = {
  'no width': '\u200b\u200d\u2060',
  'a filler': '\u3164',
  'blanks and marks': ' \ufeff\u200b ',
}

test('[7.A15] what people call things holds nothing that is not seen, at every place of every operation that takes a name', async () => {
  const { operations } = await discover()
  const taken: string[] = []
  let places = 0
  for (const operation of operations) {
    const schema = inputSchema(operation)
    const ids = new Proxy({}, { get: () => '0193b5a0-0000-7000-8000-000000000000' })
    for (const place of allPlaces(schema)) {
      const path = `${operation.id} ${placeText(place)}`
      if (!isNameLike(place.name) || otherwise.has(path)) continue
      places++
      for (const [what, value] of Object.entries({ ...hidden, ...nothing })) {
        const code = codeAt(
          operation.input,
          sampleInput(schema, { values: {}, ids }, place, value),
          place.path,
        )
        const right = what in nothing ? 'nothing_to_see' : 'hidden_character'
        if (code !== right) taken.push(`${path} = ${what}: ${code}`)
      }
    }
  }
  expect(taken).toEqual([])
  expect(places).toBeGreaterThan(25)
})

function codeAt(schema: Parameters<typeof validateInput>[0], input: unknown, path: (string | number)[]) {
  const last = path.findLast((step) => typeof step === 'string' && step !== '[]')
  try {
    validateInput(schema, input)
    return undefined
  } catch (error) {
    if (!(error instanceof SluiceError)) throw error
    return error.fields.find(({ field }) => field.split('.').at(-1) === last)?.code
  }
}

test('[7.A15] tabs and line ends in a name, as they come with what is pasted, are blanks', () => {
  expect(nameText(20).parse('  单价\r\n（元）\t')).toBe('单价 （元）')
  expect(nameText(20).parse('👨‍👩‍👧 می‌خواهم')).toBe('👨‍👩‍👧 می‌خواهم')
})
