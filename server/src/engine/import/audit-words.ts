import { defineAuditParts } from '../../platform/audit/index.ts'

export const importParts = defineAuditParts({
  badRows: {
    name: { zh: '有错误的行', en: 'Rows with errors' },
    words: {
      skip: { zh: '跳过', en: 'Left out' },
      refuseAll: { zh: '全部不导入', en: 'Nothing is imported' },
    },
  },
  totals: {
    name: { zh: '合计行', en: 'Rows of totals' },
    words: { keep: { zh: '保留', en: 'Kept' }, leaveOut: { zh: '不导入', en: 'Left out' } },
  },
  columns: { name: { zh: '列', en: 'Columns' }, as: 'count' },
  mapping: { name: { zh: '对应的列', en: 'Columns mapped' }, as: 'count' },
  dateOrder: { quiet: true },
  numberStyle: { quiet: true },
  delimiter: { quiet: true },
  encoding: { quiet: true },
  titleFieldId: { quiet: true },
  keyFieldId: { quiet: true },
  formName: { name: { zh: '表单名称', en: 'Name of the form' }, as: 'text' },
  hasHeader: { name: { zh: '有表头', en: 'With headers' }, as: 'yesNo' },
  headerLine: { name: { zh: '表头所在行', en: 'Line of the headers' }, as: 'number' },
  sheet: { name: { zh: '工作表', en: 'Sheet' }, as: 'text' },
  'export.format': {
    name: { zh: '格式', en: 'Format' },
    words: { csv: { zh: 'CSV', en: 'CSV' }, xlsx: { zh: 'Excel', en: 'Excel' } },
  },
  'export.fields': { name: { zh: '列', en: 'Columns' }, as: 'count' },
  'export.filter': { name: { zh: '筛选条件', en: 'Conditions' }, as: 'count' },
  'export.sort': { quiet: true },
  search: { name: { zh: '搜索', en: 'Search' }, as: 'text' },
})
