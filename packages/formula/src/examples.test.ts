import { expect, test } from 'vitest'
import { exampleEnv, exampleRow, exampleSchema } from './function/example-row.ts'
import { examples } from './function/examples.ts'
import { compileFormula, examplesOf, functionCatalog } from './index.ts'

test.each(examples)('[N2.12] %s gives %j', (text, expected) => {
  const result = compileFormula(text, exampleSchema('zh'))
  expect(result.ok ? [] : result.errors).toEqual([])
  expect(result.ok && result.formula.evaluate(exampleRow, exampleEnv)).toEqual(expected)
})

test('[N2.12] there are at least 120 functions, each with a Chinese name and an example', () => {
  const catalog = functionCatalog()
  expect(catalog.length).toBeGreaterThanOrEqual(120)
  const shown = examples.map(([text]) => text).join('\n')
  const missing = catalog
    .filter(({ name }) => !new RegExp(`(?<![A-Z])${name}\\(`).test(shown))
    .map(({ name }) => name)
  expect(missing).toEqual([])
  expect(catalog.filter(({ zh }) => !/\p{Script=Han}/u.test(zh))).toEqual([])
})

test('[N2.12] no name means two functions', () => {
  const names = functionCatalog().flatMap(({ name, zh, aliases }) => [...new Set([name, zh, ...aliases])])
  const twice = names.filter((name, index) => names.indexOf(name) !== index)
  expect(twice).toEqual([])
})

test.each(['zh', 'en'] as const)(
  '[N2.12] every function has help with examples that hold (%s)',
  (language) => {
    for (const { name } of functionCatalog()) {
      const shown = examplesOf(name, language)
      expect(shown.length, name).toBeGreaterThan(0)
      for (const { formula, result } of shown) {
        const compiled = compileFormula(formula, exampleSchema(language))
        expect(compiled.ok ? [] : compiled.errors, formula).toEqual([])
        expect(compiled.ok && compiled.formula.evaluate(exampleRow, exampleEnv), formula).toEqual(result)
      }
    }
  },
)
