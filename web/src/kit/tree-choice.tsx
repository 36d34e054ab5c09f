import { TreeSelect, type TreeSelectProps } from 'antd'
import { useId } from 'react'

/** A choice from a tree whose field names the popup that it opens: antd's own names one that is not there. */
export function TreeChoice<Value>({ id, ...props }: TreeSelectProps<Value>) {
  const own = useId()
  const name = id ?? own
  return <TreeSelect {...props} id={name} popupRender={(tree) => <div id={`${name}_list`}>{tree}</div>} />
}
