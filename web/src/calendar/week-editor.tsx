import { Button, Input } from 'antd'
import { Labelled } from '../kit/labelled.tsx'
import styles from './calendars-tab.module.css'
import { readFrames } from './frames-text.ts'
import { useText } from './texts.ts'

const weekdays = ['d0', 'd1', 'd2', 'd3', 'd4', 'd5', 'd6'] as const

/** The hours of each weekday, written as text. */
export function WeekEditor({
  week,
  onChange,
}: {
  week: readonly string[]
  onChange: (week: readonly string[]) => void
}) {
  const t = useText()
  return (
    <fieldset className={styles.week}>
      <legend>{t('hours')}</legend>
      <p className={styles.hint}>{t('hoursNote')}</p>
      {weekdays.map((weekday, index) => {
        const wrong = readFrames(week[index]!) === null
        return (
          <Labelled key={weekday} label={t(`weekdays.${weekday}`)}>
            {(id) => (
              <>
                <Input
                  id={id}
                  value={week[index]!}
                  maxLength={120}
                  status={wrong ? 'error' : ''}
                  aria-invalid={wrong}
                  aria-describedby={wrong ? `${id}-wrong` : undefined}
                  onChange={({ target }) => onChange(week.with(index, target.value))}
                />
                {wrong ? (
                  <span id={`${id}-wrong`} className={styles.wrong}>
                    {t('hoursWrong')}
                  </span>
                ) : null}
              </>
            )}
          </Labelled>
        )
      })}
      <Button
        size="small"
        onClick={() => onChange(week.map((text, index) => (index > 0 && index < 5 ? week[0]! : text)))}
      >
        {t('same')}
      </Button>
    </fieldset>
  )
}
