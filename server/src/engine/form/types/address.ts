import { type FieldOf, levelsOf } from '@sluice/form'
import { loadRegions } from '@sluice/form/regions'
import type { ServerPart } from '../server-part.ts'

const missing = {
  zh: '不能读作地址：没有找到省、市、区（如 浙江省杭州市西湖区文三路1号）',
  en: 'is no address: it names no province, city and district (e.g. 浙江省杭州市西湖区文三路1号)',
}

/** Kept as `浙江省/杭州市/西湖区 文三路1号`, so that what lies in a region begins with it. */
export const addressPart: ServerPart<FieldOf<'address'>> = {
  storage: () => 'text',
  comparable: () => ({ kind: 'region' }),
  search: {},
  // As it is read in one line.
  toText: (_, column) => `replace(split_part(${column}, ' ', 1), '/', '')
    || case when position(' ' in ${column}) > 0 then substr(${column}, position(' ' in ${column}) + 1) else '' end`,
  finder: async (field) => {
    const regions = await loadRegions()
    return {
      find: (text) => {
        const value = regions.read(text, levelsOf(field))
        return value === undefined ? { problem: missing } : { value }
      },
    }
  },
}
