import type { ColumnFacts } from './column-profile.ts'
import { type Doubt, doubt } from './doubt.ts'

/** What was taken for nothing although something stood there. */
export function emptinessDoubts(facts: ColumnFacts): Doubt[] {
  const doubts: Doubt[] = []
  if (facts.nullTokens > 0) {
    const text = {
      zh: `${facts.nullTokens} 个“NULL”按空值处理。`,
      en: `${facts.nullTokens} "NULL" are taken as empty.`,
    }
    doubts.push(doubt('nullToken', 'note', text))
  }
  if (facts.excelErrors.length > 0) {
    const text = {
      zh: '公式错误（如 #N/A）按空值处理。',
      en: 'Formula errors such as #N/A are taken as empty.',
    }
    doubts.push(doubt('formulaError', 'warning', text, facts.excelErrors))
  }
  if (facts.uncomputedCount > 0) {
    const text = {
      zh: `${facts.uncomputedCount} 个公式在文件里没有结果，按空值处理。请用表格软件打开并保存一次，再导入。`,
      en: `${facts.uncomputedCount} formula(s) have no result in the file and are taken as empty. Open and save it in a spreadsheet program, then import it.`,
    }
    doubts.push(doubt('uncomputed', 'warning', text, facts.uncomputed))
  }
  return doubts
}
