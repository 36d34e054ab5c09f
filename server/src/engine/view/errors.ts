import { mostLanes } from '@sluice/form'
import { defineError } from '../../kernel/index.ts'

/** How many views are kept of one form: for everybody, and for each member. */
export const viewLimits = { shared: 100, own: 50 } as const

export const viewWrong = defineError('view.definition_wrong', 400, {
  zh: '视图设置有 {count} 处不正确。',
  en: '{count} part(s) of the view are not right.',
})
export const tooManyViews = defineError('view.too_many', 409, {
  zh: '这个表单最多保存 {limit} 个这样的视图，请先删除不用的。',
  en: 'A form keeps at most {limit} such views; delete some that are not used first.',
})
export const viewChanged = defineError('view.changed', 409, {
  zh: '视图“{name}”刚被别人修改，请刷新后再保存。',
  en: 'Somebody else has just changed the view "{name}"; look at it again before you save.',
})

export const fieldMissing = {
  zh: '表单中已没有这个字段，或您无权查看它。',
  en: 'The form has no such field any more, or you may not see it.',
}
export const laneMissing = {
  zh: '看板按一个单选字段分列，请选择它。',
  en: 'A kanban has a lane for each option of a single choice; choose that field.',
}
export const dayMissing = {
  zh: '日历按一个日期字段排列，请选择它。',
  en: 'A calendar shows records on the day of a date field; choose that field.',
}
export const dayUnfit = {
  zh: '“{field}”不是日期，日历不能按它排列。',
  en: '"{field}" is not a date, so a calendar cannot show records by it.',
}
export const laneUnfit = {
  zh: `“{field}”不是选项不多于 ${mostLanes} 个的单选字段，看板不能按它分列。`,
  en: `"{field}" is not a single choice of at most ${mostLanes} options, so a kanban cannot have lanes by it.`,
}
