const aggregateNames = {
  count: { zh: '记录数', en: 'Records' },
  sum: { zh: '合计', en: 'Sum' },
  average: { zh: '平均', en: 'Average' },
  min: { zh: '最小', en: 'Minimum' },
  max: { zh: '最大', en: 'Maximum' },
  countDistinct: { zh: '去重数', en: 'Distinct' },
}

/** What a calculation is called within a sentence; `aggregate` itself for programs. */
export function aggregateParams(aggregate: keyof typeof aggregateNames) {
  const { zh, en } = aggregateNames[aggregate]
  return { aggregate, aggregateZh: zh, aggregateEn: en.toLowerCase() }
}

/** 运费合计 · Sum of freight */
export function measureName(
  aggregate: keyof typeof aggregateNames,
  field: string | undefined,
  locale: 'zh' | 'en',
): string {
  const name = aggregateNames[aggregate][locale]
  if (!field) return name
  return locale === 'zh' ? `${field}${name}` : `${name} of ${field}`
}
