import type { PlaceWords } from '../../kernel/index.ts'

/** What the parts of a view are called where it is set up. */
export const viewPlaces: PlaceWords = {
  kind: { zh: '显示方式', en: 'Kind' },
  filter: { zh: '筛选', en: 'Filter' },
  sort: { zh: '排序', en: 'Order' },
  fields: { zh: '显示的字段', en: 'Fields shown' },
  laneField: { zh: '看板分组', en: 'Lanes' },
  dayField: { zh: '日历日期', en: 'Day' },
  field: { zh: '字段', en: 'Field' },
}
