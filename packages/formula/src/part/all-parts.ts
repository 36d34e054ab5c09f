import chineseDays from 'chinese-days'
import holidays from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { Decimal } from 'decimal.js'
import { RE2JS } from 're2js'
import { provideParts } from './part.ts'

provideParts({ decimal: Decimal, regex: RE2JS, lunar: chineseDays.getLunarDate, holidays })
