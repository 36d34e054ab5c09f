import { expect, test } from 'vitest'
import { explainText } from './explain-text.ts'

const id = '01a201c6-1c63-7209-8e93-afb9279ed62f'
const words = new Map([
  [`form:${id}`, '表单“供应商”'],
  ['form:*', '所有表单'],
])

test('[P4.4] an answer says places by their names', () => {
  const { headline, details } = explainText(
    `苏瑾不能执行“删除数据”：\n- 对象 form:${id}\n- 对象 form:*，范围本人`,
    words,
  )
  expect(headline).toBe('苏瑾不能执行“删除数据”')
  expect(details).toBe('- 对象 表单“供应商”\n- 对象 所有表单，范围本人')
})

test('[P4.4] an answer of one line has nothing more to say', () => {
  expect(explainText('苏瑾可以执行“查看数据”', words)).toEqual({
    headline: '苏瑾可以执行“查看数据”',
    details: '',
  })
})
