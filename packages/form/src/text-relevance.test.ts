import { expect, test } from 'vitest'
import { textRelevance } from './text-relevance.ts'

test('[7.B24] a name that is what was typed comes before one that begins so, has a word that does, or holds it', () => {
  const told = ['合同', '合同台账', '采购 合同', '旧合同', '台账'].map((name) => textRelevance('合同', name))
  expect(told).toEqual([100, 90, 80, 60, 0])
  expect(textRelevance('kpi', 'ＫＰＩ')).toBe(100)
})
