import type { Field } from '@sluice/contract'
import { white } from '../theme/tokens.ts'
import { filePath } from './file-face.ts'
import styles from './pictures-view.module.css'
import { idsOf, valueText } from './value-text.ts'
import type { ViewProps } from './web-part.ts'

/** What is drawn in dark ink on nothing is read on white, whatever the theme. */
const paper = { background: white }
/** Pictures a line has room for. */
const mostInLine = 3

/** Pictures: small ones in a line, larger ones that open in a tab of their own where there is room. */
export function PicturesView({ field, value, references, dense }: ViewProps<Field>) {
  const ids = idsOf(value)
  const names = ids.map((id) => references.files[id]?.name ?? valueText(field, [id], references))
  if (dense)
    return (
      <span className={styles.line} title={names.join('\n')}>
        {ids.slice(0, mostInLine).map((id, index) => (
          <img
            key={id}
            src={filePath(id)}
            alt={names[index]}
            loading="lazy"
            width={28}
            height={28}
            style={paper}
          />
        ))}
        {ids.length > mostInLine ? <span>+{ids.length - mostInLine}</span> : null}
      </span>
    )
  return (
    <span className={styles.pictures}>
      {ids.map((id, index) => (
        <a key={id} href={filePath(id)} target="_blank" rel="noreferrer">
          <img src={filePath(id)} alt={names[index]} loading="lazy" height={96} style={paper} />
        </a>
      ))}
    </span>
  )
}
