import { expect, test } from 'vitest'
import { explainText } from './explain-text.ts'

test('[P4.4] an answer has its sentence, and a line for each rule below it', () => {
  const text = '苏瑾不能执行“删除数据”：\n- 对象 表单“供应商”\n- 对象 所有表单，范围本人'
  expect(explainText(text)).toEqual({
    headline: '苏瑾不能执行“删除数据”',
    details: '- 对象 表单“供应商”\n- 对象 所有表单，范围本人',
  })
})

test('[P4.4] an answer of one line has nothing more to say', () => {
  expect(explainText('苏瑾可以执行“查看数据”')).toEqual({
    headline: '苏瑾可以执行“查看数据”',
    details: '',
  })
})
