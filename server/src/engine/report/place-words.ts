import type { PlaceWords } from '../../kernel/index.ts'

/** What the parts of a report or dashboard are called where they are set up. */
export const reportPlaces: PlaceWords = {
  rows: { zh: '行', en: 'Rows' },
  columns: { zh: '列', en: 'Columns' },
  measures: { zh: '数值', en: 'Values' },
  fields: { zh: '列', en: 'Columns' },
  field: { zh: '字段', en: 'Field' },
  aggregate: { zh: '计算方式', en: 'Calculation' },
  bucket: { zh: '时间粒度', en: 'Period' },
  compare: { zh: '对比', en: 'Comparison' },
  top: { zh: '数量', en: 'Limit' },
  chart: { zh: '图表', en: 'Chart' },
  items: { zh: '卡片', en: 'Card' },
  filters: { zh: '筛选', en: 'Filter' },
  filter: { zh: '筛选', en: 'Filter' },
}
