import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { createTestHouse, type TestHouse } from './testing/test-house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await createTestHouse()
})
afterAll(() => house.close())

test('[7.B23] every part of every operation that the log keeps is told in words of both languages', () => {
  const book = house.house.services.auditBook
  const wordless: string[] = []
  for (const operation of house.house.registry.values()) {
    if (operation.audit === false) continue
    const { properties = {} } = z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' })
    for (const key of Object.keys(properties)) {
      if (operation.secretFields.includes(key)) continue
      const part = book.partOf(operation.id, key)
      if (!part) wordless.push(`${operation.id}.${key}`)
      else if ('name' in part && !(part.name.zh && part.name.en)) wordless.push(`${operation.id}.${key}`)
      else if ('thing' in part && !book.thing(part.thing)?.names)
        wordless.push(`${operation.id}.${key} names no things`)
    }
  }
  expect(wordless).toEqual([])
})
