import type { ReportDefinition } from '@sluice/contract'
import type { Locale } from '../../kernel/index.ts'
import type { LoadedForm } from '../form/index.ts'
import type { CompiledReport } from './compiled-report.ts'
import { measureName } from './measure-name.ts'

const bucketNames = {
  day: { zh: '日', en: 'day' },
  week: { zh: '周', en: 'week' },
  month: { zh: '月', en: 'month' },
  quarter: { zh: '季度', en: 'quarter' },
  year: { zh: '年', en: 'year' },
}

/** Says in words what a report shows: 按收货国家统计“订单”的运费合计，取前 10 组 */
export function describeReport(
  form: LoadedForm,
  { dimensions, measures }: CompiledReport,
  definition: ReportDefinition,
  locale: Locale,
): string {
  const groups = dimensions.map(({ field, bucket }) => {
    const name = field.name[locale]
    if (!bucket) return name
    return locale === 'zh'
      ? `${name}（按${bucketNames[bucket].zh}）`
      : `${name} (by ${bucketNames[bucket].en})`
  })
  const numbers = measures.map(
    ({ field, aggregate, name }) => name ?? measureName(aggregate, field?.name[locale], locale),
  )
  const filtered = definition.filter ? { zh: '，按条件筛选', en: ', filtered' }[locale] : ''
  if (locale === 'zh') {
    const by = groups.length > 0 ? `按${groups.join('、')}` : ''
    const top = definition.top ? `，取前 ${definition.top} 组` : ''
    return `${by}统计“${form.name}”的${numbers.join('、')}${filtered}${top}`
  }
  const by = groups.length > 0 ? ` by ${groups.join(', ')}` : ''
  const top = definition.top ? `, first ${definition.top} groups` : ''
  return `${numbers.join(', ')} of "${form.name}"${by}${filtered}${top}`
}
