import type { Field } from '@sluice/contract'

/** The day on which the sample data of scenes is made; it moves to the day on which a scene is installed. */
export const sampleDay = '2026-03-02'

/** Id of a record of the sample data. */
export function sample(formId: string, number: number): string {
  return `${formId.slice(0, 24)}${formId.slice(-3)}${String(number).padStart(9, '0')}`
}

/** The records of a form, one a day, the last of them on the sample day; numbers that count go on after them. */
export function sampleRecords(
  formId: string,
  fields: readonly Field[],
  records: readonly Record<string, unknown>[],
) {
  const codes = fields.filter((field) => field.type === 'autoNumber')
  const period = (format: string | undefined) => sampleDay.replaceAll('-', '').slice(0, format?.length ?? 0)
  const at = (index: number) => {
    const day = new Date(`${sampleDay}T01:00:00.000Z`)
    day.setUTCHours(day.getUTCHours() - 24 * (records.length - 1 - index))
    return day.toISOString()
  }
  return {
    formId,
    records: records.map((values, index) => ({
      id: sample(formId, index + 1),
      createdAt: at(index),
      createdBy: null,
      updatedAt: at(index),
      updatedBy: null,
      ownerDepartmentId: null,
      values: {
        ...values,
        ...Object.fromEntries(
          codes.map(({ id, prefix = '', dateFormat, digits }) => [
            id,
            `${prefix}${period(dateFormat)}${String(index + 1).padStart(digits, '0')}`,
          ]),
        ),
      },
    })),
    counters: codes.map(({ id, dateFormat }) => ({
      fieldId: id,
      period: period(dateFormat),
      value: records.length,
    })),
  }
}
