import type { PlaceWords } from '../../../kernel/index.ts'

/** What the parts of an aggregate table are called where they are set up. */
export const aggregatePlaces: PlaceWords = {
  keys: { zh: '分组', en: 'Key' },
  sources: { zh: '来源', en: 'Source' },
  formId: { zh: '表单', en: 'Form' },
  tableId: { zh: '子表', en: 'Sub-table' },
  sign: { zh: '加或减', en: 'Sign' },
  valueFieldId: { zh: '累加字段', en: 'Field added up' },
  keyFieldIds: { zh: '分组字段', en: 'Field of the key' },
  filter: { zh: '条件', en: 'Filter' },
  least: { zh: '下限', en: 'Lower bound' },
  most: { zh: '上限', en: 'Upper bound' },
  message: { zh: '提示', en: 'Message' },
}
