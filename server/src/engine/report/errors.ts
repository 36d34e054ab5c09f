import { defineError, invalidInput } from '../../kernel/index.ts'

export const definitionWrong = defineError('report.definition_wrong', 400, {
  zh: '报表设置有 {count} 处不正确。',
  en: '{count} part(s) of the report are not right.',
})

export const formUnpublished = {
  zh: '表单“{form}”还没有发布，没有可以统计的数据。',
  en: 'The form "{form}" is not published yet, so there is nothing to report on.',
}
export const fieldMissing = {
  zh: '表单中已没有这个字段，或您无权查看它。',
  en: 'The form has no such field any more, or you may not see it.',
}
export const fieldUnreadable = {
  zh: '您无权查看字段“{field}”。',
  en: 'You may not see the field "{field}".',
}
export const notNumeric = {
  zh: '“{field}”不是数字，不能计算{aggregateZh}；可改用记录数或去重数。',
  en: '"{field}" is not a number, so its {aggregateEn} cannot be computed; the number of records or of distinct values would work.',
}
export const notDate = {
  zh: '“{field}”不是日期，不能按时间分组。',
  en: '"{field}" is not a date, so it cannot be grouped by time.',
}
export const notGroupable = {
  zh: '“{field}”不能用来分组。',
  en: '"{field}" cannot be used to group by.',
}
export const notFilterable = {
  zh: '“{field}”不能用来筛选仪表盘。',
  en: 'A dashboard cannot be filtered by "{field}".',
}
export const filterTwice = {
  zh: '“{field}”已经是筛选字段。',
  en: '"{field}" is a filter already.',
}
export const measureWithoutField = {
  zh: '请为{aggregateZh}选择一个字段。',
  en: 'Choose a field for the {aggregateEn}.',
}

/** A period was asked for of a report that compares none. */
export function periodWithoutCompare() {
  const message = {
    zh: '报表没有与上期比较，不能按期查看数据。',
    en: 'The report compares no periods, so there is none to list the records of.',
  }
  return invalidInput({ count: 1 }, [{ field: 'period', code: 'period', message }])
}
